"""What a file is, by its content; its name only decides between text and nothing."""

from __future__ import annotations

from pathlib import PurePath

from medelkoll_addin.reading.unreadable import DAMAGED, EMPTY, ENCRYPTED, NOT_A_WORKBOOK, UnreadableError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END_OF_ZIP = b"PK\x05\x06"
_TEXT_NAMES = {".csv", ".txt", ".tsv", ".tab"}
_BOOK_NAMES = {".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlt", ".ods", ".ots"}
_FIRST_PRINTABLE = 32
_BIFF = (b"\x09\x08\x10\x00", b"\x09\x08\x08\x00", b"\x09\x04\x06\x00", b"\x09\x02\x06\x00", b"\x09\x00\x04\x00")
_STARTS = (
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"BM", "BMP"),
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"Rar!", "RAR"),
    (b"\x1f\x8b", "gzip"),
    (b"MZ", "EXE"),
)
_BINARY_STARTS = tuple(start for start, _ in _STARTS if start not in (b"BM", b"MZ"))


def recognise(data: bytes, name: str) -> str:
    """The kind of container: ``zip``, ``xls``, ``csv``, or ``text`` when only its name says that it is a workbook.

    Raises:
        UnreadableError: K901 with what it is instead, K902 encrypted, K904 empty.
    """
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise UnreadableError(EMPTY, name=name)
    if data.startswith(b"PK"):
        return "zip"
    if data.startswith(_OLE):
        return _ole(data, name)
    if data.startswith(_BIFF):
        return "xls"
    if PurePath(name).suffix.lower() in _TEXT_NAMES and not data.startswith(_BINARY_STARTS) and not _is_markup(data):
        return "csv"
    if _END_OF_ZIP in data[-65_557:]:
        raise UnreadableError(DAMAGED, problem="zip")
    found = _looks_like(data)
    if found == "text" and PurePath(name).suffix.lower() in _BOOK_NAMES:
        return "text"
    raise not_a_workbook(name, found)


def not_a_workbook(name: str, found: str) -> UnreadableError:
    """K901 with the file's name and what it is instead."""
    return UnreadableError(NOT_A_WORKBOOK, name=name, found=found)


def _ole(data: bytes, name: str) -> str:
    """Old Office files and encrypted new ones share a container; its directory names what is inside."""
    if _in_directory(data, "EncryptedPackage"):
        raise UnreadableError(ENCRYPTED, name=name)
    if _in_directory(data, "WordDocument"):
        raise not_a_workbook(name, "Word")
    if _in_directory(data, "PowerPoint Document"):
        raise not_a_workbook(name, "PowerPoint")
    return "xls"


def _in_directory(data: bytes, stream: str) -> bool:
    return (stream + "\0").encode("utf-16-le") in data


def _looks_like(data: bytes) -> str:
    for start, found in _STARTS:
        if data.startswith(start):
            return found
    head = data[:2048].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head:
        return "XML Spreadsheet 2003"
    if head.startswith((b"<!doctype html", b"<html")) or b"<table" in head:
        return "HTML"
    if head.startswith(b"<"):
        return "XML"
    return "binary" if _is_binary(data[:2048]) else "text"


def _is_markup(data: bytes) -> bool:
    return _looks_like(data) in ("HTML", "XML", "XML Spreadsheet 2003")


def _is_binary(head: bytes) -> bool:
    return any(byte < _FIRST_PRINTABLE and byte not in b"\t\r\n\x0c\x1b" for byte in head)
