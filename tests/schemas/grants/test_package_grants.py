"""The package's grants say what their documents say; every figure here was read in the document."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest

from medelkoll_schemas.grants import grants
from medelkoll_schemas.grants.model import Grant, PerInhabitant, Redirect, SpendingReport, Split, Term, Whole
from medelkoll_schemas.reference import Level, members, population

KR = 100


def meant(terms: tuple[Term, ...], label: str) -> list[str]:
    return [term.id for term in terms if term.meant_by(label)]


def stated(grant: Grant) -> dict[str, int | None]:
    return {one.key: one.amount for one in grant.stated}


def per_inhabitant() -> PerInhabitant:
    rule = grants()["delregionala-medel-2019-2020"].per_inhabitant
    assert rule is not None
    return rule


def test_the_five_grants() -> None:
    assert list(grants()) == [
        "brukarmedverkan-2024",
        "delregionala-medel-2019-2020",
        "inrapportering-brukarsamverkan-2018",
        "uppdrag-brukarsamverkan-2018",
        "utokade-medel-2024",
    ]


def test_extended_funds_2024() -> None:
    grant = grants()["utokade-medel-2024"]

    assert grant.decided_total == 25_254_013 * KR
    assert stated(grant) == {"ram": 106_679_943 * KR, "total": 25_254_013 * KR, "tidigare": None}
    assert grant.wholes == (Whole("ram", ("tidigare", "total")),)
    assert grant.splits == (Split("samsjuklighet", (("vgr", 1), ("kommunalforbunden", 2)), 100_000 * KR),)
    assert (grant.per_inhabitant, grant.report, grant.facts) == (None, None, ())


@pytest.mark.parametrize(
    ("heading", "category"),
    [
        ("Samfinansierade verksamheter", "samfinansierade"),
        ("Utvecklingsarbete utifrån gruppen personer med samsjuklighet", "samsjuklighet"),
        ("Utvecklingsarbete utifrån identifierade skav inom område barn och unga", "skav"),
        ("Behovs- och gapanalys samt översyn av strukturen för samverkan inom området psykisk hälsa", "behovsanalys"),
    ],
)
def test_each_heading_of_the_summary_means_one_category(heading: str, category: str) -> None:
    assert meant(grants()["utokade-medel-2024"].categories, heading) == [category]


@pytest.mark.parametrize(
    ("words", "recipient"),
    [
        ("1 300 000 kronor till VGR", "vgr"),
        ("2 700 000 kronor till kommunalförbunden", "kommunalforbunden"),
        ("300 000 kronor till VKV", "vkv"),
        ("Delregional vårdsamverkan", "vardsamverkan"),
    ],
)
def test_each_recipient_by_the_documents_words(words: str, recipient: str) -> None:
    assert meant(grants()["utokade-medel-2024"].recipients, words) == [recipient]


@pytest.mark.parametrize(
    ("words", "area"),
    [("Från barn- och unga området avsätts", "barn_och_unga"), ("Från samsjuklighetsområdet avsätts", "samsjuklighet")],
)
def test_each_focus_area_by_the_documents_words(words: str, area: str) -> None:
    assert meant(grants()["utokade-medel-2024"].focus_areas, words) == [area]


def test_user_participation_2024() -> None:
    grant = grants()["brukarmedverkan-2024"]

    assert grant.decided_total == 2_000_000 * KR
    assert stated(grant) == {"nationell_ram": 24_000_000 * KR, "total": 2_000_000 * KR}
    assert meant(grant.categories, "Koordinatorer brukarorganisation, inkl. OH-kostnader") == ["koordinatorer"]
    assert meant(grant.recipients, "NSPH VG") == ["nsph_vg"]


def test_the_order_for_user_collaboration_2018() -> None:
    order = grants()["uppdrag-brukarsamverkan-2018"]
    report = grants()["inrapportering-brukarsamverkan-2018"].report

    assert stated(order) == {"uppdrag": 2_000_000 * KR}  # 2 mnkr
    assert report is not None
    assert [one.shared for one in order.stated] == [f"{report.shared}:14"]  # what Västra Götaland reports on


def test_the_counties_reports_2018() -> None:
    capitals = (("01", 2_000_000 * KR), ("12", 2_000_000 * KR), ("14", 2_000_000 * KR))

    report = grants()["inrapportering-brukarsamverkan-2018"].report

    assert report == SpendingReport(1_000_000 * KR, capitals, "brukarsamverkan-2018")


def test_180_ore_per_inhabitant() -> None:
    assert per_inhabitant() == PerInhabitant(
        rate=Fraction(180),
        year=2018,
        parts=(("kommun", Fraction(1, 3)), ("vgr", Fraction(2, 3))),
        rounding=100 * KR,
        redirects=(
            Redirect("goteborgsomradet", "kommun", None),
            Redirect("alingsas_lerum", "vgr", "sodra_alvsborg"),
        ),
    )


@pytest.mark.parametrize(
    ("areas", "part", "amount"),
    [
        (["Skaraborg"], "kommun", 160_400),
        (["Skaraborg"], "vgr", 320_700),
        (["SIMBA"], "kommun", 71_100),
        (["SIMBA"], "vgr", 142_100),
        (["Fyrbodal"], "kommun", 172_300),
        (["Fyrbodal"], "vgr", 344_600),
    ],
)
def test_the_rule_gives_the_documents_table(areas: list[str], part: str, amount: int) -> None:
    persons = sum(inhabitants(area, per_inhabitant().year) for area in areas)

    assert rounds_to(persons, part, amount)


def test_one_area_of_the_documents_table_is_of_the_year_before() -> None:
    before, other = inhabitants("Södra Älvsborg", 2017), inhabitants("Alingsås/Lerum", 2018)

    assert rounds_to(before, "kommun", 133_500)
    assert rounds_to(before + other, "vgr", 366_900)
    assert not rounds_to(inhabitants("Södra Älvsborg", 2018), "kommun", 133_500)


def inhabitants(area: str, year: int) -> int:
    return sum(population(one.code, year) for one in members(area, Level.AREA))


def rounds_to(persons: int, part: str, amount: int) -> bool:
    rule = per_inhabitant()
    exact: Fraction = persons * rule.rate * dict(rule.parts)[part]
    return bool(abs(exact - amount * KR) <= Fraction(rule.rounding, 2))


@pytest.mark.parametrize(("text", "found"), [("senast februari", True), ("senast 1 mars", True), ("i mars", False)])
def test_the_deadline_is_read_as_both_places_say_it(text: str, *, found: bool) -> None:
    (fact,) = grants()["delregionala-medel-2019-2020"].facts

    assert bool(re.search(fact.pattern, f"Redovisningen ska ske {text} varje år.")) is found


@pytest.mark.parametrize("grant", grants().values(), ids=lambda grant: grant.id)
def test_what_a_grant_refers_to_is_there(grant: Grant) -> None:
    recipients, areas = {one.id for one in grant.recipients}, {one.id for one in grant.areas}
    categories = {one.id for one in grant.categories}

    assert {recipient for split in grant.splits for recipient, _ in split.weights} <= recipients
    assert {split.category for split in grant.splits} <= categories
    assert {key for whole in grant.wholes for key in (whole.whole, *whole.parts)} <= set(stated(grant))
    if grant.per_inhabitant:
        redirects = grant.per_inhabitant.redirects
        assert {part for part, _ in grant.per_inhabitant.parts} <= recipients
        assert {area for one in redirects for area in (one.area, one.paid_to) if area} <= areas
        assert {one.part for one in redirects} <= recipients
