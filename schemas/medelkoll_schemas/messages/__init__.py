"""What a user reads: the Swedish and the English catalogue.

A rule yields facts; the catalogue words them. Facts whose names end in ``_ore`` are amounts in öre and are shown as
kronor, ``_antal`` are counts, ``_cell`` are places and are shown as cells; all others are shown as they are.
"""

from medelkoll_schemas.messages.catalogue import LANGUAGES, Entry, codes, entry, phrase
from medelkoll_schemas.messages.filling import quantity_of
from medelkoll_schemas.messages.words import word

__all__ = ["LANGUAGES", "Entry", "codes", "entry", "phrase", "quantity_of", "word"]
