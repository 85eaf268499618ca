"""The add-in, built once."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pytest

from medelkoll_addin.excel.desktop import build

if TYPE_CHECKING:
    from collections.abc import Callable

sys.path.insert(0, str(Path(__file__).parents[4]))  # for the stand-in, which several tests share

Streams: TypeAlias = dict[tuple[str, ...], bytes]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "libreoffice: needs soffice")


@pytest.fixture(scope="session")
def addin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("addin"))


@pytest.fixture(scope="session")
def strict_ole() -> Callable[[bytes], Streams]:
    """Read a compound file with olefile, which has to have nothing whatever to remark."""
    olefile = pytest.importorskip("olefile", reason="olefile finns inte på datorn")

    def read(data: bytes) -> Streams:
        with olefile.OleFileIO(io.BytesIO(data), raise_defects=olefile.DEFECT_UNSURE) as ole:
            assert ole.parsing_issues == []
            return {tuple(path): ole.openstream(path).read() for path in ole.listdir()}

    return read
