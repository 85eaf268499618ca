"""Grant files: TOML in, ``Grant`` out. A file that cannot be understood is refused with the key that is wrong."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import TypeVar, cast

from medelkoll_schemas.amounts import Amount, read_text
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

_Table = Mapping[str, object]
_T = TypeVar("_T")


class GrantFileError(Exception):
    """A grant file that cannot be understood; the text says which key."""


@cache
def grants() -> Mapping[str, Grant]:
    """Every grant of the package, by id, in the order of their file names."""
    folder = files(__package__)
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    loaded = [read_grant(folder.joinpath(name).read_text("utf-8"), name) for name in names]
    return {grant.id: grant for grant in loaded}


def read_grant(text: str, name: str) -> Grant:
    """One grant from the text of its file.

    Raises:
        GrantFileError: the text is no TOML, a key is unknown, missing, or of the wrong kind.
    """
    try:
        return _grant(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        msg = f"{name}: {error}"
        raise GrantFileError(msg) from error


def _grant(table: _Table) -> Grant:
    _known(
        table, Grant.__slots__, {"recognise", "category", "focus_area", "recipient", "area", "whole", "split", "fact"}
    )
    recognise = _sub(table, "recognise")
    return Grant(
        id=_text(table, "id"),
        name=_text(table, "name"),
        source=_text(table, "source"),
        required=_texts(recognise, "required"),
        typical=_texts(recognise, "typical"),
        categories=_each(table, "category", _term),
        focus_areas=_each(table, "focus_area", _term),
        recipients=_each(table, "recipient", _term),
        areas=_each(table, "area", _term),
        decided_total=_ore(table, "decided_total"),
        stated=_each(table, "stated", _stated),
        wholes=_each(table, "whole", lambda t: Whole(_text(t, "whole"), _texts(t, "parts"))),
        splits=_each(table, "split", _split),
        per_inhabitant=_per_inhabitant(_sub(table, "per_inhabitant")) if "per_inhabitant" in table else None,
        report=_report(_sub(table, "report")) if "report" in table else None,
        facts=_each(table, "fact", _fact),
        words={key: _texts(_sub(table, "words"), key) for key in _sub(table, "words")},
    )


def _term(table: _Table) -> Term:
    _known(table, ("id", "name", "words"))
    return Term(_text(table, "id"), _text(table, "name"), _texts(table, "words"))


def _stated(table: _Table) -> Stated:
    _known(table, Stated.__slots__)
    return Stated(_text(table, "key"), _texts(table, "labels"), _ore(table, "amount"), _optional(table, "shared"))


def _split(table: _Table) -> Split:
    _known(table, Split.__slots__)
    weights = tuple((key, int(str(value))) for key, value in _sub(table, "weights").items())
    return Split(_optional(table, "category") or None, weights, _rounding(table))


def _per_inhabitant(table: _Table) -> PerInhabitant:
    _known(table, PerInhabitant.__slots__, {"redirect"})
    return PerInhabitant(
        rate=Fraction(str(_ore(table, "rate"))),
        year=int(_text(table, "year")),
        parts=tuple((key, Fraction(str(value))) for key, value in _sub(table, "parts").items()),
        rounding=_rounding(table),
        redirects=_each(
            table,
            "redirect",
            lambda t: Redirect(_text(t, "area"), _text(t, "part"), _optional(t, "paid_to") or None),
        ),
    )


def _report(table: _Table) -> SpendingReport:
    _known(table, SpendingReport.__slots__)
    special = tuple((key, _parse(str(value))) for key, value in _sub(table, "special").items())
    return SpendingReport(_parse(_text(table, "standard")), special, _optional(table, "shared"))


def _fact(table: _Table) -> Fact:
    _known(table, Fact.__slots__)
    return Fact(_text(table, "key"), _text(table, "name"), _texts(table, "labels"), _text(table, "pattern"))


def _known(table: _Table, keys: Sequence[str], more: set[str] | None = None) -> None:
    unknown = set(table) - set(keys) - (more or set())
    if unknown:
        msg = f"unknown key {', '.join(sorted(unknown))}"
        raise ValueError(msg)


def _text(table: _Table, key: str) -> str:
    return str(table[key])


def _optional(table: _Table, key: str) -> str:
    return str(table.get(key, ""))


def _texts(table: _Table, key: str) -> tuple[str, ...]:
    values = table.get(key, [])
    if not isinstance(values, list):
        msg = f"{key} must be a list"
        raise TypeError(msg)
    return tuple(str(value) for value in cast("list[object]", values))


def _sub(table: _Table, key: str) -> _Table:
    value = table.get(key, {})
    if not isinstance(value, dict):
        msg = f"{key} must be a table"
        raise TypeError(msg)
    return cast("_Table", value)


def _each(table: _Table, key: str, make: Callable[[_Table], _T]) -> tuple[_T, ...]:
    values = table.get(key, [])
    if not isinstance(values, list):
        msg = f"{key} must be a list of tables"
        raise TypeError(msg)
    return tuple(make(value) for value in cast("list[_Table]", values))


def _ore(table: _Table, key: str) -> int | None:
    return _parse(str(table[key])) if key in table else None


def _rounding(table: _Table) -> int:
    return _ore(table, "rounding") or 0


def _parse(text: str) -> int:
    amount = read_text(text)
    if not isinstance(amount, Amount):
        msg = f"{text!r} is not an amount: {amount}"
        raise TypeError(msg)
    return amount.value
