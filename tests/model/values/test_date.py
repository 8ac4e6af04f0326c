"""Dates in every shape that exports use, against values worked out by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.model.values.date import Moment, parse, parse_mail, parse_month, plausible

CASES = [
    ("05 Mar 2024", datetime(2024, 3, 5), "d", True),
    ("4-Apr-21", datetime(2021, 4, 4), "d", True),
    ("2024-03-05", datetime(2024, 3, 5), "d", True),
    ("05.03.2024", datetime(2024, 3, 5), "d", True),
    ("2024-03-05 07:08:09 UTC", datetime(2024, 3, 5, 7, 8, 9), "s", True),
    ("2024/03/05 07:08:09 UTC", datetime(2024, 3, 5, 7, 8, 9), "s", True),
    ("2024-03-05 07:08:09", datetime(2024, 3, 5, 7, 8, 9), "s", False),
    ("3/5/24, 7:08 AM", datetime(2024, 3, 5, 7, 8), "m", False),
    ("3/5/24, 12:08\u202fAM", datetime(2024, 3, 5, 0, 8), "m", False),
    ("03/05/24, 12:08\u00a0PM", datetime(2024, 3, 5, 12, 8), "m", False),
    ("3/5/2024 19:08", datetime(2024, 3, 5, 19, 8), "m", False),
    ("Tue Mar 05 07:08:09 UTC 2024", datetime(2024, 3, 5, 7, 8, 9), "s", True),
    ("Wed Mar 12 13:00:00 +0000 2025", datetime(2025, 3, 12, 13), "s", True),
    ("Thu Jan  1 10:11:12 2004", datetime(2004, 1, 1, 10, 11, 12), "s", False),
    ("Mar 5, 2024 6:00 PM", datetime(2024, 3, 5, 18), "m", False),
    ("2025-03-12T13:00:00.250Z", datetime(2025, 3, 12, 13, 0, 0, 250000), "s", True),
    ("2025-03-12T13:00:00+05:30", datetime(2025, 3, 12, 7, 30), "s", True),
    ("Tue, 05 Mar 2024 07:08:09 +0100", datetime(2024, 3, 5, 6, 8, 9), "s", True),
    ("5 Mar 99 07:08:09 EST", datetime(1999, 3, 5, 12, 8, 9), "s", True),
    ("30 Jun 2015 23:59:60 +0000", datetime(2015, 6, 30, 23, 59, 59), "s", True),
]


@pytest.mark.parametrize(("text", "ts", "precision", "zone_known"), CASES)
def test_shapes(text: str, ts: datetime, precision: str, zone_known: bool) -> None:
    moment = parse(text)
    assert moment is not None
    assert (moment.ts, moment.precision, moment.zone_known) == (ts, precision, zone_known)


@pytest.mark.parametrize(
    "text", ["", "yesterday", "13/13/24, 7:08 AM", "32 Mar 2024", "2024-02-30", "25:00", "5 Foo 2024"]
)
def test_no_date(text: str) -> None:
    assert parse(text) is None


def test_a_given_zone_reads_local_times_and_leaves_days_alone() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    assert parse("7/1/24, 9:00 AM", berlin) == Moment(datetime(2024, 7, 1, 7), "m", True)
    assert parse("2024-07-01 09:00:00 UTC", berlin) == Moment(datetime(2024, 7, 1, 9), "s", True)
    assert parse("01 Jul 2024", berlin) == Moment(datetime(2024, 7, 1), "d", True)


MAIL = [
    ("Tue, 5 Mar 2024 07:08:09 +0100 (CET)", datetime(2024, 3, 5, 6, 8, 9), True),
    ("5 Mar 2024 07:08 GMT", datetime(2024, 3, 5, 7, 8), True),
    ("Tue, 5 Mar 2024 07:08:09 -0000", datetime(2024, 3, 5, 7, 8, 9), False),
    ("Tue, 5 Mar 2024 07:08:09", datetime(2024, 3, 5, 7, 8, 9), False),
    ("Tue, 5 Mar 2024 07:08:09 XYZ", datetime(2024, 3, 5, 7, 8, 9), False),
    ("Tue, 05 Mar 2024 7.08.09 +0000", datetime(2024, 3, 5, 7, 8, 9), True),
]


@pytest.mark.parametrize(("text", "ts", "zone_known"), MAIL)
def test_mail_dates(text: str, ts: datetime, zone_known: bool) -> None:
    moment = parse_mail(text)
    assert moment is not None
    assert (moment.ts, moment.zone_known) == (ts, zone_known)


@settings(max_examples=50, deadline=None)
@given(
    st.datetimes(datetime(1971, 1, 2), datetime(2068, 12, 30)).map(lambda t: t.replace(microsecond=0)),
    st.integers(-14 * 60, 14 * 60),
)
def test_mail_dates_agree_with_the_writer(ts: datetime, minutes: int) -> None:
    written = format_datetime(ts.replace(tzinfo=UTC).astimezone(timezone(timedelta(minutes=minutes))))
    moment = parse_mail(written)
    assert moment is not None
    assert moment.ts == ts


def test_months() -> None:
    assert parse_month("Sept 2019") == datetime(2019, 9, 1)
    assert parse_month("2019-09") == datetime(2019, 9, 1)
    assert parse_month("9/2019") == datetime(2019, 9, 1)
    assert parse_month("13/2019") is None
    assert parse_month("") is None


def test_plausible_ends_two_days_after_the_day_of_the_import() -> None:
    now = datetime(2024, 3, 5, 15, 30)
    told = [plausible(Moment(ts, "s", True), now) for ts in (datetime(2024, 3, 7, 23, 59), datetime(2024, 3, 8))]
    assert told == [True, False]
    assert not plausible(Moment(datetime(1989, 12, 31), "d", True), now)
