"""Circles, and what one says of oneself."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("desk", "0002_sign_out")]

    operations = []
