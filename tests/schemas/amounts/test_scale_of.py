from __future__ import annotations

import pytest

from medelkoll_schemas.amounts import KR, MDKR, MNKR, ORE, TKR, scale_of


@pytest.mark.parametrize(
    ("header", "scale"),
    [
        ("Belopp (tkr)", TKR),
        ("Kronor", KR),
        ("kr", KR),
        ("mnkr", MNKR),
        ("Totalt (kronor)", KR),
        ("(belopp angivna i tkr)", TKR),
        ("Belopp i tusental kronor", TKR),
        ("Tusentals kronor", TKR),
        ("1000-tals kronor", TKR),
        ("Belopp i 1\u00a0000 kr", TKR),
        ("Totalt, mnkr", MNKR),
        ("milj. kr", MNKR),
        ("Mkr (miljoner kronor)", MNKR),
        ("Medel överenskommelse 2020-2022 (MKR)", MNKR),
        ("Tillskott, mdkr", MDKR),
        ("Öre per invånare", ORE),
        ("Totalt 2020, tkr", TKR),
        ("Kommun", None),
        ("Miljonprogrammet", None),
        ("Krav", None),
        ("kr och tkr", None),
        ("Kronor (i tabell 2: tkr)", None),
        ('# ##0" tkr"', TKR),
        ('#,##0 "kr";-#,##0 "kr"', KR),
        ("#,##0.00 [$kr-41D]", KR),
        ("#,##0,", None),
        ('0.0,, "mnkr"', None),
        ('#,##0, "tkr"', None),
        ("General", None),
        ("", None),
    ],
)
def test_units_that_headers_and_formats_name(header: str, scale: int | None) -> None:
    assert scale_of(header) == scale
