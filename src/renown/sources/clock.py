"""The times of an export: seconds where it gives them, else text in the user's zone; what cannot be true is no time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from renown.model.values.date import Moment, parse, plausible, zone_named
from renown.sources.base import ReadOptions
from renown.sources.shape import instant_of, text_of

_LIFE = timedelta(days=36_500)


class Clock:
    """Reads times as the options say, against the time of the import.

    Raises:
        InputError: the zone in the options is no zone.
    """

    def __init__(self, options: ReadOptions) -> None:
        self._zone = zone_named(options.zone)
        self._now = datetime.now(UTC).replace(tzinfo=None)

    def read(self, seconds: object, text: object = None) -> Moment | None:
        """The first of the two that is there; None when neither can be true.

        >>> clock = Clock(ReadOptions(zone="Europe/Berlin"))
        >>> clock.read("1736478514", "2025-01-10T04:08:34") == clock.read(None, "2025-01-10T04:08:34")
        True
        >>> clock.read("0") is None
        True
        """
        instant = instant_of(seconds)
        moment = Moment(instant, "s", True) if instant else parse(text_of(text) or "", self._zone)
        return moment if moment and plausible(moment, self._now) else None

    def beside(self, local: object, known: object, at: Moment) -> Moment:
        """A local time by the clock that wrote another one whose instant is known; that instant where there is none.

        >>> clock, at = Clock(ReadOptions()), Moment(datetime(2025, 1, 10, 3), "s", True)
        >>> clock.beside("2025-01-10T05:30:00", "2025-01-10T04:00:00", at).ts
        datetime.datetime(2025, 1, 10, 4, 30)
        """
        here, there = parse(text_of(local) or ""), parse(text_of(known) or "")
        apart = here.ts - there.ts if here and there else None
        if here is None or apart is None or abs(apart) > _LIFE:
            return replace(at, precision="d")
        return Moment(at.ts + apart, here.precision, at.zone_known)
