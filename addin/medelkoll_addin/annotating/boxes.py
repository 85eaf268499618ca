"""The boxes of notes in VML, the drawing language of Office 2000."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from medelkoll_addin.annotating.ranges import coordinates

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAMESPACES: Final = {
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "x": "urn:schemas-microsoft-com:office:excel",
}
_SHAPE: Final = re.compile(rb"_x0000_s([0-9]{1,9})")
_FIRST: Final = 1025  # the numbers of a drawing's first block
_TYPE: Final = (
    '<v:shapetype id="_x0000_t202"{} coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_BOX: Final = (
    '<v:shape id="_x0000_s{number}"{spaces} type="#_x0000_t202" style=\'position:absolute;margin-left:60pt;'
    'margin-top:2pt;width:280pt;height:120pt;z-index:1;visibility:hidden\' fillcolor="#ffffe1" o:insetmode="auto">'
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    "<v:textbox style='mso-direction-alt:auto'><div style='text-align:left'></div></v:textbox>"
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>"
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)


def drawing_xml(cells: Sequence[str]) -> str:
    """A whole drawing with a box for each cell."""
    spaces = "".join(f' xmlns:{prefix}="{name}"' for prefix, name in _NAMESPACES.items())
    boxes = "".join(box(cell, _FIRST + number, "") for number, cell in enumerate(cells))
    layout = '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>'
    return f"<xml{spaces}>{layout}{_TYPE.format('')}{boxes}</xml>"


def box(cell: str, number: int, spaces: str) -> str:
    """One box, hidden until the mouse rests on its cell."""
    row, column = coordinates(cell)
    left, top = min(column + 1, 16379), max(row - 1, 0)  # inside the sheet, also at its last column
    anchor = f"{left}, 15, {top}, 10, {left + 4}, 15, {top + 6}, 4"
    return _BOX.format(number=number, spaces=spaces, anchor=anchor, row=row, column=column)


def next_number(drawing: bytes) -> int:
    """A shape number that a drawing does not have yet."""
    return max((int(found) for found in _SHAPE.findall(drawing)), default=_FIRST - 1) + 1


def shape_type(drawing: bytes, spaces: str) -> str:
    """The definition that boxes refer to, unless the drawing has it."""
    return "" if b'id="_x0000_t202"' in drawing else _TYPE.format(spaces)


def prefixes(drawing: bytes) -> str:
    """Declarations of those prefixes that the drawing does not declare itself."""
    missing = {prefix: name for prefix, name in _NAMESPACES.items() if f'xmlns:{prefix}="'.encode() not in drawing}
    return "".join(f' xmlns:{prefix}="{name}"' for prefix, name in missing.items())
