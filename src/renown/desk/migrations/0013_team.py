"""What is lent to a team, asked there and answered."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0012_leads"),
    ]

    operations = [
        migrations.CreateModel(
            name="TeamAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("who", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(null=True)),
                ("undone_by", models.CharField(default="", max_length=200)),
                ("ask", models.CharField(db_index=True, max_length=32)),
                ("account", models.BigIntegerField(db_index=True)),
                ("asker", models.CharField(max_length=200)),
                ("words", models.TextField(default="")),
                ("yes", models.BooleanField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TeamAsk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("who", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(null=True)),
                ("undone_by", models.CharField(default="", max_length=200)),
                ("name", models.CharField(max_length=32, unique=True)),
                ("nonce", models.CharField(max_length=64)),
                ("account", models.BigIntegerField(db_index=True)),
                ("words", models.TextField(default="")),
                ("epoch", models.IntegerField()),
                ("until", models.DateField()),
                ("agreed", models.JSONField(default=list)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TeamLoan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("who", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(null=True)),
                ("undone_by", models.CharField(default="", max_length=200)),
                ("scope", models.CharField(max_length=10)),
                ("account", models.BigIntegerField(db_index=True, null=True)),
                ("circle", models.CharField(default="", max_length=200)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TeamNever",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("at", models.DateTimeField()),
            ],
        ),
    ]
