"""Favours, promises, thanks, and corrections of ties."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("desk", "0004_review")]

    operations = [
        migrations.CreateModel(
            name="Promise",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("who", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(null=True)),
                ("undone_by", models.CharField(default="", max_length=200)),
                ("account", models.BigIntegerField(db_index=True)),
                ("about_account", models.BigIntegerField(db_index=True, null=True)),
                ("kind", models.CharField(max_length=20)),
                ("mine", models.BooleanField()),
                ("since", models.DateField()),
                ("due", models.DateField(null=True)),
                ("words", models.TextField(default="")),
            ],
        ),
        migrations.CreateModel(
            name="QuickNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("who", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(null=True)),
                ("undone_by", models.CharField(default="", max_length=200)),
                ("accounts", models.JSONField(default=list)),
                ("what", models.CharField(max_length=20)),
                ("day", models.DateField()),
                ("words", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="TieCorrection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("who", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(null=True)),
                ("undone_by", models.CharField(default="", max_length=200)),
                ("account", models.BigIntegerField(db_index=True)),
                ("value", models.FloatField()),
                ("why", models.TextField(default="")),
            ],
        ),
        migrations.CreateModel(
            name="PromiseEnd",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("who", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(null=True)),
                ("undone_by", models.CharField(default="", max_length=200)),
                ("kept", models.BooleanField()),
                ("day", models.DateField()),
                (
                    "note",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ends",
                        to="desk.quicknote",
                    ),
                ),
                (
                    "promise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="ends", to="desk.promise"
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="promise",
            name="note",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.CASCADE, related_name="promises", to="desk.quicknote"
            ),
        ),
        migrations.CreateModel(
            name="Favour",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("who", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(null=True)),
                ("undone_by", models.CharField(default="", max_length=200)),
                ("account", models.BigIntegerField(db_index=True)),
                ("about_account", models.BigIntegerField(db_index=True, null=True)),
                ("kind", models.CharField(max_length=20)),
                ("given", models.BooleanField()),
                ("day", models.DateField()),
                ("words", models.TextField(default="")),
                (
                    "ended",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="favours",
                        to="desk.promiseend",
                    ),
                ),
                (
                    "note",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="favours",
                        to="desk.quicknote",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Thanks",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("who", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(null=True)),
                ("undone_by", models.CharField(default="", max_length=200)),
                ("account", models.BigIntegerField(db_index=True)),
                ("day", models.DateField()),
                ("words", models.TextField(default="")),
                (
                    "favour",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="thanks", to="desk.favour"
                    ),
                ),
                (
                    "note",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="thanks",
                        to="desk.quicknote",
                    ),
                ),
            ],
        ),
    ]
