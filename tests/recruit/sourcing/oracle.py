"""Who a tree means, by looking at every word of every profile: plain Python, nothing of the engine's.

It shares with what it judges the cutting of texts into words (`tokens.places`, `tokens.asked`), nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product

from renown.recruit.profiles import Profile
from renown.recruit.query.tree import And, Between, Everything, Leaf, Near, Node, Not, Or, Phrase, Term, Wild
from renown.recruit.sourcing.tokens import Place, asked, places

Text = tuple[Place, ...]


def fields(profile: Profile) -> dict[str, tuple[str, ...]]:
    titles, past = profile.titles, profile.past_titles
    employers, before = profile.companies, profile.past_companies
    everything = (
        *titles, *past, *employers, *before, *profile.skills, *profile.schools, *profile.cities, *profile.topics,
        *profile.circles, profile.text,
    )  # fmt: skip
    return {
        "": everything,
        "title": titles + past,
        "current": titles + employers,
        "past": past + before,
        "company": employers + before,
        "skill": profile.skills,
        "school": profile.schools,
        "city": profile.cities,
        "lang": profile.languages,
        "topic": profile.topics,
        "circle": profile.circles,
        "source": profile.sources,
    }


class Oracle:
    """Profiles as lists of words, cut once."""

    def __init__(self, profiles: list[Profile], today: int) -> None:
        self.profiles, self.today = profiles, today
        self._texts = [
            {name: [places(text) for text in texts] for name, texts in fields(profile).items()} for profile in profiles
        ]

    def found(self, node: Node) -> set[int]:
        return {
            profile.person
            for profile, texts in zip(self.profiles, self._texts, strict=True)
            if self._holds(node, profile, texts)
        }

    def _holds(self, node: Node, profile: Profile, texts: dict[str, list[Text]]) -> bool:
        match node:
            case And(parts):
                return all(self._holds(part, profile, texts) for part in parts)
            case Or(parts):
                return any(self._holds(part, profile, texts) for part in parts)
            case Not(part):
                return not self._holds(part, profile, texts)
            case Everything():
                return True
            case Between(field, low, high):
                number = profile.years if field == "years" else profile.seen
                if number is None:
                    return False
                number = self.today - number if field == "seen" else number
                return (low is None or number >= low) and (high is None or number <= high)
            case Near():
                return any(near(node, text) for text in texts[node.left.field])
            case _:
                return any(next(beginnings(node, text), None) is not None for text in texts[node.field])


def near(node: Near, text: Text) -> bool:
    for left in beginnings(node.left, text):
        for right in beginnings(node.right, text):
            apart = right - left
            if (apart > 0 or (apart < 0 and not node.ordered)) and abs(apart) - 1 <= node.distance:
                return True
    return False


def beginnings(leaf: Leaf, text: Text) -> Iterator[int]:
    if isinstance(leaf, Wild):
        yield from (at for at, terms in enumerate(text) if any(fits(leaf.pattern, term) for term in terms))
        return
    for words in said(leaf):
        if not words:
            continue
        if isinstance(leaf, Phrase) and leaf.slop and len(words) > 1:
            yield from moved(words, leaf.slop, text)
        else:
            for at in range(len(text) - len(words) + 1):
                if all(word in text[at + number] for number, word in enumerate(words)):
                    yield at


@cache
def said(leaf: Term | Phrase) -> tuple[tuple[str, ...], ...]:
    return asked(leaf.text if isinstance(leaf, Term) else " ".join(leaf.words))


def moved(words: tuple[str, ...], slop: int, text: Text) -> Iterator[int]:
    where = [[at for at, terms in enumerate(text) if word in terms] for word in words]
    for chosen in product(*where):
        if len(set(chosen)) == len(chosen):
            by = [at - number for number, at in enumerate(chosen)]
            least = min(sum(abs(one - other) for other in by) for one in by)
            if least <= slop:
                yield min(chosen)


@cache
def fits(pattern: str, term: str) -> bool:
    """`*` any letters, `?` one."""
    if not pattern:
        return not term
    if pattern[0] == "*":
        return any(fits(pattern[1:], term[at:]) for at in range(len(term) + 1))
    return bool(term) and pattern[0] in ("?", term[0]) and fits(pattern[1:], term[1:])
