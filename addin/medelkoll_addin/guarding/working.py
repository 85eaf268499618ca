"""The jobs of a worker process."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

import polars as pl

from medelkoll_addin.check import check_chunk
from medelkoll_addin.chunking import Job
from medelkoll_addin.guarding.wire import finding_said, shown_said
from medelkoll_addin.sources import from_path
from medelkoll_schemas.rules.k306_between_workbooks import SHARED, BetweenWorkbooks

if TYPE_CHECKING:
    from collections.abc import Callable

    from medelkoll_schemas.grants import Grant


_BOTH = 2


class Asked(TypedDict):
    """Some files of a batch, one after another."""

    first: int  # number of the first of them
    paths: list[str]


def checked(  # noqa: PLR0913  # the settings of a worker, one by one
    asked: Asked,
    grant: Grant | None,
    mapping: str,
    password: str | None,
    starting: Callable[[int], None],
    *,
    decision: bool = False,
) -> dict[str, object]:
    """Check some workbooks; ``starting`` is told each one's number before it is opened, and -1 before all of them.

    With ``decision`` the second of two files is the decision that the first one follows.
    """
    sources = [from_path(Path(path), password) for path in asked["paths"]]
    job = Job(grant, mapping, sources, asked["first"], starting)
    if decision and len(sources) == _BOTH:
        from medelkoll_addin.documents.checking import shown_beside  # noqa: PLC0415 - only when there is a decision

        return {"shown": [shown_said(one) for one in shown_beside(job)], "shared": []}
    chunk = check_chunk(job)
    return {"shown": [shown_said(one) for one in chunk.shown], "shared": chunk.shared.rows()}


def between(shared: list[list[object]]) -> list[list[object]]:
    """What the workbooks of a batch say of each other, from the sums that they share."""
    said = pl.DataFrame(shared, SHARED, orient="row")
    return [finding_said(finding) for finding in BetweenWorkbooks().between(said)]
