"""A cell and the checker never differ: ten thousand random blocks, judged by both."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import polars as pl

from medelkoll_addin.excel.functions.checking import stammer
from medelkoll_schemas.amounts import Amount, kronor, read_text
from medelkoll_schemas.relations.bands import Status
from medelkoll_schemas.rules.k201_category_sum import CategorySum
from medelkoll_schemas.tables import tables_from
from medelkoll_schemas.tables.models import MODELS
from medelkoll_schemas.validate import judged

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

BLOCKS, ROWS = 10_000, 10
UNITS = (("kr", 100), ("tkr", 100_000), ("mnkr", 100_000_000), ("öre", 1))
FIGURE: Mapping[str, object] = {
    "book": 0, "scale": 100, "quantity": "amount", "typed": True, "hidden": False, "text": False, "label": "",
}  # fmt: skip
ENTRY: Mapping[str, object] = {
    "book": 0, "table": "lines", "column": 0, "column_role": "single", "section": 0, "label": "",
}  # fmt: skip


def block(chance: random.Random) -> list[str]:
    """Some parts and a total, each written in a unit of its own; the total is mostly near what the parts add up to."""
    parts = [_written(chance.randint(-(10**9), 10**11), chance) for _ in range(chance.randint(1, ROWS - 1))]
    total = sum(_amount(part).value for part in parts) + chance.choice((0, 0, 0, 1, -100, 12_000_00, 10**8, 10**11))
    return [*parts, _written(total, chance)]


def _written(ore: int, chance: random.Random) -> str:
    unit, size = chance.choice(UNITS)
    return f"{round(ore / size)} {unit}"


def _amount(text: str) -> Amount:
    read = read_text(text)
    assert isinstance(read, Amount)
    return read


def tidy(blocks: Sequence[Sequence[str]]) -> Mapping[str, list[Mapping[str, object]]]:
    figures: list[Mapping[str, object]] = []
    entries: list[Mapping[str, object]] = []
    for number, texts in enumerate(blocks):
        for row, text in enumerate(texts):
            place, amount = ROWS * number + row, _amount(text)
            role = "total" if row == len(texts) - 1 else "line"
            figures.append(
                {**FIGURE, "place": place, "value": amount.value, "unit": amount.unit, "trailing": amount.trailing}
            )
            entries.append({**ENTRY, "place": place, "line": place, "block": number, "role": role})
    return {"figures": figures, "entries": entries}


def test_stammer_says_what_the_checker_says() -> None:
    chance = random.Random(20240301)  # noqa: S311 - nothing secret
    blocks = [block(chance) for _ in range(BLOCKS)]
    columns = {
        name: {column: [row.get(column) for row in rows] for column in MODELS[name].to_schema().columns}
        for name, rows in tidy(blocks).items()
    }
    said = judged(tables_from(columns), [CategorySum()])
    totals = (
        said.equations.terms.join(said.results, on="relation")
        .group_by("relation")
        .agg(pl.col("place").max(), pl.col("status").first(), pl.col("residual").first())
    )
    by_block = {place // ROWS: (status, residual) for _, place, status, residual in totals.sort("place").iter_rows()}
    answers = [stammer([[part] for part in texts[:-1]], texts[-1]) for texts in blocks]

    assert len(by_block) == BLOCKS
    for number, answer in enumerate(answers):
        status, residual = by_block[number]
        assert answer == (f"Avviker med {kronor(-residual)}" if status == Status.FAILS else "OK"), blocks[number]
    assert 2_000 < answers.count("OK") < 9_000  # both kinds are there
