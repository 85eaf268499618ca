"""What a user installs has everything in it."""

from __future__ import annotations

import subprocess
import sys
import venv
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[2]
NEW_INSTALL = """
from medelkoll_schemas.messages import codes, entry
from importlib.metadata import entry_points, metadata
print(len(codes()), entry("K301", "en").title)
print(entry_points(name="medelkoll").names, metadata("medelkoll")["License-Expression"])
"""


def run(*words: str | Path) -> str:
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False, encoding="utf-8")  # noqa: S603 - our own words
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip: Sequence[str] = (sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir")
    run(*pip, folder, ROOT)
    return next(folder.glob("medelkoll-*.whl"))


def test_every_file_of_the_packages_is_in_the_wheel(wheel: Path) -> None:
    packed = set(zipfile.ZipFile(wheel).namelist())
    wanted = {
        path.relative_to(source).as_posix()
        for source in (ROOT / "addin", ROOT / "schemas")
        for path in source.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }

    assert {name for name in packed if ".dist-info/" not in name} == wanted
    assert any(name.endswith("licenses/LICENSE") for name in packed)


def test_grants_reference_data_and_messages_are_among_them(wheel: Path) -> None:
    packed = zipfile.ZipFile(wheel).namelist()

    for folder, ending in (
        ("grants", ".toml"),
        ("reference", ".csv"),
        ("messages/sv", ".toml"),
        ("messages/en", ".toml"),
    ):
        assert any(name.startswith(f"medelkoll_schemas/{folder}/") and name.endswith(ending) for name in packed), folder


def test_an_installed_wheel_finds_its_texts(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path, with_pip=False, symlinks=True)
    python = tmp_path / "bin" / "python"
    run(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", wheel)
    lines = run(python, "-I", "-c", NEW_INSTALL).splitlines()

    assert lines[0].endswith(" The summary does not agree with the lines")
    assert lines[1] == "{'medelkoll'} MIT"
