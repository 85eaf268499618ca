"""Every case."""

from __future__ import annotations

from hostile import active, cells, kinds, packages, strange, texts, xml

CASES = (*packages.CASES, *xml.CASES, *cells.CASES, *active.CASES, *kinds.CASES, *strange.CASES, *texts.CASES)
