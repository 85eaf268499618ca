"""How long the files and functions of the code are, and how much of it is tests: ``make shape``."""

from __future__ import annotations

import ast
import statistics
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).parents[1]
PARTS = {"schemas": ["schemas"], "addin": ["addin"], "code": ["schemas", "addin"], "tests": ["tests"]}


def files(folders: Sequence[str]) -> list[Path]:
    """Every Python file."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def lengths(path: Path) -> Iterator[int]:
    """The lines of each function, its decorators left out."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield (node.end_lineno or node.lineno) - node.lineno + 1


def main() -> None:
    """Print a table."""
    print("| part | files | lines | median file | longest | functions | median function | longest |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|")
    totals: dict[str, int] = {}
    for name, folders in PARTS.items():
        sizes = [len(path.read_bytes().splitlines()) for path in files(folders)]
        functions = [length for path in files(folders) for length in lengths(path)]
        totals[name] = sum(sizes)
        middle, inner = statistics.median(sizes), statistics.median(functions)
        print(
            f"| {name} | {len(sizes)} | {sum(sizes)} | {middle:g} | {max(sizes)} "
            f"| {len(functions)} | {inner:g} | {max(functions)} |",
        )
    print(f"\nTests to code: {totals['tests'] / totals['code']:.2f}")


if __name__ == "__main__":
    main()
