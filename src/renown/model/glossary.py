"""The words of Renown and what each means: the one list that the pages explain their terms from, and the docs too.

Invariant: a meaning is one or two plain sentences that need no other word of the list; it has no formula in it, but
may say where the formula stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

TERMS: Mapping[str, str] = MappingProxyType(
    {
        "account": "Somebody on one network. One person may have several.",
        "act": "Something that one person did because of another: an answer, a mention, a like, a message.",
        "area": "One measured number about a person: on which network, which kind of act, over how long a time.",
        "band": "Where the score most likely lies: in four cases of five, had other people happened to act.",
        "bottleneck": "Somebody through whom alone you reach others. If that tie ends, they are out of reach.",
        "breadth": "In how many separate communities people acted because of somebody.",
        "bridge": "Somebody in contact with more than one part of a group, and bound to none of them.",
        "cadence": "How often you want to be in touch with somebody. When it is over, they stand on Today.",
        "circle": "A part of your life that you put people into yourself: work, family, a choir.",
        "community": "People who have more to do with each other than with the rest. Found from contact that was seen, "
        "and named after what they share.",
        "constraint": "How far all your contacts know each other anyway. Little is good: then each of them leads to "
        "people whom the others do not.",
        "contact day": "A day on which two people exchanged something. Ten messages on one day are one contact day.",
        "coverage": "What a source can show: which acts, in which direction, from when to when.",
        "curation": "Being put on a list, endorsed, recommended or cited: somebody chose this person from many.",
        "depth": "How much people did because of somebody: an answer counts more than a like. Of a tie: how close it "
        "ever was, which time does not take away.",
        "dormant": "A tie that was strong and has been silent for long. Easier to wake than a new one is to make.",
        "endurance": "In how many weeks of the past year anybody acted because of somebody.",
        "factor": "One of the five parts of the score: resonance, depth, curation, breadth, endurance.",
        "gatekeeper": "The only link between two parts of a group.",
        "give and take": "What you did for somebody, and they for you, as far as it was seen or noted.",
        "half-life": "After so many days something counts half. Nothing falls out of a window overnight.",
        "hub": "Somebody through whom much of the contact in a group runs.",
        "insider": "Somebody you know at a company, or who was there.",
        "isolate": "Somebody in a group whose contact with others there was not seen.",
        "ledger": "One row for each pair of people, network and kind of act, with counts that fade.",
        "pool": "Everybody whom no walk from your vouched people reaches: counted together, under one published cap.",
        "reach": "How many people are within two steps of you: those you know, and those they know.",
        "resonance": "How many different people acted because of somebody. It is the largest part of the score.",
        "score": "How many people are moved to act by somebody, from 0 to 100, as far as your sources show it. It says "
        "nothing about what somebody is worth.",
        "seed": "Somebody you vouch for. Trust starts there.",
        "seen": "Whether enough people acted to show a number at all: five of them at least.",
        "sign": "Eight letters and digits that stand for a member's key. Read them to each other once, on the phone: "
        "if both see the same, nobody stands between you.",
        "spread": "Whether your contact goes to one community or evenly to many.",
        "standing": "How far somebody is trusted, and which community they belong to.",
        "trust": "How often a walk from the people you vouch for comes by an account. Accounts made up for sale "
        "are never reached, so they hardly count.",
        "unguarded": "Scored while you vouch for nobody: such a score can be bought with made-up accounts.",
        "vouched": "You said that you know this person. What they react to is trusted, and so on from there.",
        "warmth": "How close a tie is now, from 0 to 100: how many days of contact there were, and how long ago.",
        "weak tie": "Somebody you know a little. Most news comes from them: they hear what your friends do not.",
        "willingness": "How likely somebody is to say yes to an introduction, from what such requests led to.",
        "yield": "Ties that were new at an event and are alive after 90 days.",
    }
)
"""What each word means, in the order of the alphabet."""


def meaning(term: str) -> str:
    """What a word means. Raises KeyError for one that is not explained.

    >>> meaning("Warmth").startswith("How close a tie is now")
    True
    """
    return TERMS[term.lower()]
