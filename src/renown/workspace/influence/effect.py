"""What it changed that somebody was vouched for, or is no longer: scores before and after, in words.

Invariant: both are the scores of one moment and of the same facts, so that nothing but the vouching is between them.
"""

from __future__ import annotations

from renown.influence.score import ENOUGH
from renown.reckoning.scoring import Scoring
from renown.workspace.context import Context
from renown.workspace.influence.answers import Vouched
from renown.workspace.register import name_of

A_POINT = 1.0

Pair = tuple[float | None, float | None]


def vouched(context: Context, person: int, before: Scoring, *, yes: bool) -> Vouched:
    """What is different from before."""
    after = context.scoring()
    was, now = _scores(before), _scores(after)
    name = name_of(context, person)
    owners = after.derivation.persons_of(after.derivation.judgements.owners)
    own = (was.get(owners[0]), now.get(owners[0])) if owners and owners[0] != person else (None, None)
    theirs = was.get(person), now.get(person)
    moved = sum(abs(now[who] - was[who]) >= A_POINT for who in now.keys() & was.keys())
    words = _sentence(name, own, theirs, moved, yes=yes, guarded=(before.guarded, after.guarded))
    return Vouched(person, name, yes, own, theirs, moved, words)


def _scores(scoring: Scoring) -> dict[int, float]:
    """The score of everybody of whom enough was seen."""
    columns = (scoring.scores[name].to_pylist() for name in ("person", "score", "seen"))
    return {person: score for person, score, seen in zip(*columns, strict=True) if seen == ENOUGH}


def _sentence(name: str, own: Pair, theirs: Pair, moved: int, *, yes: bool, guarded: tuple[bool, bool]) -> str:
    done = f"You vouch for {name}." if yes else f"You vouch for {name} no longer."
    guard = {
        (False, True): " Scores are guarded now: made-up accounts hardly count.",
        (True, False): " Nobody is vouched for now, so scores are unguarded: they can be bought.",
    }.get(guarded, "")
    told = [_move("yours", own), _move(name, theirs)]
    who = ", ".join(filter(None, told))
    many = "no score moved by a point" if not moved else f"{moved:,} {'score' if moved == 1 else 'scores'} moved"
    return f"{done}{guard} All scores were worked out anew: {f'{who}; ' if who else ''}{many}."


def _move(whose: str, pair: Pair) -> str:
    """One score before and after, in whole points as pages show them; nothing where there is none."""
    if pair[0] is None or pair[1] is None:
        return ""
    was, now = round(pair[0]), round(pair[1])
    return f"{whose} stays {now}" if was == now else f"{whose} went from {was} to {now}"
