"""What the owner says of people by hand: addresses, numbers, names, pictures."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("desk", "0019_notes")]

    operations = [
        migrations.CreateModel(
            name="DetailWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("who", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(null=True)),
                ("undone_by", models.CharField(default="", max_length=200)),
                ("account", models.BigIntegerField(db_index=True)),
                ("fact", models.CharField(max_length=20)),
                ("old", models.TextField(default="")),
                ("new", models.TextField(default="")),
                ("label", models.CharField(default="", max_length=200)),
                ("beside", models.TextField(default="")),
                ("since", models.DateField(null=True)),
                ("content", models.TextField(default="")),
            ],
            options={"abstract": False},
        ),
    ]
