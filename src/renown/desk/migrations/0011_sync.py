"""Servers to bring in from, and how far that got."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("desk", "0010_goals")]

    operations = []
