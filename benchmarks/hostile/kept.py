"""``python -m hostile.kept FILE COPY``: write an annotated copy; what it leaves alone, as a line of JSON."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from parts_kept import awkward_report, parts_kept

from medelkoll_addin.annotating import annotate, clean
from medelkoll_addin.annotating.workbook import opened_workbook
from medelkoll_addin.guarding.capping import cap_memory

_MEMORY, _SECONDS = 4 << 30, 120


class Kept(NamedTuple):
    """What became of a file's parts; ``refused`` when there is no copy."""

    refused: bool = False
    edited: int = 0
    identical: int = 0
    wrong: int = 0
    restored: bool = False


def kept(path: Path, copy: Path) -> Kept | None:
    """Annotate a file in a process of its own; None when that died or took too long."""
    command = [sys.executable, "-m", "hostile.kept", str(path), str(copy)]
    home = Path(__file__).parents[1]
    try:
        run = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False, cwd=home)  # noqa: S603 - our own
        return Kept(*json.loads(run.stdout))
    except (ValueError, TypeError, subprocess.TimeoutExpired):
        return None


def main() -> None:
    """Annotate, clean, count."""
    cap_memory(_MEMORY)
    data, copy = Path(sys.argv[1]).read_bytes(), Path(sys.argv[2])
    found = parts_kept(data)
    if not found.refused:
        copy.write_bytes(annotate(data, awkward_report(opened_workbook(clean(data)))))
    print(json.dumps(Kept(bool(found.refused), found.edited, found.identical, len(found.wrong), found.restored)))


if __name__ == "__main__":
    main()
