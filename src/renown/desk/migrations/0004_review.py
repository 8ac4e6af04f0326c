"""Which pairs of accounts wait for a word."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("desk", "0003_address_book")]

    operations = [
        migrations.CreateModel(
            name="Postponed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("who", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(null=True)),
                ("undone_by", models.CharField(default="", max_length=200)),
                ("a", models.BigIntegerField(db_index=True)),
                ("b", models.BigIntegerField(db_index=True)),
                ("known", models.CharField(default="", max_length=200)),
            ],
            options={"abstract": False},
        ),
    ]
