"""What was missed: by what went wrong, kind and layout, with one example of each that anybody can repeat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mutate.judge import Tells

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mutate.checking import Said
    from mutate.measuring import Measured
    from mutate.scoring import Outcome

MISSES = (
    "crashed",
    "not found",
    "wrong cell first",
    "wrong cause first",
    "one cell accused where the workbook cannot tell",
)


def missed(one: Outcome) -> str:
    """What went wrong with a fault; empty when nothing did."""
    if one.crashed:
        return MISSES[0]
    if not one.checked:
        return ""
    if not one.found:
        return MISSES[1]
    if one.judgement.cell_known and not one.cell_right and one.fault.kind != "rounding":
        return MISSES[2]
    if one.judgement.tells is Tells.CANNOT:
        return "" if one.first and one.first.ambiguous else MISSES[4]
    told = one.judgement.tells is not Tells.ELSEWHERE
    return MISSES[3] if told and not one.cause_right else ""


def grouped(done: Measured) -> Mapping[str, Mapping[tuple[str, str], Sequence[Outcome]]]:
    """What went wrong -> kind and layout -> the faults, most frequent first."""
    found: dict[str, dict[tuple[str, str], list[Outcome]]] = {miss: {} for miss in MISSES}
    for one in done.outcomes:
        if miss := missed(one):
            found[miss].setdefault((one.fault.kind, one.fault.truth.layout), []).append(one)
    return {
        miss: dict(sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])))
        for miss, groups in found.items()
        if groups
    }


def lines(done: Measured) -> Iterator[str]:
    """The misses as a list in Markdown."""
    for miss, groups in grouped(done).items():
        yield f"\n### {miss[0].upper()}{miss[1:]}: {sum(map(len, groups.values()))}\n"
        for (kind, layout), outcomes in groups.items():
            one = outcomes[0]
            example = f"`{one.fault.truth.name}`, {one.fault.what}: {_said(one.serious)}"
            yield f"- **{kind}** in *{layout}*: {len(outcomes)}. For example {example}."


def _said(findings: Sequence[Said]) -> str:
    return "; ".join(map(_one, findings[:2])) or "nothing was said"


def _one(said: Said) -> str:
    causes = ", ".join(f"{kind} at {cell} ({certainty})" for kind, cell, _, certainty in said.causes[:3])
    return f"{said.code} at {said.cell or 'the file'}, {causes or 'no cause'}"
