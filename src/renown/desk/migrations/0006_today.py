"""Cadences, snoozes, and what was done."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("desk", "0005_giving")]

    operations = []
