"""The keys of a grant file, read one by one: what is missing, unknown or of the wrong kind is refused by its name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias, TypeVar, cast

from medelkoll_schemas.amounts import Amount, read_text

Fields: TypeAlias = Mapping[str, object]
_T = TypeVar("_T")


class FieldError(ValueError):
    """A key that cannot be understood; the text begins with where it stands."""


def known(table: Fields, *keys: str) -> None:
    """Refuses what is not one of the keys: a misspelt key would be silence."""
    unknown = sorted(set(table) - set(keys))
    if unknown:
        msg = f"unknown key {', '.join(unknown)}"
        raise FieldError(msg)


def _must(key: str, what: str) -> FieldError:
    return FieldError(f"{key} must be {what}")


def text(table: Fields, key: str) -> str:
    """A text that has to be there."""
    value = table.get(key)
    if not isinstance(value, str) or not value.strip():
        raise _must(key, "a text")
    return value


def optional(table: Fields, key: str) -> str:
    """A text, or nothing."""
    return text(table, key) if key in table else ""


def texts(table: Fields, key: str) -> tuple[str, ...]:
    """A list of texts, empty when it is not there."""
    values = table.get(key, [])
    if not isinstance(values, list) or not all(isinstance(value, str) for value in cast("list[object]", values)):
        raise _must(key, "a list of texts")
    return tuple(cast("list[str]", values))


def number(table: Fields, key: str, *, least: int) -> int:
    """A whole number from ``least`` on."""
    value = table.get(key)
    if not isinstance(value, int) or isinstance(value, bool) or value < least:
        raise _must(key, f"a whole number, {least} or more")
    return value


def share(table: Fields, key: str) -> Fraction:
    """A share as text: ``1/3``."""
    try:
        return Fraction(text(table, key))
    except (ValueError, ZeroDivisionError):
        raise _must(key, "a share such as 1/3") from None


def pattern(table: Fields, key: str) -> str:
    """A regular expression."""
    try:
        return re.compile(text(table, key)).pattern
    except re.error as error:
        raise _must(key, f"a pattern ({error})") from None


def amount(table: Fields, key: str) -> int:
    """An amount as people write it, in öre: ``25 254 013 kr``, ``2 mnkr``, ``180 öre``."""
    read = read_text(text(table, key))
    if not isinstance(read, Amount):
        raise _must(key, f"an amount such as 25 254 013 kr ({read})")
    return read.value


def sub(table: Fields, key: str) -> Fields:
    """A table within the table, empty when it is not there."""
    value = table.get(key, {})
    if not isinstance(value, dict):
        raise _must(key, "a table")
    return cast("Fields", value)


def within(table: Fields, key: str, make: Callable[[Fields], _T]) -> _T:
    """What is made of a table within the table."""
    return _made(key, sub(table, key), make)


def each(table: Fields, key: str, make: Callable[[Fields], _T]) -> tuple[_T, ...]:
    """What is made of each of a list of tables."""
    values = table.get(key, [])
    if not isinstance(values, list) or not all(isinstance(value, dict) for value in cast("list[object]", values)):
        raise _must(key, "a list of tables")
    numbered = enumerate(cast("Sequence[Fields]", values), 1)
    return tuple(_made(f"{key} {position}", value, make) for position, value in numbered)


def _made(where: str, table: Fields, make: Callable[[Fields], _T]) -> _T:
    try:
        return make(table)
    except FieldError as error:
        msg = f"{where}: {error}"
        raise FieldError(msg) from None
