"""The last words of private ties, where the owner wants them kept."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("desk", "0022_letters")]

    operations = [
        migrations.CreateModel(
            name="LastWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("author", models.BigIntegerField(db_index=True)),
                ("other", models.BigIntegerField(db_index=True)),
                ("network", models.CharField(max_length=60)),
                ("ts", models.DateTimeField()),
                ("text", models.TextField()),
                ("import_id", models.IntegerField()),
            ],
            options={"abstract": False},
        ),
    ]
