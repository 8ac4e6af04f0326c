"""Tokens by which programs come in."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("desk", "0014_presentation")]

    operations = [
        migrations.CreateModel(
            name="ApiToken",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("who", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(null=True)),
                ("undone_by", models.CharField(default="", max_length=200)),
                ("name", models.CharField(max_length=200)),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("writes", models.BooleanField(default=False)),
                ("last_used", models.DateTimeField(null=True)),
            ],
            options={"abstract": False},
        ),
    ]
