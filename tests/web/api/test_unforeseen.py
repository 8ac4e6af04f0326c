"""What nobody thought of: schemathesis asks every address, rightly and wrongly, and every answer must be as described.

It asks a workspace in which every list holds something, through the same application that `renown serve` runs, with
arguments that stand for real rows about every second time. What is switched off: `ignored_auth` (tests of our own ask
every address without a token, and with one that may only read) and `positive_data_acceptance` (whether a name, a day
or a kind of goal can be is for the rooms to say, and they answer 400, 404 or 409 in words).
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from zlib import crc32

import pytest
import schemathesis
import schemathesis.openapi
from django.core.handlers.wsgi import WSGIHandler
from schemathesis import Case, engine
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events
from schemathesis.generation import GenerationMode
from schemathesis.hooks import GLOBAL_HOOK_DISPATCHER

from renown.workspace import Workspace

from .conftest import LivedIn

SEED = 20261130
EXAMPLES = 1
PARTS = 4
"""So many tests share the addresses, each address in one of them, so that none takes long."""

UNTOUCHED = ("/api/v1/people/{person}", "/api/v1/people/{person}/objection")
"""Where a person is erased: real ones are left alone there, or the world would soon be empty."""


def described(token: str, phase: str) -> Any:
    """The description as the application gives it, with what is asked about it."""
    headers = {"Authorization": f"Bearer {token}", "Host": "127.0.0.1:8765", "Accept-Encoding": "identity"}
    config = SchemathesisConfig.from_dict(
        {
            "seed": SEED,
            "workers": 1,
            "headers": headers,
            "generation": {"max-examples": EXAMPLES, "deterministic": True, "no-shrink": True},
            "suppress-health-check": ["all"],
            "phases": {name: {"enabled": name == phase} for name in ("examples", "coverage", "fuzzing", "stateful")}
            | ({"coverage": {"enabled": True, "unexpected-methods": ["PUT"]}} if phase == "coverage" else {}),
            "checks": {name: {"enabled": False} for name in ("positive_data_acceptance", "ignored_auth")},
        }
    )
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", WSGIHandler(), config=config, headers=headers)


@contextmanager
def real_rows(lived_in: LivedIn) -> Iterator[None]:
    """Let about every second right argument be one that was answered before."""
    pools: dict[str, list[Any]] = defaultdict(list)
    for _, _, given, _, _ in lived_in.asked:
        for name, value in given.items():
            pools[name] += [value] if value not in pools[name] else []

    def before_call(context: Any, case: Case, kwargs: dict[str, Any]) -> None:
        right = case.meta is not None and case.meta.generation.mode is GenerationMode.POSITIVE
        for place in (case.path_parameters, case.query, case.body) if right and case.path not in UNTOUCHED else ():
            for name, value in place.items() if isinstance(place, dict) else ():
                number = crc32(repr(value).encode())
                if pools[name] and number % 2:
                    place[name] = pools[name][number % len(pools[name])]

    schemathesis.hook(before_call)
    try:
        yield
    finally:
        GLOBAL_HOOK_DISPATCHER.unregister(before_call)


def findings(schema: Any, asked: set[str]) -> Iterator[str]:
    """What is not as described, in words; the addresses that were asked are put into `asked`."""
    for event in engine.from_schema(schema).execute():
        if isinstance(event, events.NonFatalError | events.FatalError):
            yield repr(event)
        if isinstance(event, events.ScenarioFinished):
            asked |= {event.recorder.label} if event.recorder.interactions else set()
            for case, checks in event.recorder.checks.items():
                sent = event.recorder.interactions.get(case)
                for failed in (check for check in checks if check.failure_info is not None):
                    sending = f"{sent.request.method} {sent.request.uri} {sent.request.body!r}" if sent else case
                    got = f"{sent.response.status_code} {sent.response.content!r}" if sent and sent.response else ""
                    yield f"{failed.name}: {failed.failure_info.failure.message}\n  {sending[:600]}\n  {got[:600]}"


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("phase", ["coverage", "fuzzing"])
def test_every_address_answers_as_described(
    at_home: Workspace, lived_in: LivedIn, phase: str, part: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "flask", None)  # looked for before each question, and never there
    whole = described(at_home.desk.tokens.create("a stranger's program", writes=True), phase)
    schema = whole.include(lambda context: crc32(context.operation.path.encode()) % PARTS == part)
    asked: set[str] = set()
    with real_rows(lived_in):
        found = list(findings(schema, asked))
    assert not found, "\n".join(found[:20])
    assert asked == {one.ok().label for one in schema.get_all_operations()}
