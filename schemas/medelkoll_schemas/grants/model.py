"""One grant: its parameters and the words by which its tables are known. Amounts are öre."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from medelkoll_schemas.wording import speaks_of

if TYPE_CHECKING:
    from fractions import Fraction


class Term(NamedTuple):
    """A category, focus area, recipient or area: its name and the words that mean it."""

    id: str
    name: str
    words: tuple[str, ...]

    def meant_by(self, text: str) -> bool:
        """Whether a label in a workbook means this one."""
        return any(speaks_of(text, words) for words in self.words)


class Stated(NamedTuple):
    """A sum that stands beside a label: ``Ökning jämfört med 2023``."""

    key: str
    labels: tuple[str, ...]
    amount: int | None = None  # what was decided, when the grant says so
    shared: str = ""  # the same sum in another workbook of the batch carries the same key
    phrases: tuple[str, ...] = ()  # the words around it in a sentence, ``…`` where the amount stands


class Whole(NamedTuple):
    """A stated sum that is the sum of others: keys of ``Stated``."""

    whole: str
    parts: tuple[str, ...]


class Split(NamedTuple):
    """A sum shared between recipients by weights; each part is rounded to ``rounding`` öre."""

    category: str | None
    weights: tuple[tuple[str, int], ...]  # (recipient id, weight)
    rounding: int


class Redirect(NamedTuple):
    """A special rule: one part of an area is paid to another area, or to nobody here."""

    area: str
    part: str
    paid_to: str | None


class PerInhabitant(NamedTuple):
    """So many öre per inhabitant on 31 December of a year, shared between parts."""

    rate: Fraction  # öre per inhabitant
    year: int
    parts: tuple[tuple[str, Fraction], ...]  # (recipient id, share)
    rounding: int  # öre
    redirects: tuple[Redirect, ...] = ()


class SpendingReport(NamedTuple):
    """Counties report what they used: the sum that each was granted."""

    standard: int
    special: tuple[tuple[str, int], ...] = ()  # (county code, öre)
    shared: str = ""


class Fact(NamedTuple):
    """Something said in words that must be said once: a deadline. ``labels`` find it, ``pattern`` reads it."""

    key: str
    name: str
    labels: tuple[str, ...]
    pattern: str


@dataclass(frozen=True, slots=True)
class Grant:
    """One grant file. Every list may be empty: what is not said is not checked."""

    id: str
    name: str
    source: str
    required: tuple[str, ...] = ()  # words that must all stand in a workbook of this grant
    typical: tuple[str, ...] = ()  # words that speak for it
    categories: tuple[Term, ...] = ()
    focus_areas: tuple[Term, ...] = ()
    recipients: tuple[Term, ...] = ()
    areas: tuple[Term, ...] = ()
    decided_total: int | None = None
    stated: tuple[Stated, ...] = ()
    wholes: tuple[Whole, ...] = ()
    splits: tuple[Split, ...] = ()
    per_inhabitant: PerInhabitant | None = None
    report: SpendingReport | None = None
    facts: tuple[Fact, ...] = ()
    words: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    discover: bool = False  # its tables are found by what adds up in them; the words only help
