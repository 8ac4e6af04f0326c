"""One group in words: positions, sub-groups, who leans on whom, risks and what would help.

Invariant: words are about positions among ties that were seen, never about somebody's character, wishes or motives; in
a workspace whose purpose is not personal only the owner is named in them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from renown.reckoning.scoring import Scoring
from renown.ties.groups import groups
from renown.ties.groups.groups import Group, Leaning, Risk, Role
from renown.workspace.answers import Named
from renown.workspace.context import AsOf, Context
from renown.workspace.groups import neighbourhood
from renown.workspace.groups.answers import GroupPage, GroupRow, RiskLine, RoleLine, SubGroup
from renown.workspace.groups.neighbourhood import Held
from renown.workspace.kept import kept
from renown.workspace.me import Me, me
from renown.workspace.register import Names, called

MEANINGS = {
    "hub": "much of the warmth here runs through them",
    "bridge": "in contact with more than one sub-group, bound to none of them",
    "gatekeeper": "the only link between two sub-groups",
    "newcomer": "first seen in contact here in the last 90 days",
    "isolate": "no contact with anybody else here was seen",
}
SUBGROUP_NAMED = 4
NAMES_PER_ROLE = 12


@dataclass(frozen=True, slots=True)
class Naming:
    """Who may be named, and how the others are called."""

    names: Names
    openly: bool
    owner: int | None

    def may(self, person: int) -> bool:
        """Whether a person may be named in a position."""
        return self.openly or person == self.owner

    def call(self, person: int) -> str:
        """A person's name, "you" for the owner, or nobody's name."""
        if person == self.owner:
            return "you"
        return self.names[person] if self.openly else "one person"

    def shown(self, persons: tuple[int, ...]) -> tuple[Named, ...]:
        """Those who may be named."""
        return tuple(Named(p, self.names[p]) for p in persons if self.may(p))


def page_of(context: Context, held: Held, row: GroupRow, owner: int | None, as_of: AsOf) -> GroupPage:
    """Everything about one group."""
    found = _group(context, context.scoring(as_of), held.people, me(context, as_of))
    names = called(context, sorted(held.people))
    naming = Naming(names, neighbourhood.openly(context), owner)
    members = sorted((Named(p, names[p]) for p in held.people), key=lambda n: (n.name.casefold(), n.person))
    return GroupPage(
        row=row,
        ties=found.ties,
        subgroups=tuple(SubGroup(len(part), naming.shown(part)[:SUBGROUP_NAMED]) for part in found.subgroups),
        outward=found.outward,
        line=_line(found),
        roles=tuple(_role_line(role, found.roles, naming) for role in MEANINGS if _in(role, found.roles)),
        leanings=tuple(_leaning(leaning, naming) for leaning in found.leanings if _tells(leaning, naming)),
        risks=tuple(_risk_line(risk, naming) for risk in found.risks),
        members=tuple(members),
        named=naming.openly,
    )


@kept(most=16)
def _group(context: Context, scoring: Scoring, people: frozenset[int], own: Me) -> Group:
    network = neighbourhood.network(context, scoring, own)
    return groups.group_of(network.among(people), network.day)


def _in(role: str, roles: tuple[Role, ...]) -> list[Role]:
    return [found for found in roles if found.role == role]


def _role_line(role: str, roles: tuple[Role, ...], naming: Naming) -> RoleLine:
    found = _in(role, roles)
    who = tuple((name, _number(r)) for r in found for name in naming.shown((r.person,)))
    return RoleLine(role, MEANINGS[role], len(found), who[:NAMES_PER_ROLE])


def _number(role: Role) -> str:
    """What a role rests on, in words."""
    match role.role:
        case "hub":
            return f"{100 * role.number:.0f} % of all warmth here touches them"
        case "bridge":
            return _free(1.0 - role.number)
        case "gatekeeper":
            return "between two sub-groups" if role.number == 1 else f"between {role.number:.0f} pairs of sub-groups"
        case "newcomer":
            return "since today" if role.number < 1 else f"for {role.number:.0f} days"
        case _:
            return ""


def _free(constraint: float) -> str:
    """How far the contacts of a bridge know each other, in words.

    >>> _free(0.1), _free(0.9)
    ('hardly any two of their contacts know each other', 'most of their contacts know each other')
    """
    if constraint < 0.25:
        return "hardly any two of their contacts know each other"
    return f"{'some' if constraint < 0.6 else 'most'} of their contacts know each other"


def _line(found: Group) -> str:
    """What runs between the sub-groups."""
    if found.outward is None:
        return "No sub-groups stand out."
    return f"{len(found.subgroups)} sub-groups; {50.0 * (1.0 + found.outward):.0f} % of the warmth runs between them."


def _tells(leaning: Leaning, naming: Naming) -> bool:
    """Whether a leaning may be told: where nobody is named, only one's own."""
    return naming.openly or leaning.person == naming.owner


def _leaning(leaning: Leaning, naming: Naming) -> str:
    """A leaning in words; the other way round is told beside it, for only the difference says who leans on whom."""
    one, other = naming.call(leaning.person), naming.call(leaning.on)
    whose, back = "your" if one == "you" else f"{one}'s", leaning.share - leaning.power
    return _sentence(
        f"{100 * leaning.share:.0f} % of {whose} contact here is with {other}; the other way it is {100 * back:.0f} %"
    )


def _risk_line(risk: Risk, naming: Naming) -> RiskLine:
    words: dict[str, Callable[[Risk, Naming], tuple[str, str]]] = {
        "only_link": _only_link,
        "cut_off": _cut_off,
        "half": _half,
        "split": _split,
        "isolates": _isolates,
    }
    said, advice = words[risk.kind](risk, naming)
    return RiskLine(risk.kind, _sentence(said), _sentence(advice))


def _only_link(risk: Risk, naming: Naming) -> tuple[str, str]:
    who = " and ".join(dict.fromkeys(naming.call(person) for person in risk.people))
    many = len(risk.people) > 1 or who == "you"
    said = (
        f"two sub-groups of {risk.sizes[0]} and {risk.sizes[1]} people: only {who} {'link' if many else 'links'} them"
    )
    advice = "a second link would help: a common task, or people of either side who get to know each other"
    if risk.join and naming.openly:
        advice = (
            f"a second link would help: do {naming.call(risk.join[0])} and {naming.call(risk.join[1])} know each other?"
        )
    return said, advice


def _cut_off(risk: Risk, naming: Naming) -> tuple[str, str]:
    who = naming.call(risk.people[0])
    advice = "to make two of them acquainted" if who == "you" else "a word of yours with one of them"
    return (
        f"without {who}, {risk.sizes[0]} people would have no contact with the rest that was seen",
        f"{advice} would make a second way",
    )


def _half(risk: Risk, naming: Naming) -> tuple[str, str]:
    return (
        f"{100 * (risk.number or 0.0):.0f} % of all warmth here touches {naming.call(risk.people[0])}",
        "where others speak to each other too, a holiday of one costs less",
    )


def _split(risk: Risk, naming: Naming) -> tuple[str, str]:
    sizes = ", ".join(str(size) for size in risk.sizes[:6])
    return (
        f"sub-groups of {sizes} people: only {100 * (risk.number or 0.0):.0f} % of the warmth runs between them",
        "something that both sides do together would show whether that is wanted",
    )


def _isolates(risk: Risk, naming: Naming) -> tuple[str, str]:
    many = risk.sizes[0]
    people = "1 member has" if many == 1 else f"{many} members have"
    return (
        f"{people} no contact with others here that was seen",
        "they may be in touch elsewhere; a word of welcome costs little",
    )


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:] + ("" if text.endswith(("?", ".")) else ".")
