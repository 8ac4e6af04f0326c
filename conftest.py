"""What holds for every test: where everything is required (RENOWN_REQUIRE_ALL=1), a skipped test is a failed test.

Invariant: the summary of a run in `.ci/run` names no test as skipped; what cannot run there turns red and says why.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from renown.desk import standing, store
from renown.desk.models import AuditEntry

REQUIRE_ALL = os.environ.get("RENOWN_REQUIRE_ALL") == "1"


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


@pytest.fixture(scope="session", autouse=True)
def _no_decision_without_a_line_in_the_log(_the_desk_is_real: None) -> Generator[None, None, None]:
    """Let every test see a change of decisions that writes no line in the log: the desk would be taken for damaged."""
    whole = store.transaction

    @contextmanager
    def watched() -> Iterator[None]:
        if connection.in_atomic_block:
            with whole():
                yield
            return
        written: list[str] = []
        with whole(), connection.execute_wrapper(_Written(written)):
            yield
        assert not written or any("desk_auditentry" in sql for sql in written), f"decided without a line: {written}"

    store.transaction = watched
    yield
    store.transaction = whole


class _Written:
    """Keeps the statements that write decisions, or the log."""

    def __init__(self, written: list[str]) -> None:
        self._written = written
        self._tables = {model._meta.db_table for model in standing.decided()} | {AuditEntry._meta.db_table}

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        verb, table = sql.split(" ", 1)[0], next(iter(re.findall(r'"(\w+)"', sql)), "")
        changed = set(re.findall(r'"(\w+)" = ', sql.partition(" SET ")[2].partition(" WHERE ")[0]))
        answer = execute(sql, params, many, context)
        writes = verb in ("INSERT", "UPDATE", "DELETE") and table in self._tables and not self._beside(verb, changed)
        if writes and (verb == "INSERT" or context["cursor"].rowcount):  # what INSERT returns is counted later
            self._written.append(sql)
        return answer

    @staticmethod
    def _beside(verb: str, changed: set[str]) -> bool:
        return verb == "UPDATE" and changed <= standing.OUTSIDE_THE_LOG
