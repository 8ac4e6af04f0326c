"""Searches that are kept, and whom they had found when they were last looked at."""

from __future__ import annotations

from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def decided_search() -> list[tuple[str, models.Field[Any, Any]]]:
    """The columns of a decision."""
    return [
        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
        ("who", models.CharField(max_length=200)),
        ("at", models.DateTimeField()),
        ("undone_at", models.DateTimeField(null=True)),
        ("undone_by", models.CharField(default="", max_length=200)),
    ]


def of_search(table: str, name: str) -> models.ForeignKey[Any, Any]:
    """The key of the row that a row is of."""
    return models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name=name, to=f"desk.{table}")


class Migration(migrations.Migration):
    dependencies = [("desk", "0028_shortlists")]

    operations = [
        migrations.CreateModel(
            name="KeptSearch",
            fields=[
                *decided_search(),
                ("name", models.CharField(max_length=100)),
                ("query", models.TextField()),
                ("places", models.JSONField(default=list)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="SearchLook",
            fields=[*decided_search(), ("search", of_search("keptsearch", "looks"))],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="SeenThen",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("look", of_search("searchlook", "seen")),
                ("account", models.BigIntegerField(db_index=True)),
                ("content", models.BigIntegerField()),
            ],
            options={"abstract": False},
        ),
    ]
