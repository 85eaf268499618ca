"""The two vocabularies of a workbook: Transitional, which Excel writes, and Strict, which it also reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from medelkoll_addin.annotating.xml import Element


class Vocabulary(NamedTuple):
    """The namespaces of a workbook's elements, and of its relationships."""

    main: str
    relations: str

    def prefix(self, root: Element) -> tuple[str, str]:
        """The prefix for ``id`` attributes, and its declaration where the root has none."""
        for key, value in root.attributes.items():
            if value == self.relations and key.startswith("xmlns:"):
                return key.removeprefix("xmlns:"), ""
        return "mkr", f' xmlns:mkr="{self.relations}"'


TRANSITIONAL: Final = Vocabulary(
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
)
STRICT: Final = Vocabulary(
    "http://purl.oclc.org/ooxml/spreadsheetml/main", "http://purl.oclc.org/ooxml/officeDocument/relationships"
)


def vocabulary_of(root: Element) -> Vocabulary | None:
    """The vocabulary that a workbook part is written in; None for those of Office's test versions."""
    own = root.attributes.get(f"xmlns:{root.prefix}".rstrip(":"))
    return next((known for known in (TRANSITIONAL, STRICT) if known.main == own), None)
