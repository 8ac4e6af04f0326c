"""Candidates, their papers, what was done with them, and the marks of those who are gone."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models
from django.db.models import F, Q, Value
from django.db.models.functions import Length, Trim
from django.db.models.lookups import GreaterThan

ABOUT_ONE: list[tuple[str, models.Field[Any, Any]]] = [
    ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
    ("who", models.CharField(max_length=200)),
    ("at", models.DateTimeField()),
    ("undone_at", models.DateTimeField(null=True)),
    ("undone_by", models.CharField(default="", max_length=200)),
    ("account", models.BigIntegerField(db_index=True)),
]
BASES = ["6(1)(b)", "6(1)(f)", "6(1)(a)"]
VISIBILITIES = ["public", "consent"]


class Migration(migrations.Migration):
    dependencies = [("desk", "0024_marks")]

    operations = [
        migrations.CreateModel(
            name="Candidate",
            fields=[
                *ABOUT_ONE,
                ("purpose", models.TextField()),
                ("basis", models.CharField(choices=[(name, name) for name in BASES], max_length=10)),
                ("proof", models.TextField()),
                ("source", models.TextField()),
                ("collected_at", models.DateTimeField()),
                ("visibility", models.CharField(choices=[(name, name) for name in VISIBILITIES], max_length=10)),
                ("until", models.DateField(null=True)),
                ("jurisdiction", models.CharField(max_length=10)),
                ("language", models.CharField(max_length=10)),
                ("marks", models.JSONField(default=list)),
            ],
            options={
                "constraints": [
                    *(
                        models.CheckConstraint(
                            name=f"candidate_{name}", condition=GreaterThan(Length(Trim(F(name))), Value(0))
                        )
                        for name in ("purpose", "proof", "source")
                    ),
                    models.CheckConstraint(name="candidate_basis", condition=Q(basis__in=BASES)),
                    models.CheckConstraint(name="candidate_visibility", condition=Q(visibility__in=VISIBILITIES)),
                    models.CheckConstraint(
                        name="candidate_consent_ends", condition=~Q(basis="6(1)(a)") | Q(until__isnull=False)
                    ),
                ]
            },
        ),
        migrations.CreateModel(
            name="CandidatePaper",
            fields=[
                *ABOUT_ONE,
                ("name", models.TextField()),
                ("place", models.CharField(max_length=40)),
                ("key", models.CharField(max_length=64)),
                ("size", models.BigIntegerField()),
                ("text", models.TextField(default="")),
                ("profile", models.TextField(default="")),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="CandidateStep",
            fields=[
                *ABOUT_ONE,
                ("kind", models.CharField(max_length=20)),
                ("on", models.DateTimeField()),
                ("words", models.TextField(default="")),
                ("until", models.DateField(null=True)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="CandidateMark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("kind", models.CharField(max_length=10)),
                ("at", models.DateTimeField()),
            ],
        ),
    ]
