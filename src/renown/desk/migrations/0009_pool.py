"""The pool of references."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("desk", "0008_events")]

    operations = []
