from __future__ import annotations

import inspect
import typing

import pytest

from medelkoll_addin.excel.functions import FUNCTIONS, Described


def test_names_as_they_are_typed() -> None:
    assert [described.name for described in FUNCTIONS] == [
        "BELOPP",
        "FOLKMANGD",
        "FOLKMANGD.TABELL",
        "PER_INVANARE",
        "FORDELA",
        "KATEGORISUMMA",
        "STAMMER",
        "ORSAK",
    ]
    assert all(described.plain_name.isidentifier() for described in FUNCTIONS)


@pytest.mark.parametrize("described", FUNCTIONS, ids=lambda described: described.name)
def test_every_argument_is_described_in_order(described: Described) -> None:
    parameters = list(inspect.signature(described.function).parameters)

    assert list(described.arguments) == parameters
    assert all(name.isascii() for name in parameters)  # VBA has no others
    assert described.ranges <= set(parameters)
    assert described.function.__name__.upper() == described.plain_name
    assert all(text.endswith(".") for text in (described.description, *described.arguments.values()))
    assert len(described.description) <= 255  # what Excel's function guide shows
    assert set(typing.get_type_hints(described.function)) == {*parameters, "return"}
