"""K708: a formula reads nothing from another file."""

from __future__ import annotations

from medelkoll_schemas.rules.issues import IssueRule


class ExternalReference(IssueRule):
    """A value that cannot be checked here."""

    code = "K708"
    issues = ("external",)
    words = {"formula": "formula", "says": "file"}  # noqa: RUF012  # as its base
