"""Whom a person wants to talk to for a vacancy."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q, Value
from django.db.models.functions import Length, Trim
from django.db.models.lookups import GreaterThan


class Migration(migrations.Migration):
    dependencies = [("desk", "0027_signs")]

    operations = [
        migrations.CreateModel(
            name="Shortlisted",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("who", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(null=True)),
                ("undone_by", models.CharField(default="", max_length=200)),
                ("account", models.BigIntegerField(db_index=True)),
                ("words", models.TextField()),
                (
                    "vacancy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="shortlist", to="desk.keptvacancy"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        name="shortlisted_words", condition=GreaterThan(Length(Trim(F("words"))), Value(0))
                    ),
                    models.UniqueConstraint(
                        name="shortlisted_once", fields=["vacancy", "account"], condition=Q(undone_at=None)
                    ),
                ]
            },
        ),
    ]
