"""The table of what waits: pairs of accounts about which somebody was asked and did not want to say yet.

Yes and no are kept as identity judgements; here is only "later".
"""

from __future__ import annotations

from django.db import models

from renown.desk.models.about import AboutPeople
from renown.desk.models.decisions import Decision


class Postponed(AboutPeople, Decision):
    """Two accounts (a < b) to be asked about later; `known` names the evidence there was."""

    accounts_in = ("a", "b")

    a = models.BigIntegerField(db_index=True)
    b = models.BigIntegerField(db_index=True)
    known = models.CharField(max_length=200, default="")
