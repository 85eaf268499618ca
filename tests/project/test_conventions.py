"""Conventions are kept because they are policed."""

from __future__ import annotations

import ast
import doctest
import re
import tomllib
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from medelkoll_addin.commands.pages import pages
from medelkoll_addin.commands.words import COMMANDS
from medelkoll_schemas.messages import codes
from medelkoll_schemas.rules import RULES
from medelkoll_schemas.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

ROOT = Path(__file__).parents[2]
PACKAGES = (ROOT / "addin" / "medelkoll_addin", ROOT / "schemas" / "medelkoll_schemas")
RULE_FILES = sorted((ROOT / "schemas" / "medelkoll_schemas" / "rules").glob("k[0-9]*.py"))
MODULES = sorted(path for package in PACKAGES for path in package.rglob("*.py"))
PYTHON = sorted(
    path
    for folder in ("addin", "schemas", "tests", "benchmarks", "workbooks")
    for path in (ROOT / folder).rglob("*.py")
)
TEXTS = sorted(
    path
    for folder in ("addin", "schemas", "tests", "benchmarks", "workbooks", "docs", ".ci")
    for path in (ROOT / folder).rglob("*")
    if path.suffix
    in (".py", ".toml", ".md", ".css", ".js", ".html", ".xml", ".json", ".csv", ".tsv", ".txt", ".bas", "")
    and path.is_file()
) + [ROOT / name for name in ("README.md", "Makefile", "pyproject.toml")]
LONGEST_FILE = 300
LONGEST_FUNCTION = 40
DIRECT_DEPENDENCIES = 8
FOREIGN_FLOATS = {"schemas/medelkoll_schemas/relations/highs.py"}  # a solver's own interface; amounts never reach it


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node


def lines_of(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def module_of(path: Path) -> ModuleType:
    package = next(package for package in PACKAGES if path.is_relative_to(package))
    return import_module(".".join(path.relative_to(package.parent).with_suffix("").parts).removesuffix(".__init__"))


def rules_in(path: Path) -> list[type[Rule]]:
    module = module_of(path)
    members = [
        value for value in vars(module).values() if isinstance(value, type) and value.__module__ == module.__name__
    ]
    return [member for member in members if issubclass(member, Rule)]


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_no_file_is_too_long() -> None:
    long = {relative(path): count for path in PYTHON if (count := len(path.read_bytes().splitlines())) > LONGEST_FILE}

    assert long == {}


def test_no_function_is_too_long() -> None:
    long = {
        f"{relative(path)}:{node.name}"
        for path in PYTHON
        for node in functions(path)
        if lines_of(node) > LONGEST_FUNCTION
    }

    assert long == set()


def test_every_rule_is_listed() -> None:
    written = {rule for path in RULE_FILES for rule in rules_in(path)}

    assert written == {type(rule) for rule in RULES}
    assert len(RULES) == len({type(rule) for rule in RULES})


@pytest.mark.parametrize("path", RULE_FILES, ids=lambda path: path.stem)
def test_a_rule_file_is_named_after_its_code(path: Path) -> None:
    codes_there = {rule.code for rule in rules_in(path)} or {str(getattr(module_of(path), "CODE"))}  # noqa: B009 - a module's constant

    assert codes_there == {path.stem[:4].upper()}


def test_every_rule_has_its_texts() -> None:
    assert {rule.code for rule in RULES} <= set(codes())


def test_every_code_in_the_code_has_its_texts() -> None:
    named = {code for path in MODULES for code in re.findall(r'"(K\d{3})"', path.read_text(encoding="utf-8"))}

    assert named - set(codes()) == set()


def test_amounts_are_never_float_where_it_is_decided_what_is_right() -> None:
    schemas = ROOT / "schemas" / "medelkoll_schemas"
    watched = [path for folder in ("rules", "relations", "tables") for path in (schemas / folder).rglob("*.py")]
    found = {
        relative(path)
        for path in watched
        if _floats(path) or re.search("epsilon|isclose|Float64", path.read_text("utf-8"))
    }

    assert watched
    assert found <= FOREIGN_FLOATS


def _floats(path: Path) -> bool:
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return any(
        (isinstance(node, ast.Constant) and isinstance(node.value, float))
        or (isinstance(node, ast.Name) and node.id == "float")
        for node in nodes
    )


def test_no_path_of_any_one_machine() -> None:
    machine = re.compile(r"(?<![\w.])/(?:work|home|root|Users)/|[A-Z]:\\Users\\\w")
    found = {relative(path) for path in TEXTS if path != Path(__file__) and machine.search(path.read_text("utf-8"))}

    assert found == set()


def test_only_the_web_addin_names_its_server() -> None:
    """The import contracts see no module that is imported by its name."""
    named = {relative(path) for path in MODULES if re.search(r"""["']xlwings_server""", path.read_text("utf-8"))}

    assert named
    assert {name for name in named if not name.startswith("addin/medelkoll_addin/excel/web/")} == set()


@pytest.mark.parametrize("name", COMMANDS)
def test_the_readme_lists_every_command(name: str) -> None:
    assert f"medelkoll {name}" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_few_direct_dependencies_and_no_pandas() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = [re.split(r"[\[<>=]", wanted)[0] for wanted in project["dependencies"]]

    assert len(names) <= DIRECT_DEPENDENCIES
    assert "pandas" not in names


def test_the_rule_pages_are_what_the_catalogue_says() -> None:
    folder = ROOT / "docs" / "regler"
    there = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}

    assert there == pages(), "run: make pages"


@pytest.mark.parametrize("path", [path for path in MODULES if ">>> " in path.read_text("utf-8")], ids=relative)
def test_the_examples_in_the_documentation_are_true(path: Path) -> None:
    result = doctest.testmod(module_of(path))

    assert result.attempted > 0
    assert result.failed == 0
