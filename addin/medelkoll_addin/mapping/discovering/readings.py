"""A strip read from both ends, and once more where looks have proved to be trusted: the reading that says most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_addin.mapping.discovering.plain import is_plain
from medelkoll_addin.mapping.discovering.strip import Cue, Total
from medelkoll_addin.mapping.discovering.walk import FEWEST, Walk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_addin.mapping.discovering.strip import Strip


def totals(strip: Strip) -> list[Total]:
    """The totals of a strip, whichever side of their parts they stand on, and although some figures are wrong."""
    if is_plain(strip):
        found = Walk(strip, plain=True).walk() if strip.cues[-1] else []
        if not strip.cues[-1] or any(one.agree and not one.by for one in found):
            return found  # from the other end as many would agree at best
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
        Total(last - one.item, tuple([last - part for part in reversed(one.parts)]), one.agree, one.of, one.cue, one.by)
        for one in found
    ]


def _weight(found: Sequence[Total], cues: Sequence[Cue]) -> tuple[int, int]:
    """How much bears a reading out; and, less of which is better, sums that fail and sums that have no place in it."""
    word = Cue.WORD
    called = {item for item, cue in enumerate(cues) if cue is word}
    called.difference_update(*([one.item, *one.parts] for one in found))
    failing = sum(not one.agree for one in found)
    return sum(one.agree for one in found), -(failing + len(called))
