"""Check files of strangers: the same report as ``check.check_paths`` makes, from processes that may be ended."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from medelkoll_addin.guarding.supervisor import Supervisor
from medelkoll_addin.reading import limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from medelkoll_addin.reports.model import Report
    from medelkoll_addin.showing import Shown

OURS = "MEDELKOLL_"  # how the names of our own variables begin


def check_files(
    paths: Sequence[Path],
    settings: Mapping[str, object],
    *,
    jobs: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> Report:
    """Check files.

    Args:
        paths: the files, in the order in which they are to be shown.
        settings: ``grant`` (an id), ``mapping`` (a grant file's text), ``password`` and ``decision`` (the second of
            two files is the decision that the first one follows); each may be missing.
        jobs: in how many processes.
        progress: told how many of how many files are done.

    Raises:
        WorkerError: no process can be started.
    """
    names, told = [str(path) for path in paths], _telling(progress, len(paths))
    wanted = {
        "grant": None,
        "mapping": None,
        "password": None,
        "decision": False,
        **settings,
        "environment": {name: value for name, value in os.environ.items() if name.startswith(OURS)},
        "limits": limits.current(),
    }
    batch = Supervisor(names, wanted, seconds=limits.LIMITS.seconds, jobs=jobs, progress=told)
    try:
        from medelkoll_addin.guarding.wire import finding_heard, shown_heard  # noqa: PLC0415 - while the process starts
        from medelkoll_addin.showing import report_of  # noqa: PLC0415 - the same

        batch.run()
        shown = [*map(shown_heard, batch.shown), *_lost(batch.lost, names)]
        disagreements = [finding_heard(one) for one in batch.between()]
    finally:
        batch.close()
    return report_of(sorted(shown, key=lambda one: one.number), disagreements)


def _telling(progress: Callable[[int, int], None] | None, files: int) -> Callable[[int], None] | None:
    return (lambda done: progress(done, files)) if progress else None


def _lost(lost: Mapping[int, str], names: Sequence[str]) -> Iterable[Shown]:
    """The files that a process stopped at."""
    from medelkoll_addin.showing import Shown  # noqa: PLC0415 - most batches lose none
    from medelkoll_schemas.findings import Finding, Severity  # noqa: PLC0415 - the same

    for number, why in lost.items():
        facts: dict[str, str | int] = {"name": names[number], "kind": why, "limit": limits.current().get(why, 0)}
        code = "K913" if why == "stopped" else "K906"
        finding = Finding(number, code, Severity.ERROR, None, facts=facts)
        yield Shown(names[number], number, findings=[finding], readable=False)
