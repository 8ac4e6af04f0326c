"""What people did and promised to do for each other, the thanks for it, and what the owner says of a tie.

Invariant: a row names the other person, never the owner; which of the two gave is a column. Rows that came from one
quick note go when it is undone.
"""

from __future__ import annotations

from django.db import models

from renown.desk.models.about import AboutPeople
from renown.desk.models.decisions import Decision


class NoteSaid(AboutPeople):
    """What a note says, now or before it was changed: its words as they were typed, and what they were taken for."""

    accounts_in = ("accounts", "about_account")
    mentioned_in = ("mentioned_accounts",)
    texts_in = ("words", "topic")

    accounts = models.JSONField(default=list)
    about_account = models.BigIntegerField(null=True, db_index=True)
    mentioned_accounts = models.JSONField(default=list)
    what = models.CharField(max_length=20)
    kind = models.CharField(max_length=20, default="")
    day = models.DateField()
    due = models.DateField(null=True)
    topic = models.TextField(default="")
    event = models.CharField(max_length=12, default="", db_index=True)
    told = models.BooleanField(default=True)
    written = models.DateField(null=True)
    reminder = models.BigIntegerField(null=True)
    words = models.TextField()

    class Meta:
        abstract = True


class QuickNote(NoteSaid, Decision):
    """A note that the owner wrote down, as it stands. version grows with each change, so that two windows notice."""

    version = models.PositiveIntegerField(default=1)


class NoteVersion(NoteSaid):
    """What a note said before it was changed by somebody."""

    note = models.ForeignKey(QuickNote, on_delete=models.CASCADE, related_name="versions")
    version = models.PositiveIntegerField()
    who = models.CharField(max_length=200)
    at = models.DateTimeField()


class Promise(AboutPeople, Decision):
    """A promise between the owner and somebody. mine: the owner gave it. about: a third person, as in introductions."""

    accounts_in = ("account", "about_account")
    texts_in = ("words",)

    account = models.BigIntegerField(db_index=True)
    about_account = models.BigIntegerField(null=True, db_index=True)
    kind = models.CharField(max_length=20)
    mine = models.BooleanField()
    since = models.DateField()
    due = models.DateField(null=True)
    words = models.TextField(default="")
    note = models.ForeignKey(QuickNote, on_delete=models.CASCADE, null=True, related_name="promises")


class PromiseEnd(Decision):
    """A promise came to its end: kept, or let go by consent."""

    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="ends")
    kept = models.BooleanField()
    day = models.DateField()
    note = models.ForeignKey(QuickNote, on_delete=models.CASCADE, null=True, related_name="ends")


class Favour(AboutPeople, Decision):
    """Something done between the owner and somebody. given: the owner did it. ended: the kept promise it was."""

    accounts_in = ("account", "about_account")
    texts_in = ("words",)

    account = models.BigIntegerField(db_index=True)
    about_account = models.BigIntegerField(null=True, db_index=True)
    kind = models.CharField(max_length=20)
    given = models.BooleanField()
    day = models.DateField()
    words = models.TextField(default="")
    note = models.ForeignKey(QuickNote, on_delete=models.CASCADE, null=True, related_name="favours")
    ended = models.ForeignKey(PromiseEnd, on_delete=models.CASCADE, null=True, related_name="favours")


class Thanks(AboutPeople, Decision):
    """The owner thanked somebody, for one favour or in general."""

    accounts_in = ("account",)
    texts_in = ("words",)

    account = models.BigIntegerField(db_index=True)
    favour = models.ForeignKey(Favour, on_delete=models.CASCADE, null=True, related_name="thanks")
    day = models.DateField()
    words = models.TextField(default="")
    note = models.ForeignKey(QuickNote, on_delete=models.CASCADE, null=True, related_name="thanks")


class TieCorrection(AboutPeople, Decision):
    """How warm the owner says a tie is (0 to 100), beside what was worked out."""

    accounts_in = ("account",)
    texts_in = ("why",)

    account = models.BigIntegerField(db_index=True)
    value = models.FloatField()
    why = models.TextField(default="")
