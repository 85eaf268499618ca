"""What CI promises: nothing is left out in silence."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TESTS = """
import shutil
import pytest

def test_done(): pass

@pytest.mark.skipif(shutil.which("soffice") is None, reason="soffice saknas")
def test_with_a_program(): pass

def test_on_the_way(): pytest.skip("the developers' set is not at hand")
"""
MODULE = 'import pytest\npytest.importorskip("no_such_module", reason="no_such_module saknas")\n'


def run(folder: Path, ci: str, **files: str) -> tuple[int, str]:
    (folder / "conftest.py").write_bytes((ROOT / "tests" / "conftest.py").read_bytes())
    for name, content in files.items():
        (folder / f"{name}.py").write_text(content, encoding="utf-8")
    environment = {**os.environ, "PATH": "", "CI": ci}
    command = [sys.executable, "-m", "pytest", "-q", "-rs", "-p", "no:cacheprovider", str(folder)]
    done = subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603 - our own words
    return done.returncode, done.stdout


def test_in_ci_a_missing_program_is_a_failure(tmp_path: Path) -> None:
    code, said = run(tmp_path, "true", test_one=TESTS)

    assert code == 1
    assert "CI=true, and a test was skipped" in said
    assert "soffice saknas" in said
    assert "1 passed, 1 skipped, 1 error" in said  # of the setup: the test itself was not reached


def test_in_ci_a_module_that_leaves_itself_out_is_a_failure(tmp_path: Path) -> None:
    code, said = run(tmp_path, "true", test_two=MODULE)

    assert code != 0
    assert "no_such_module saknas" in said


def test_elsewhere_both_are_skipped_and_said(tmp_path: Path) -> None:
    code, said = run(tmp_path, "", test_one=TESTS, test_two=MODULE)

    assert code == 0
    assert "1 passed, 3 skipped" in said


@pytest.mark.parametrize("stage", ["lint", "types", "imports", "test"])
def test_every_stage_of_ci_is_one_that_a_developer_can_run(stage: str) -> None:
    stages = (ROOT / ".ci" / "run").read_text(encoding="utf-8").split("for stage in ")[1].split(";")[0].split()

    assert stage in stages
    assert f"\n{stage}:" in (ROOT / "Makefile").read_text(encoding="utf-8")
