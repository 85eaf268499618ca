"""A rule file holds one rule: with its name, its texts and its cases, and nothing that a rule may not have."""

from __future__ import annotations

import ast
import re
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

from medelkoll_schemas.messages import codes
from medelkoll_schemas.rules import RULES
from medelkoll_schemas.rules.base import BatchRule, EquationRule, Rule, TableRule

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "schemas" / "medelkoll_schemas" / "rules"
MESSAGES = ROOT / "schemas" / "medelkoll_schemas" / "messages"
CASES = ROOT / "tests" / "schemas" / "rules" / "cases"
FILES = sorted(FOLDER.glob("k[0-9]*.py"))
HELPERS = {"k404_coarser_rounding"}  # looks at another rule's results, and so is no rule by itself
ELSEWHERE = {"K105"}  # cases of what is checked beside the rules
PLACES = {"place", "places", "stated"}

rule_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def rules_in(path: Path) -> list[type[Rule]]:
    module = import_module(f"medelkoll_schemas.rules.{path.stem}")
    own = [value for value in vars(module).values() if isinstance(value, type) and value.__module__ == module.__name__]
    return [value for value in own if issubclass(value, Rule)]


def code_of(path: Path) -> str:
    return path.stem[:4].upper()


def snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def nodes(path: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


@rule_file
def test_one_rule_a_file(path: Path) -> None:
    assert len(rules_in(path)) == (path.stem not in HELPERS)


@rule_file
def test_a_file_is_named_after_its_code_and_what_it_checks(path: Path) -> None:
    named = [f"{rule.code.lower()}_{snake(rule.__name__)}" for rule in rules_in(path)]
    told = path.stem in HELPERS or any(_same_words(path.stem, name) for name in named)

    assert told, named


def _same_words(stem: str, name: str) -> bool:
    """Whether the file speaks of what the class speaks of: the same code, and a word in common."""
    code, _, words = stem.partition("_")
    other, _, more = name.partition("_")
    return code == other and bool(set(words.split("_")) & set(more.split("_")))


@rule_file
def test_every_rule_is_listed_once(path: Path) -> None:
    listed = [type(rule) for rule in RULES]

    assert [listed.count(rule) for rule in rules_in(path)] == [1] * len(rules_in(path))


@rule_file
def test_a_rule_says_what_it_is(path: Path) -> None:
    for rule in rules_in(path):
        assert issubclass(rule, EquationRule | TableRule | BatchRule)
        assert rule.__doc__
        assert (import_module(rule.__module__).__doc__ or "").startswith(f"{rule.code}")


@rule_file
@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_rule_has_its_texts_in_both_languages(path: Path, language: str) -> None:
    code = code_of(path)
    catalogue = tomllib.loads((MESSAGES / language / f"{code[:2]}.toml").read_text(encoding="utf-8"))

    assert code in codes()
    assert {"title", "meaning", "wrong", "right", "accept", "message"} <= set(catalogue[code])


@rule_file
def test_a_rule_has_cases(path: Path) -> None:
    assert (CASES / f"{code_of(path).lower()}.toml").is_file()


def test_every_case_file_is_about_a_rule() -> None:
    assert {path.stem.upper() for path in CASES.glob("*.toml")} == {code_of(path) for path in FILES} | ELSEWHERE


@rule_file
def test_no_float_and_no_tolerance(path: Path) -> None:
    names = {node.id for node in nodes(path) if isinstance(node, ast.Name)} | {
        node.attr for node in nodes(path) if isinstance(node, ast.Attribute)
    }

    assert not any(isinstance(node, ast.Constant) and isinstance(node.value, float) for node in nodes(path))
    assert not any(isinstance(node, ast.Div) for node in nodes(path))
    assert names.isdisjoint({"float", "epsilon", "isclose", "Float64", "Float32", "truediv"})


@rule_file
def test_no_cell_address(path: Path) -> None:
    texts = {node.value for node in nodes(path) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    addresses = {text for text in texts if re.fullmatch(r"(?:\w+!)?\$?[A-Z]{1,3}\$?[0-9]+", text)}

    assert {text for text in addresses if not re.fullmatch(r"K[0-9]{3}", text)} == set()


@rule_file
def test_places_are_never_reckoned_with(path: Path) -> None:
    sums = [node for node in nodes(path) if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub)]
    shifted = [ast.unparse(node) for node in sums if _is_place(node.left) or _is_place(node.right)]

    assert shifted == []


def _is_place(node: ast.expr) -> bool:
    """``place``, ``row["place"]`` or ``pl.col("place")``, where the figure is not meant."""
    if isinstance(node, ast.Name):
        return node.id in {"place", "places"}
    inner = node.args[0] if isinstance(node, ast.Call) and node.args else getattr(node, "slice", None)
    return isinstance(inner, ast.Constant) and inner.value in PLACES


def test_the_watch_on_places_sees_what_it_should() -> None:
    for bad in ('row["place"] + 1', 'pl.col("place") - 1', "1 + place"):
        (node,) = [node for node in ast.walk(ast.parse(bad)) if isinstance(node, ast.BinOp)]
        assert _is_place(node.left) or _is_place(node.right), bad
