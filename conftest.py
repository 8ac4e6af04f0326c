"""What holds for every test: where everything is required (RENOWN_REQUIRE_ALL=1), a skipped test is a failed test.

Invariant: the summary of a run in `.ci/run` names no test as skipped; what cannot run there turns red and says why.
"""

from __future__ import annotations

import os
from collections.abc import Generator

import pytest
from pytest_django import DjangoDbBlocker

REQUIRE_ALL = os.environ.get("RENOWN_REQUIRE_ALL") == "1"
# Where nobody names a zone the machine's counts; tests say which one they mean.
os.environ["TZ"] = "UTC"


def _refuse_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    if REQUIRE_ALL and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        report.outcome = "failed"
        report.longrepr = f"everything is required here, but this was skipped: {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skipped test red where everything is required."""
    report = yield
    _refuse_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Turn a skipped module red where everything is required."""
    report = yield
    _refuse_skip(report)
    return report


@pytest.fixture(scope="session", autouse=True)
def _the_desk_is_real(django_db_blocker: DjangoDbBlocker) -> Generator[None, None, None]:
    """Let every test open real desks: each lies in the test's own folder, so there is no shared database to guard."""
    with django_db_blocker.unblock():
        yield
