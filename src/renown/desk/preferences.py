"""How the owner wants things: each a name and a value, of which the last one counts."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from django.utils import timezone

from renown.desk import audit, store
from renown.desk.models import Preference
from renown.desk.reading import read
from renown.desk.undo import OWNER, undo


class Preferences:
    """The preferences of one desk. Reached as `desk.preferences`."""

    def set(self, name: str, value: str, who: str = OWNER) -> bool:
        """Want one thing in one way; "" takes the word back. False when it is wanted so already.

        >>> import tempfile
        >>> from renown.desk import open_desk
        >>> with tempfile.TemporaryDirectory() as folder, open_desk(folder) as desk:
        ...     desk.preferences.set("zone", "Europe/Berlin"), desk.preferences.set("zone", "Europe/Berlin")
        ...     dict(desk.preferences.all())
        (True, False)
        {'zone': 'Europe/Berlin'}
        """
        with store.transaction():
            standing = Preference.objects.filter(name=name, undone_at=None)
            if (standing.values_list("value", flat=True).last() or "") == value:
                return False
            undo(Preference.objects.filter(name=name), who)
            if value:
                Preference.objects.create(name=name, value=value, who=who, at=timezone.now())
            audit.record(who, "preference", name=name)
        return True

    @read
    def who(self, name: str) -> str:
        """Whose word on one thing counts; nobody's is ""."""
        with store.refusals():
            rows = Preference.objects.filter(name=name, undone_at=None).order_by("pk")
            return rows.values_list("who", flat=True).last() or ""

    @read
    def all(self) -> Mapping[str, str]:
        """What is wanted, by name; what nobody had a word on is not in it."""
        with store.refusals():
            rows = Preference.objects.filter(undone_at=None).order_by("pk")
            return MappingProxyType({row.name: row.value for row in rows})
