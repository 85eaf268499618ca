"""Grant files: TOML in, ``Grant`` out. A file that cannot be understood is refused with the key that is wrong."""

from __future__ import annotations

import tomllib
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from medelkoll_schemas.grants.fields import (
    FieldError,
    Fields,
    amount,
    each,
    known,
    number,
    optional,
    pattern,
    share,
    text,
    texts,
    within,
)
from medelkoll_schemas.grants.model import (
    Fact,
    Grant,
    PerInhabitant,
    Redirect,
    SpendingReport,
    Split,
    Stated,
    Term,
    Whole,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

_HEAD = ("id", "name", "source", "recognise", "decided_total", "per_inhabitant", "report", "words", "discover")
_LISTS = ("category", "focus_area", "recipient", "area", "stated", "whole", "split", "fact")


class GrantFileError(Exception):
    """A grant file that cannot be understood; the text says which key."""


@cache
def grants() -> Mapping[str, Grant]:
    """Every grant of the package, by id, in the order of their file names."""
    folder = files("medelkoll_schemas.grants")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    loaded = [read_grant(folder.joinpath(name).read_text("utf-8"), name) for name in names]
    return {grant.id: grant for grant in loaded}


def read_grant(content: str, name: str) -> Grant:
    """One grant from the text of its file.

    Raises:
        GrantFileError: the text is no TOML, a key is unknown, missing, or of the wrong kind.
    """
    try:
        return _grant(tomllib.loads(content))
    except (tomllib.TOMLDecodeError, FieldError) as error:
        msg = f"{name}: {error}"
        raise GrantFileError(msg) from error


def _grant(table: Fields) -> Grant:
    known(table, *_HEAD, *_LISTS)
    required, typical = within(table, "recognise", _recognise)
    return Grant(
        id=text(table, "id"),
        name=text(table, "name"),
        source=text(table, "source"),
        required=required,
        typical=typical,
        categories=each(table, "category", _term),
        focus_areas=each(table, "focus_area", _term),
        recipients=each(table, "recipient", _term),
        areas=each(table, "area", _term),
        decided_total=amount(table, "decided_total") if "decided_total" in table else None,
        stated=each(table, "stated", _stated),
        wholes=each(table, "whole", _whole),
        splits=each(table, "split", _split),
        per_inhabitant=within(table, "per_inhabitant", _per_inhabitant) if "per_inhabitant" in table else None,
        report=within(table, "report", _report) if "report" in table else None,
        facts=each(table, "fact", _fact),
        words=within(table, "words", lambda words: {key: texts(words, key) for key in words}),
        discover=_flag(table, "discover"),
    )


def _flag(table: Fields, key: str) -> bool:
    value = table.get(key, False)
    if not isinstance(value, bool):
        msg = f"{key} must be true or false"
        raise FieldError(msg)
    return value


def _recognise(table: Fields) -> tuple[tuple[str, ...], tuple[str, ...]]:
    known(table, "required", "typical")
    return texts(table, "required"), texts(table, "typical")


def _term(table: Fields) -> Term:
    known(table, "id", "name", "words")
    return Term(text(table, "id"), text(table, "name"), texts(table, "words"))


def _stated(table: Fields) -> Stated:
    known(table, "key", "labels", "amount", "shared", "phrases")
    return Stated(
        key=text(table, "key"),
        labels=texts(table, "labels"),
        amount=amount(table, "amount") if "amount" in table else None,
        shared=optional(table, "shared"),
        phrases=texts(table, "phrases"),
    )


def _whole(table: Fields) -> Whole:
    known(table, "whole", "parts")
    return Whole(text(table, "whole"), texts(table, "parts"))


def _split(table: Fields) -> Split:
    known(table, "category", "weights", "rounding")
    weights = within(table, "weights", lambda all_: tuple((key, number(all_, key, least=1)) for key in all_))
    return Split(optional(table, "category") or None, weights, _rounding(table))


def _per_inhabitant(table: Fields) -> PerInhabitant:
    known(table, "rate", "year", "parts", "rounding", "redirect")
    return PerInhabitant(
        rate=Fraction(amount(table, "rate")),
        year=number(table, "year", least=1),
        parts=within(table, "parts", lambda parts: tuple((key, share(parts, key)) for key in parts)),
        rounding=_rounding(table),
        redirects=each(table, "redirect", _redirect),
    )


def _redirect(table: Fields) -> Redirect:
    known(table, "area", "part", "paid_to")
    return Redirect(text(table, "area"), text(table, "part"), optional(table, "paid_to") or None)


def _report(table: Fields) -> SpendingReport:
    known(table, "standard", "special", "shared")
    special = within(table, "special", lambda sums: tuple((county, amount(sums, county)) for county in sums))
    return SpendingReport(amount(table, "standard"), special, optional(table, "shared"))


def _fact(table: Fields) -> Fact:
    known(table, "key", "name", "labels", "pattern")
    return Fact(text(table, "key"), text(table, "name"), texts(table, "labels"), pattern(table, "pattern"))


def _rounding(table: Fields) -> int:
    return amount(table, "rounding") if "rounding" in table else 0
