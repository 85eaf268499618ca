"""An annotated copy of a workbook, from a report on it."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from medelkoll_addin.annotating.making import marked_copy
from medelkoll_addin.annotating.remarks import outcome_of
from medelkoll_addin.annotating.removing import clean
from medelkoll_addin.annotating.workbook import opened_workbook

if TYPE_CHECKING:
    from collections.abc import Mapping


def annotate(data: bytes, findings_json: Mapping[str, object]) -> bytes:
    """Give a copy of a workbook in which the findings' cells are marked and explained.

    Parts that need no change are copied raw; in the others something is inserted, nothing written anew. A copy that
    was annotated before loses its old marks first, so that twice is once.

    Args:
        data: an .xlsx or .xlsm file.
        findings_json: the report by the JSON contract (version 1); its file with this workbook's hash is used,
            or the first one.

    Returns:
        The file to hand out.

    Raises:
        AnnotatingError: the workbook is refused; the text says why, in Swedish.
    """
    plain = clean(data)
    return marked_copy(opened_workbook(plain), outcome_of(findings_json, sha256(plain).hexdigest()))
