"""``medelkoll check``: read, check and show."""

from __future__ import annotations

import json
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from medelkoll_addin.commands.arguments import WrongCommandError
from medelkoll_addin.commands.collecting import workbooks_in
from medelkoll_addin.commands.copies import outside, write_copies
from medelkoll_addin.commands.decision import decision_of
from medelkoll_addin.commands.settings import settings_of

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Generator, Sequence
    from pathlib import Path

    from medelkoll_addin.reports.model import Report


def run(options: argparse.Namespace) -> int:
    """Check what was named; the exit code is the report's.

    Raises:
        WrongCommandError: a grant, mapping or output that cannot be.
    """
    named: list[Path] = options.paths
    output: Path | None = options.output
    mapping: Path | None = options.mapping
    copies: Path | None = options.annotate
    files = workbooks_in(named)
    if options.grants is not None:
        _keep(options.grants)
    if copies is not None:
        files = outside(copies, files, named)
    files += decision_of(options.document, files)
    _possible(options.grant, mapping, output, files)
    report = _checked(files, options)
    _show(report, options.format, output, options.lang)
    if copies is not None:
        write_copies(report, copies, options.lang)
    return report.exit_code


def _checked(files: Sequence[Path], options: argparse.Namespace) -> Report:
    from medelkoll_addin.guarding.checking import check_files  # noqa: PLC0415 - nothing is checked when the command is wrong

    settings = settings_of(options)
    with _progress(len(files), options.lang) as progress:
        return check_files(files, settings, jobs=options.jobs, progress=progress)


def _possible(grant: str | None, mapping: Path | None, output: Path | None, files: Sequence[Path]) -> None:
    """Refuse what cannot be before anything is read. A checked workbook is never written to."""
    if grant is not None:
        known_grant(grant)
    if mapping is not None:
        understood_mapping(mapping)
    if output is not None and output.exists() and any(file.exists() and output.samefile(file) for file in files):
        message = f"{output} är en av arbetsböckerna som kontrolleras; välj ett annat namn för rapporten"
        raise WrongCommandError(message)


def _keep(folder: Path) -> None:
    """Recognise workbooks by the user's own grant files, here and in the processes that check."""
    from medelkoll_addin.mapping.recognise import FOLDER, own_grants  # noqa: PLC0415 - only when a folder is named
    from medelkoll_schemas.grants import GrantFileError  # noqa: PLC0415 - the same

    if not folder.is_dir():
        message = f"mappen {folder} finns inte"
        raise WrongCommandError(message)
    try:
        own_grants(str(folder.resolve()))
    except (GrantFileError, OSError, UnicodeDecodeError) as error:
        message = f"mappen {folder} har en beskrivning som inte går att använda: {error}"
        raise WrongCommandError(message) from error
    os.environ[FOLDER] = str(folder.resolve())


def known_grant(grant: str) -> None:
    """Refuse a grant that there is none of.

    Raises:
        WrongCommandError: it is not known.
    """
    from medelkoll_schemas.grants import grants  # noqa: PLC0415 - only when a grant is named

    if grant not in grants():
        message = f"bidraget {grant} är inte känt; välj bland {', '.join(grants())}"
        raise WrongCommandError(message)


def understood_mapping(mapping: Path) -> None:
    """Refuse a mapping that cannot be used.

    Raises:
        WrongCommandError: it is missing, or not a grant file.
    """
    from medelkoll_schemas.grants import GrantFileError, read_grant  # noqa: PLC0415 - only when a mapping is named

    if not mapping.is_file():
        message = f"mappningen {mapping} finns inte"
        raise WrongCommandError(message)
    try:
        read_grant(mapping.read_text("utf-8"), mapping.name)
    except (GrantFileError, OSError, UnicodeDecodeError) as error:
        message = f"mappningen {mapping} går inte att använda: {error}"
        raise WrongCommandError(message) from error


def _show(report: Report, form: str, output: Path | None, language: str) -> None:
    if output is None and form == "text" and sys.stdout.isatty():
        from rich.console import Console  # noqa: PLC0415 - rich is slow to import

        from medelkoll_addin.reports.as_terminal import print_report  # noqa: PLC0415 - the same

        print_report(report, Console(), language)
    elif output is None:
        sys.stdout.write(_text(report, form, language))
    else:
        _write(output, _text(report, form, language))


def _text(report: Report, form: str, language: str) -> str:
    if form == "json":
        from medelkoll_addin.reports.as_json import report_json  # noqa: PLC0415 - one of three is wanted

        return json.dumps(report_json(report, language), ensure_ascii=False, indent=2) + "\n"
    if form == "html":
        from medelkoll_addin.reports.as_html import report_html  # noqa: PLC0415 - one of three is wanted

        return report_html(report, language)
    from medelkoll_addin.reports.as_text import report_text  # noqa: PLC0415 - one of three is wanted

    return report_text(report, language)


def _write(output: Path, text: str) -> None:
    try:
        output.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        message = f"rapporten kan inte skrivas till {output}"
        raise WrongCommandError(message) from error


@contextmanager
def _progress(files: int, language: str) -> Generator[Callable[[int, int], None] | None]:
    """A bar on a batch, when somebody is there to see it."""
    if files <= 1 or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415 - rich is slow to import
    from rich.progress import Progress  # noqa: PLC0415 - the same

    from medelkoll_addin.reports.labels import LABELS  # noqa: PLC0415 - goes with the bar

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(LABELS[language]["progress"], total=files)
        yield lambda done, total: bar.update(task, completed=done, total=total)
