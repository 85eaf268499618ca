"""A report as one self-contained HTML file: no scripts, nothing fetched, every text escaped."""

from __future__ import annotations

from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from medelkoll_addin.reports.as_terminal import difference_of
from medelkoll_addin.reports.as_text import summary_line, verified, where
from medelkoll_addin.reports.labels import LABELS, shown
from medelkoll_schemas.messages import entry

if TYPE_CHECKING:
    from medelkoll_addin.reports.model import FileReport, PlacedFinding, Report


def report_html(report: Report, language: str = "sv") -> str:
    """The whole page: the summary, a section for each workbook, and what the codes in it mean."""
    words = LABELS[language]
    style = files("medelkoll_addin.reports").joinpath("report.css").read_text(encoding="utf-8")
    sections = "\n".join(_section(file, number, language) for number, file in enumerate(report.files))
    return f"""<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{words["title"]}</title>
<style>{style}</style>
</head>
<body>
<main>
<h1>{words["title"]}</h1>
<p class="summary">{_safe(summary_line(report, language))}</p>
{sections}
{_explanations(report, language)}
</main>
</body>
</html>
"""


def _section(file: FileReport, number: int, language: str) -> str:
    words = LABELS[language]
    verdict = file.verdict.value
    body = _table(file, language) if file.findings else f"<p>{words['nothing']}</p>"
    return f"""<section aria-labelledby="file-{number}">
<h2 id="file-{number}"><span class="verdict {verdict}">{words[verdict]}</span> {_safe(file.path)}</h2>
<p>{_safe(", ".join(verified(file, language)))}</p>
{body}
</section>"""


def _table(file: FileReport, language: str) -> str:
    names = ("where", "code", "kind", "message", "difference")
    head = "".join(f'<th scope="col">{LABELS[language][name]}</th>' for name in names)
    rows = "\n".join(_row(placed, language) for placed in file.findings)
    caption = f"<caption>{_safe(file.path)}</caption>"
    return f"<table>{caption}\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody></table>"


def _row(placed: PlacedFinding, language: str) -> str:
    severity = placed.severity.value
    return (
        f'<tr class="{severity}"><th scope="row">{_safe(where(placed, language))}</th>'
        f'<td><a href="#{placed.code}">{placed.code}</a></td>'
        f"<td>{LABELS[language][severity]}</td>"
        f"<td>{_safe(placed.message(language))}</td>"
        f'<td class="amount">{_safe(difference_of(placed))}</td></tr>'
    )


def _explanations(report: Report, language: str) -> str:
    codes = sorted({placed.code for file in report.files for placed in file.findings})
    parts = "\n".join(_explanation(code, language) for code in codes)
    return f"<section>\n<h2>{LABELS[language]['explained']}</h2>\n{parts}\n</section>" if codes else ""


def _explanation(code: str, language: str) -> str:
    words, about = LABELS[language], entry(code, language)
    return f"""<h3 id="{code}">{code} {_safe(about.title)}</h3>
<p>{_safe(about.meaning)}</p>
<dl><dt>{words["wrong"]}</dt><dd>{_safe(about.wrong)}</dd>
<dt>{words["right"]}</dt><dd>{_safe(about.right)}</dd>
<dt>{words["accept"]}</dt><dd>{_safe(about.accept)}</dd></dl>"""


def _safe(text: str) -> str:
    return escape(shown(text))
