"""Goals and weekly reviews."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("desk", "0009_pool")]

    operations = []
