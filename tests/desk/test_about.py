"""Everything the desk keeps about people is declared, and erasing finds it."""

from __future__ import annotations

from django.apps import apps
from django.db import models

from renown.desk import Desk
from renown.desk.models import AboutPeople, tables_about_people

NOT_ABOUT = {"accounts": "AuditEntry"}
"""The audit log wipes its lines itself, without breaking its chain."""


def test_every_column_that_names_accounts_is_declared(desk: Desk) -> None:
    for model in apps.get_app_config("desk").get_models():
        named = {f.name for f in model._meta.get_fields() if _may_name(f)}
        declared = {*model.accounts_in, *model.mentioned_in} if issubclass(model, AboutPeople) else set()
        missing = {name for name in named - declared if NOT_ABOUT.get(name) != model.__name__}
        assert not missing, f"{model.__name__}: declare {missing} in accounts_in"


def test_every_text_of_a_table_about_people_is_declared(desk: Desk) -> None:
    for model in tables_about_people():
        texts = {f.name for f in model._meta.get_fields() if isinstance(f, models.TextField)}
        assert texts <= set(model.texts_in), f"{model.__name__}: declare {texts - set(model.texts_in)} in texts_in"


def test_words_about_the_erased_leave_rows_about_others(desk: Desk) -> None:
    desk.add_seeds([1, 2], why="met both through Ana Lund (ana@postbox.example)")
    desk.erase([1], ["Ana Lund", "ana@postbox.example"])
    assert [(seed.account, seed.why) for seed in desk.seeds()] == [(2, "met both through (erased) ((erased))")]


def _may_name(field: object) -> bool:
    name = str(getattr(field, "name", ""))
    plain = isinstance(field, models.BigIntegerField) and not isinstance(field, models.BigAutoField)
    words = ("account", "person", "actor", "target", "introducer", "about", "other", "asked", "through")
    return (plain or isinstance(field, models.JSONField)) and any(word in name for word in words)
