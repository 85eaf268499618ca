"""From bytes to a Book."""

from medelkoll_addin.reading.book import Book, ErrorValue, Sheet, Value
from medelkoll_addin.reading.reader import read, read_path
from medelkoll_addin.reading.unreadable import UnreadableError

__all__ = ["Book", "ErrorValue", "Sheet", "UnreadableError", "Value", "read", "read_path"]
