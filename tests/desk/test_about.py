"""Everything the desk keeps about people is declared, and erasing finds it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from django.apps import apps
from django.db import models

from renown.desk import Desk
from renown.desk.models import AboutPeople, tables_about_people

NOT_ABOUT = {"accounts": "AuditEntry"}
"""The audit log wipes its lines itself, without breaking its chain."""


NO_WORDS = {("DetailWord", "content")}
"""A picture in letters: to take a word out would break it; it goes with its row."""


def test_every_column_that_names_accounts_is_declared(desk: Desk) -> None:
    for model in apps.get_app_config("desk").get_models():
        named = {f.name for f in model._meta.get_fields() if _may_name(f)}
        declared = {*model.accounts_in, *model.mentioned_in} if issubclass(model, AboutPeople) else set()
        missing = {name for name in named - declared if NOT_ABOUT.get(name) != model.__name__}
        assert not missing, f"{model.__name__}: declare {missing} in accounts_in"


def test_every_text_of_a_table_about_people_is_declared(desk: Desk) -> None:
    for model in tables_about_people():
        texts = {f.name for f in model._meta.get_fields() if isinstance(f, models.TextField)}
        texts -= {column for name, column in NO_WORDS if name == model.__name__}
        assert texts <= set(model.texts_in), f"{model.__name__}: declare {texts - set(model.texts_in)} in texts_in"


def test_words_about_the_erased_leave_rows_about_others(desk: Desk) -> None:
    desk.add_seeds([1, 2], why="met both through Ana Lund (ana@postbox.example)")
    desk.erase([1], ["Ana Lund", "ana@postbox.example"])
    assert [(seed.account, seed.why) for seed in desk.seeds()] == [(2, "met both through (erased) ((erased))")]


GONE, STAYS = 41, 42
SAID = "wrote to Ana Lund of old"


def test_a_row_of_any_table_goes_with_the_erased_and_others_lose_their_name(desk: Desk) -> None:
    made = [(model, _row(model, GONE), _row(model, STAYS)) for model in tables_about_people()]
    assert {"Tag", "LetterDraft", "LastWord", "Reminder", "NoteVersion"} <= {model.__name__ for model, *_ in made}
    desk.erase([GONE], ["Ana Lund"])
    for model, of_gone, of_other in made:
        left = {row.pk: row for row in model._default_manager.all()}
        assert of_other.pk in left and (of_gone.pk in left) is not bool(model.accounts_in), model
        for row in left.values():
            assert {getattr(row, column) for column in model.texts_in} <= {"wrote to (erased) of old"}, model
            assert all(getattr(row, column) in ([STAYS], []) for column in model.mentioned_in), model


def test_g8_whoever_asks_is_told_every_row_about_them_of_any_table(desk: Desk) -> None:
    made = {model: (_row(model, GONE), _row(model, STAYS)) for model in tables_about_people()}
    told = desk.kept_of([GONE])
    assert set(told) == {str(model._meta.verbose_name) for model in made if model.accounts_in}
    for model, (of_them, _) in made.items():
        if model.accounts_in:
            [row] = told[str(model._meta.verbose_name)]
            assert row["id"] == of_them.pk and not set(row) & set(model.secrets_in)
    assert "key" not in told["candidate paper"][0] and desk.kept_of([7]) == {}


def _row(model: type[models.Model], account: int) -> Any:
    """A row that is about this account wherever it may be, and whose words name the one who is to go."""
    told = {field.name: _value(model, field, account) for field in model._meta.concrete_fields if not field.primary_key}
    return model._default_manager.create(**told)


def _value(model: type[models.Model], field: Any, account: int) -> Any:
    if isinstance(field, models.ForeignKey):
        return _row(field.related_model, STAYS)
    declared = (*model.accounts_in, *model.mentioned_in, *model.texts_in) if issubclass(model, AboutPeople) else ()
    if field.name in declared:
        plain = account if isinstance(field, models.BigIntegerField) else [account]
        return plain if field.name not in model.texts_in else SAID  # type: ignore[attr-defined]
    if field.choices:
        return field.choices[0][0]
    return next(UNIQUE) if field.unique else next(value for kind, value in VALUES.items() if isinstance(field, kind))


UNIQUE = (f"word {number}" for number in count())
VALUES: dict[type[models.Field[Any, Any]], Any] = {
    models.DateTimeField: datetime(2026, 5, 1, 12, tzinfo=UTC),
    models.DateField: date(2026, 5, 1),
    models.BooleanField: True,
    models.FloatField: 0.5,
    models.IntegerField: 1,
    models.JSONField: [],
    models.CharField: "word",
    models.TextField: "words",
}


def _may_name(field: object) -> bool:
    name = str(getattr(field, "name", ""))
    plain = isinstance(field, models.BigIntegerField) and not isinstance(field, models.BigAutoField)
    words = ("account", "person", "actor", "target", "introducer", "about", "other", "asked", "through")
    return (plain or isinstance(field, models.JSONField)) and any(word in name for word in words)
