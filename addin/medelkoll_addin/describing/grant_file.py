"""A grant file for a workbook that nobody described, with comments for whoever edits it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from medelkoll_addin.describing.telling import area

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from medelkoll_addin.describing.understood import Understood
    from medelkoll_addin.mapping.survey import Table

_LONGEST = 60
_MOST = 6


def grant_file(seen: Understood, name: str) -> str:
    """The text of the file; ``name`` is the workbook's, without folder and ending."""
    return "\n".join(_lines(seen, name)) + "\n"


def _lines(seen: Understood, name: str) -> Iterator[str]:
    titles = _titles(seen)
    yield f"# Beskrivning av {name}, gjord av ”medelkoll map”. Ändra fritt; kontrollera sedan med"
    yield "#   medelkoll check ARBETSBOK --mapping DEN_HÄR_FILEN"
    yield "# eller lägg filen i en mapp och skriv --grants MAPP: då används den för varje arbetsbok som den passar."
    yield f"id = {_quoted(_slug(name))}"
    yield f"name = {_quoted(titles[0] if titles else name)}"
    yield f"source = {_quoted(name)}"
    yield ""
    yield "# Tabellerna hittas av sina ord och av vad som går ihop; orden längst ned hjälper till."
    yield "discover = true"
    yield ""
    yield from _decided(seen)
    yield "# Arbetsboken känns igen när alla ord i required står i den och minst ett i typical."
    yield "[recognise]"
    yield f"required = {_list(titles[:1] or seen.book.sheet_names[:1])}"
    yield f"typical = {_list([*seen.book.sheet_names, *titles[1:]][:_MOST])}"
    yield ""
    for table in seen.mapped.tables:
        yield from _table(table)
    yield from _words(seen)


def _decided(seen: Understood) -> Iterator[str]:
    whole = next((line for table in seen.mapped.tables for line in table.lines if line.role == "total"), None)
    label = whole.label if whole and whole.label else "Totalt"
    yield "# Ett beslutat belopp kontrolleras där det står bredvid sina ord. Ta bort # och skriv beloppet:"
    yield "# [[stated]]"
    yield '# key = "beslutat"'
    yield f"# labels = {_list([label])}"
    yield '# amount = "1 000 000 kr"'
    yield ""


def _table(table: Table) -> Iterator[str]:
    title = f" ”{_plain(table.titles[0])}”" if table.block.titles else ""
    yield f"# {table.block.sheet.name} {area(table)}{title}"
    yield f"#   kolumner: {', '.join(_plain(column.header) or 'utan rubrik' for column in table.columns)}"
    sums = [_plain(line.label) or "utan namn" for line in table.lines if line.role in ("subtotal", "total")]
    if sums:
        yield f"#   summor: {', '.join(sums[:_MOST])}{' …' if len(sums) > _MOST else ''}"


def _words(seen: Understood) -> Iterator[str]:
    unnamed = [line.label for table in seen.mapped.tables for line in table.lines if line.role == "total"]
    yield ""
    yield "# Arbetsbokens egna ord, utöver dem som Medelkoll redan kan. Ta bort # på den rad som behövs."
    yield "[words]"
    yield f"# total = {_list(dict.fromkeys(filter(None, unnamed)))}  # rader och kolumner som är summor"
    yield '# detail = ["varav"]  # rader som är delar av raden ovanför'
    yield '# skip_row = ["att fördela"]  # rader som inte räknas in'
    yield '# not_amount = ["antal platser"]  # kolumner som inte är pengar'
    yield '# population = ["folkmängd"]  # kolumner med invånare'


def _titles(seen: Understood) -> list[str]:
    every = (title for table in seen.mapped.tables for title in table.block.titles)
    return list(dict.fromkeys(_plain(title) for title in every if len(title) <= _LONGEST and _plain(title)))


def _plain(text: str) -> str:
    return " ".join(text.replace("*", " ").split())


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9åäö]+", "-", name.casefold()).strip("-") or "arbetsbok"


def _list(texts: Sequence[str] | dict[str, None]) -> str:
    return f"[{', '.join(_quoted(_plain(text)) for text in texts)}]"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
