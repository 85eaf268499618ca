"""Imported by every Python that starts with this folder on its path: writes down what it opens and whom it calls.

``GUARD_LOG`` is where, ``GUARD_INPUT`` the one file that may be read, ``GUARD_HOMES`` the folders of the program and of
Python.
What libraries that are not written in Python do is not seen here: they are handed bytes, or a file of our own making.
"""

from __future__ import annotations

import os
import sys
import tempfile

_LOG = os.environ.get("GUARD_LOG", "")
_INPUT = os.environ.get("GUARD_INPUT", "")
_HOMES = tuple(os.environ.get("GUARD_HOMES", "").split(os.pathsep))
_TEMPORARY = tempfile.gettempdir()  # opened as such, it gives a file without a name
_OWN = os.path.join(_TEMPORARY, "medelkoll")  # noqa: PTH118 - as early as this, the fewer imports the better
_SYSTEM = ("/dev/", "/proc/self/", "/proc/sys/", "/sys/", "/etc/localtime", "/usr/", "/lib", "/etc/ld.so")
_CALLS = (
    "socket.",
    "urllib.",
    "http.",
    "ftplib.",
    "smtplib.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.startfile",
)
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open":
        path, _, flags = arguments
        if isinstance(path, bytes | str) and not _may(os.path.abspath(os.fsdecode(path)), flags):  # noqa: PTH100 - see above
            _write(f"open {os.fsdecode(path)}")
    elif event == "subprocess.Popen":
        if str(arguments[0]) != sys.executable:
            _write(f"start {arguments[0]}")
    elif event.startswith(_CALLS) and event != "socket.gethostname":
        _write(f"call {event}")


def _may(path: str, flags: object) -> bool:
    if path.startswith((_OWN, "/dev/null")) or path in (_LOG, _TEMPORARY):
        return True
    writes = isinstance(flags, int) and bool(flags & _WRITES)
    return not writes and (path == _INPUT or path.startswith((*_HOMES, *_SYSTEM)))


def _write(line: str) -> None:
    log = os.open(_LOG, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(log, f"{line[:200]}\n".encode(errors="replace"))
    os.close(log)


if _LOG:
    sys.dont_write_bytecode = True
    sys.addaudithook(_watch)
