"""The owner's LinkedIn zip: connections, messages, invitations, endorsements, recommendations and her own acts.

The shape is that of complete exports of 2024: columns, order of names, dates, the `Notes:` preamble of Connections.csv,
line breaks of Shares.csv. Invariant: who liked or commented on her posts is not in such a zip, so it is not here.
Hidden members, an advert, a draft and a broken row are there, as in life.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

import numpy as np

from renown.demo.cast import WEEKS, Person
from renown.demo.dealings import Letter
from renown.demo.package import write_zip
from renown.demo.rhythm import DAY, SECOND, Calendar, as_datetime
from renown.demo.words import Speaker, pick, read_words

PREAMBLE = (
    "Notes:\n"
    '"When exporting your connection data, you may notice that some of the email addresses are missing. You will only'
    " see email addresses for connections who have allowed their connections to see or download their email address"
    " using this setting https://www.linkedin.com/psettings/privacy/email. You can learn more here"
    ' https://www.linkedin.com/help/linkedin/answer/261"\n\n'
)
MESSAGE_COLUMNS = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,"
    "ATTACHMENTS,IS MESSAGE DRAFT"
)
PROFILE_COLUMNS = (
    "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,"
    "Twitter Handles,Websites,Instant Messengers"
)
ADVERT = '<p class="spinmail-quill-editor__spin-break">Hi %FIRSTNAME%, ready to grow?</p>'
Row = Iterable[object]


def as_csv(columns: str, rows: Iterable[Row], end: str = "\n") -> str:
    """A CSV file with its header.

    >>> as_csv("a,b", [["1", "x, y"]])
    'a,b\\n1,"x, y"\\n'
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator=end)
    writer.writerow(columns.split(","))
    writer.writerows(rows)
    return out.getvalue()


def utc(moment: int) -> str:
    """`2024-03-05 07:08:09`, UTC without saying so."""
    return f"{as_datetime(moment):%Y-%m-%d %H:%M:%S}"


def american(moment: int) -> str:
    """`3/5/24, 7:08 AM`, as invitations have it."""
    at = as_datetime(moment)
    return f"{at.month}/{at.day}/{at:%y}, {at.hour % 12 or 12}:{at:%M %p}"


def profile(person: Person) -> str:
    """The address of a profile."""
    return f"https://www.linkedin.com/in/{quote(person.slug)}"


class LinkedInExport:
    """Writes the owner's zip."""

    def __init__(self, rng: np.random.Generator, owner: Person, contacts: list[Person], calendar: Calendar) -> None:
        self._rng, self._owner, self._contacts, self._calendar = rng, owner, contacts, calendar
        self._speaker = Speaker(read_words("letters")["linkedin"])
        self._words = read_words("letters")["linkedin"]

    def write(self, path: Path, talks: list[list[Letter]]) -> Path:
        """Write the zip and return its path."""
        entries: dict[str, str | bytes] = {
            "Connections.csv": PREAMBLE + self._connections(),
            "messages.csv": self._messages(talks),
            "Invitations.csv": self._invitations(),
            "Endorsement_Received_Info.csv": self._endorsements("Endorser", 62),
            "Endorsement_Given_Info.csv": self._endorsements("Endorsee", 48),
            "Recommendations_Received.csv": self._recommendations(4),
            "Recommendations_Given.csv": self._recommendations(2),
            "Reactions.csv": self._reactions(),
            "Comments.csv": self._comments(),
            "Shares.csv": self._shares(),
            "Member_Follows.csv": self._follows(),
            **self._self(),
        }
        return write_zip(path, entries, self._calendar.today)

    def _moment(self, weeks: int = WEEKS) -> int:
        moment = self._calendar.moment(self._rng, int(self._rng.integers(WEEKS - weeks, WEEKS - 1)), 0.0)
        return min(moment, self._calendar.end - DAY)

    def _connections(self) -> str:
        rows: list[Row] = []
        for person in self._contacts:
            day = as_datetime(self._moment() - int(self._rng.integers(0, 900)) * DAY)
            mail = person.email if self._rng.random() < 0.12 else ""
            rows.append((*split_name(person), profile(person), mail, person.company, person.title, f"{day:%d %b %Y}"))
        rows += [("", "", "", "", "", "", f"{as_datetime(self._moment()):%d %b %Y}") for _ in range(6)]
        rows.insert(40, ("Otto", "Winterbourne", "https://www.linkedin.com/in/otto-w-1", "", "", "", "long ago"))
        return as_csv("First Name,Last Name,URL,Email Address,Company,Position,Connected On", rows)

    def _messages(self, talks: list[list[Letter]]) -> str:
        rows: list[tuple[int, Row]] = []
        for letter in (x for talk in talks for x in talk):
            rows.append((letter.moment, self._message(letter)))
        advert = self._moment(20)
        me = (self._owner.name, profile(self._owner))
        body = ("", utc(advert) + " UTC", "Grow faster", ADVERT, "INBOX", "", "No")
        rows.append((advert, ("2-advert", "Sponsored Conversation", "Growth Partners", "", *me, *body[1:])))
        rows.sort(key=lambda row: -row[0])
        return as_csv(MESSAGE_COLUMNS, (row for _, row in rows))

    def _message(self, letter: Letter) -> Row:
        sender, receiver = (self._owner, letter.contact) if letter.by_owner else (letter.contact, self._owner)
        people = (sender.name, profile(sender), receiver.name, profile(receiver))
        text = self._speaker.say(self._rng, "messages")
        conversation = f"2-{letter.contact.slug[-8:]}{letter.contact.x_id[:8]}=="
        return (conversation, "", *people, utc(letter.moment) + " UTC", "", text, "INBOX", "", "No")

    def _invitations(self) -> str:
        rows: list[tuple[int, Row]] = []
        for place, person in enumerate(self._contacts[:70]):
            one, other = (person, self._owner) if place % 3 else (self._owner, person)
            moment = self._moment()
            note = self._speaker.say(self._rng, "invitations")
            way = "INCOMING" if place % 3 else "OUTGOING"
            urls = (profile(one), profile(other))
            rows.append((moment, (one.name, other.name, american(moment), note, way, *urls)))
        rows.sort(key=lambda row: -row[0])
        columns = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl"
        return as_csv(columns, (row for _, row in rows))

    def _endorsements(self, who: str, many: int) -> str:
        rows: list[Row] = []
        for place in self._rng.integers(len(self._contacts) // 3, size=many).tolist():
            person = self._contacts[place]
            at = f"{as_datetime(self._moment()):%Y/%m/%d %H:%M:%S} UTC"
            url = profile(person).removeprefix("https://")
            rows.append((at, pick(self._rng, self._words["skills"]), *split_name(person), url, "ACCEPTED"))
        names = f"{who} First Name,{who} Last Name,{who} Public Url"
        return as_csv(f"Endorsement Date,Skill Name,{names},Endorsement Status", dict.fromkeys(map(tuple, rows)))

    def _recommendations(self, many: int) -> str:
        rows: list[Row] = []
        for person, text in zip(self._contacts[5 : 5 + many], self._words["recommendations"], strict=False):
            at = f"{as_datetime(self._moment()):%m/%d/%y, %I:%M %p}"
            rows.append((*split_name(person), person.company, person.title, text, at, "VISIBLE"))
        return as_csv("First Name,Last Name,Company,Job Title,Text,Creation Date,Status", rows)

    def _acts(self, many: int) -> list[tuple[str, str]]:
        moments = sorted((self._moment() for _ in range(many)), reverse=True)
        return [
            (utc(m), f"https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A{self._post(m)}") for m in moments
        ]

    def _post(self, moment: int) -> int:
        before = int(self._rng.exponential(2 * 86_400)) + 60
        return ((moment // SECOND - before) * 1000 << 22) + int(self._rng.integers(1 << 22))

    def _reactions(self) -> str:
        kinds = ("LIKE", "LIKE", "LIKE", "PRAISE", "EMPATHY", "INTEREST", "APPRECIATION")
        rows = [(at, pick(self._rng, kinds), link) for at, link in self._acts(240)]
        return as_csv("Date,Type,Link", rows, "\r\n")

    def _comments(self) -> str:
        rows = [(at, link, self._speaker.say(self._rng, "comments")) for at, link in self._acts(70)]
        return as_csv("Date,Link,Message", rows, "\r\n")

    def _shares(self) -> str:
        rows: list[Row] = []
        for at, link in self._acts(36):
            text = self._speaker.say(self._rng, "shares").replace("\n", '"\r\n"')
            rows.append((at, link.replace("activity", "share"), text, "", "", "MEMBER_NETWORK"))
        return as_csv("Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility", rows, "\r\n")

    def _follows(self) -> str:
        rows = [(utc(self._moment()), "Active", person.name) for person in self._contacts[::9]]
        return as_csv("Date,Status,FullName", rows, "\r\n")

    def _self(self) -> dict[str, str | bytes]:
        first, last = split_name(self._owner)
        line = "Community lead and data engineer"
        about = (first, last, "", "", "", line, "Data, people, gardens.", "Software", "", "Lisbon", "", "", "")
        work = [
            ("Brackwater Foundation", "Community lead", "", "Lisbon", "Mar 2022", ""),
            ("Palewater Logistics", "Data engineer", "", "Lisbon", "Sep 2016", "Feb 2022"),
        ]
        mail = (self._owner.email, "Yes", "Yes", "5/4/12, 10:11 AM")
        return {
            "Profile.csv": as_csv(PROFILE_COLUMNS, [about]),
            "Positions.csv": as_csv("Company Name,Title,Description,Location,Started On,Finished On", work),
            "Education.csv": as_csv(
                "School Name,Start Date,End Date,Notes,Degree Name,Activities",
                [("University of Eastmarch", "2009", "2014", "", "MSc Statistics", "")],
            ),
            "Skills.csv": as_csv("Name", [(skill,) for skill in self._words["skills"]]),
            "Email Addresses.csv": as_csv("Email Address,Confirmed,Primary,Updated On", [mail]).rstrip("\n"),
            "Registration.csv": as_csv(
                "Registered At,Registration Ip,Subscription Types", [("5/4/12, 10:11 AM", "", "")]
            ),
        }


def split_name(person: Person) -> tuple[str, str]:
    """First and last name."""
    first, _, last = person.name.partition(" ")
    return first, last
