"""Exact enumeration for two cells that together explain what no single cell can."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_schemas.relations.assemble import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from medelkoll_schemas.relations.budget import Budget
    from medelkoll_schemas.relations.context import Context
    from medelkoll_schemas.relations.effects import Effects
    from medelkoll_schemas.relations.system import System


def pairs(
    system: System, context: Context, rows: tuple[int, ...], known: Mapping[int, Effects], budget: Budget
) -> list[Verdict]:
    """Not yet."""
    return []
