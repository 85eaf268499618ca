"""Whether a line goes on where the one before it was broken."""

from __future__ import annotations

import re

_WIDE = 50  # characters: a shorter line was not broken for want of room
_ENDS = re.compile(r"(?:[.!?:;]|\d ?(?:kr|kronor|tkr|mnkr|:-))\s*$")
_GOES_ON = re.compile(r"[a-zåäö(]|\d")
_AMOUNT_LAST = re.compile(r"\d ?(?:kr|kronor|tkr|mnkr|:-)\s*$")
_ONLY_AMOUNT = re.compile(r"\d[\d .,]* ?(?:kr|kronor|tkr|mnkr|:-)")  # a label's amount that found no room beside it
_AMOUNT_GOES_ON = re.compile(r"\d{3}(?: \d{3})* ?(?:kr|kronor|tkr|:-)")
_DIGITS_LAST = re.compile(r"(?<![\w-])\d{1,3}(?: \d{3})*\s*$")


def goes_on(before: str, line: str) -> bool:
    """Whether ``line`` is the rest of ``before``: a sentence that was wrapped, or an amount broken in two."""
    if _DIGITS_LAST.search(before) and _AMOUNT_GOES_ON.match(line.lstrip()):
        return True
    if _ONLY_AMOUNT.fullmatch(line.strip()) and not _AMOUNT_LAST.search(before):
        return True
    return len(before) >= _WIDE and not _ENDS.search(before) and _GOES_ON.match(line.lstrip()) is not None
