"""Tags, hidden people, saved views, and what was done to many at once."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models

DECISION: list[tuple[str, models.Field[Any, Any]]] = [
    ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
    ("who", models.CharField(max_length=200)),
    ("at", models.DateTimeField()),
    ("undone_at", models.DateTimeField(null=True)),
    ("undone_by", models.CharField(default="", max_length=200)),
]


class Migration(migrations.Migration):
    dependencies = [("desk", "0023_words")]

    operations = [
        migrations.CreateModel(
            name="Tag",
            fields=[
                *DECISION,
                ("account", models.BigIntegerField(db_index=True)),
                ("tag", models.CharField(max_length=100)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="Hidden",
            fields=[*DECISION, ("account", models.BigIntegerField(db_index=True))],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="SavedView",
            fields=[
                *DECISION,
                ("name", models.CharField(max_length=100)),
                ("asked", models.TextField(default="{}")),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="BulkStep",
            fields=[
                *DECISION,
                ("what", models.CharField(max_length=20)),
                ("words", models.CharField(default="", max_length=100)),
                ("accounts", models.JSONField(default=list)),
                ("against", models.JSONField(default=list)),
            ],
            options={"abstract": False},
        ),
    ]
