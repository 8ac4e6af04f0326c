"""What the owner said of the first steps, and the stops of a tour, as they were written down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from django.utils import timezone

from renown.desk import audit, store
from renown.desk.day.welcome_records import StopRecord
from renown.desk.models import FirstStep, TourStop
from renown.desk.reading import read
from renown.desk.records import recorded, told
from renown.desk.undo import OWNER, undo


class WelcomeDesk:
    """The first steps and the tour of one desk."""

    def say(self, step: str, word: str, who: str = OWNER) -> None:
        """Say a word of a step, in the place of an earlier one. Saying it twice changes nothing."""
        with store.transaction():
            if self.words().get(step) != word:
                undo(FirstStep.objects.filter(step=step), who)
                FirstStep.objects.create(step=step, word=word, who=who, at=timezone.now())
                audit.record(who, "first step", step=step, word=word)

    def take_back(self, step: str, who: str = OWNER) -> bool:
        """Take back what was said of a step; False where nothing was."""
        with store.transaction():
            undone = undo(FirstStep.objects.filter(step=step), who)
            if undone:
                audit.record(who, "first step again", step=step)
        return undone

    @read
    def words(self) -> Mapping[str, str]:
        """What was said of each step."""
        with store.refusals():
            rows = FirstStep.objects.filter(undone_at=None).order_by("pk")
            return MappingProxyType(dict(rows.values_list("step", "word")))

    def keep_tour(self, stops: Sequence[StopRecord], who: str = OWNER) -> None:
        """Keep the stops of a tour, in the place of an earlier one."""
        with store.transaction():
            undo(TourStop.objects.all(), who)
            for stop in stops:
                TourStop.objects.create(**told(stop), who=who, at=timezone.now())
            audit.record(who, "tour", [stop.account for stop in stops])

    @read
    def tour(self) -> tuple[StopRecord, ...]:
        """The stops of the tour, in their order."""
        with store.refusals():
            rows = TourStop.objects.filter(undone_at=None).order_by("pk")
            return tuple(recorded(StopRecord, row) for row in rows)
