"""What the owner says of themselves."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("desk", "0013_team")]

    operations = [
        migrations.CreateModel(
            name="Pitch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("who", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(null=True)),
                ("undone_by", models.CharField(default="", max_length=200)),
                ("sort", models.CharField(db_index=True, max_length=20)),
                ("text", models.TextField()),
            ],
            options={"abstract": False},
        ),
    ]
