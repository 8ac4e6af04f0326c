"""The owner's X archive: what she wrote, whom she answered and passed on, and her private messages.

The shape is that of archives of 2023 and later: `data/*.js`, each `window.YTD.<type>.part0 = [...]`, numbers as text.
Invariant: ids carry their time as X's do; who liked or answered her is not in such an archive, so it is not here.
"""

from __future__ import annotations

import html
from pathlib import Path
from typing import Any

import numpy as np

from renown.demo.cast import WEEKS, Person
from renown.demo.dealings import Letter
from renown.demo.package import as_json, write_zip
from renown.demo.rhythm import SECOND, Calendar, as_datetime
from renown.demo.words import Speaker, read_words

EPOCH_MS = 1_288_834_974_657
SOURCE = '<a href="https://mobile.twitter.com" rel="nofollow">Twitter Web App</a>'
LISTS = ("data-people", "community-builders", "kind-speakers", "sql-teachers", "lisbon-tech", "worth-reading")
Record = dict[str, Any]


def snowflake(rng: np.random.Generator, moment: int) -> str:
    """An id as X makes them: milliseconds since its epoch, then 22 bits.

    >>> (int(snowflake(np.random.default_rng(1), 1_700_000_000_000_000)) >> 22) + EPOCH_MS
    1700000000000
    """
    return str(((moment // 1000 - EPOCH_MS) << 22) + int(rng.integers(1 << 22)))


def created(moment: int) -> str:
    """A moment as tweets state it."""
    return f"{as_datetime(moment):%a %b %d %H:%M:%S +0000 %Y}"


class XArchive:
    """Writes the archive of the owner."""

    def __init__(self, rng: np.random.Generator, owner: Person, contacts: list[Person], calendar: Calendar) -> None:
        self._rng, self._owner, self._contacts, self._calendar = rng, owner, contacts, calendar
        self._words = read_words("letters")["x"]
        self._speaker = Speaker(self._words)
        weights = 1.0 / np.arange(1, len(contacts) + 1)
        self._favour = np.cumsum(weights / weights.sum())

    def write(self, path: Path, talks: list[list[Letter]]) -> Path:
        """Write the zip and return its path."""
        tweets = self._tweets()
        tweets[len(tweets) // 2]["tweet"]["created_at"] = ""
        parts: dict[str, list[Record]] = {
            "account": [{"account": self._account()}],
            "profile": [
                {"profile": {"description": {"bio": "Data, people, gardens.", "website": "", "location": "Lisbon"}}}
            ],
            "tweets": tweets[: len(tweets) * 3 // 4],
            "tweets-part1": tweets[len(tweets) * 3 // 4 :],
            "like": self._likes(),
            "follower": [self._tie("follower", key) for key in self._audience(900, 0.7)],
            "following": [self._tie("following", key) for key in self._audience(310, 0.9)],
            "direct-messages": self._private(talks),
            "lists-member": [self._listed(name) for name in LISTS],
            "block": [],
            "mute": [],
        }
        entries: dict[str, str | bytes] = {"Your archive.html": "<!doctype html><title>Your archive</title>\n"}
        entries["data/manifest.js"] = f"window.__THAR_CONFIG = {as_json(self._manifest(parts))}"
        for name, rows in parts.items():
            entries[f"data/{name}.js"] = f"window.YTD.{global_name(name)} = {as_json(rows)}"
        return write_zip(path, entries, self._calendar.today)

    def _account(self) -> Record:
        about = {"email": self._owner.email, "createdVia": "web", "username": self._owner.x_handle}
        about |= {"accountId": self._owner.x_id, "createdAt": "2012-05-04T10:11:12.000Z"}
        return about | {"accountDisplayName": self._owner.name}

    def _manifest(self, parts: dict[str, list[Record]]) -> Record:
        user = {"accountId": self._owner.x_id, "userName": self._owner.x_handle, "displayName": self._owner.name}
        types: Record = {}
        for name, rows in parts.items():
            file = {"fileName": f"data/{name}.js", "globalName": f"YTD.{global_name(name)}", "count": str(len(rows))}
            kind = types.setdefault(global_name(name).partition(".")[0], {"files": []})
            kind["files"].append(file)
        made = f"{as_datetime(self._calendar.end - SECOND):%Y-%m-%dT%H:%M:%S}.000Z"
        archive = {
            "sizeBytes": "0",
            "generationDate": made,
            "isPartialArchive": False,
            "maxPartSizeBytes": "53687091200",
        }
        return {"userInfo": user, "archiveInfo": archive, "dataTypes": types}

    def _tweets(self) -> list[Record]:
        moments = sorted(
            self._calendar.moment(self._rng, w, 0) for w in range(WEEKS) for _ in range(self._rng.poisson(9))
        )
        return [{"tweet": self._tweet(m)} for m in reversed(moments) if m < self._calendar.end]

    def _tweet(self, moment: int) -> Record:
        chance = self._rng.random()
        other = self._somebody()
        if chance < 0.35:
            return self._record(
                moment, f"@{other.x_handle} {self._speaker.say(self._rng, 'replies')}", [other], answers=other
            )
        if chance < 0.57:
            return self._record(moment, f"RT @{other.x_handle}: {self._speaker.say(self._rng, 'passed_on')}", [other])
        text = self._speaker.say(self._rng, "posts")
        if self._rng.random() < 0.3:
            return self._record(moment, f"{text} Thanks @{other.x_handle}", [other])
        return self._record(moment, text, [])

    def _somebody(self) -> Person:
        return self._contacts[int(np.searchsorted(self._favour, self._rng.random() * self._favour[-1]))]

    def _record(self, moment: int, text: str, named: list[Person], answers: Person | None = None) -> Record:
        own = snowflake(self._rng, moment)
        record: Record = {
            "edit_info": {"initial": {"editTweetIds": [own], "editsRemaining": "5", "isEditEligible": answers is None}},
            "retweeted": False,
            "source": SOURCE,
            "entities": {"hashtags": [], "symbols": [], "urls": [], "user_mentions": [mention(p, text) for p in named]},
            "display_text_range": ["0", str(len(text))],
            "favorite_count": str(int(self._rng.poisson(9))),
            "id_str": own,
            "truncated": False,
            "retweet_count": str(int(self._rng.poisson(1.5))),
            "id": own,
            "created_at": created(moment),
            "favorited": False,
            "full_text": html.escape(text, quote=False),
            "lang": "en",
        }
        if answers:
            before = snowflake(self._rng, self._calendar.later(self._rng, moment, 1) - 3 * 3600 * SECOND)
            record |= {"in_reply_to_status_id_str": before, "in_reply_to_status_id": before}
            record |= {"in_reply_to_user_id": answers.x_id, "in_reply_to_user_id_str": answers.x_id}
            record |= {"in_reply_to_screen_name": answers.x_handle}
        return record

    def _likes(self) -> list[Record]:
        found = []
        for week in reversed(range(WEEKS)):
            own = snowflake(self._rng, self._calendar.moment(self._rng, week, 0))
            address = f"https://twitter.com/i/web/status/{own}"
            text = self._speaker.say(self._rng, "passed_on")
            found.append({"like": {"tweetId": own, "fullText": text, "expandedUrl": address}})
        return found

    def _audience(self, many: int, known: float) -> list[str]:
        keys = [p.x_id for p in self._contacts if self._rng.random() < known]
        return keys + [str(int(self._rng.integers(10**8, 2**60))) for _ in range(many - len(keys))]

    def _tie(self, kind: str, key: str) -> Record:
        return {kind: {"accountId": key, "userLink": f"https://twitter.com/intent/user?user_id={key}"}}

    def _listed(self, name: str) -> Record:
        return {"userListInfo": {"url": f"https://twitter.com/{self._somebody().x_handle}/lists/{name}"}}

    def _private(self, talks: list[list[Letter]]) -> list[Record]:
        by_contact: dict[str, list[Record]] = {}
        for letter in sorted((x for talk in talks for x in talk), key=lambda x: -x.moment):
            sender, receiver = self._owner.x_id, letter.contact.x_id
            if not letter.by_owner:
                sender, receiver = receiver, sender
            made = f"{as_datetime(letter.moment):%Y-%m-%dT%H:%M:%S}.{letter.moment // 1000 % 1000:03d}Z"
            message = {"recipientId": receiver, "reactions": [], "urls": [], "mediaUrls": [], "senderId": sender}
            message |= {"text": self._speaker.say(self._rng, "private")}
            message |= {"id": snowflake(self._rng, letter.moment), "createdAt": made}
            by_contact.setdefault(letter.contact.x_id, []).append({"messageCreate": message})
        return [self._conversation(key, messages) for key, messages in by_contact.items()]

    def _conversation(self, key: str, messages: list[Record]) -> Record:
        pair = "-".join(sorted((self._owner.x_id, key), key=int))
        return {"dmConversation": {"conversationId": pair, "messages": messages}}


def mention(person: Person, text: str) -> Record:
    """How a tweet notes that it names somebody."""
    start = text.index(f"@{person.x_handle}")
    indices = [str(start), str(start + len(person.x_handle) + 1)]
    about = {"name": person.name, "screen_name": person.x_handle, "indices": indices}
    return about | {"id_str": person.x_id, "id": person.x_id}


def global_name(file: str) -> str:
    """The name of the variable in a file of the archive.

    >>> global_name("tweets-part1"), global_name("direct-messages")
    ('tweets.part1', 'direct_messages.part0')
    """
    name, _, part = file.partition("-part")
    return f"{name.replace('-', '_')}.part{part or 0}"
