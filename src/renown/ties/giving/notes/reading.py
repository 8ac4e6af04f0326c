"""From a line to a draft: find the names, cut the days out, take the phrase that fits as a whole, else the cues.

Invariants: whatever is read, there is a draft: what no phrase and no cue tells is a plain note. Names are pieces of the
line itself; nothing is stored or looked up here. A long text is read by its first line; of the rest only who is named.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date

from renown.ties.giving.notes import cues
from renown.ties.giving.notes.dates import Found, find_days
from renown.ties.giving.notes.draft import (
    ASKED,
    CALL,
    COFFEE,
    CONTACT,
    FACT,
    GIVEN,
    LUNCH,
    MESSAGE,
    MET,
    NOTE,
    PLAN,
    PROMISE_MINE,
    PROMISE_THEIRS,
    PROMISES,
    RECEIVED,
    THANKS,
    Draft,
    Reading,
    Span,
)
from renown.ties.giving.notes.kinds import kind_in
from renown.ties.giving.notes.letters import plain
from renown.ties.giving.notes.names import Roster, find_names
from renown.ties.giving.notes.phrases import SMALL
from renown.ties.giving.notes.slots import MASK, Line, Phrased, phrased

LONGEST_LINE = 400
"""A line is read so far."""

LONGEST_TOPIC = 60

MEANINGS = {
    CALL: "you called",
    LUNCH: "you had lunch",
    COFFEE: "you had coffee",
    MET: "you met",
    MESSAGE: "you wrote",
    PROMISE_MINE: "you promised",
    PROMISE_THEIRS: "they promised",
    GIVEN: "you gave",
    RECEIVED: "you got",
    THANKS: "you said thanks",
    ASKED: "you asked",
    FACT: "about them",
    PLAN: "to do",
    NOTE: "a note",
}

_WROTE = frozenset(
    "wrote written write schrieb geschrieben schreiben escribio escrito escribi he escrito ha escrito".split()
)
"""Writing alone is a message; writing a reference is a favour."""

_SLASHED = re.compile(r"(?<!\w)\d{1,2}/\d{1,2}(?:/\d{2,4})?(?!\w)")
_BETWEEN = re.compile(r"(?<!\s)\s*+(?:,|&|\+|and|und|y|e|sowie|con|with|mit|,? and)?\s*+(?:a |to |with |mit |con )?$")
_HEADING = re.compile(r"^[#>*\-+\s]+(?=\S)")


@dataclass(frozen=True, slots=True)
class _Said:
    """What a line says but for its days, and the words that say it."""

    what: str
    by: str
    kind: str = ""
    people: tuple[Span, ...] = ()
    about: Span | None = None
    words: str = ""
    language: str = ""


def read(text: str, today: date, roster: Roster = Roster()) -> Draft:  # noqa: B008 - a roster cannot be changed
    """What a note says, as of a day. roster: the words of the names of everybody known.

    >>> draft = read("Ben promised an introduction to Cara by Friday", date(2026, 11, 21))
    >>> draft.what, draft.kind, draft.people[0].text, draft.about.text, str(draft.due)
    ('promise_theirs', 'introduction', 'Ben', 'Cara', '2026-11-27')
    >>> draft = read("Lunch with Ana yesterday", date(2026, 11, 21))
    >>> draft.what, draft.people[0].text, str(draft.day)
    ('lunch', 'Ana', '2026-11-20')
    """
    first, rest = _parted(text)
    line = _line(first, today, roster)
    said = _said(line)
    unclear = [f'"{line.text[a:b]}" is no day of the calendar' for a, b in line.wrong]
    unclear += [f'"{m[0]}" can be read two ways: write it like 3 Apr' for m in _SLASHED.finditer(line.folded)]
    day, due = _days(line, said.what, today, unclear)
    taken = [*said.people, *([said.about] if said.about else [])]
    others = tuple(n for n in line.names if all(n.end <= t.start or t.end <= n.start for t in taken))
    further = find_names(rest, roster, german=line.language == "de", handles_only=True) if rest else ()
    draft = Draft(
        line.text,
        said.what,
        said.kind,
        said.people,
        said.about,
        day,
        due,
        said.words,
        said.language or line.language,
        (),
        tuple(unclear),
        others,
        _topic(line.text),
        tuple(dict.fromkeys(span.text for span in further)),
    )
    return _with_readings(draft, line, said.by)


def folded(text: str) -> str:
    """Lower case without accents, letter for letter; a small word with a capital inside the line is taken for a name.

    >>> folded("Señor Müller"), folded("helped Al with it")
    ('senor muller', 'helped жж with it')
    """
    letters = plain(text)
    for match in re.finditer(r"(?<=[\w,;] )[A-ZÀ-Þ]\w*", text):
        word = letters[slice(*match.span())]
        if word in SMALL and word not in ("i", "ich", "yo"):
            letters = letters[: match.start()] + MASK * len(word) + letters[match.end() :]
    return letters


def _parted(text: str) -> tuple[str, str]:
    """The first line with words in it, on one line, and the rest."""
    told = text.strip()
    first, _, rest = told.partition("\n")
    first = _HEADING.sub("", first) if rest else first
    flat = unicodedata.normalize("NFC", " ".join(first.split()))
    return flat[:LONGEST_LINE].strip(), flat[LONGEST_LINE:] + "\n" + rest if rest or len(flat) > LONGEST_LINE else ""


def _line(flat: str, today: date, roster: Roster) -> Line:
    bare = plain(flat)
    language = _language(bare)
    days, wrong = find_days(bare, today, day_first=language in ("de", "es"))
    days = tuple(_placed(found, today) for found in days)
    blanked = flat
    for start, end in [*((d.start, d.end) for d in days), *wrong]:
        blanked = blanked[:start] + " " * (end - start) + blanked[end:]
    names = find_names(blanked, roster, german=language == "de")
    letters = folded(blanked)
    for name in names:
        letters = letters[: name.start] + MASK * (name.end - name.start) + letters[name.end :]
    return Line(flat, letters, days, wrong, names, language)


def _placed(found: Found, today: date) -> Found:
    """A day with its year lies behind or ahead, not both."""
    if found.past is None or found.past != found.ahead or found.past == today:
        return found
    return replace(found, past=None) if found.past > today else replace(found, ahead=None)


def _language(letters: str) -> str:
    """The language whose small words are there; "" when none are, or two alike."""
    words = re.findall(r"[^\W_]+", letters)
    counts = sorted(((sum(w in small for w in words), tongue) for tongue, small in cues.LANGUAGE_WORDS.items()))
    return counts[-1][1] if counts[-1][0] > counts[-2][0] else ""


def _said(line: Line) -> _Said:
    """What the line says: a thing to remember, a message, a phrase as a whole, a thing to do, a cue, or a note."""
    trimmed = line.folded.strip(" ,;.:!-¡¿")
    told = " ".join(trimmed.split())
    if trimmed.endswith("?"):
        return _Said(NOTE, "", people=line.names)
    return (
        _remembered(line, told)
        or _sent(line, told)
        or _from_phrase(line)
        or _to_do(line, told)
        or _from_cue(line)
        or _from_place(line)
        or _Said(NOTE, "", people=line.names)
    )


def _remembered(line: Line, told: str) -> _Said | None:
    found = cues.REMIND.search(told)
    return _Said(PLAN, found[0], people=line.names) if found else None


def _sent(line: Line, told: str) -> _Said | None:
    found = cues.SENT.match(told)
    if found is None or not line.names:
        return None
    return _Said(
        CALL if found[1] == "voicemail" or found[2] else MESSAGE, found[1] or found[0].split()[0], people=line.names
    )


def _from_phrase(line: Line) -> _Said | None:
    found = phrased(line)
    if found is None or _is_message(found):
        return None
    return _Said(found.what, found.verb, found.kind, found.people, found.about, found.words, found.language)


def _is_message(found: Phrased) -> bool:
    return found.kind == "other" and found.what in (GIVEN, RECEIVED) and plain(found.verb) in _WROTE


def _to_do(line: Line, told: str) -> _Said | None:
    if not line.names or (line.days and all(day.ahead is None for day in line.days)):
        return None
    found = cues.MUST.match(told) or cues.DO.match(told)
    if found is None and line.language == "es":
        found = cues.DO_SPANISH.match(told)
    if found is None and line.language in ("de", "") and not cues.DONE.search(told):
        # Nouns have a capital there; verbs have none.
        found = next((m for m in cues.TO_DO.finditer(line.folded) if line.text[m.start()].islower()), None)
    return _Said(PLAN, found[0], people=line.names) if found else None


def _from_cue(line: Line) -> _Said | None:
    """The first cue of the line; talk by telephone is a call, and a meeting over coffee a coffee."""
    found = _earliest(line)
    if found is None:
        return None
    what, by = found
    if not line.names and (what == FACT or not (what == MET and cues.NEEDS_NAMES.search(line.folded))):
        return None
    if what in (MET, MESSAGE) and cues.BY_VOICE.search(line.folded):
        what = CALL
    if what == MET:
        what = next((over for over, pattern in cues.OVER.items() if pattern.search(line.folded)), MET)
    if what in CONTACT and line.days and all(day.past is None for day in line.days):
        what = PLAN
    return _Said(what, by, people=line.names if what == PLAN else _together(line))


def _from_place(line: Line) -> _Said | None:
    """Without any word for it: being with somebody is meeting them, and what somebody is or has is about them."""
    if not line.names:
        return None
    first = line.names[0]
    before, behind = line.folded[: first.start].split(), line.folded[first.end :]
    if before and cues.BESIDE.fullmatch(before[-1]) and not cues.NOT_BESIDE.search(line.folded):
        ahead = bool(line.days) and all(day.past is None for day in line.days)
        return _Said(PLAN if ahead else MET, before[-1], people=_together(line))
    last = _together(line)[-1]
    found = cues.IS.match(line.folded[last.end :].lstrip())
    return _Said(FACT, found[0], people=_together(line)) if found and not before and behind else None


def _earliest(line: Line) -> tuple[str, str] | None:
    tongues = [line.language] if line.language else list(cues.CUES)
    for some in (tongues, cues.CUES):
        hits = [
            (m.start(), what, line.text[m.start() : m.end()])
            for tongue in some
            for what, pattern in cues.CUES[tongue]
            if (m := pattern.search(line.folded))
        ]
        if hits:
            _, what, by = min(hits, key=lambda hit: hit[0])
            return what, by
    return None


def _together(line: Line) -> tuple[Span, ...]:
    """The first name, and those that are listed with it: whom a meeting was with."""
    if not line.names:
        return ()
    people = [line.names[0]]
    for name in line.names[1:]:
        if not _BETWEEN.fullmatch(plain(line.text[people[-1].end : name.start])):
            break
        people.append(name)
    return tuple(people)


def _days(line: Line, what: str, today: date, unclear: list[str]) -> tuple[date, date | None]:
    """When it was, and until when it was promised or is to be done."""
    if what in PROMISES:
        return _promised(line, today, unclear)
    day, due = today, None
    for found in line.days:
        if what == PLAN:
            due = due or found.ahead
        elif what in (FACT, NOTE):
            past, ahead = _nearest(found, today)
            day, due = past or day, due or ahead
        elif found.past is not None:
            day = found.past
        else:
            words = line.text[found.start : found.end]
            unclear.append(f'"{words}" lies ahead, so it cannot be the day on which it was')
    return day, due


def _nearest(found: Found, today: date) -> tuple[date | None, date | None]:
    """A day that may be meant either way is the nearer one."""
    if found.past is None or found.ahead is None:
        return found.past, found.ahead
    behind = today - found.past <= found.ahead - today
    return (found.past, None) if behind else (None, found.ahead)


def _promised(line: Line, today: date, unclear: list[str]) -> tuple[date, date | None]:
    day, due = today, None
    limits = [f for f in line.days if f.by] or [f for f in line.days if f.ahead]
    for found in line.days:
        words = line.text[found.start : found.end]
        if found in limits[:1]:
            due = found.ahead
            if due is None:
                unclear.append(f'"{words}" lies behind, so it cannot be the day until which it was promised')
        elif found.past is not None:
            day = found.past
        else:
            unclear.append(f'"{words}" lies ahead, so it cannot be the day on which it was')
    return day, due


def _topic(text: str) -> str:
    found = cues.TOPIC.search(text)
    return (found[1] or found[2]).strip()[:LONGEST_TOPIC] if found else ""


def _with_readings(draft: Draft, line: Line, by: str) -> Draft:
    read = [Reading("what", MEANINGS[draft.what], by)]
    if draft.kind:
        read.append(Reading("kind", draft.kind, _kind_words(draft, line)))
    read += [Reading("person", p.text, p.text) for p in draft.people]
    if draft.about:
        read.append(Reading("about", draft.about.text, draft.about.text))
    read += [Reading("also", p.text, p.text) for p in draft.others]
    for found in line.days:
        words = line.text[found.start : found.end]
        if draft.due and found.ahead == draft.due:
            read.append(Reading("due", str(draft.due), words))
        elif found.past == draft.day:
            read.append(Reading("day", str(draft.day), words))
    return replace(draft, read=tuple(read))


def _kind_words(draft: Draft, line: Line) -> str:
    named = kind_in(line.folded)
    return line.text[named[1] : named[2]] if named and named[0] == draft.kind else ""
