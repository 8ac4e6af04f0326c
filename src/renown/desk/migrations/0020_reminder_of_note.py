"""A note says which reminder was made of it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("desk", "0019_notes")]

    operations = [
        migrations.AddField(model, "reminder", models.BigIntegerField(null=True))
        for model in ("QuickNote", "NoteVersion")
    ]
