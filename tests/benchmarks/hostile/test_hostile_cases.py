"""Every odd file gets its verdict and its codes, all of them and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hostile.cases import CASES

from medelkoll_addin.check import check_bytes

if TYPE_CHECKING:
    from hostile.making import Case


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_odd_file_gets_its_verdict(case: Case) -> None:
    (file,) = check_bytes(case.make(), case.name).files
    codes = [one.code for one in file.findings if one.severity != "info" or one.code[1] == "9"]

    assert (file.verdict.value, sorted(codes)) == (case.verdict, sorted(case.codes.split()))
    for one in file.findings:
        for language in ("sv", "en"):
            assert "{" not in one.message(language).replace("{stated}", "").replace("{0}", "")


def test_the_names_are_all_different() -> None:
    assert len({case.name for case in CASES}) == len(CASES)
