"""Memory that is not to be had is told from a workbook that is damaged."""

from __future__ import annotations

import errno
import subprocess
import sys
import zlib
from xml.parsers import expat

import pytest

from medelkoll_addin.memory import is_starved

_STARVED = """
import resource
from medelkoll_addin.annotating.xml import parsed
from medelkoll_addin.reading.xml import check, tree

part = b"<a><b c='" + b"x" * 9_000_000 + b"'/></a>"
taken = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (taken + 4_000_000,) * 2)
for reader in (lambda: parsed(part), lambda: check(part, "a"), lambda: tree(part, "a")):
    try:
        reader()
    except BaseException as error:
        print(type(error).__name__)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="there is no such limit there")
def test_a_parser_that_gets_no_memory_does_not_blame_the_part() -> None:
    run = subprocess.run([sys.executable, "-c", _STARVED], capture_output=True, text=True, check=True)  # noqa: S603 - our own

    assert run.stdout.split() == ["MemoryError"] * 3


@pytest.mark.parametrize(
    ("error", "starved"),
    [
        (expat.ExpatError("out of memory: line 1, column 3"), True),
        (expat.ExpatError("no element found: line 1, column 0"), False),
        (zlib.error("Error -4 while decompressing data"), True),
        (zlib.error("Error -3 while decompressing data: invalid block type"), False),
        (OSError(errno.ENOMEM, "Cannot allocate memory"), True),
        (FileNotFoundError(errno.ENOENT, "No such file"), False),
    ],
)
def test_which_errors_mean_that_there_is_no_memory(error: Exception, starved: bool) -> None:  # noqa: FBT001 - a parameter
    assert is_starved(error) == starved
