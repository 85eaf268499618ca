"""A grant file of one's own: what it may say, and what is refused by the name of its key."""

from __future__ import annotations

from fractions import Fraction

import pytest

from medelkoll_schemas.grants import Grant, GrantFileError, read_grant
from medelkoll_schemas.grants.model import Fact, Redirect, SpendingReport, Split, Stated, Term

HEAD = 'id = "x"\nname = "X"\nsource = "S"\n'
RATE = f'{HEAD}[per_inhabitant]\nrate = "180 öre"\nyear = 2018\n'


def refused(text: str) -> str:
    with pytest.raises(GrantFileError) as caught:
        read_grant(text, "own.toml")
    return str(caught.value)


def test_the_least_that_a_grant_says() -> None:
    assert read_grant(HEAD, "own.toml") == Grant(id="x", name="X", source="S")


WHOLE = """
id = "x"
name = "X"
source = "S"
decided_total = "1,5 mnkr"
recognise = { required = ["a"], typical = ["b*", "c"] }
category = [{ id = "k", name = "K", words = ["k*"] }]
focus_area = [{ id = "o", name = "O", words = [] }]
recipient = [{ id = "m", name = "M" }]
area = [{ id = "d", name = "D", words = ["d", "e"] }]
stated = [{ key = "s", labels = ["l"], amount = "1 254 013 kr", shared = "t" }, { key = "u" }]
whole = [{ whole = "s", parts = ["u"] }]
split = [{ category = "k", weights = { m = 2 }, rounding = "100 kr" }, { weights = { m = 1 } }]
report = { standard = "1 000 000 kr", special = { 01 = "2 mnkr" }, shared = "t" }
fact = [{ key = "f", name = "F", labels = ["l"], pattern = 'senast \\d' }]
words = { area = ["trakt"] }
[per_inhabitant]
rate = "180 öre"
year = 2018
rounding = "100 kr"
parts = { m = "1/3" }
redirect = [{ area = "d", part = "m" }, { area = "d", part = "m", paid_to = "e" }]
"""


def test_all_that_a_grant_can_say() -> None:
    grant = read_grant(WHOLE, "own.toml")

    assert grant.decided_total == 150_000_000
    assert (grant.required, grant.typical) == (("a",), ("b*", "c"))
    assert grant.categories == (Term("k", "K", ("k*",)),)
    assert grant.recipients == (Term("m", "M", ()),)
    assert (grant.focus_areas[0].id, grant.areas[0].words) == ("o", ("d", "e"))
    assert grant.stated == (Stated("s", ("l",), 125_401_300, "t"), Stated("u", ()))
    assert (grant.wholes[0].whole, grant.wholes[0].parts) == ("s", ("u",))
    assert grant.splits == (Split("k", (("m", 2),), 10_000), Split(None, (("m", 1),), 0))
    assert grant.report == SpendingReport(100_000_000, (("01", 200_000_000),), "t")
    assert grant.facts == (Fact("f", "F", ("l",), r"senast \d"),)
    assert grant.words == {"area": ("trakt",)}
    assert grant.per_inhabitant is not None
    assert (grant.per_inhabitant.rate, grant.per_inhabitant.parts) == (Fraction(180), (("m", Fraction(1, 3)),))
    assert (grant.per_inhabitant.year, grant.per_inhabitant.rounding) == (2018, 10_000)
    assert grant.per_inhabitant.redirects == (Redirect("d", "m", None), Redirect("d", "m", "e"))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('id = "x"\nname = "X"', "source must be a text"),
        ('id = "x"\nname = " "\nsource = "S"', "name must be a text"),
        ('id = 1\nname = "X"\nsource = "S"', "id must be a text"),
        (f"{HEAD}bidrag = 1", "unknown key bidrag"),
        (f"{HEAD}discover = 1", "discover must be true or false"),
        (f'{HEAD}required = ["a"]', "unknown key required"),
        (f'{HEAD}recognise = {{ wanted = ["a"] }}', "recognise: unknown key wanted"),
        (f"{HEAD}recognise = 1", "recognise must be a table"),
        (f'{HEAD}recognise = {{ required = "a" }}', "recognise: required must be a list of texts"),
        (f"{HEAD}recognise = {{ required = [1] }}", "recognise: required must be a list of texts"),
        (f"{HEAD}category = 1", "category must be a list of tables"),
        (f"{HEAD}category = [1]", "category must be a list of tables"),
        (f'{HEAD}category = [{{ id = "a", name = "A" }}, {{ id = "b" }}]', "category 2: name must be a text"),
        (f'{HEAD}recipient = [{{ id = "a", name = "A", word = ["a"] }}]', "recipient 1: unknown key word"),
        (f'{HEAD}stated = [{{ key = "s", amount = "ca 5 kr" }}]', "stated 1: amount must be an amount"),
        (f"{HEAD}decided_total = 25254013", "decided_total must be a text"),
        (f'{HEAD}decided_total = "1.134"', "decided_total must be an amount"),
        (f'{HEAD}decided_total = "12 st"', "decided_total must be an amount"),
        (f'{HEAD}whole = [{{ parts = ["a"] }}]', "whole 1: whole must be a text"),
        (f'{HEAD}whole = [{{ whole = "a", part = ["b"] }}]', "whole 1: unknown key part"),
        (f"{HEAD}split = [{{ weights = {{ vgr = 0 }} }}]", "split 1: weights: vgr must be a whole number, 1 or more"),
        (f"{HEAD}split = [{{ weights = {{ vgr = 1.5 }} }}]", "split 1: weights: vgr must be a whole number"),
        (f"{HEAD}split = [{{ weights = {{ vgr = true }} }}]", "split 1: weights: vgr must be a whole number"),
        (f'{HEAD}split = [{{ rounding = "5 st" }}]', "split 1: rounding must be an amount"),
        (f"{HEAD}per_inhabitant = {{ year = 2018 }}", "per_inhabitant: rate must be a text"),
        (
            f'{HEAD}per_inhabitant = {{ rate = "180 öre", year = "i år" }}',
            "per_inhabitant: year must be a whole number",
        ),
        (f'{RATE}parts = {{ vgr = "1/0" }}', "per_inhabitant: parts: vgr must be a share such as 1/3"),
        (f'{RATE}parts = {{ vgr = "hälften" }}', "per_inhabitant: parts: vgr must be a share such as 1/3"),
        (f'{RATE}redirect = [{{ area = "a", part = "b", to = "c" }}]', "per_inhabitant: redirect 1: unknown key to"),
        (f"{HEAD}report = {{}}", "report: standard must be a text"),
        (f'{HEAD}report = {{ standard = "1 kr", special = {{ 01 = "2" , 12 = "x" }} }}', "report: special: 12 must be"),
        (f'{HEAD}fact = [{{ key = "f", name = "F", pattern = "(" }}]', "fact 1: pattern must be a pattern ("),
        (f'{HEAD}words = {{ area = "x" }}', "words: area must be a list of texts"),
        ("[[[", "Invalid"),
    ],
)
def test_what_is_refused_is_named(text: str, says: str) -> None:
    assert refused(text).startswith(f"own.toml: {says}")


@pytest.mark.parametrize(
    ("written", "ore"),
    [("25 254 013 kr", 2_525_401_300), ("1,5 mnkr", 150_000_000), ("250 tkr", 25_000_000), ("180 öre", 180)],
)
def test_amounts_are_written_as_in_a_document(written: str, ore: int) -> None:
    assert read_grant(f'{HEAD}decided_total = "{written}"', "own.toml").decided_total == ore


def test_a_file_may_leave_the_tables_to_what_adds_up() -> None:
    assert read_grant(f"{HEAD}discover = true", "own.toml").discover
    assert not read_grant(HEAD, "own.toml").discover
