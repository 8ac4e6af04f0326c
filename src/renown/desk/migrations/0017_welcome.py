"""The first steps, and the tour of the made-up world."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("desk", "0016_preferences")]

    operations = [
        migrations.CreateModel(
            name="FirstStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("who", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(null=True)),
                ("undone_by", models.CharField(default="", max_length=200)),
                ("step", models.CharField(max_length=20)),
                ("word", models.CharField(max_length=10)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="TourStop",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("who", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(null=True)),
                ("undone_by", models.CharField(default="", max_length=200)),
                ("account", models.BigIntegerField(db_index=True)),
                ("role", models.CharField(max_length=20)),
                ("words", models.TextField()),
            ],
            options={"abstract": False},
        ),
    ]
