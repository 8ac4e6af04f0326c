"""Circles: who belongs where, by the owner's word."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("desk", "0002_sign_out")]

    operations = [
        migrations.CreateModel(
            name="CircleWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("who", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(null=True)),
                ("undone_by", models.CharField(default="", max_length=200)),
                ("account", models.BigIntegerField(db_index=True)),
                ("circle", models.CharField(max_length=60)),
                ("belongs", models.BooleanField()),
            ],
            options={"abstract": False},
        ),
    ]
