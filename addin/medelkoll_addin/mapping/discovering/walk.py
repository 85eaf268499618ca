"""Down a strip once: what each total adds up is a run of what stands before it and was not added up yet."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from medelkoll_addin.mapping.discovering.panel import panel_of
from medelkoll_addin.mapping.discovering.plausible import cancel, exchanged, plausible, rounded, says_enough, slipped
from medelkoll_addin.mapping.discovering.strip import Cue, Total
from medelkoll_addin.mapping.discovering.values import said_bits
from medelkoll_addin.mapping.naming import plain_label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from medelkoll_addin.mapping.discovering.strip import Strip

FEWEST = 2  # parts of a total that nothing but its arithmetic shows
_BITS = 12  # what such a total must say more than how often chance had a try
_LATEST = 6  # beginnings that are looked back to
_PATIENCE = 40  # a table whose sums keep failing is no table of sums: looking on would cost rows times rows
_RARE = 10  # of so many voters one may be wrong where no word calls an item a sum
_EXCHANGED = "vad den ena har för mycket saknas i den andra"
_AT_ONCE = 256  # items of which nothing is known that are put on the stack together


class Walk:
    """One walk. What is not added up yet stands on a stack; a total takes its parts from the top of it."""

    def __init__(self, strip: Strip, trusted: Cue = Cue.FORMULA, *, partly: bool = False, plain: bool = False) -> None:
        """``trusted``: the weakest cue that is believed although no arithmetic bears it out.

        ``partly``: a total without any cue is believed when it adds up in one of its columns. ``plain``: nothing
        without a cue is a total, so that none is looked at.
        """
        self.strip, self.trusted, self.partly, self.plain = strip, trusted, partly, plain
        self.stack: list[int] = []
        self.panel = panel_of(strip.voters)  # with their sums over the stack
        self.starts: list[int] = [0]  # positions at which something begins
        self.headed: dict[int, list[str]] = {}  # position -> headings, the innermost last
        self.totals: list[Total] = []
        self.summed: set[int] = set()
        self.doubted: set[tuple[int, int]] = set()  # items and the voters in which they do not add up
        self.patience = _PATIENCE * (len(strip.cues) + _LATEST)  # parts that may still be looked at one by one

    def walk(self) -> list[Total]:
        """The totals, in order; the outermost may stand first."""
        after = 0
        for item in self._told_apart():
            self._pass(after, item)
            if item in self.strip.starts:
                self._begin(item)
            if item not in self.strip.left_out:
                self._take(item)
            after = item + 1
        self._pass(after, len(self.strip.cues))
        self._outermost()
        return self.totals

    def _told_apart(self) -> list[int]:
        """The items with a cue, with which something begins, or that are left out."""
        cued = (item for item, cue in enumerate(self.strip.cues) if cue)
        others = (item for item in (*self.strip.starts, *self.strip.left_out) if 0 <= item < len(self.strip.cues))
        return sorted({*cued, *others})

    def _pass(self, first: int, last: int) -> None:
        """Take plain items, of which few are totals."""
        if self.plain:
            self._push(first, last)
            return
        while first < last:
            first = self._take_some(first, min(last, first + _AT_ONCE))

    def _take_some(self, first: int, last: int) -> int:
        """Take plain items until one turns out to be a total, which changes what the others may add up."""
        known = len(self.totals)
        for item in self.panel.candidates(first, last, alone=self.partly):
            self._push(first, item)
            self._take(item)
            first = item + 1
            if len(self.totals) > known:
                return first
        self._push(first, last)
        return last

    def _begin(self, item: int) -> None:
        position = len(self.stack)
        if self.starts[-1] != position:
            self.starts.append(position)
        if heading := self.strip.headings.get(item):
            self.headed.setdefault(position, []).append(plain_label(heading))

    def _take(self, item: int) -> None:
        found = self._total(item)
        if found is None:
            if self.strip.cues[item] is not Cue.WORD or not self.stack:
                self._push(item, item + 1)
            return
        start, total = found
        self._pop_to(start)
        self.totals.append(total)
        self.summed.add(item)
        self._push(item, item + 1)
        self.starts.append(len(self.stack))

    def _push(self, first: int, last: int) -> None:
        if first < last:
            self.stack += range(first, last)
            self.panel.push(first, last)

    def _pop_to(self, start: int) -> None:
        del self.stack[start:]
        self.panel.pop_to(start)
        while len(self.starts) > 1 and self.starts[-1] > start:
            self.starts.pop()
        while self.headed and next(reversed(self.headed)) > start:
            self.headed.popitem()
        if self.headed.get(start):
            self.headed[start].pop()

    def _total(self, item: int) -> tuple[int, Total] | None:
        """Where what an item adds up begins in the stack; None when it is a line."""
        cue = self.strip.cues[item]
        if len(self.stack) < (1 if cue else FEWEST):
            return None
        speaking = [voter for voter, value in enumerate(self.panel.values(item)) if value]
        if not speaking:
            return None
        votes = self._votes(item, speaking, natural=cue > Cue.NONE)
        doubtful = self.doubted and len(votes) > 1 and self.patience > 0
        sound = self._sound(item, speaking, votes) if doubtful else votes
        best = max(votes, key=lambda start: (votes[start], sound[start], *self._rank(start, item)), default=None)
        heard = speaking if best is None else self._witnesses(item, best, speaking)
        if best is not None and self._borne_out(item, best, votes[best], heard):
            self._doubt(item, best, speaking if votes[best] < len(speaking) else ())
            return best, self._made(item, best, votes[best], len(heard))
        return None if cue is Cue.NONE or item in self.strip.partial else self._unheld(item, speaking, votes)

    def _unheld(self, item: int, speaking: Sequence[int], votes: Mapping[int, int]) -> tuple[int, Total] | None:
        """The same for an item with a cue that its figures do not bear out."""
        start = self._exchanged(item, speaking)
        if start is not None:
            return start, self._made(item, start, votes.get(start, 0), len(speaking), _EXCHANGED)
        start = self._meant(item, speaking) if self.strip.cues[item] >= self.trusted else None
        return None if start is None else (start, self._made(item, start, 0, len(speaking)))

    def _witnesses(self, item: int, start: int, speaking: Sequence[int]) -> Sequence[int]:
        """Without those that fail only because they add up one that fails: one wrong figure speaks once."""
        echoes = self.panel.echoes
        if not any(echoes):
            return speaking
        heard = [voter for voter in speaking if not echoes[voter] or self._nearly(item, voter, start)]
        return heard if any(not echoes[voter] for voter in heard) else speaking

    def _doubt(self, item: int, start: int, speaking: Sequence[int]) -> None:
        self.doubted.update((item, voter) for voter in speaking if not self._nearly(item, voter, start))

    def _sound(self, item: int, speaking: Sequence[int], votes: Mapping[int, int]) -> Mapping[int, int]:
        """The votes of those in which all that is added up is right itself."""
        sound: dict[int, int] = {}
        for start in votes:
            parts = set(self.stack[start:])
            self.patience -= len(parts)
            wrong = {voter for part, voter in self.doubted if part in parts}
            sound[start] = sum(voter not in wrong and self._nearly(item, voter, start) for voter in speaking)
        return sound

    def _exchanged(self, item: int, speaking: Sequence[int]) -> int | None:
        """Where its parts begin when one voter has too much what another lacks: two changed places."""
        if len(speaking) < FEWEST or self.patience <= 0:
            return None
        self.patience -= len(speaking)
        starts = [start for start in self._natural() if len(self.stack) - start >= FEWEST]
        rests = {start: [self.panel.rest(voter, item, start) for voter in speaking] for start in starts}
        able = [start for start in starts if cancel(rests[start])]
        return max(able, key=lambda start: self._rank(start, item), default=None)

    def _made(self, item: int, start: int, agree: int, of: int, by: str = "") -> Total:
        return Total(item, tuple(self.stack[start:]), agree, of, self.strip.cues[item], by)

    def _votes(self, item: int, speaking: Sequence[int], *, natural: bool) -> Mapping[int, int]:
        """Where what an item adds up may begin, and how many say so."""
        highest = len(self.stack) - (1 if self.strip.cues[item] >= Cue.FORMULA else FEWEST)
        votes = self.panel.beginnings(item, speaking, highest)
        units = self.panel.units
        if not natural or not any(units[voter] for voter in speaking):
            return votes
        near = {start: self.panel.agreeing(item, start, speaking) for start in self._natural()}
        every = {start: max(votes.get(start, 0), near.get(start, 0)) for start in {*votes, *near}}
        return {start: count for start, count in every.items() if count}

    def _nearly(self, item: int, voter: int, start: int) -> bool:
        return bool(self.panel.agreeing(item, start, [voter]))

    def _natural(self) -> list[int]:
        """Where what a total adds up may well begin."""
        found = {0, *self.starts[-_LATEST:], *list(self.headed)[-_LATEST:]}
        return sorted(start for start in found if start < len(self.stack))

    def _rank(self, start: int, item: int) -> tuple[bool, bool, bool, int]:
        return self._is_called(start, item), len(self.stack) - start >= FEWEST, self._begins(start), start

    def _begins(self, start: int) -> bool:
        """Whether something begins there; the positions rise."""
        at = bisect_left(self.starts, start)
        return at < len(self.starts) and self.starts[at] == start

    def _is_called(self, start: int, item: int) -> bool:
        """Whether the total is called as the heading above its lines: *Barn och unga*, *Summa barn och unga*."""
        headings = self.headed.get(start, [])
        return bool(headings and self.strip.names) and plain_label(self.strip.names[item]).endswith(headings[-1])

    def _borne_out(self, item: int, start: int, agree: int, speaking: Sequence[int]) -> bool:
        cue = self.strip.cues[item]
        if cue >= Cue.FORMULA and item not in self.strip.partial:
            if 2 * agree >= len(speaking) or agree > 1:
                return True
            return self.patience > 0 and self._all_plausible(item, start, speaking)
        enough = agree == len(speaking) or (agree > 1 and len(speaking) - agree <= max(1, len(speaking) // _RARE))
        if item in self.strip.partial:
            return enough
        if cue is Cue.LOOK:
            if self.trusted is Cue.LOOK and not enough and self._begins(start) and self.patience > 0:
                enough = self._all_plausible(item, start, speaking)
            return enough and (self._begins(start) or agree > 1 or self._says(item, start, agree))
        if self.partly and not enough and self._begins(start) and self.patience > 0:
            enough = self._all_plausible(item, start, speaking)
        return enough and self._says(item, start, agree) and (self._begins(start) or agree > 1)

    def _all_plausible(self, item: int, start: int, speaking: Sequence[int]) -> bool:
        stated = self.panel.values(item)
        told = ((stated[voter], self._parts(voter, start)) for voter in speaking)
        return all(plausible(whole, parts) or exchanged(whole, parts) for whole, parts in told)

    def _parts(self, voter: int, start: int) -> list[int]:
        self.patience -= len(self.stack) - start
        return self.panel.parts(voter, self.stack[start:])

    def _says(self, item: int, start: int, agree: int) -> bool:
        """Whether so many agreeing digits are no chance, however many sums were tried."""
        said = set(self.panel.values(item)) - {0}
        if len(self.stack) - start < FEWEST or 2 * len(said) < agree:  # the same code in every row
            return False
        digits = sorted(map(said_bits, said), reverse=True)
        return sum(digits[:agree]) >= _BITS + len(self.stack).bit_length()

    def _meant(self, item: int, speaking: Sequence[int]) -> int | None:
        """What a total of nothing is meant to add up: what has its name, what is a slip away, the latest."""
        cue = self.strip.cues[item]
        if self.patience <= 0 or len(speaking) > 1:  # one wrong figure never contradicts two columns
            return None
        starts = [one for one in self._natural() if len(self.stack) - one > (cue < Cue.WORD)]
        (voter,) = speaking
        stated = self.panel.values(item)[voter]
        fitting = [one for one in starts if self._may_be_meant(item, one, voter)]
        level = self.strip.levels[item]
        return max(
            fitting,
            key=lambda one: (
                self._is_called(one, item),
                all(self.strip.levels[part] > level for part in self.stack[one:]),
                slipped(stated, self._parts(voter, one)),
                -abs(self.panel.rest(voter, item, one)),
            ),
            default=None,
        )

    def _may_be_meant(self, item: int, start: int, voter: int) -> bool:
        """Without a word only what is one slip or a rounding away."""
        stated, parts = self.panel.values(item)[voter], self._parts(voter, start)
        if self.strip.cues[item] > Cue.LOOK:
            return plausible(stated, parts)
        return says_enough(stated, parts) and (slipped(stated, parts) or rounded(stated, parts))

    def _outermost(self) -> None:
        """What is left over may be the whole and, after it, its parts."""
        if len(self.stack) <= FEWEST:
            return
        first, rest = self.stack[0], tuple(self.stack[1:])
        if first in self.summed or self.strip.cues[first] is Cue.NONE:
            return
        stated = self.panel.values(first)
        speaking = [voter for voter, value in enumerate(stated) if value]
        held = self.panel.agreeing(first, 1, speaking)
        likely = (
            self.strip.cues[first] is Cue.WORD
            and len(speaking) == 1
            and plausible(stated[speaking[0]], self.panel.parts(speaking[0], rest))
        )
        if speaking and (2 * held > len(speaking) or likely):
            self.totals.append(Total(first, rest, held, len(speaking), self.strip.cues[first]))
