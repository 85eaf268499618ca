"""What Excel is told of the functions."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast
from urllib.request import urlopen

import pytest

from medelkoll_addin.excel.functions import FUNCTIONS

if TYPE_CHECKING:
    from tests.addin.excel.web.conftest import Server

pytestmark = pytest.mark.browser
ENGLISH = ("argument", "function", "positional", "python", " the ", " of ")


@pytest.fixture
def functions(scripted: Server) -> list[dict[str, object]]:
    with urlopen(f"{scripted.url}/medelkoll/functions.json") as response:  # noqa: S310 - our own server
        return cast("list[dict[str, object]]", json.load(response)["functions"])


def test_every_function_is_offered_and_kontroll_besides(functions: list[dict[str, object]]) -> None:
    assert sorted(str(one["name"]) for one in functions) == sorted([*(one.name for one in FUNCTIONS), "KONTROLL"])


def test_every_function_and_argument_is_described_in_swedish(functions: list[dict[str, object]]) -> None:
    for one in functions:
        parameters = cast("list[dict[str, str]]", one["parameters"])
        for words in [str(one["description"]), *(parameter["description"] for parameter in parameters)]:
            assert words.endswith(".")
            assert not any(word in words.lower() for word in ENGLISH), words


def test_names_and_identities_are_what_excel_takes(functions: list[dict[str, object]]) -> None:
    identities = [str(one["id"]) for one in functions]
    assert len(set(identities)) == len(identities)
    assert all(name.replace(".", "").replace("_", "").isalnum() for name in (str(one["name"]) for one in functions))
