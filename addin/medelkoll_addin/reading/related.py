"""What a package's relationships lead to, whatever the parts are called: Excel goes by the kind alone."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from medelkoll_addin.reading.parts import Parts, Relationship

MACROS: Final = ("vbaProject", "xlMacrosheet", "xlIntlMacrosheet")
WATCHED: Final = {*MACROS, "externalLink", "connections", "queryTable", "oleObject", "package", "control"}
_KIND = re.compile(rb"""\sType\s*=\s*(?:"[^"]*/(\w+)"|'[^']*/(\w+)')""")
_LIST = re.compile(r"(?P<folder>.*/|)_rels/(?P<file>[^/]*)\.rels", re.IGNORECASE)


def parts_by_kind(parts: Parts) -> Mapping[str, list[str]]:
    """The names of the package's parts that a relationship of a kind in ``WATCHED`` leads to."""
    found = defaultdict[str, list[str]](list)
    for name in parts.texts:
        if name.lower().endswith(".rels") and _may_tell(parts.texts[name]):
            for one in relations_in(parts, name):
                if one.kind in WATCHED and not one.external and one.target in parts.names:
                    found[one.kind].append(one.target)
    return found


def relations_in(parts: Parts, name: str) -> list[Relationship]:
    """What a list of relationships, named as the part that it is, holds."""
    listed = _LIST.fullmatch(name)
    return list(parts.relationships(listed["folder"] + listed["file"]).values()) if listed else []


def _may_tell(text: bytes) -> bool:
    """Whether a list names a kind that is watched, or writes something in a way that hides what it names."""
    return b"&#" in text or any((one[1] or one[2]).decode() in WATCHED for one in _KIND.finditer(text))
