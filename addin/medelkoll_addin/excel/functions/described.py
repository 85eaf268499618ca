"""What a host needs to know of a function: its name in cells, and the words that Excel shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Described(NamedTuple):
    """One function for cells, with its Swedish descriptions."""

    name: str  # as it is typed in a cell: FOLKMANGD.TABELL
    function: Callable[..., object]
    description: str
    arguments: Mapping[str, str]  # parameter -> description, in order
    ranges: frozenset[str] = frozenset()  # the parameters that take ranges: always as rows of cells (ndim=2)

    @property
    def plain_name(self) -> str:
        """The name where a point is not allowed, as in VBA."""
        return self.name.replace(".", "_")
