"""The made-up world that many files read: built once for a whole run, however many processes share the work.

Invariant: nobody changes what lies there. Who wants to change something takes a copy of the workspace, which costs
less than a tenth of building one.
"""

from __future__ import annotations

import fcntl
import gc
import io
import os
import pickle
import re
import shutil
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import pytest
from django.db import connection
from django.test import Client
from hypothesis import settings

from renown.cli.demo import build_recruiting
from renown.demo import World, build_world
from renown.desk import standing, store
from renown.desk.models import AuditEntry
from renown.workspace import Workspace

from . import schedule

T = TypeVar("T")
Once = Callable[[str, Callable[[Path], T]], T]
"""Builds a thing of a name in a folder of its own, or takes what another process of this run has built."""

settings.register_profile("untimed", settings(), deadline=None)
settings.load_profile("untimed")

BEGUN = pytest.StashKey[float]()
SHARED = "PYTEST_XDIST_WORKER" in os.environ


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Look for no garbage while tests are gathered, and never again among what was gathered: it all stays."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> schedule.DearestFirst:
    """Give out the dearest files first, where several processes share the work."""
    config.option.loadscopereorder = False
    return schedule.DearestFirst(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Order the tests where several processes share the work."""
    if SHARED:
        schedule.dearest_first(items)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Count the processor's work from here."""
    item.stash[BEGUN] = schedule.processor()
    return (yield)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> None:
    """Let the last report of a test carry what work it was."""
    if call.when == "teardown":
        item.user_properties.append((schedule.WORK, schedule.processor() - item.stash[BEGUN]))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say at the end of a run of several processes what was dear."""
    if config.getvalue("numprocesses"):
        schedule.tell(terminalreporter)


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once[Any]:
    """What is built by the first process that needs it, while the others wait for it."""
    base = tmp_path_factory.getbasetemp()
    shared = (base.parent if SHARED else base) / "once"
    shared.mkdir(exist_ok=True)

    def make(name: str, build: Callable[[Path], Any]) -> Any:
        folder, answer = shared / name, shared / f"{name}.answer"
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not answer.exists():
                folder.mkdir()
                made = pickle.dumps(build(folder))
                answer.write_bytes(made)
        return pickle.loads(answer.read_bytes())

    return make


@pytest.fixture(scope="session")
def sixty(once: Once[Any]) -> World:
    """A world of sixty people in real export formats."""
    today = datetime.now(UTC).date()
    world: World = once("exports-of-sixty", lambda folder: build_world(folder, seed=3, people=60, today=today))
    return world


@pytest.fixture(scope="session")
def sixty_at_home(once: Once[Any], sixty: World) -> Path:
    """The workspace of that world, its owner confirmed, scored, nobody vouched for; it must not be changed."""

    def build(folder: Path) -> Path:
        with Workspace.create(folder / "workspace") as ws:
            for export in sixty.exports:
                ws.imports.add(export, owner=sixty.owner_email)
            own = [str(candidate.account) for candidate in ws.people.owner_candidates()]
            for account in (*own, *sixty.owner_handles):
                ws.people.confirm_owner(account)
            ws.scores.rebuild()
        return folder / "workspace"

    path: Path = once("workspace-of-sixty", build)
    return path


@pytest.fixture(scope="session")
def thirty_cvs(once: Once[Any]) -> Path:
    """A workspace of recruiting with thirty CVs, as the demo builds it; it must not be changed."""

    def build(folder: Path) -> Path:
        build_recruiting(folder / "workspace", folder / "cvs", 30, 7)
        return folder / "workspace"

    path: Path = once("recruiting-of-thirty", build)
    return path


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


@pytest.fixture(scope="session")
def photo() -> Callable[[str], bytes]:
    """`photo(colour)`: a picture as it is kept."""
    from PIL import Image

    from renown.model.values.picture import drawn

    def made(colour: str) -> bytes:
        out = io.BytesIO()
        Image.new("RGB", (90, 80), colour).save(out, "PNG")
        return drawn(out.getvalue())

    return made


@pytest.fixture(scope="session")
def made_up(sixty_at_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace of a small made-up world, owner confirmed; a test that changes it takes a copy (`at_home`)."""
    path = tmp_path_factory.mktemp("made-up") / "workspace"
    shutil.copytree(sixty_at_home, path)
    return path


@pytest.fixture(scope="session")
def owners_browser() -> Callable[[Path], AbstractContextManager[Client]]:
    """`owners_browser(path)`: the owner's browser on a workspace, which is `served.workspace()` meanwhile."""

    @contextmanager
    def on(path: Path) -> Iterator[Client]:
        from renown.web import application, served

        desk = served.enter(path)
        application.adjust(path, 8765, desk.secret("pages").hex())
        client = Client(headers={"host": "127.0.0.1:8765"})
        client.get(f"/enter/{desk.create_link()}/")
        yield client
        served.leave()

    return on


@pytest.fixture
def at_home(
    made_up: Path, tmp_path: Path, owners_browser: Callable[[Path], AbstractContextManager[Client]]
) -> Iterator[Client]:
    """The owner's browser on a copy of that workspace; the workspace itself is `served.workspace()`."""
    path = tmp_path / "workspace"
    shutil.copytree(made_up, path)
    with owners_browser(path) as client:
        yield client
