"""Requests for introductions: the letter, the asking, what came of it, and what all of it teaches about chances.

Invariant: nothing is ever sent from here; a request is what the owner says that they sent.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from renown.desk.paths.request_records import NewRequest, RequestRecord
from renown.errors import InputError, NotFoundError
from renown.lake.expressions import _
from renown.ledger.days import EPOCH
from renown.reckoning.derivation import day_of
from renown.ties.paths.steps import NEXT, OPEN, outcome_of, refused
from renown.ties.paths.willingness import Asked, Experience
from renown.workspace.context import AsOf, Context
from renown.workspace.me import me
from renown.workspace.paths.answers.paths import AskingSoFar, RequestLetter, RequestLine, RequestStepLine
from renown.workspace.paths.letters import languages, write
from renown.workspace.register import called, grown, names_of

MOST_BETWEEN = 2


def letter_to(context: Context, chain: tuple[int, ...], hop: int, language: str, why: str) -> RequestLetter:
    """The letter to one of the people between the owner and the target. chain: the owner first, the target last."""
    check_chain(context, chain)
    if not 0 <= hop < len(chain) - 2:
        raise InputError(f"found the hop {hop}, expected 0 to {len(chain) - 3}")
    written = write(context, chain, hop, language, why)
    names = called(context, chain)
    introducer, target = chain[hop + 1], chain[-1]
    return grown(
        RequestLetter,
        written,
        introducer=introducer,
        introducer_name=names[introducer],
        target=target,
        target_name=names[target],
        chain=tuple((person, names[person]) for person in chain[1:-1]),
        language=language,
        languages=languages(),
        address=_address(context, introducer),
    )


def check_chain(context: Context, chain: tuple[int, ...]) -> None:
    """Whether this can be a path: the owner first, the target last. Raises InputError, NotFoundError."""
    between = chain[1:-1]
    if not 1 <= len(between) <= MOST_BETWEEN or len(set(chain)) < len(chain):
        raise InputError("found no one, too many, or somebody twice between you and them", hint="choose a path again")
    gone = set(chain) - set(names_of(context, chain))
    if gone:
        raise NotFoundError(f"there is no person {min(gone)}", hint="choose a path again")


def _address(context: Context, person: int) -> str:
    """An address the person's accounts give; of several the newest. "" where none is known."""
    derivation = context.derivation()
    rows = derivation.facts("accounts").filter(_.email.notnull() & (_.email != ""))
    held = rows.inner_join(derivation.mapping.filter(_.person == person), "account")
    found = derivation.fetch(held.select("email", "import_id"), "addresses of a person").to_pylist()
    return max(((row["import_id"], row["email"]) for row in found), default=(0, ""))[1]


def requests_of(context: Context, *, open_only: bool) -> tuple[RequestLine, ...]:
    """The requests about people who are here, those that wait for a step first, then the latest first."""
    rows = context.desk.requests.list()
    accounts = sorted({account for row in rows for account in (row.target, *row.chain)})
    persons = context.derivation().person_by_account(accounts)
    names = called(context, list(persons.values()))
    here = [row for row in rows if {row.target, *row.chain} <= persons.keys()]
    lines = [_line(row, persons, names) for row in here if not open_only or row.status in OPEN]
    return tuple(sorted(lines, key=lambda line: (not line.open, -line.steps[-1].day.toordinal(), -line.id)))


def _line(row: RequestRecord, persons: dict[int, int], names: dict[int, str]) -> RequestLine:
    chain = tuple((persons[account], names[persons[account]]) for account in row.chain)
    return RequestLine(
        id=row.id,
        person=persons[row.target],
        name=names[persons[row.target]],
        introducer=chain[0][0],
        introducer_name=chain[0][1],
        chain=chain,
        goal=row.goal,
        words=row.words,
        language=row.language,
        asked=row.asked,
        status=row.status,
        open=row.status in OPEN,
        next=NEXT[row.status],
        steps=tuple(RequestStepLine(step.status, step.day, step.words) for step in row.steps),
    )


def experience(context: Context, as_of: AsOf = None) -> Experience:
    """What the owner's requests and corrections have taught about their own ties, as of a moment."""
    return Experience(_asked(context, as_of), day_of(context.moment(as_of)), me(context, as_of).said)


def _asked(context: Context, as_of: AsOf) -> list[Asked]:
    rows = [row for row in context.desk.requests.list() if row.asked is not None]
    persons = context.derivation(as_of).person_by_account([row.introducer for row in rows])
    return [_one(row, persons[row.introducer], row.asked) for row in rows if row.introducer in persons]


def _one(row: RequestRecord, introducer: int, asked: date | None) -> Asked:
    statuses = [step.status for step in row.steps]
    day = ((asked or EPOCH) - EPOCH).days
    return Asked(introducer, day, row.expected, outcome_of(statuses), refused(statuses))


def so_far(context: Context) -> AskingSoFar:
    """How asking went so far, all requests together."""
    histories = [[step.status for step in row.steps] for row in context.desk.requests.list() if row.asked is not None]
    outcomes = [outcome_of(history) for history in histories]
    told = [outcome for outcome in outcomes if outcome is not None]
    met = sum("met" in history for history in histories)
    return AskingSoFar(len(histories), len(told), sum(told), met, _in_words(len(told), sum(told), experience(context)))


def _in_words(answered: int, agreed: int, known: Experience) -> str:
    if not answered:
        return "No outcome is noted yet, so chances come from warmth alone, with a wide range."
    than = "more" if known.readiness > 0 else "less"
    return (
        f"{agreed} of {answered} introducers agreed, {than} often than warmth alone would suggest. "
        "Every chance shown takes that into account."
    )


def written(chain: Sequence[int], words: str, language: str, goal: str, expected: float) -> NewRequest:
    """A request as the desk keeps it; chain: accounts of those between, then the target. Raises InputError."""
    if not words.strip():
        raise InputError("found a request without words", hint="write what you asked")
    return NewRequest(chain[-1], tuple(chain[:-1]), words.strip(), language, expected, goal)
