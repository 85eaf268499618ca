"""In CI a test that is skipped has not done its work: it fails, unless what it lacks is not to be had there."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Generator

NOT_TO_BE_HAD = (
    "the developers' set is not at hand",
    "den här datorn har inget nät",
)


def _strict(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Turn a skip into a failure that says why."""
    if os.environ.get("CI") != "true" or not report.skipped or hasattr(report, "wasxfail"):
        return
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    if not any(known in reason for known in NOT_TO_BE_HAD):
        report.outcome = "failed"
        report.longrepr = f"CI=true, and a test was skipped. {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Look at every test's outcome."""
    report = yield
    _strict(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Look at modules that skip themselves."""
    report = yield
    _strict(report)
    return report
