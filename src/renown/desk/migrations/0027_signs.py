"""Signs that a candidate may be open to another job."""

from __future__ import annotations

from django.db import migrations, models
from django.db.models import F, Q, Value
from django.db.models.functions import Length, Trim
from django.db.models.lookups import GreaterThan

SIGNS, SPEAKS_FOR = ["said", "employer", "renewed"], ["open", "closed"]


class Migration(migrations.Migration):
    dependencies = [("desk", "0026_vacancies")]

    operations = [
        migrations.CreateModel(
            name="CandidateSign",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("who", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(null=True)),
                ("undone_by", models.CharField(default="", max_length=200)),
                ("account", models.BigIntegerField(db_index=True)),
                ("kind", models.CharField(choices=[(name, name) for name in SIGNS], max_length=10)),
                ("toward", models.CharField(choices=[(name, name) for name in SPEAKS_FOR], max_length=10)),
                ("on", models.DateField()),
                ("words", models.TextField()),
                ("source", models.TextField()),
            ],
            options={
                "constraints": [
                    *(
                        models.CheckConstraint(
                            name=f"candidate_sign_{name}", condition=GreaterThan(Length(Trim(F(name))), Value(0))
                        )
                        for name in ("words", "source")
                    ),
                    models.CheckConstraint(name="candidate_sign_kind", condition=Q(kind__in=SIGNS)),
                    models.CheckConstraint(name="candidate_sign_toward", condition=Q(toward__in=SPEAKS_FOR)),
                ]
            },
        )
    ]
