"""The catalogues in the package: one TOML file for each language and group of codes, read when asked for."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, TypedDict, cast

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES = ("sv", "en")
TERMS = ("found", "problem", "kind", "reason")  # facts whose values are keys
_WORDS: tuple[Literal["title", "meaning", "wrong", "right", "accept"], ...] = (
    "title",
    "meaning",
    "wrong",
    "right",
    "accept",
)
GROUPS = ("K1", "K2", "K3", "K4", "K5", "K6", "K7", "K9")

Templates: TypeAlias = "str | list[str]"


class RawEntry(TypedDict):
    """One code as it stands in its file."""

    title: str
    meaning: str
    wrong: str
    right: str
    accept: str
    todo: Templates
    message: dict[str, Templates]


class RawCause(TypedDict):
    """One kind of cause as it stands in its file."""

    likely: Templates
    possible: Templates


class Entry(NamedTuple):
    """Everything that is said about one code. ``message`` and ``todo`` are templates, the richest first."""

    code: str  # K301
    title: str  # a few words
    meaning: str  # when it is said, and why it matters
    wrong: str  # an example that is wrong
    right: str  # the same example, right
    accept: str  # what to do when the deviation is meant
    todo: tuple[str, ...]  # what to do, said when no cause is known
    message: Mapping[str, tuple[str, ...]]  # variant -> templates; "default" is always there


class CauseWords(NamedTuple):
    """How one kind of cause is worded. Templates, the richest first."""

    kind: str
    likely: tuple[str, ...]  # a sentence, when it is the only explanation
    possible: tuple[str, ...]  # a clause, when there are others that are equally good


@cache
def entry(code: str, language: str = "sv") -> Entry:
    """What the catalogue says about a code.

    Raises:
        KeyError: when there is no such code or language.
    """
    raw = _entries(code[:2], language)[code]
    message = {variant: _templates(templates) for variant, templates in raw["message"].items()}
    title, meaning, wrong, right, accept = (raw[name] for name in _WORDS)
    return Entry(code, title, meaning, wrong, right, accept, _templates(raw["todo"]), message)


@cache
def codes() -> tuple[str, ...]:
    """Every code, in order."""
    return tuple(code for group in GROUPS for code in _entries(group, "sv"))


@cache
def cause_words(kind: str, language: str = "sv") -> CauseWords:
    """How a kind of cause is worded.

    Raises:
        KeyError: when there is no such kind or language.
    """
    raw = cast("dict[str, RawCause]", _file("causes", language))[kind]
    return CauseWords(kind, _templates(raw["likely"]), _templates(raw["possible"]))


def cause_kinds(language: str = "sv") -> tuple[str, ...]:
    """Every kind of cause that the catalogue can word."""
    return tuple(_file("causes", language))


def phrase(name: str, language: str = "sv") -> str:
    """A small word that belongs to no code: ``too_much``."""
    return cast("dict[str, str]", _file("phrases", language))[name]


def term(group: str, key: str, language: str = "sv") -> str:
    """A key that the reader or a formula gave, in words: ``term("found", "PDF")``. Nothing when it has none."""
    return cast("dict[str, dict[str, str]]", _file("phrases", language))[group].get(key, "")


def _entries(group: str, language: str) -> dict[str, RawEntry]:
    return cast("dict[str, RawEntry]", _file(group, language))


@cache
def _file(name: str, language: str) -> dict[str, object]:
    if language not in LANGUAGES or name not in (*GROUPS, "causes", "phrases"):
        raise KeyError(name)
    path = files("medelkoll_schemas.messages").joinpath(language, f"{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _templates(raw: Templates) -> tuple[str, ...]:
    return (raw,) if isinstance(raw, str) else tuple(raw)
