"""Rows that are about people: which columns name accounts, and which hold words in which somebody may be named.

Invariant: whatever is declared here is found by `erase`; a contract test refuses a table with an account column that
is not declared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from django.db import models
from django.db.models import Q

ERASED = "(erased)"


class AboutPeople(models.Model):
    """A table about people. Accounts stand in 63-bit integer columns, or in JSON columns that hold lists of them.

    accounts_in: a row is about these, and goes with any of them. mentioned_in: lists of those who are only named in a
    row, which stays without them. secrets_in: what is told to nobody, like the key of a file.
    """

    accounts_in: ClassVar[tuple[str, ...]] = ()
    mentioned_in: ClassVar[tuple[str, ...]] = ()
    texts_in: ClassVar[tuple[str, ...]] = ()
    secrets_in: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True


def tables_about_people() -> Iterator[type[AboutPeople]]:
    """Every table of the desk that is about people."""
    waiting = list(AboutPeople.__subclasses__())
    while waiting:
        model = waiting.pop()
        waiting.extend(model.__subclasses__())
        if not model._meta.abstract:
            yield model


def kept_of(accounts: set[int]) -> dict[str, list[dict[str, object]]]:
    """Every row about these accounts, by table: what somebody is owed who asks what is kept of them."""
    found = {}
    for model in sorted(tables_about_people(), key=lambda one: one.__name__):
        rows = model._default_manager.filter(pk__in=_about(model, accounts)).order_by("pk").values()
        if held := [{k: v for k, v in row.items() if k not in model.secrets_in} for row in rows]:
            found[str(model._meta.verbose_name)] = held
    return found


def erase(accounts: set[int], words: Sequence[str] = ()) -> None:
    """Remove every row about these accounts, and take these words (names, addresses) out of all other rows."""
    for model in tables_about_people():
        _remove(model, accounts)
        for column in model.mentioned_in:
            _leave_out(model, column, accounts)
        for column in model.texts_in if words else ():
            _redact(model, column, words)


def _remove(model: type[AboutPeople], accounts: set[int]) -> None:
    model._default_manager.filter(pk__in=_about(model, accounts)).delete()


def _about(model: type[AboutPeople], accounts: set[int]) -> list[int]:
    """The rows that are about these accounts."""
    rows, hit = model._default_manager, Q(pk__in=[])
    for column in model.accounts_in:
        if not _is_list(model, column):
            hit |= Q(**{f"{column}__in": accounts})
    found = list(rows.filter(hit).values_list("pk", flat=True))
    lists = [column for column in model.accounts_in if _is_list(model, column)]
    if lists:
        found += [pk for pk, *held in rows.values_list("pk", *lists) if accounts & _flat(held)]
    return found


def _leave_out(model: type[AboutPeople], column: str, accounts: set[int]) -> None:
    rows = model._default_manager
    for pk, held in rows.exclude(**{column: []}).values_list("pk", column):
        if not accounts.isdisjoint(held):
            rows.filter(pk=pk).update(**{column: [account for account in held if account not in accounts]})


def _is_list(model: type[AboutPeople], column: str) -> bool:
    return isinstance(model._meta.get_field(column), models.JSONField)


def _flat(held: Iterable[Iterable[int]]) -> set[int]:
    return {account for accounts in held for account in accounts}


def _redact(model: type[AboutPeople], column: str, words: Sequence[str]) -> None:
    rows = model._default_manager
    for pk, text in rows.exclude(**{column: ""}).values_list("pk", column):
        told = without(text, words)
        if told != text:
            rows.filter(pk=pk).update(**{column: told})


def without(text: str, words: Sequence[str]) -> str:
    """The text with every one of these words, whatever its case, replaced by `ERASED`.

    A lone word goes as a whole one only, also with an s behind it.

    >>> without("Thank ANA LUND for it, Ana; banana", ["Ana Lund", "Ana"])
    'Thank (erased) for it, (erased); banana'
    """
    pattern = "|".join(_pattern(word) for word in sorted(words, key=len, reverse=True) if word)
    return re.sub(pattern, ERASED, text, flags=re.IGNORECASE) if pattern else text


def _pattern(word: str) -> str:
    plain = re.escape(word)
    return plain if " " in word or "@" in word else rf"(?<![^\W_]){plain}s?(?![^\W_])"
