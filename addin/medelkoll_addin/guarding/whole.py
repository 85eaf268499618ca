"""A whole command in a process that may be ended: for one workbook that is read and told of at once."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import partial
from typing import TYPE_CHECKING

from medelkoll_addin.guarding import starting
from medelkoll_addin.guarding.watching import Watch
from medelkoll_addin.reading import limits

if TYPE_CHECKING:
    from collections.abc import Sequence

_COMMAND = starting.running("medelkoll_addin.guarding.command")
_START_SECONDS = 60.0  # its imports take a fraction of this, and say nothing of any file
_WRONG_COMMAND = 2  # as for a workbook that cannot be read


def run_apart(words: Sequence[str]) -> int:
    """Run a command, and say what it says; its exit code, or 2 when it had to be ended or died."""
    child = starting.new_worker(_COMMAND)
    watch = Watch(child.pid, limits.LIMITS.memory, partial(starting.end, child))
    asked = json.dumps({"limits": limits.current(), "words": list(words)}).encode()
    try:
        out, errors = child.communicate(asked + b"\n", limits.LIMITS.seconds + _START_SECONDS)
    except subprocess.TimeoutExpired:
        out, errors, code = b"", b"", -1
    else:
        code = child.returncode
    finally:
        watch.stop()
        starting.end(child)
    sys.stdout.write(out.decode())
    if code >= 0:
        sys.stderr.write(errors.decode(errors="replace"))
        return code
    sys.stderr.write("medelkoll: arbetsboken går inte att läsa inom gränserna (K906); medelkoll check säger varför.\n")
    return _WRONG_COMMAND
