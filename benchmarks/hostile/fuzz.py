"""A coverage-guided fuzzer for what is read and marked, run by hand: ``python -m hostile.fuzz SECONDS FOLDER``.

It needs atheris (``pip install atheris``), which nothing else does. Each input takes the place of one part of the small
workbook of ``making``; the first byte says of which. A workbook is to be read or refused with a reason, and marked and
led back to the very file or refused with a reason. FOLDER keeps what reached new code; whatever is found lies in the
working folder as ``crash-…`` or ``timeout-…`` and, once mended, becomes a case.
"""

from __future__ import annotations

import random
import sys
import zipfile
from hashlib import sha256
from importlib import import_module
from pathlib import Path

import atheris

from hostile.making import plain, zipped

with atheris.instrument_imports(include=["medelkoll_addin"]):
    from medelkoll_addin.annotating import AnnotatingError, annotate, clean
    from medelkoll_addin.reading import read
    from medelkoll_addin.reading.unreadable import UnreadableError

    import_module("medelkoll_addin.reading.xlsx")  # which is imported where it is used, and would go unseen

_PARTS = sorted(plain())
_ANEW = 0.2
_REPORT: dict[str, object] = {
    "version": 1,
    "files": [
        {
            "verdict": "failed",
            "findings": [
                {"code": "K201", "severity": "error", "message": "=1 & <2>", "sheet": "Data", "cell": cell}
                for cell in ("B4", "A1", "XFD9")
            ],
        }
    ],
}


def workbook(given: bytes) -> bytes:
    """The workbook in which these bytes, but the first, stand for one part."""
    part = _PARTS[given[0] % len(_PARTS)] if given else _PARTS[0]
    return zipped({**plain(), part: given[1:]}, zipfile.ZIP_STORED)


def try_one(given: bytes) -> None:
    """Read, mark and lead back; whatever is raised but a refusal is a finding."""
    data = workbook(given)
    try:
        read(data, "a.xlsx")
    except UnreadableError:
        return
    try:
        copy = annotate(data, _REPORT)
    except AnnotatingError:
        return
    if clean(copy) != data:
        raise AssertionError(sha256(data).hexdigest())


def mutated(given: bytes, most: int, seed: int) -> bytes:
    """Another input: now and then from a part as it is, for of those that lead to the same code only one is kept."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    if not given or chance.random() < _ANEW:
        part = chance.randrange(len(_PARTS))
        given = bytes([part]) + plain()[_PARTS[part]]
    return given[:1] + bytes(atheris.Mutate(given[1:], most - 1))


def main() -> None:
    """Fuzz."""
    seconds, folder = sys.argv[1], Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    limits = ["-timeout=20", "-rss_limit_mb=4096", "-max_len=20000", "-len_control=0", f"-max_total_time={seconds}"]
    atheris.Setup([sys.argv[0], *limits, str(folder)], try_one, custom_mutator=mutated)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
