"""``python -m hostile.kept FILE``: what an annotated copy of a file leaves alone, within limits, as a line of JSON."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from parts_kept import parts_kept

from medelkoll_addin.guarding.capping import cap_memory

_MEMORY, _SECONDS = 4 << 30, 120


class Kept(NamedTuple):
    """What became of a file's parts; ``refused`` when there is no copy."""

    refused: bool = False
    edited: int = 0
    identical: int = 0
    wrong: int = 0
    restored: bool = False


def kept(path: Path) -> Kept | None:
    """Annotate a file in a process of its own; None when that died or took too long."""
    command = [sys.executable, "-m", "hostile.kept", str(path)]
    home = Path(__file__).parents[1]
    try:
        run = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False, cwd=home)  # noqa: S603 - our own
        return Kept(*json.loads(run.stdout))
    except (ValueError, TypeError, subprocess.TimeoutExpired):
        return None


def main() -> None:
    """Annotate, clean, count."""
    cap_memory(_MEMORY)
    found = parts_kept(Path(sys.argv[1]).read_bytes())
    print(json.dumps(Kept(bool(found.refused), found.edited, found.identical, len(found.wrong), found.restored)))


if __name__ == "__main__":
    main()
