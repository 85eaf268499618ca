"""Whether a text file is a table with separated fields, which is a workbook, or running text."""

from __future__ import annotations

from collections import Counter

_SEPARATORS = b"\t;|"
_LOOKED_AT = 200  # lines


def is_tabular(data: bytes) -> bool:
    r"""Whether most lines have the same number of the same separator.

    >>> is_tabular(b"Insats;Belopp\nStod;100\nSumma;100"), is_tabular(b"Stod: 100 kr\n\nTotalt: 100 kr")
    (True, False)
    """
    lines = [line for line in data.replace(b"\0", b"").splitlines()[:_LOOKED_AT] if line.strip()]
    return any(_parted(lines, mark) for mark in _SEPARATORS)


def _parted(lines: list[bytes], mark: int) -> bool:
    counts = Counter(line.count(mark) for line in lines)
    counts.pop(0, None)
    return 2 * max(counts.values(), default=0) > len(lines)
