"""Which process runs which file of tests, and what each file took: the dearest files first, so that all end together.

Invariant: a test that ends its process, or never comes to an end, is one failure; every other test runs still.
"""

from __future__ import annotations

import os
import resource
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from xdist.scheduler import LoadFileScheduling
from xdist.workermanage import WorkerController

COSTS = Path(__file__).with_name("costs.txt")
KEEP = os.environ.get("RENOWN_KEEP_COSTS") == "1"
UNKNOWN_S = 5.0
"""What a file of tests is taken to cost that has never been measured."""

LEAST_S = 1.0
"""Files that take less need not be known one by one: they fill what is left."""

SHOWN = 20
WORK = "processor seconds"
"""The property of a test's last report. It tells what is dear on a busy machine too, and who waits."""


def known() -> dict[str, float]:
    """What each dear file of tests took when it was last measured, in seconds."""
    lines = (line.split(maxsplit=1) for line in COSTS.read_text(encoding="utf-8").splitlines())
    return {file: float(seconds) for seconds, file in lines}


def file_of(nodeid: str) -> str:
    return nodeid.partition("::")[0]


def dearest_first(items: list[pytest.Item]) -> None:
    """Put the files of these tests into the order in which they are given out."""
    costs = known()

    def cost(item: pytest.Item) -> float:
        file = file_of(item.nodeid)
        return costs.get(file, UNKNOWN_S if file.startswith("tests/") else LEAST_S)

    items.sort(key=cost, reverse=True)


class DearestFirst(LoadFileScheduling):
    """Gives out files in the order of the tests; a test whose process ended is not tried again.

    As it comes, xdist begins with the files of many tests, so that a file of two long ones is left for the end; and it
    gives a test that kills its process to the next one, until none may be started any more.
    """

    def remove_node(self, node: WorkerController) -> str | None:
        """Take back what this process had to do, but for the test it ended in, which is returned."""
        work = self.assigned_work.pop(node)
        left = {file: {test: done for test, done in tests.items() if not done} for file, tests in work.items()}
        ended_in = next((test for tests in left.values() for test in tests), None)
        if ended_in is not None:
            del left[self._split_scope(ended_in)][ended_in]
            self.workqueue.update({file: tests for file, tests in left.items() if tests})
            for other in self.nodes:
                self._reschedule(other)
        return ended_in


def processor() -> float:
    """The processor seconds of this process, and of those that it began and saw end."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def spent(reports: Iterable[pytest.TestReport]) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Seconds by file of tests and by process, and processor seconds by file."""
    files: Counter[str] = Counter()
    processes: Counter[str] = Counter()
    work: Counter[str] = Counter()
    for report in reports:
        file = file_of(report.nodeid)
        files[file] += report.duration  # type: ignore[assignment]
        processes[getattr(report, "worker_id", "ended")] += report.duration  # type: ignore[assignment]
        work[file] += dict(report.user_properties).get(WORK, 0.0)  # type: ignore[assignment]
    return files, processes, work


def tell(terminal: pytest.TerminalReporter) -> None:
    """Name the dearest files, and how long each process had work; keep the costs where that was asked for."""
    reports = (one for kind in terminal.stats.values() for one in kind if isinstance(one, pytest.TestReport))
    files, processes, work = spent(reports)
    terminal.write_sep("=", "dearest files, in seconds, and processor seconds of them")
    for file, seconds in files.most_common(SHOWN):
        terminal.write_line(f"{seconds:7.1f} {work[file]:7.1f} {file}")
    busy = ", ".join(f"{name} {seconds:.0f}" for name, seconds in sorted(processes.items()) if seconds)
    terminal.write_line(f"{sum(files.values()):7.1f} {sum(work.values()):7.1f} in all: {busy}")
    if KEEP:
        dear = (f"{seconds:.1f} {file}\n" for file, seconds in files.most_common() if seconds >= LEAST_S)
        COSTS.write_text("".join(dear), encoding="utf-8")
