"""Which pairs of accounts wait for a word."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("desk", "0003_address_book")]

    operations = []
