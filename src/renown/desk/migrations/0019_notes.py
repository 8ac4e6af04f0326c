"""Notes say more, and what they said before they were changed is kept."""

import django.db.models.deletion
from django.db import migrations, models

NEW_COLUMNS = [
    ("about_account", models.BigIntegerField(db_index=True, null=True)),
    ("mentioned_accounts", models.JSONField(default=list)),
    ("kind", models.CharField(default="", max_length=20)),
    ("due", models.DateField(null=True)),
    ("topic", models.TextField(default="")),
    ("event", models.CharField(db_index=True, default="", max_length=12)),
    ("told", models.BooleanField(default=True)),
    ("written", models.DateField(null=True)),
]
"""What notes did not say before."""


class Migration(migrations.Migration):
    dependencies = [("desk", "0018_reminders")]

    operations = [
        *(migrations.AddField("QuickNote", name, field) for name, field in NEW_COLUMNS),
        migrations.AddField("QuickNote", "version", models.PositiveIntegerField(default=1)),
        migrations.CreateModel(
            name="NoteVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("accounts", models.JSONField(default=list)),
                ("what", models.CharField(max_length=20)),
                ("day", models.DateField()),
                ("words", models.TextField()),
                *((name, field.clone()) for name, field in NEW_COLUMNS),
                ("version", models.PositiveIntegerField()),
                ("who", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                (
                    "note",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="versions", to="desk.quicknote"
                    ),
                ),
            ],
            options={"abstract": False},
        ),
    ]
