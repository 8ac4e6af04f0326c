"""The audit log: who did what and when, each line bound to the lines before it.

Invariant: changing, removing or reordering a line is noticed by `verify`; a line's details can be wiped (when a
person is erased) without breaking the chain, but only under a later line that says which lines were wiped.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from renown.desk import store
from renown.desk.models import AuditEntry, about

ERASE = "erase"
START = "0" * 64


def record(who: str, action: str, accounts: Sequence[int] = (), **details: object) -> None:
    """Append a line: who did what (`action`), about which accounts, with details that JSON can hold."""
    with store.transaction():
        last = AuditEntry.objects.select_for_update().last()
        entry = AuditEntry(
            number=last.number + 1 if last else 1,
            at=timezone.now(),
            who=who,
            action=action,
            accounts=sorted(accounts),
            details=details,
            salt=secrets.token_hex(16),
        )
        entry.seal = _seal(entry)
        entry.chain = _chain(last.chain if last else START, entry)
        entry.save(force_insert=True)


def entries() -> tuple[tuple[datetime, str, str], ...]:
    """Every line in order: when, who, what."""
    with store.refusals():
        return tuple(AuditEntry.objects.values_list("at", "who", "action"))


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what was done (`action`), about which accounts, with its details; both are empty where it was wiped."""

    number: int
    at: datetime
    action: str
    accounts: tuple[int, ...]
    details: Mapping[str, Any]


def length() -> int:
    """How many lines there are: the number of the last one."""
    with store.refusals():
        return AuditEntry.objects.order_by("-number").values_list("number", flat=True).first() or 0


def lines(after: int, limit: int) -> tuple[Line, ...]:
    """The first so many lines after a number, in order."""
    with store.refusals():
        rows = AuditEntry.objects.filter(number__gt=after).order_by("number")[:limit]
        return tuple(Line(row.number, row.at, row.action, tuple(row.accounts), row.details) for row in rows)


def state() -> str:
    """Names everything that was ever decided: the seal of the last line; empty before the first."""
    with store.refusals():
        return AuditEntry.objects.order_by("-number").values_list("chain", flat=True).first() or ""


def verify() -> tuple[str, ...]:
    """What is wrong with the log, one sentence per finding; nothing when it is whole."""
    with store.refusals():
        lines = list(AuditEntry.objects.all())
    wiped_by = {number: line.number for line in lines for number in line.details.get("wiped", ())}
    return tuple(finding for finding in _findings(lines, wiped_by) if finding)


def _findings(lines: list[AuditEntry], wiped_by: dict[int, int]) -> Iterable[str]:
    before = START
    for place, line in enumerate(lines, start=1):
        if line.number != place:
            yield f"line {place} is missing"
            return
        if line.chain != _chain(before, line):
            yield f"line {line.number} was changed, or a line before it was removed"
        if line.salt and line.seal != _seal(line):
            yield f"the details of line {line.number} were changed"
        if not line.salt and wiped_by.get(line.number, 0) <= line.number:
            yield f"the details of line {line.number} were removed without an erasure"
        before = line.chain


def wipe(accounts: set[int], who: str, words: Sequence[str] = ()) -> None:
    """Remove the details of every line about these accounts, or with one of these words in them.

    A new line says so, without the accounts.
    """
    with store.transaction():
        lines = list(AuditEntry.objects.select_for_update())
        hit = [line for line in lines if not accounts.isdisjoint(line.accounts) or _names(line, words)]
        for line in hit:
            line.accounts, line.details, line.salt = [], {}, ""
            line.save(update_fields=["accounts", "details", "salt"])
        record(who, ERASE, wiped=[line.number for line in hit])


def _names(line: AuditEntry, words: Sequence[str]) -> bool:
    told = json.dumps(line.details, ensure_ascii=False)
    return about.without(told, words) != told


def _seal(entry: AuditEntry) -> str:
    body = json.dumps([entry.salt, entry.accounts, entry.details], sort_keys=True)
    return hashlib.sha256(body.encode()).hexdigest()


def _chain(before: str, entry: AuditEntry) -> str:
    body = json.dumps([before, entry.number, entry.at.isoformat(), entry.who, entry.action, entry.seal])
    return hashlib.sha256(body.encode()).hexdigest()
