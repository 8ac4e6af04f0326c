"""Plans of vacancies, each change of them a row."""

from __future__ import annotations

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

PLAN_KEY: tuple[str, models.Field[Any, Any]] = (
    "id",
    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
)


def changes() -> list[tuple[str, models.Field[Any, Any]]]:
    """The columns of every change of a plan."""
    plan = models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="desk.keptplan")
    return [
        PLAN_KEY,
        ("version", models.PositiveIntegerField()),
        ("who", models.CharField(max_length=200)),
        ("at", models.DateTimeField()),
        ("plan", plan),
    ]


class Migration(migrations.Migration):
    dependencies = [("desk", "0029_searches")]

    operations = [
        migrations.CreateModel(
            name="KeptPlan",
            fields=[
                PLAN_KEY,
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "vacancy",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="plan", to="desk.keptvacancy"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="KeptFrame",
            fields=[
                *changes(),
                ("start", models.DateField()),
                ("weeks", models.PositiveIntegerField()),
                ("minutes", models.PositiveIntegerField(null=True)),
                ("budget", models.FloatField(null=True)),
                ("region", models.CharField(default="", max_length=2)),
                ("seeker", models.CharField(default="", max_length=20)),
                ("link", models.TextField(default="")),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="KeptPlanWord",
            fields=[
                *changes(),
                ("key", models.CharField(max_length=80)),
                ("step", models.CharField(default="", max_length=20)),
                ("words", models.TextField(default="")),
                ("headline", models.TextField(default="")),
                ("owner", models.TextField(default="")),
                ("day", models.DateField(null=True)),
                ("minutes", models.PositiveIntegerField(null=True)),
                ("cost", models.FloatField(null=True)),
                ("done", models.DateField(null=True)),
                ("out", models.BooleanField(default=False)),
                ("said", models.BooleanField(default=True)),
                ("written_from", models.PositiveIntegerField(default=0)),
            ],
            options={"abstract": False},
        ),
    ]
