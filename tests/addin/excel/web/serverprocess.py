"""Runs the real server in a process of its own, as a user would, with a check of the test's choice.

Usage: python serverprocess.py CHECKER OPTIONS, where OPTIONS is JSON
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any, cast

from medelkoll_addin.excel.web import Options, serve
from medelkoll_addin.excel.web.checking import Checker, WorkbookChecker, answer


class Scripted:
    """Does what the posted file's first line says; the rest of the file is the report to answer with."""

    def warm_up(self) -> None:
        """There is nothing to do."""

    def check(self, data: bytes, name: str, language: str) -> bytes:
        """sleep, crash, fail, or answer."""
        order, _, report = data.partition(b"\n")
        if order == b"sleep":
            time.sleep(600)
        if order == b"crash":
            sys.exit(1)
        if order == b"fail":
            raise ValueError(report)
        if order == b"echo":
            return json.dumps({"name": name, "language": language, "size": len(data)}).encode()
        return answer(json.loads(report))


CHECKERS: dict[str, type[Checker]] = {"real": WorkbookChecker, "scripted": Scripted}

if __name__ == "__main__":
    chosen, given = sys.argv[1], cast("dict[str, Any]", json.loads(sys.argv[2]))
    files: dict[str, Any] = {name: Path(given[name]) for name in ("certificate", "key") if name in given}
    serve(Options(**(given | files)), CHECKERS[chosen]())
