"""Requests for introductions and their outcomes."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("desk", "0006_today")]

    operations = [
        migrations.CreateModel(
            name="Request",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("who", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(null=True)),
                ("undone_by", models.CharField(default="", max_length=200)),
                ("target", models.BigIntegerField(db_index=True)),
                ("introducer", models.BigIntegerField(db_index=True)),
                ("chain", models.JSONField(default=list)),
                ("goal", models.TextField(default="")),
                ("words", models.TextField()),
                ("language", models.CharField(max_length=20)),
                ("expected", models.FloatField()),
            ],
        ),
        migrations.CreateModel(
            name="RequestStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("who", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(null=True)),
                ("undone_by", models.CharField(default="", max_length=200)),
                ("status", models.CharField(max_length=20)),
                ("day", models.DateField()),
                ("words", models.TextField(default="")),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="desk.request"
                    ),
                ),
            ],
        ),
    ]
