"""The whole journey on one page: read -> map -> tidy -> validate -> place -> show."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import polars as pl

from medelkoll_addin.about_book import about_book
from medelkoll_addin.chunking import Chunk, Job, chunked, without_garbage_collection
from medelkoll_addin.mapping import map_book
from medelkoll_addin.mapping.collect import Collector
from medelkoll_addin.mapping.figures import ENOUGH
from medelkoll_addin.mapping.formulas import add_formulas
from medelkoll_addin.memory import give_back_memory
from medelkoll_addin.showing import Shown, report_of
from medelkoll_addin.sources import Source, Unread, chosen_grant, from_path, read_source
from medelkoll_schemas.rules.k306_between_workbooks import BetweenWorkbooks, shared_sums
from medelkoll_schemas.validate import validate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from medelkoll_addin.reports.model import Report
    from medelkoll_schemas.findings import Finding
    from medelkoll_schemas.tables import Tables


def check_bytes(data: bytes, name: str, *, grant: str | None = None) -> Report:
    """Check one workbook, given as the bytes of its file."""
    return check_sources([Source(name, data=data)], grant=grant)


def check_paths(
    paths: Sequence[Path],
    *,
    grant: str | None = None,
    mapping: Path | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Report:
    """Check files, in this process: whoever is not sure of them asks ``guarding`` instead.

    Args:
        paths: the files, in the order in which they are to be shown.
        grant: the id of the grant to check against; None to recognise it in each workbook.
        mapping: a grant file of one's own that says by which words the tables are known; wins over ``grant``.
        progress: told how many of how many workbooks are done.

    Raises:
        GrantFileError: the mapping cannot be understood.
    """
    return check_sources([from_path(path) for path in paths], grant=grant, mapping=mapping, progress=progress)


def check_sources(
    sources: Sequence[Source],
    *,
    grant: str | None = None,
    mapping: Path | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Report:
    """Check workbooks wherever they come from: chunk by chunk, then what they say of each other."""
    todo = chunked(sources, Job(chosen_grant(grant, mapping), "file" if mapping else "grant"))
    done: list[Chunk] = []
    for job in todo:
        done.append(check_chunk(job))
        if progress:
            progress(sum(len(part.shown) for part in done), len(sources))
    return _together(done)


@without_garbage_collection()
def check_chunk(job: Job) -> Chunk:
    """Read, map and tidy some workbooks, and validate them in one pass."""
    tables, shown = _tidied(job)
    outcome = validate(tables)
    for one in shown:
        one.take(outcome)
    return Chunk(shown, shared_sums(tables))


def _tidied(job: Job) -> tuple[Tables, list[Shown]]:
    """Read, map and tidy; of the workbooks themselves nothing is kept."""
    collector = Collector()
    shown: list[Shown] = []
    for number, source in enumerate(job.sources, start=job.first):
        if job.starting:
            job.starting(number)
        book = read_source(source, number)
        if isinstance(book, Unread):
            shown.append(Shown(source.name, number, findings=[book.finding], readable=False, sha256=book.sha256))
            continue
        mapped = map_book(number, book, collector, grant=job.grant, mapping=job.mapping).bare()
        is_large = len(collector.figures.known(number)) >= ENOUGH
        if is_large:
            give_back_memory()
        add_formulas(number, book, collector)
        about = about_book(number, book, mapped, collector.figures.known(number))
        shown.append(Shown.of(source.name, number, book, mapped, about))
        del book, mapped  # before the tables are made: of a large workbook both are large
        if is_large:
            give_back_memory()
    if job.starting:
        job.starting(-1)
    return collector.tables(), shown


def _together(chunks: Sequence[Chunk]) -> Report:
    """The chunks as one report, with what the workbooks say of each other."""
    shown = list(chain.from_iterable(chunk.shown for chunk in chunks))
    disagreements: Sequence[Finding] = (
        BetweenWorkbooks().between(pl.concat([chunk.shared for chunk in chunks])) if chunks else []
    )
    return report_of(shown, disagreements)
