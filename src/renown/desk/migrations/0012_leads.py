"""Companies aimed at, and leads with their steps."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("desk", "0011_sync")]

    operations = [
        migrations.CreateModel(
            name="Company",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("who", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(null=True)),
                ("undone_by", models.CharField(default="", max_length=200)),
                ("name", models.TextField()),
                ("why", models.TextField(default="")),
                ("role", models.TextField(default="")),
                ("digital", models.BooleanField(null=True)),
                ("since", models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name="Lead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("who", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(null=True)),
                ("undone_by", models.CharField(default="", max_length=200)),
                ("organisation", models.TextField()),
                ("role", models.TextField(default="")),
                ("contact", models.BigIntegerField(db_index=True, null=True)),
                ("words", models.TextField(default="")),
            ],
        ),
        migrations.CreateModel(
            name="LeadStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("who", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(null=True)),
                ("undone_by", models.CharField(default="", max_length=200)),
                ("stage", models.CharField(max_length=20)),
                ("day", models.DateField()),
                ("words", models.TextField(default="")),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="desk.lead"
                    ),
                ),
            ],
        ),
    ]
