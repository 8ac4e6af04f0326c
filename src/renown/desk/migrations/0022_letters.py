"""Letters that are being written, and whom a day began with."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("desk", "0021_reminder_of_note")]

    operations = [
        migrations.CreateModel(
            name="LetterDraft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("who", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(null=True)),
                ("undone_by", models.CharField(default="", max_length=200)),
                ("target", models.BigIntegerField(db_index=True)),
                ("chain", models.JSONField(default=list)),
                ("hop", models.PositiveSmallIntegerField(default=0)),
                ("language", models.CharField(max_length=20)),
                ("goal", models.TextField(default="")),
                ("words", models.TextField()),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="TodayList",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("who", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(null=True)),
                ("undone_by", models.CharField(default="", max_length=200)),
                ("day", models.DateField(db_index=True)),
                ("accounts", models.JSONField(default=list)),
            ],
            options={"abstract": False},
        ),
    ]
