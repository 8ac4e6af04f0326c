"""What the owner says of themselves: positions, schools, skills, languages, certificates, groups, events, addresses."""

from __future__ import annotations

from renown.model.rows import FactRow
from renown.model.values import EMAIL, NAME, PHONE
from renown.model.values.date import Moment, parse_month
from renown.sources.linkedin.people import NETWORK
from renown.sources.linkedin.reading import Outcome, Reader, Reading
from renown.sources.linkedin.sheets import Record

EMPTY = "empty"
NOT_ATTENDED = "the owner did not say they would come"


def owner_profile(record: Record, reading: Reading) -> Outcome:
    """The owner's name and headline."""
    yield reading.people.account(
        reading.people.owner, NAME.clean(record.name()), headline=NAME.clean(record["headline"])
    )
    return ""


def email_address(record: Record, reading: Reading) -> Outcome:
    """An address of the owner's that LinkedIn has confirmed."""
    email = EMAIL.clean(record["emailaddress"])
    if email is None or record["confirmed"].casefold() == "no":
        return "not confirmed" if email else EMPTY
    yield reading.people.account(reading.people.owner, None, email)
    return ""


def phone_number(record: Record, reading: Reading) -> Outcome:
    """A number of the owner's that names its country."""
    phone = PHONE.clean(record["number"])
    if phone is None:
        return "names no country" if record["number"] else EMPTY
    yield FactRow(NETWORK, reading.people.owner, "phone", phone)
    return ""


def company_follow(record: Record, reading: Reading) -> Outcome:
    """A company the owner follows: a fact about the owner, no tie to a person."""
    moment = reading.moment(record, "followedon")
    return (yield from _fact(reading, "membership", "follower", record["organization"], moment))


def event(record: Record, reading: Reading) -> Outcome:
    """An event the owner said they would attend."""
    if record["status"].upper() not in ("ATTENDING", "ATTENDED", "ACCEPTED", "YES", "GOING", ""):
        return NOT_ATTENDED
    begin = record.moment("eventtime")
    return (yield from _fact(reading, "event", record["eventname"], None, begin))


def group(record: Record, reading: Reading) -> Outcome:
    """A group the owner joined."""
    joined = record.moment("joinedon") or record.moment("joinedat")
    return (yield from _fact(reading, "membership", record["groupname"], None, joined))


def statement(fact: str, value: str, organisation: str = "", since: str = "", until: str = "") -> Reader:
    """A reader of a dated statement: the kind of fact, and the columns of its parts."""

    def read(record: Record, reading: Reading) -> Outcome:
        begin, end = parse_month(record[since]), parse_month(record[until])
        # A school without a degree, or a post without a title, is still a fact.
        title = NAME.clean(record[value]) or NAME.clean(record[organisation])
        if title is None:
            return EMPTY
        place = NAME.clean(record["location"])
        yield FactRow(NETWORK, reading.people.owner, fact, title, NAME.clean(record[organisation]), place, begin, end)
        return ""

    return read


def _fact(reading: Reading, fact: str, value: str, organisation: str | None, since: Moment | None) -> Outcome:
    told = NAME.clean(value), NAME.clean(organisation or "")
    if told[0] is None or (organisation is not None and told[1] is None):
        return EMPTY
    yield FactRow(NETWORK, reading.people.owner, fact, told[0], told[1], since=since.ts if since else None)
    return ""


position = statement("position", "title", "companyname", "startedon", "finishedon")
volunteering = statement("position", "role", "companyname", "startedon", "finishedon")
education = statement("education", "degreename", "schoolname", "startdate", "enddate")
skill = statement("skill", "name")
language = statement("language", "name")
certificate = statement("certificate", "name", "authority", "startedon", "finishedon")
