"""The room `tags`: words that the owner puts on people, as many and as odd as they like.

A circle is a part of the owner's life, suggested from what the data says; a tag is any word, put by hand, and nothing
is concluded from it. Invariant: “Choir” and “choir” are one tag, spelt as it was first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

from renown.errors import InputError, NotFoundError
from renown.model.values import NAME
from renown.reckoning.scoring import Scoring
from renown.workspace.context import Context
from renown.workspace.kept import kept
from renown.workspace.people.answers.table import TagCount
from renown.workspace.register import account_of, accounts_of
from renown.workspace.room import Room

LONGEST_TAG = 100
MOST_TAGS = 1000

Entries = tuple[tuple[int, str], ...]
"""(account, tag) of each that stands."""


class Tags(Room):
    """Tags, and who has which."""

    def list(self) -> tuple[TagCount, ...]:
        """Every tag with the number of people who have it, by name."""
        counts = Counter(tag for tags in tags_by_person(self._context).values() for tag in tags)
        return tuple(TagCount(tag, counts[tag]) for tag in sorted(counts, key=str.casefold))

    def of(self, person: int) -> tuple[str, ...]:
        """The tags of a person, by name."""
        return tags_by_person(self._context).get(person, ())

    def put(self, person: int, tag: str) -> bool:
        """Put a tag on a person; False when they have it. Raises InputError, NotFoundError."""
        name = tag_to_put(self._context, tag)
        if name in self.of(person):
            return False
        return bool(self._context.desk.marks.tag([account_of(self._context, person)], name))

    def take_off(self, person: int, tag: str) -> bool:
        """Take a tag off a person; False when they did not have it. To put it again is to undo it."""
        return bool(self._context.desk.marks.untag(accounts_of(self._context, person), tag_named(tag)))


def tag_named(text: str) -> str:
    """The tag as it is kept. Raises InputError for none, and for one that is too long."""
    name = NAME.clean(text) or ""
    if not name:
        raise InputError("no tag was given", hint="give a word or a few")
    if len(name) > LONGEST_TAG:
        raise InputError(
            f"a tag has at most {LONGEST_TAG} letters; this one has {len(name)}", hint="write a note instead"
        )
    return name


def tag_to_put(context: Context, text: str) -> str:
    """A tag that is to be put, spelt as it was first. Raises InputError, also when there are too many."""
    name = tag_named(text)
    spelt = {tag.casefold(): tag for tag in _all(context)}
    if name.casefold() not in spelt and len(spelt) >= MOST_TAGS:
        raise InputError(f"there are {MOST_TAGS:,} tags already", hint="use one of them, or take one off everybody")
    return spelt.get(name.casefold(), name)


def known_tag(context: Context, tag: str) -> str:
    """A tag that somebody has. Raises NotFoundError, with those that there are."""
    there = sorted(_all(context), key=str.casefold)
    found = next((name for name in there if name.casefold() == tag.strip().casefold()), None)
    if found is None:
        more = f" and {len(there) - 20} more" if len(there) > 20 else ""
        raise NotFoundError(f"nobody is tagged {tag!r}", hint=f"there are: {', '.join(there[:20]) or 'none yet'}{more}")
    return found


def people_tagged(context: Context, tag: str) -> tuple[int, ...]:
    """The people who have a tag."""
    return tuple(person for person, tags in tags_by_person(context).items() if tag in tags)


def _all(context: Context) -> set[str]:
    return {tag for tags in tags_by_person(context).values() for tag in tags}


def tags_by_person(context: Context) -> Mapping[int, tuple[str, ...]]:
    """The tags of everybody who has any, by name: accounts that merged have those of both."""
    entries = tuple((entry.account, entry.tag) for entry in context.desk.marks.tags())
    return _by_person(context, context.scoring(), entries)


@kept(most=2)
def _by_person(context: Context, scoring: Scoring, entries: Entries) -> Mapping[int, tuple[str, ...]]:
    persons = scoring.derivation.person_by_account([account for account, _ in entries])
    spelt: dict[str, str] = {}
    found: dict[int, set[str]] = {}
    for account, tag in entries:
        name = spelt.setdefault(tag.casefold(), tag)
        if account in persons:
            found.setdefault(persons[account], set()).add(name)
    return MappingProxyType({person: tuple(sorted(tags, key=str.casefold)) for person, tags in found.items()})
