"""A strip read from both ends, and once more where looks have proved to be trusted: the reading that says most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_addin.mapping.discovering.strip import Cue, Total
from medelkoll_addin.mapping.discovering.walk import FEWEST, Walk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_addin.mapping.discovering.strip import Strip


def totals(strip: Strip) -> list[Total]:
    """The totals of a strip, whichever side of their parts they stand on, and although some figures are wrong."""
    forward = _trusting(strip)
    backward = _mirrored(_trusting(strip.reversed()), len(strip.cues) - 1)
    return backward if _weight(backward, strip.cues) > _weight(forward, strip.cues) else forward


def _trusting(strip: Strip) -> list[Total]:
    """Looks alone are believed where the same look is borne out elsewhere in the table."""
    found = Walk(strip).walk()
    looks = sum(one.cue in (Cue.LOOK, Cue.FORMULA) and bool(one.agree) for one in found)
    bare = sum(one.agree == one.of > 1 for one in found)
    if max(looks, bare) < FEWEST:
        return found
    trusted = Cue.LOOK if looks >= FEWEST else Cue.FORMULA
    trusting = Walk(strip, trusted, partly=bare >= FEWEST).walk()
    return (
        trusting if sum(one.cue < Cue.FORMULA and one.agree < one.of for one in trusting) <= max(looks, bare) else found
    )


def _mirrored(found: Sequence[Total], last: int) -> list[Total]:
    return [
        Total(last - one.item, tuple(sorted(last - part for part in one.parts)), one.agree, one.of, one.cue, one.by)
        for one in found
    ]


def _weight(found: Sequence[Total], cues: Sequence[Cue]) -> tuple[int, int]:
    """How much bears a reading out; and, less of which is better, sums that fail and sums that have no place in it."""
    said = {item for one in found for item in (one.item, *one.parts)}
    open_ = sum(not one.agree for one in found) + sum(cue is Cue.WORD for n, cue in enumerate(cues) if n not in said)
    return sum(one.agree for one in found), -open_
