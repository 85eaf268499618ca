"""Amounts that are so many öre per inhabitant: of which year, and how many."""

from __future__ import annotations

from fractions import Fraction
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from medelkoll_addin.mapping.discovering.deviations import Deviating, explained
from medelkoll_addin.mapping.discovering.model import Found
from medelkoll_addin.mapping.discovering.places import places_of
from medelkoll_schemas.amounts import trailing_of
from medelkoll_schemas.reference import population, years

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from medelkoll_addin.mapping.discovering.model import Structure
    from medelkoll_schemas.reference.model import Place

_MOST_OF = Fraction(4, 5)  # of the rows agree with a rate
_COARSEST = Fraction(1, 20)  # amounts rounded more than this tell no rate
_ROUNDER = 100  # times as round as its parts is a sum by no chance
_ROUND = (1, 2, 5, 10, 20, 50, 100, 1000, 10_000)  # parts of an öre in which a rate may be decided
_STEPS = (10**8, 10**7, 10**6, 10**5, 10**4, 10**3, 100)  # öre: what amounts may be rounded to


class Rate(NamedTuple):
    """Öre per inhabitant, exact; how many rows agree; the year of the populations, or the column that they stand in."""

    ore: Fraction
    agree: int
    step: int  # öre
    year: int | None


def rates(structures: Sequence[Structure]) -> list[Found]:
    """The equations of every amount per inhabitant."""
    return [one for built in structures if built.rows for one in _of(built)]


def _of(built: Structure) -> Iterator[Found]:
    where = places_of(built)
    if not where:
        return
    listed = next((n for n, column in enumerate(built.table.columns) if column.role == "population"), None)
    for n, column in enumerate(built.table.columns):
        if column.role == "population":
            continue
        amounts = _column(built, n, where)
        persons = _persons(built, where, listed)
        rate = max(
            (_fitted(amounts, by, year) for year, by in persons.items()), key=lambda one: one.agree, default=None
        )
        if rate and rate.agree >= _MOST_OF * len(amounts) > 0:
            meant = _meant(amounts, persons[rate.year], rate, where)
            yield from _equations(built, n, meant, persons[rate.year], rate, listed if rate.year is None else None)


def _column(built: Structure, n: int, where: Mapping[int, Place]) -> dict[int, int]:
    """The amounts of a column, öre."""
    found, scale = {at: built.value(at, n) for at in where}, built.table.columns[n].scale
    return {at: value * scale // 100 for at, value in found.items() if value}


def _persons(built: Structure, where: Mapping[int, Place], listed: int | None) -> dict[int | None, dict[int, int]]:
    """Persons by row: as the table lists them, and of every year."""
    by_year: dict[int | None, dict[int, int]] = {}
    if listed is not None:
        by_year[None] = {at: value // 100 for at in where if (value := built.value(at, listed))}
    for year in sorted(years(), reverse=True):
        by_year[year] = {at: population(one.name, year, one.level) for at, one in where.items()}
    return by_year


def _fitted(amounts: Mapping[int, int], persons: Mapping[int, int], year: int | None) -> Rate:
    """The rate with which most amounts agree."""
    pairs = [(amounts[at], persons[at]) for at in amounts if persons.get(at)]
    step = _step([amount for amount, _ in pairs])
    if not pairs or step > _COARSEST * Fraction(median(amount for amount, _ in pairs)):
        return Rate(Fraction(0), 0, step, year)
    ends = [(Fraction(2 * amount - step, 2 * count), Fraction(2 * amount + step, 2 * count)) for amount, count in pairs]
    low, high = _densest(ends)
    ore = _roundest(low, high)
    return Rate(ore, sum(first <= ore <= last for first, last in ends), step, year)


def _step(amounts: Sequence[int]) -> int:
    """What the amounts are rounded to, öre: what divides most of them."""
    return next((step for step in _STEPS if sum(not amount % step for amount in amounts) >= _MOST_OF * len(amounts)), 1)


def _densest(ends: Sequence[tuple[Fraction, Fraction]]) -> tuple[Fraction, Fraction]:
    """Where most of the intervals meet."""
    edges = sorted([(low, 0) for low, _ in ends] + [(high, 1) for _, high in ends])
    inside, most, best = 0, 0, (ends[0][0], ends[0][1])
    for at, (edge, closes) in enumerate(edges):
        inside += -1 if closes else 1
        if not closes and inside > most:
            most, best = inside, (edge, edges[at + 1][0])
    return best


def _roundest(low: Fraction, high: Fraction) -> Fraction:
    """The number between two that somebody would decide."""
    for parts in _ROUND:
        whole = -(-low * parts // 1)
        if Fraction(whole, parts) <= high:
            return Fraction(whole, parts)
    return (low + high) / 2


def _meant(
    amounts: Mapping[int, int], persons: Mapping[int, int], rate: Rate, where: Mapping[int, Place]
) -> dict[int, int]:
    """The amounts without those that are none of this rate on purpose."""
    apart: list[Deviating] = []
    for at, ore in amounts.items():
        people = persons.get(at)
        if people and 2 * abs(ore - rate.ore * people) > rate.step:
            due = round(rate.ore * people / rate.step) * rate.step
            apart.append(Deviating(at, where[at], people, ore, due))
    others = {one.at for one in apart} - explained(apart, rate.ore, rate.step)
    return {at: ore for at, ore in amounts.items() if at not in others}


def _equations(  # noqa: PLR0913, PLR0917  # a column and what it was computed from
    built: Structure, n: int, amounts: Mapping[int, int], persons: Mapping[int, int], rate: Rate, listed: int | None
) -> Iterator[Found]:
    over, under = rate.ore.numerator, rate.ore.denominator
    kronor, rest = divmod(round(rate.ore), 100)
    said = f"{kronor},{rest:02} kr/inv." + (f" {rate.year}" if rate.year else "")
    for at in amounts:
        place, people = built.place(at, n), None if listed is None else built.place(at, listed)
        if place is None or not persons.get(at) or _takes_the_rest(built, n, at, rate.ore * persons[at], rate.step):
            continue
        label = f"{built.table.lines[built.rows[at]].label}, {said}"
        terms = [(place, -under)] if people is None else [(people, over), (place, -under)]
        constant = 0 if people is not None else persons[at] * over
        yield Found(
            "rate",
            place,
            terms,
            label,
            constant,
            rate.step * under,
            f"{rate.agree} av {len(amounts)} rader går ihop, {said}",
        )


def _takes_the_rest(built: Structure, n: int, at: int, due: Fraction, step: int) -> bool:
    """Whether an amount is what the others' rounding left of a decided sum, which is rounder than any of them."""
    scale = built.table.columns[n].scale
    more = (built.value(at, n) or 0) * scale // 100 - round(due / step) * step
    for total in built.down if more else ():
        whole, parts = built.value(total.item, n) or 0, [built.value(part, n) or 0 for part in total.parts]
        if at in total.parts and whole == sum(parts) and abs(more) <= step * len(parts):
            decided = whole * scale // 100
            return trailing_of(decided) >= _ROUNDER * step > trailing_of(decided - more)
    return False
