"""Servers to bring in from, and how far that got."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("desk", "0010_goals")]

    operations = [
        migrations.CreateModel(
            name="SyncServer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("who", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(null=True)),
                ("undone_by", models.CharField(default="", max_length=200)),
                ("sort", models.CharField(max_length=10)),
                ("url", models.CharField(max_length=500)),
                ("user", models.CharField(max_length=200)),
                ("password", models.TextField(default="asked")),
                ("last_at", models.DateTimeField(null=True)),
                ("last_words", models.TextField(default="")),
                ("last_ended_well", models.BooleanField(default=True)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="SyncMark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.CharField(max_length=500)),
                ("state", models.CharField(max_length=200)),
                ("imports", models.JSONField(default=list)),
                (
                    "server",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="marks", to="desk.syncserver"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("server", "place"), name="one_mark_per_place")],
            },
        ),
    ]
