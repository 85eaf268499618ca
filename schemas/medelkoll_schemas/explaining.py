"""Relations that fail, explained: one root cause is one finding."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from medelkoll_schemas.findings import Cause, Certainty, Finding
from medelkoll_schemas.nearby import nearby
from medelkoll_schemas.relations.bands import Status
from medelkoll_schemas.relations.context import Context
from medelkoll_schemas.relations.model import Figure, Kind, Relation, Term
from medelkoll_schemas.relations.wanted import wanted
from medelkoll_schemas.rules.candidates import candidates
from medelkoll_schemas.rules.k402_population import Population
from medelkoll_schemas.rules.outsiders import amid_formulas, outsiders

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from medelkoll_schemas.equations import Equations
    from medelkoll_schemas.relations.explanation import Explanation
    from medelkoll_schemas.tables import Tables


_ORE, _KRONA = 1, 100  # scales
_FIGURE = list(Figure._fields)
_RELATION = ["relation", "code", "kind", "stated", "constant", "slack", "subject"]
_ENTRY = ["place", "role", "block", "line", "column"]


def explained(equations: Equations, results: pl.DataFrame, tables: Tables) -> list[Finding]:
    """The findings for every workbook in which a relation fails; nothing is done for the others."""
    failing = results.filter(pl.col("status").is_in([Status.FAILS, Status.LIKELY]))["book"].unique().sort()
    if failing.is_empty():
        return []
    judged = _of(results, failing).filter(pl.col("status") != Status.UNKNOWN)
    terms = _of(equations.terms, failing).join(judged, on="relation", how="semi")
    near = nearby(judged, terms)
    parts = _Parts(near, terms.join(near, on="relation", how="semi").sort("relation", "place"), tables, failing)
    return [finding for book in failing for finding in _explained_book(book, parts)]


def _of(table: pl.DataFrame, books: pl.Series) -> pl.DataFrame:
    """The rows of some workbooks."""
    return table.filter(pl.col("book").is_in(books.implode()))


def _by_book(rows: pl.DataFrame, books: pl.Series) -> dict[int, pl.DataFrame]:
    parts = _of(rows, books).partition_by("book", as_dict=True)
    return {int(str(book)): part for (book, *_), part in parts.items()}


class _Parts:
    """The batch's tables cut by workbook, once for all that fail."""

    def __init__(self, results: pl.DataFrame, terms: pl.DataFrame, tables: Tables, books: pl.Series) -> None:
        self.results = _by_book(results.select("book", "status", *_RELATION), books)
        self.terms = _by_book(terms, books)
        self.figures = _by_book(tables.figures.select("book", *_FIGURE), books)
        self.entries = _by_book(tables.entries.select("book", *_ENTRY), books)
        self.rates = _by_book(tables.rates, books)
        self.members = _by_book(tables.members, books)
        self.populations = _by_book(tables.populations, books)

    def context(self, book: int, relations: Sequence[Relation]) -> Context:
        """What is known of a workbook beside its relations."""
        known = candidates(self.rates.get(book), self.members.get(book), self.populations.get(book))
        own = self.entries.get(book)
        roles = {} if own is None else dict(zip(own["place"].to_list(), own["role"].to_list(), strict=True))
        stated = {relation.stated for relation in relations}
        return Context(known, outsiders(relations, own), roles, amid_formulas(own, self.figures[book], stated))


def _explained_book(book: int, parts: _Parts) -> list[Finding]:
    from medelkoll_schemas.relations.explain import explain  # noqa: PLC0415  # start-up counts, and most workbooks are right

    results = parts.results[book]
    relations = _relations(results, parts.terms[book])
    failing = set(results.filter(pl.col("status") != Status.HOLDS)["relation"])
    context = parts.context(book, [relation for relation in relations if relation.number in failing])
    used = {term.place for relation in relations for term in relation.terms}
    beside = {place for places in context.outsiders.values() for place in places}
    figures = _figures(parts.figures[book].filter(pl.col("place").is_in(list(used | beside))))
    subjects = {relation.number: relation for relation in relations}
    found = [_finding(book, one, subjects, figures) for one in explain(relations, figures, context)]
    return [_dated(one, parts.populations.get(book)) for one in found]


def _dated(finding: Finding, populations: pl.DataFrame | None) -> Finding:
    """With the date of the reference, where a population was compared with it."""
    if finding.code != Population.code or populations is None:
        return finding
    (year,) = populations.filter(pl.col("place") == finding.place)["year"]
    return replace(finding, facts={**finding.facts, "reference_date": f"{year}-12-31"})


def _figures(rows: pl.DataFrame) -> dict[int, Figure]:
    known = rows.filter(pl.col("value").is_not_null()).select(_FIGURE)
    return {place: Figure(place, *others) for place, *others in known.rows()}


def _relations(rows: pl.DataFrame, terms: pl.DataFrame) -> list[Relation]:
    parts: dict[int, list[Term]] = {}
    for number, place, coefficient in terms.select("relation", "place", "coefficient").rows():
        parts.setdefault(number, []).append(Term(place, coefficient))
    return [
        Relation(number, code, Kind(kind), stated, tuple(parts[number]), constant, slack, subject)
        for number, code, kind, stated, constant, slack, subject in rows.select(_RELATION).rows()
    ]


def _finding(book: int, one: Explanation, relations: Mapping[int, Relation], figures: Mapping[int, Figure]) -> Finding:
    primary = relations[one.primary]
    spot = _pointed(one, primary, figures)
    figure = figures[spot.place]
    return Finding(
        book,
        one.code,
        one.severity,
        spot.place,
        (spot.place, *(place for place in one.places if place != spot.place)),
        spot.stated,
        spot.expected,
        None if spot.expected is None else spot.stated - spot.expected,
        tuple(_measured(cause, figures.get(cause.place, figure), figure) for cause in _causes(one)),
        _facts(one, primary, figure),
        "population" if figure.quantity == "population" else "",
    )


def _causes(one: Explanation) -> tuple[Cause, ...]:
    """The causes; none is the only one when other cells would do as well.

    A number typed over a formula may be the right one, and what the formula would add up wrong: only several relations
    can tell.
    """
    typed_over = any(cause.kind == "constant_over_formula" for cause in one.causes)
    if one.certainty is Certainty.UNIQUE and not (typed_over and len(one.relations) == 1):
        return one.causes
    return tuple(replace(cause, certainty=Certainty.AMBIGUOUS) for cause in one.causes)


def _measured(cause: Cause, own: Figure, spot: Figure) -> Cause:
    """The cause with what its suggestion is to be written in, where that is not kronor as in the finding's own cell."""
    scale = own.scale if own.quantity == "amount" else _KRONA
    wanted: dict[str, str | int] = {"scale": scale, "quantity": own.quantity}
    usual = {"scale": _KRONA, "quantity": spot.quantity}
    facts = {name: value for name, value in wanted.items() if value != usual[name]}
    return replace(cause, facts={**cause.facts, **facts})


class _Spot(NamedTuple):
    place: int
    stated: int
    expected: int | None


def _pointed(one: Explanation, primary: Relation, figures: Mapping[int, Figure]) -> _Spot:
    """Where to look first: the cell that is wrong, or, when nothing else tells, the one that states the result.

    A cell is only known to be wrong when a slip explains it or when several relations bear witness against it.
    """
    known = one.certainty is Certainty.UNIQUE and (one.causes or len(one.relations) > 1)
    place = one.place if known or primary.stated not in figures else primary.stated
    if place == one.place and one.expected is not None:
        return _Spot(place, one.stated, one.expected)
    expected = wanted(place, primary, figures)
    return (
        _Spot(one.place, one.stated, one.expected) if expected is None else _Spot(place, figures[place].value, expected)
    )


def _facts(one: Explanation, primary: Relation, figure: Figure) -> dict[str, str | int]:
    facts: dict[str, str | int] = {"subject": primary.subject or figure.label, "label": figure.label}
    if figure.quantity == "amount" and figure.scale == _ORE:
        facts["quantity"] = "rate"
    if figure.quantity == "population" and one.code != Population.code:  # a sum of inhabitants is told in persons
        facts["quantity"] = "population"
    if figure.place != primary.stated:
        facts["stated_cell"] = primary.stated  # what the figure is a part of
    if not one.narrowed:
        facts["not_narrowed"] = 1
    if one.certainty is Certainty.AMBIGUOUS and one.rivals:
        facts["rivals_antal"] = len(one.rivals)
    return {key: value for key, value in facts.items() if value != ""}
