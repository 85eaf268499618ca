"""From whole öre to what people and programs read."""

from __future__ import annotations

from medelkoll_schemas.amounts.model import KR

_SPACE = "\N{NO-BREAK SPACE}"
_MINUS = "\N{MINUS SIGN}"


def antal(n: int) -> str:
    """A count as Swedes write it, with no-break spaces between the groups and a real minus sign.

    >>> antal(267268) == "267\N{NO-BREAK SPACE}268"
    True
    """
    return f"{n:,}".replace(",", _SPACE).replace("-", _MINUS)


def kronor(value: int, *, unit: bool = True) -> str:
    """An amount in öre as Swedes write it; decimals only when there are öre to show.

    >>> kronor(-4_500_050, unit=False) == "\N{MINUS SIGN}45\N{NO-BREAK SPACE}000,50"
    True
    """
    whole, part = divmod(abs(value), KR)
    minus = _MINUS if value < 0 else ""
    decimals = f",{part:02d}" if part else ""
    return f"{minus}{antal(whole)}{decimals}{_SPACE + 'kr' if unit else ''}"


def plain(value: int) -> str:
    """An amount in öre as the JSON has it: kronor, a point and two decimals.

    >>> plain(405_000_000), plain(-5)
    ('4050000.00', '-0.05')
    """
    whole, part = divmod(abs(value), KR)
    return f"{'-' if value < 0 else ''}{whole}.{part:02d}"
