"""One finding in words: what is wrong with the user's own figures in it, then what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from string import Formatter

from medelkoll_schemas.amounts import kronor
from medelkoll_schemas.findings import Cause, Certainty, Finding
from medelkoll_schemas.messages.catalogue import cause_words, entry, phrase
from medelkoll_schemas.messages.filling import cause_values, finding_values

Naming = Callable[[int], str]

_ONE_REMEDY = ("stale_value",)  # F9, once
_BOTH = 2
_MOST_SAID = 6  # explanations: who reads on wants the cells, not a longer list
_MOST_FIGURES = 3  # to which one slip may lead back


def word(finding: Finding, language: str = "sv", *, naming: Naming | None = None) -> str:
    """The finding in words.

    Args:
        finding: What was found; amounts in öre.
        language: ``sv`` or ``en``.
        naming: Turns a place into the cell's name. Without it cells are called *cellen*.

    Raises:
        KeyError: when the catalogue has no such code, language or kind of cause.
    """
    name = naming or _nameless(language)
    values = finding_values(finding, language, name)
    about = entry(finding.code, language)
    variant = finding.variant or str(finding.facts.get("variant", ""))
    templates = about.message.get(variant) or about.message["default"]
    statement = fill((*templates, about.title + "."), values)
    advice = _causes(finding, language, name) if any(about.todo) else ""
    advice = advice or fill((*about.todo, ""), values)
    return f"{statement} {advice}".strip()


def _nameless(language: str) -> Naming:
    def name(_place: int) -> str:
        return phrase("the_cell", language)

    return name


def fill(templates: Iterable[str], values: Mapping[str, str]) -> str:
    """The first template whose every placeholder has a value, filled in.

    >>> fill(["{subject} är {stated}.", "Det är {stated}."], {"stated": "5 kr"})
    'Det är 5 kr.'
    """
    template = next(template for template in templates if placeholders(template) <= values.keys())
    return template.format_map(values)


def placeholders(template: str) -> set[str]:
    """The names in a template.

    >>> sorted(placeholders("{cell} säger {stated}."))
    ['cell', 'stated']
    """
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def _causes(finding: Finding, language: str, naming: Naming) -> str:
    said = _one_way(finding.causes)
    sure = _at_once([cause for cause in said if cause.certainty is Certainty.UNIQUE])
    unsure = [cause for cause in said if cause.certainty is Certainty.AMBIGUOUS]
    likely = [_likely(finding, cause, sure[:number], language, naming) for number, cause in enumerate(sure)]
    one = [_one(finding, cause, language, naming) for cause in unsure[: len(unsure) == 1]]
    several = [_several(finding, unsure, language, naming)] if len(unsure) > 1 else []
    return " ".join([*likely, *one, *several, *_remaining(finding, language)])


def _one_way(causes: Sequence[Cause]) -> list[Cause]:
    """The causes without those that say of two cells what another one says the other way round."""
    pairs = [(cause.kind, cause.place, cause.facts.get("other")) for cause in causes]
    return [
        cause
        for number, (cause, (kind, place, other)) in enumerate(zip(causes, pairs, strict=True))
        if (kind, other, place) not in pairs[:number]
    ]


def _at_once(causes: Sequence[Cause]) -> list[Cause]:
    """The causes with those that one remedy takes away together, as facts of the first of them."""
    kept = [cause for cause in causes if cause.kind not in _ONE_REMEDY]
    alike = [cause for cause in causes if cause.kind in _ONE_REMEDY]
    if len(alike) <= 1:
        return list(causes)
    more: dict[str, str | int] = {"other": alike[1].place} if len(alike) == _BOTH else {"others_antal": len(alike) - 1}
    return [replace(alike[0], facts={**alike[0].facts, **more}), *kept]


def _one(finding: Finding, cause: Cause, language: str, naming: Naming) -> str:
    """The only explanation, when other cells could be wrong as well."""
    return phrase("one", language).format(cause=_possible(finding, [cause], language, naming))


def _remaining(finding: Finding, language: str) -> list[str]:
    """What the causes leave unexplained, when a cause says that it leaves something (``remains``, in öre)."""
    amounts = [int(cause.facts["remains"]) for cause in finding.causes if cause.facts.get("remains")]
    return [phrase("remains", language).format(amount=kronor(abs(amounts[0])))] if amounts else []


def _likely(finding: Finding, cause: Cause, before: Sequence[Cause], language: str, naming: Naming) -> str:
    values = cause_values(finding, cause, language, naming)
    if any(other.kind == cause.kind and other.facts == cause.facts for other in before) and "suggestion" in values:
        return phrase("same", language).format(cell=values["cell"], suggestion=values["suggestion"])
    return fill(cause_words(cause.kind, language).likely, values)


def _several(finding: Finding, causes: Iterable[Cause], language: str, naming: Naming) -> str:
    """The likeliest few of the explanations; all of them stand among the finding's causes."""
    alike: dict[tuple[object, ...], list[Cause]] = {}
    for cause in causes:
        alike.setdefault((cause.kind, cause.place, *sorted(cause.facts.items())), []).append(cause)
    clauses = list(dict.fromkeys(_possible(finding, group, language, naming) for group in alike.values()))
    if len(clauses) == 1:
        return phrase("one", language).format(cause=clauses[0])
    left = len(clauses) - _MOST_SAID
    more = [phrase("others", language).format(count=left)] if left > 1 else clauses[_MOST_SAID:]
    return phrase("several", language).format(causes=_listed([*clauses[:_MOST_SAID], *more], language))


def _listed(texts: Sequence[str], language: str) -> str:
    """One, two or three."""
    *first, last = texts
    return f"{', '.join(first)} {phrase('or', language)} {last}" if first else last


def _possible(finding: Finding, alike: Sequence[Cause], language: str, naming: Naming) -> str:
    """One slip in one cell, with the figures to which it may lead back."""
    values = cause_values(finding, alike[0], language, naming)
    every = [cause_values(finding, cause, language, naming).get("suggestion", "") for cause in alike]
    if len(alike) > 1 and all(every):
        more = [phrase("alike", language)] if len(every) > _MOST_FIGURES else []
        values["suggestion"] = _listed([*every[:_MOST_FIGURES], *more], language)
    return fill(cause_words(alike[0].kind, language).possible, values)
