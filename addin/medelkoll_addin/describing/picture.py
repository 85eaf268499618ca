"""A workbook as a picture: every sheet with its tables, totals and relations in colours, as one HTML page."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from medelkoll_addin.describing.roles import in_words, roles, stating
from medelkoll_addin.describing.words import ROLES, say
from medelkoll_addin.placing import address, column_letters
from medelkoll_addin.reading.book import ErrorValue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from medelkoll_addin.describing.roles import Taken
    from medelkoll_addin.describing.understood import Known, Understood
    from medelkoll_addin.reading.book import Sheet, Value

_MOST_ROWS, _MOST_COLUMNS = 500, 80
_STYLE = """body{font:14px sans-serif;margin:2em}table{border-collapse:collapse;margin:1em 0}
td,th{border:1px solid #ddd;padding:2px 8px;white-space:nowrap}th{color:#888;font-weight:normal}
.header{background:#e8e8e8}.heading,.label{background:#f6f6f6}.line{background:#e6f0fb}.detail{background:#f3f7e0}
.subtotal{background:#cfe8cf}.total{background:#a9d6a9;font-weight:bold}.skip{background:#eee}.population{background:#eadcf5}
.holds{outline:2px solid #2a7d2a;outline-offset:-2px}.fails{outline:2px solid #b00020;outline-offset:-2px}
.number{text-align:right}li span{padding:0 .8em;margin-right:.5em}"""


def picture(seen: Understood, name: str, language: str = "sv") -> str:
    """The page."""
    taken, states = roles(seen), stating(seen.relations)
    sheets = "".join(_sheet(sheet, _Told(taken, states, seen.book.sheet_names, language)) for sheet in seen.book.sheets)
    legend = "".join(f'<li><span class="{role}"></span>{words}</li>' for role, words in ROLES[language].items())
    kinds = (("holds", "holding"), ("fails", "failing"))
    marks = "".join(f'<li><span class="{kind}"></span>{say(key, language)}</li>' for kind, key in kinds)
    head = f'<meta charset="utf-8"><title>{escape(name)}</title><style>{_STYLE}</style>'
    return (
        f'<!doctype html><html lang="{language}">{head}<h1>{escape(name)}</h1><ul>{legend}{marks}</ul>{sheets}</html>\n'
    )


class _Told(NamedTuple):
    """What is known of the cells, and in which words it is said."""

    taken: Mapping[int, Taken]
    states: Mapping[int, Sequence[Known]]
    names: Sequence[str]
    language: str


def _sheet(sheet: Sheet, told: _Told) -> str:
    width = min(max(map(len, sheet.values), default=0), _MOST_COLUMNS)
    top = "".join(f"<th>{column_letters(sheet.left + j)}</th>" for j in range(width))
    rows = "".join(_rows(sheet, width, told))
    left = len(sheet.values) - _MOST_ROWS
    more = f"<p>{say('rows', told.language, count=left)}</p>" if left > 0 else ""
    return f"<h2>{escape(sheet.name)}</h2><table><tr><th></th>{top}</tr>{rows}</table>{more}"


def _rows(sheet: Sheet, width: int, told: _Told) -> Iterator[str]:
    for i, row in enumerate(sheet.values[:_MOST_ROWS]):
        values = [*row, *[None] * width][:width]
        cells = "".join(_cell(value, sheet.place(i, j), told) for j, value in enumerate(values))
        yield f"<tr><th>{sheet.top + i + 1}</th>{cells}</tr>"


def _cell(value: Value, place: int, told: _Told) -> str:
    taken, states = told.taken.get(place), told.states.get(place, ())
    classes = [taken.role] if taken else []
    if states:
        classes.append("holds" if all(one.holds for one in states) else "fails")
    if isinstance(value, (int, float)):
        classes.append("number")
    said = [f"{address(place)}: {ROLES[told.language][taken.role]}"] if taken else []
    said += [in_words(one, told.names, told.language) for one in states]
    title = f' title="{escape(chr(10).join(said))}"' if said else ""
    return f'<td class="{" ".join(classes)}"{title}>{escape(_shown(value))}</td>'


def _shown(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, ErrorValue):
        return value.code
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return f"{value:,.2f}".replace(",", "\u00a0").replace(".", ",").removesuffix(",00")
    return str(value)
