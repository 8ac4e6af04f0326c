"""Job leads and their steps."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("desk", "0011_sync")]

    operations = []
