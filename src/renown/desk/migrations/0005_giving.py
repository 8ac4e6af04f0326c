"""Favours, promises, thanks, and corrections of ties."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("desk", "0004_review")]

    operations = []
