"""A batch in chunks: enough workbooks to share the cost of a pass, few enough for the memory."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

    import polars as pl

    from medelkoll_addin.showing import Shown
    from medelkoll_addin.sources import Source
    from medelkoll_schemas.grants import Grant

SIZE = 100  # workbooks


class Job(NamedTuple):
    """Some workbooks of a batch, and what to check them against."""

    grant: Grant | None
    mapping: str  # where a given grant comes from
    sources: Sequence[Source] = ()
    first: int = 0  # number of the first of them in the batch
    starting: Callable[[int], None] | None = None  # told each one's number before it is opened, -1 before all of them


class Chunk(NamedTuple):
    """What came of a job: the workbooks, and the sums that others may state too."""

    shown: Sequence[Shown]
    shared: pl.DataFrame


def chunked(sources: Sequence[Source], job: Job) -> list[Job]:
    """The batch as jobs, in order."""
    starts = range(0, len(sources), SIZE)
    return [job._replace(sources=sources[start : start + SIZE], first=start) for start in starts]


@contextmanager
def without_garbage_collection() -> Generator[None]:
    """Tables live as long as their chunk and hold no circles: looking for those is a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
