"""Letters that are being written: own words are kept until they are sent, and no suggestion takes their place.

Invariant: only words that differ from the suggestion are kept; what another window changed meanwhile stays.
"""

from __future__ import annotations

from collections.abc import Sequence

from renown.desk.paths.letter_records import LetterRecord, NewLetter
from renown.errors import InputError
from renown.workspace.context import Context
from renown.workspace.paths.answers.paths import LetterLine, RequestLetter
from renown.workspace.register import account_of, called

MOST_WORDS = 20_000
"""Letters of a text that can be kept."""


def drafts_of(context: Context) -> tuple[LetterLine, ...]:
    """The letters about people who are here, the last touched first."""
    rows = context.desk.letters.list()
    persons = context.derivation().person_by_account(sorted({a for row in rows for a in (row.target, *row.chain)}))
    names = called(context, list(persons.values()))
    here = [row for row in rows if {row.target, *row.chain} <= persons.keys()]
    return tuple(_line(row, persons, names) for row in here)


def draft_of(context: Context, target: int, through: Sequence[int], hop: int) -> LetterLine | None:
    """The letter that is being written to somebody on a path."""
    on_way = (line for line in drafts_of(context) if line.person == target and line.hop == hop)
    return next((line for line in on_way if [person for person, _ in line.chain] == list(through)), None)


def keep_draft(context: Context, suggested: RequestLetter, words: str, goal: str, changed: int | None) -> int:
    """Keep the words of a letter; 0 where they are the suggestion, which needs no keeping.

    changed: the letter these words were made from (0: the suggestion); None: whatever stands. Raises InputError.
    """
    through = [person for person, _ in suggested.chain]
    hop = through.index(suggested.introducer)
    standing = draft_of(context, suggested.target, through, hop)
    number = standing.id if standing else 0
    words = plain(words)
    if standing and standing.words == words:
        return number
    if changed is not None and changed != number:
        raise InputError("this letter was changed in another window since", hint="look at it anew before you change it")
    if not words or words == plain(suggested.text):
        if number:
            context.desk.letters.drop(number)
        return 0
    if len(words) > MOST_WORDS:
        raise InputError(f"found a letter of {len(words):,} signs, expected {MOST_WORDS:,} at most")
    chain = tuple(account_of(context, person) for person in through)
    letter = NewLetter(account_of(context, suggested.target), chain, hop, suggested.language, goal, words)
    kept: int = context.desk.letters.keep(letter, number or None)
    return kept


def plain(words: str) -> str:
    """Words as they are kept: lines end in one way, and nothing stands around them.

    >>> plain(" Hi,\\r\\n\\r\\nBo \\r\\n")
    'Hi,\\n\\nBo'
    """
    return words.replace("\r\n", "\n").replace("\r", "\n").strip()


def _line(row: LetterRecord, persons: dict[int, int], names: dict[int, str]) -> LetterLine:
    chain = tuple((persons[account], names[persons[account]]) for account in row.chain)
    person = persons[row.target]
    return LetterLine(row.id, person, names[person], chain, row.hop, row.language, row.goal, row.words, row.at)
