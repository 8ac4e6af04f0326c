"""Vacancies with their versions, and findings of their check that were dismissed."""

from __future__ import annotations

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

KEY: tuple[str, models.Field[Any, Any]] = (
    "id",
    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
)
DECIDED_VACANCY: list[tuple[str, models.Field[Any, Any]]] = [
    KEY,
    ("who", models.CharField(max_length=200)),
    ("at", models.DateTimeField()),
    ("undone_at", models.DateTimeField(null=True)),
    ("undone_by", models.CharField(default="", max_length=200)),
]
VACANCY_SAID: list[tuple[str, models.Field[Any, Any]]] = [
    ("text", models.TextField()),
    ("said", models.TextField(default="{}")),
]


def of_vacancy(name: str) -> tuple[str, models.Field[Any, Any]]:
    """The key of the vacancy that a row is of."""
    return "vacancy", models.ForeignKey(
        on_delete=django.db.models.deletion.CASCADE, related_name=name, to="desk.keptvacancy"
    )


class Migration(migrations.Migration):
    dependencies = [("desk", "0025_candidates")]

    operations = [
        migrations.CreateModel(
            name="KeptVacancy",
            fields=[*DECIDED_VACANCY, *VACANCY_SAID, ("version", models.PositiveIntegerField(default=1))],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="VacancyVersion",
            fields=[
                KEY,
                *VACANCY_SAID,
                ("version", models.PositiveIntegerField()),
                ("who", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                of_vacancy("versions"),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="DismissedFinding",
            fields=[
                *DECIDED_VACANCY,
                ("finding", models.TextField()),
                ("reason", models.TextField()),
                of_vacancy("dismissed"),
            ],
            options={"abstract": False},
        ),
    ]
