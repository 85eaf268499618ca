"""How large a workbook may be. Generous for real returns, small enough that nothing hostile fills the memory."""

from __future__ import annotations

from medelkoll_addin.reading.unreadable import BEYOND_LIMIT, UnreadableError

MEBI = 1 << 20

FILE_BYTES = 256 * MEBI
PARTS = 10_000
PART_BYTES = 256 * MEBI  # unpacked
ALL_PARTS_BYTES = 512 * MEBI  # unpacked, together
FRAME_BYTES = 16 * MEBI  # content types, relationships, workbook.xml: small even in the largest workbooks
PACKED_WELL = 64 * MEBI  # beyond this size ...
RATIO = 200  # ... nothing real packs better than this
SHEETS = 2_000
CELLS = 1 << 25  # of one sheet's filled rectangle: 26 columns of all rows
MERGED_CELLS = 1 << 24  # under one merged range
HYPERLINKS = 65_530  # Excel's own limit for a sheet
ATTRIBUTES_BYTES = 8_192  # of one start tag
FORMULA_CHARACTERS = 32_767  # Excel stops at 8 192 as typed; prefixes of newer functions lengthen what is stored
PARAGRAPHS = 50_000  # of a document
DOCUMENT_BYTES = 32 * MEBI
DOCUMENT_CHARACTERS = 8 * MEBI  # of a document's text
LAST_ROW = 1_048_576
LAST_COLUMN = 16_384


def keep_within(kind: str, found: int, limit: int) -> None:
    """Refuse what is beyond a limit.

    Raises:
        UnreadableError: K906 with the facts ``kind`` (what was counted), ``found`` and ``limit``.
    """
    if found > limit:
        raise UnreadableError(BEYOND_LIMIT, kind=kind, found=found, limit=limit)
