from __future__ import annotations

import pytest

from medelkoll_addin.documents.amounts import mentions
from medelkoll_addin.documents.posts import post_of

TKR, MNKR = 1_000_00, 1_000_000_00


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "fördelas totalt 106 679 943 kr till länet, en ökning på 25 254 013 kr.",
            [106_679_943_00, 25_254_013_00],
        ),
        ("Se exempel/Brukarsamordnare/500 000:-", [500_000_00]),
        ("ledningsstöd (200 tkr), brukarrevision (25 tkr)/450 000:-", [200 * TKR, 25 * TKR, 450_000_00]),
        ("År 2024 2 000 000 kr och 1.254.013 kronor", [2_000_000_00, 1_254_013_00]),
        ("De tre fick två miljoner. Ett fick 2,5 miljoner kronor.", [2 * MNKR, 250_000_000]),
        ("HSS fördelade 2 mnkr och 300 tkr", [2 * MNKR, 300 * TKR]),
    ],
)
def test_amounts_are_found_from_the_left(text: str, expected: list[int]) -> None:
    assert [mention.amount.value for mention in mentions(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Göteborg 2018-05-04, dnr HSN 2018-0123, sid 23 och 25",
        "Lag (2009:47) om statsbidrag, 3 kap. 5 §",
        "Mål 3:2 för vuxna, fördelat 1:2, 100 % av 49 kommuner",
        "2,5 miljoner invånare och 3000 personer",
        "25 25 4013 kr",  # nobody knows how that was meant
        "Telefon 031-123 45 67",
        "Mellan 13-23 år, 2019 och 2020",
    ],
)
def test_what_is_no_amount(text: str) -> None:
    assert mentions(text) == []


@pytest.mark.parametrize(
    ("text", "sort", "unit"),
    [
        ("Det handlar om 180 öre per invånare", "rate", 0),
        ("Ersättningen är 42 kr/invånare", "rate", 0),
        ("Varje län fick minst en miljon kronor vardera", "rate", MNKR),
        ("Kostnaden är 4 000 000 kr per år", "amount", 0),
        ("En insats på t.ex. 100 000 kr räknas", "example", 0),
        ("Exempelvis kan en kommun få 50 000 kr.", "example", 0),
        ("Länen får minst 1 000 000 kr", "bound", 0),
        ("Mellan 100 000 och 200 000 kr", "range", 0),
        ("Drygt 4 mnkr", "rounded", MNKR),
        ("Cirka 4 200 000 kr", "rounded", 100_000_00),
        ("Totalt 4 200 000 kr", "amount", 0),
    ],
)
def test_what_the_words_around_say(text: str, sort: str, unit: int) -> None:
    mention = mentions(text)[-1]

    assert (mention.sort, mention.amount.unit) == (sort, unit)


@pytest.mark.parametrize(
    ("text", "label", "figure"),
    [
        ("NSPH VG: 2 000 000 kr", "NSPH VG", "2 000 000 kr"),
        ("1 300 000 kronor till VGR", "VGR", "1 300 000 kronor"),
        ("Från barn- och unga området avsätts: 853 546 kr", "Från barn- och unga området avsätts", "853 546 kr"),
        ("Koordinatorer, inkl. OH-kostnader 2 000 000 kr", "Koordinatorer, inkl. OH-kostnader", "2 000 000 kr"),
        ("Stöd/Samverkan (200 tkr), resor (25 tkr)/450 000:-", "Stöd/Samverkan (200 tkr), resor (25 tkr)", "450 000:-"),
    ],
)
def test_a_post_is_words_and_an_amount(text: str, label: str, figure: str) -> None:
    post = post_of(text)

    assert post
    assert (post.label, post.figure) == (label, figure)


@pytest.mark.parametrize(
    "text",
    [
        "Totalt fördelas 2 000 000 kr till koordinatörer.",
        "VVG beslutar att fördela 2 000 000 kr",
        "För Västra Götalands del handlar det om 2 000 000 kr.",
        "Resurs: ca 400 000 kr",
        "2 000 000 kr",
        "Konferenser och filmer",
    ],
)
def test_a_sentence_is_no_post(text: str) -> None:
    assert post_of(text) is None
