"""Signing out ends sessions on the server too."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("desk", "0001_start")]

    operations = [
        migrations.CreateModel(
            name="SignOut",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
            ],
        ),
    ]
