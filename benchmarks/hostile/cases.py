"""Every case."""

from __future__ import annotations

from hostile import active, cells, kinds, packages, texts, xml

CASES = (*packages.CASES, *xml.CASES, *cells.CASES, *active.CASES, *kinds.CASES, *texts.CASES)
