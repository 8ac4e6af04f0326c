"""A note says which reminder was made of it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("desk", "0020_details")]

    operations = [
        migrations.AddField(model, "reminder", models.BigIntegerField(null=True))
        for model in ("QuickNote", "NoteVersion")
    ]
