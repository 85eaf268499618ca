"""How a lone doubtful cause and a cause said twice are worded."""

from __future__ import annotations

import pytest

from medelkoll_schemas.findings import Cause, Certainty, Finding, Severity
from medelkoll_schemas.messages import word

CELLS = {1: "C6", 2: "C7"}


def finding(*causes: Cause) -> Finding:
    return Finding(
        0, "K401", Severity.ERROR, 1, (1, 2), 13_350_000, 13_470_000, -120_000, causes, {"subject": "Kommun"}
    )


def said(*causes: Cause, language: str = "sv") -> str:
    return word(finding(*causes), language, naming=CELLS.__getitem__).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "sv",
            "En möjlig förklaring: två siffror har bytt plats i C7 (då ska det stå 134 700). Jämför",
        ),
        ("en", "One possible explanation:"),
    ],
)
def test_a_lone_doubtful_cause_is_only_possible(language: str, expected: str) -> None:
    cause = Cause("transposed_digits", 2, 13_470_000, -120_000, Certainty.AMBIGUOUS)

    assert expected in said(cause, language=language)


def test_the_same_cause_in_a_second_cell_is_not_explained_again() -> None:
    facts: dict[str, str | int] = {"year": 2017, "reference_date": "2018-12-31"}
    first = Cause("other_year_population", 1, 13_470_000, -120_000, facts=facts)
    second = Cause("other_year_population", 2, 36_930_000, -240_000, facts=facts)

    told = said(first, second)

    assert told.count("folkmängden 2017") == 1
    assert told.endswith("då ska det stå 134 700 i C6. Samma sak i C7; skriv 369 300.")


def test_another_year_is_another_cause() -> None:
    first = Cause("other_year_population", 1, 13_470_000, -120_000, facts={"year": 2017})
    second = Cause("other_year_population", 2, 36_930_000, -240_000, facts={"year": 2016})

    assert "Samma sak" not in said(first, second)


def dropped(*kronor: int) -> list[Cause]:
    return [Cause("dropped_digit", 1, 100 * one, 0, Certainty.AMBIGUOUS) for one in kronor]


def test_one_slip_that_leads_to_several_figures_is_said_once() -> None:
    assert "En möjlig förklaring: en siffra har fallit bort i C6 (då ska det stå 1 723 eller 1 724)." in said(
        *dropped(1723, 1724)
    )
    assert "(då ska det stå 1 723, 1 724, 1 725 eller liknande)" in said(*dropped(1723, 1724, 1725, 1726))


def test_of_many_explanations_the_first_few_are_said() -> None:
    """Six and one more are seven; of nine, six are said and three counted."""
    kinds = ["wrong_digit", "dropped_digit", "extra_digit", "sign", "transposed_digits", "factor_100", "factor_1000"]
    several = [Cause(kind, 1, 13_470_000, -120_000, Certainty.AMBIGUOUS) for kind in kinds]
    others = [Cause(kind, 2, 13_470_000, -120_000, Certainty.AMBIGUOUS) for kind in kinds[:2]]

    assert "i fel enhet, kronor mot tusental" in said(*several)
    assert "eller någon av 3 andra. Jämför" in said(*several, *others)
