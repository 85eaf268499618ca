from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from medelkoll_schemas.findings import Cause, Certainty, Finding, Severity
from medelkoll_schemas.messages import quantity_of, word
from medelkoll_schemas.messages.filling import measure, typed

if TYPE_CHECKING:
    from collections.abc import Mapping

KR = 100
TRANSPOSED = Cause("transposed_digits", 6, 4_005_000 * KR, 45_000 * KR)


def summary(
    causes: tuple[Cause, ...] = (TRANSPOSED,),
    facts: Mapping[str, str | int] = MappingProxyType({}),
    variant: str = "",
) -> Finding:
    stated, expected = 4_050_000 * KR, 4_005_000 * KR
    return Finding(0, "K301", Severity.ERROR, 6, (6,), stated, expected, stated - expected, causes, facts, variant)


def naming(place: int) -> str:
    return f"C{place}"


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_the_designed_example_word_by_word() -> None:
    assert plain(word(summary(), naming=naming)) == (
        "Sammanfattningen säger 4 050 000 kr men delposterna blir 4 005 000 kr (45 000 kr för mycket). "
        "Två siffror har troligen bytt plats i C6; skriv 4 005 000."
    )


def test_amounts_have_no_break_spaces() -> None:
    assert "4\u00a0050\u00a0000\u00a0kr" in word(summary())


def test_english_has_the_same_figures() -> None:
    assert plain(word(summary(), "en", naming=naming)) == (
        "The summary says 4 050 000 kr but the lines make 4 005 000 kr (45 000 kr too much). "
        "Two digits have probably changed places in C6; write 4 005 000."
    )


def test_the_subject_is_named_when_it_is_known() -> None:
    for fact in ("subject", "label", "category"):
        text = word(summary(facts={fact: "Barn och unga"}))
        assert plain(text).startswith("Sammanfattningen säger 4 050 000 kr för ”Barn och unga” men delposterna blir")


def test_a_line_that_is_not_counted_is_not_called_a_sum() -> None:
    cause = Cause("text_number", 4, 875_000 * KR, -875_000 * KR)
    line = Finding(0, "K201", Severity.ERROR, 4, (4, 6), 875_000 * KR, 875_000 * KR, 0, (cause,), {"stated_cell": 6})

    assert plain(word(line, naming=naming)) == (
        "Summan i C6 stämmer inte med delposterna. "
        "Talet i C4 är lagrat som text och räknas därför inte med; skriv in 875 000 igen som tal."
    )


def test_without_a_cause_it_says_what_to_do() -> None:
    assert word(summary(causes=())).endswith("Jämför med kategorins poster och rätta det belopp som är fel.")


def test_a_part_is_not_called_a_sum() -> None:
    """What is wrong is the first year, not the row's sum of both."""
    year = Finding(0, "K202", Severity.ERROR, 4, (4, 5, 6), 925_936 * KR, 3_925_936 * KR, -3_000_000 * KR)
    dropped = Cause("dropped_digit", 4, 3_925_936 * KR, -3_000_000 * KR)
    facts: dict[str, str | int] = {"subject": "Brukarrevision", "label": "Brukarrevision", "stated_cell": 6}

    assert plain(word(replace(year, causes=(dropped,), facts=facts), naming=naming)) == (
        "Raden ”Brukarrevision” har 925 936 kr i C4, men för att radens summa i C6 ska stämma ska det stå 3 925 936 kr "
        "(3 000 000 kr för lite). En siffra har troligen fallit bort i C4; skriv 3 925 936."
    )


def test_too_little_is_said_as_such() -> None:
    short = Finding(0, "K201", Severity.ERROR, 3, (3,), 100 * KR, 150 * KR, -50 * KR)

    assert "(50 kr för lite)" in plain(word(short))


def test_equally_good_explanations_are_all_given() -> None:
    other = Cause("omitted_line", 6, None, 45_000 * KR, Certainty.AMBIGUOUS, {"line": 7})
    first = Cause("transposed_digits", 6, 4_005_000 * KR, 45_000 * KR, Certainty.AMBIGUOUS)

    assert plain(word(summary(causes=(first, other)), naming=naming)).endswith(
        "Flera förklaringar är lika troliga: två siffror har bytt plats i C6 (då ska det stå 4 005 000) "
        "eller posten i C7 på 45 000 kr är inte med i summan. Jämför med underlaget innan du ändrar."
    )


def test_two_explanations_in_the_same_words_are_said_once() -> None:
    twin = Cause("omitted_line", 6, None, 45_000 * KR, Certainty.AMBIGUOUS, {"line": 7})

    assert word(summary(causes=(twin, twin)), naming=naming).count("C7") == 1


def test_a_suggestion_is_in_the_cell_s_own_unit() -> None:
    thousands = Cause("wrong_digit", 6, 4_005_000 * KR, 45_000 * KR, facts={"scale": 1000 * KR})

    assert plain(word(summary(causes=(thousands,)), naming=naming)).endswith("skriv 4 005.")


def test_a_population_is_no_amount() -> None:
    finding = Finding(0, "K402", Severity.ERROR, 4, (4,), 39_789, 39_879, -90, facts={"subject": "Lidköping"})

    assert quantity_of(finding) == "population"
    assert plain(word(finding, naming=naming)).startswith(
        "C4 anger 39 789 invånare för Lidköping, men SCB:s folkmängd är 39 879."
    )


def test_facts_are_worded_by_their_names() -> None:
    facts = {"rule": "K301", "reason": ""}
    crash = Finding(0, "K911", Severity.WARNING, None, facts=facts)
    saved = Finding(0, "K909", Severity.INFO, 2, facts={"amounts_antal": 1234})
    twice = Finding(0, "K403", Severity.ERROR, 9, facts={"name": "Ale", "first_cell": 3}, variant="twice")

    assert word(crash).startswith("Kontrollen K301 kunde inte göras. ")
    assert plain(word(saved, naming=naming)).startswith("Dolda celler innehåller 1 234 belopp, det första i C2.")
    assert word(twice, naming=naming).startswith("Ale står två gånger, i C3 och C9.")


def test_keys_from_the_reader_are_worded() -> None:
    pdf = Finding(0, "K901", Severity.ERROR, None, facts={"name": "a.xlsx", "found": "PDF"})
    large = Finding(0, "K906", Severity.ERROR, None, facts={"kind": "sheets", "found": 1001, "limit": 1000})
    nameless = Finding(0, "K903", Severity.ERROR, None, facts={"problem": "something new"})

    assert word(pdf).startswith("Filen är inte en arbetsbok utan ett PDF-dokument. ")
    assert plain(word(large)).startswith("Arbetsboken är för stor: antalet blad är 1 001, gränsen är 1 000. ")
    assert word(nameless).startswith("Filen är skadad och kan inte läsas. ")
    assert word(pdf, "en").startswith("The file is not a workbook but a PDF document. ")


def test_a_cause_points_at_lines_and_other_cells() -> None:
    left_out = Cause("omitted_line", 6, 4_005_000 * KR, 45_000 * KR, facts={"line": 3, "line_2": 4})
    swapped = Cause("swapped_cells", 6, 4_005_000 * KR, 45_000 * KR, facts={"other": 9})

    assert "Posterna i C3 och C4 är troligen inte med i summan i C6;" in word(summary((left_out,)), naming=naming)
    assert "Beloppen i C6 och C9 har troligen bytt plats;" in word(summary((swapped,)), naming=naming)


def test_what_the_causes_leave_unexplained_is_said() -> None:
    partial = Cause("omitted_line", 6, 4_005_000 * KR, 40_000 * KR, facts={"line": 3, "remains": -5_000 * KR})

    assert plain(word(summary((partial,)))).endswith("ta med den. Sedan återstår 5 000 kr att förklara.")


def test_the_reader_may_name_the_variant_among_its_facts() -> None:
    missing = Finding(0, "K905", Severity.ERROR, None, facts={"variant": "missing"})

    assert word(missing).startswith("Filen eller mappen finns inte.")


def test_a_finding_about_the_whole_file_names_no_cell() -> None:
    missing = Finding(0, "K905", Severity.ERROR, None, variant="missing")

    assert word(missing).startswith("Filen eller mappen finns inte. Kontrollera namnet")


def test_a_variant_without_words_of_its_own_takes_the_default() -> None:
    assert word(summary(variant="nonsense")) == word(summary())


def test_an_information_may_ask_for_nothing() -> None:
    coarse = Finding(
        0, "K404", Severity.INFO, 2, (2,), 160_000 * KR, 160_400 * KR, -400 * KR, facts={"rounding_ore": 1000 * KR}
    )

    assert plain(word(coarse, naming=naming)) == (
        "C2 anger 160 000 kr, som stämmer med 160 400 kr om det är avrundat till hela 1 000 kr."
    )


def test_words_from_a_workbook_are_never_templates() -> None:
    text = word(summary(facts={"subject": "{cell} {0} {"}))

    assert "”{cell} {0} {”" in text


def test_measures() -> None:
    assert [plain(measure(180, {"quantity": kind})) for kind in ("amount", "population", "rate", "share")] == [
        "1,80 kr",
        "180",
        "180 öre",
        "1,8 %",
    ]
    assert [plain(typed(value, {})) for value in (-4_500_000, 1_250, 5)] == ["−45 000", "12,5", "0,05"]
    assert typed(39_879, {"quantity": "population"}) == "39\u00a0879"


def test_old_values_are_one_sentence_since_one_remedy_is_for_all() -> None:
    old = [Cause("stale_value", place, None, 0) for place in (6, 7, 8)]
    two, three = (plain(word(summary(causes=tuple(old[:count])), naming=naming)) for count in (2, 3))

    assert two.endswith("C6 och C7 visar troligen gamla värden; öppna arbetsboken i Excel, räkna om med F9 och spara.")
    assert "C6 och 2 celler till visar troligen gamla värden;" in three


def test_two_cells_that_changed_places_are_said_once() -> None:
    both = [Cause("swapped_cells", one, None, 0, facts={"other": other}) for one, other in ((6, 9), (9, 6))]

    assert plain(word(summary(causes=tuple(both)), naming=naming)).count("har troligen bytt plats") == 1
