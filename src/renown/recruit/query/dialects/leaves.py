"""What is looked for, in the words of a platform.

Invariants: a circle of the owner, and whatever else only this workspace knows, is in no text that leaves it; a leaf
comes out as a word, as several that must all be there, or as nothing, and then it is told what is lost.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from renown.recruit.query.dialects.card import IN_PROGRAMS, LEFT_OUT, Dialect
from renown.recruit.query.dialects.losses import FEWER, LEFT, MORE, OTHERS, Losses
from renown.recruit.query.tree import And, Between, Everything, Leaf, Near, Node, Not, Or, Phrase, Term, Wild

PRIVATE = {
    "circle": "your circles are known here only, and stay here",
    "source": "where somebody came to you from is known here only, and stays here",
    "seen": "when something was last seen of somebody is known here only",
}
SHORTEST_STEM = 3

_SIGNS = re.compile(r"[^\w]")
_QUOTED = re.compile(r"[^\w#+.&/'’-]|^[-+.]|^(AND|OR|NOT|NEAR|AROUND)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a part stands: whether it is wanted, and what happens when it is left out."""

    positive: bool
    lost: str

    def within_all(self) -> Place:
        """Of a part of AND."""
        return Place(self.positive, MORE if self.positive else FEWER)

    def within_any(self) -> Place:
        """Of a part of OR."""
        return Place(self.positive, FEWER if self.positive else MORE)


TOP = Place(True, MORE)


class Wording:
    """The leaves of one query in one dialect."""

    def __init__(self, dialect: Dialect, losses: Losses) -> None:
        self.dialect, self.losses = dialect, losses

    def said(self, tree: Node, place: Place = TOP) -> Node | None:
        """The tree with every leaf as a `Term` that holds what the platform is sent; None where nothing is left."""
        match tree:
            case And():
                return self._all(tree, place)
            case Or():
                return self._any(tree, place)
            case Not():
                part = self.said(tree.part, Place(not place.positive, place.lost))
                return None if part is None else Not(part, tree.at)
            case Everything():
                return tree
            case Between():
                private = PRIVATE.get(tree.field, f"{{}} cannot be asked for {tree.field}")
                return self._dropped(tree, private, place)
            case Near():
                return self._near(tree, place)
            case _:
                return self._leaf(tree, place)

    def _all(self, tree: And, place: Place) -> Node | None:
        inside = place.within_all()
        parts = [part for part in (self.said(part, inside) for part in tree.parts) if part is not None]
        if not parts:
            self.losses.turn(tree.at, inside.lost, place.lost)
            return None
        left = tuple(part for part in parts if not isinstance(part, Everything))
        if len(left) < 2:
            return left[0] if left else parts[0]
        return And(left, tree.at)

    def _any(self, tree: Or, place: Place) -> Node | None:
        inside = place.within_any()
        parts = tuple(part for part in (self.said(part, inside) for part in tree.parts) if part is not None)
        everybody = next((part for part in parts if isinstance(part, Everything)), None)
        if everybody is not None:
            return everybody
        if not parts:
            self.losses.turn(tree.at, inside.lost, place.lost)
            return None
        return parts[0] if len(parts) == 1 else Or(parts, tree.at)

    def _dropped(self, node: Node, why: str, place: Place) -> Node | None:
        """Nothing in place of a part."""
        self.losses.tell(node.at, f"{LEFT}{why}", place.lost)
        return None

    def _leaf(self, leaf: Leaf, place: Place) -> Node | None:
        if leaf.boost != 1.0:
            self.losses.tell(leaf.at, "the weight is left out: {} puts its hits in its own order", OTHERS)
        if leaf.field in PRIVATE:
            return self._dropped(leaf, PRIVATE[leaf.field], place)
        tag = self._tag(leaf)
        if tag:
            return Term(tag, leaf.at)
        written = self.dialect.fields.get(leaf.field, "{}" if self.dialect.plain else LEFT_OUT)
        if written == LEFT_OUT:
            why = f"{{}} cannot be asked for {leaf.field}:" if leaf.field else "{} looks for other words in names only"
            return self._dropped(leaf, why, place)
        if leaf.field and written == "{}":
            why = f"{{}} has no field {leaf.field}: the words are looked for anywhere"
            self.losses.wider(leaf.at, why, place.positive)
        elif leaf.field:
            self.losses.tell(leaf.at, f"{leaf.field}: is looked for as {written.format('…')}", OTHERS)
        return self._worded(leaf, written, place)

    def _tag(self, leaf: Leaf) -> str:
        """A language of programs, or a skill, on a platform that has names of its own for them."""
        words = leaf.text if isinstance(leaf, Term) else " ".join(leaf.words) if isinstance(leaf, Phrase) else ""
        if not words or not self.dialect.tagged or leaf.field not in ("", "skill", "topic"):
            return ""
        if name := IN_PROGRAMS.get(words.casefold()):
            return self.dialect.tagged.format(name)
        return ""

    def _worded(self, leaf: Leaf, written: str, place: Place) -> Node | None:
        match leaf:
            case Term():
                return self._word(leaf, leaf.text, written, place)
            case Wild():
                return self._wild(leaf, written, place)
            case Phrase() if leaf.slop == 0:
                return self._word(leaf, " ".join(leaf.words), written, place, phrase=True)
            case Phrase():
                return self._apart(leaf, [self._word(leaf, word, written, place) for word in leaf.words], place)

    def _word(self, leaf: Leaf, text: str, written: str, place: Place, *, phrase: bool = False) -> Term | None:
        clean = _clean(text)
        if not any(character.isalnum() for character in clean):
            self._dropped(leaf, "{} looks for letters and digits only", place)
            return None
        quoted = phrase or _QUOTED.search(clean) or (self.dialect.quotes_signs and _SIGNS.search(clean))
        return Term(written.format(f'"{clean}"' if quoted else clean), leaf.at)

    def _wild(self, leaf: Wild, written: str, place: Place) -> Node | None:
        stem = leaf.pattern[:-1]
        whole = not re.search(r"[*?]", stem)
        if whole and leaf.pattern.endswith("*") and self.dialect.ends:
            return Term(written.format(leaf.pattern), leaf.at)
        if whole and len(stem) >= SHORTEST_STEM:
            self.losses.narrower(
                leaf.at,
                f"{{}} knows no {leaf.pattern}: only {stem} is looked for; name the words with OR",
                place.positive,
            )
            return self._word(leaf, stem, written, place)
        return self._dropped(leaf, f"{{}} knows no {leaf.pattern}; name the words with OR", place)

    def _near(self, near: Near, place: Place) -> Node | None:
        sides = [self._leaf(side, place) for side in (near.left, near.right)]
        if None not in sides and self.dialect.near and near.left.field == "":
            left, right = (side.text for side in sides if isinstance(side, Term))
            if near.ordered:
                self.losses.wider(near.at, "{} does not keep the order of words near each other", place.positive)
            if "near" in self.dialect.unsure:
                self.losses.tell(near.at, "how {} reads words near each other is not documented", OTHERS)
            return Term(f"{left} {self.dialect.near.format(max(1, near.distance - 1))} {right}", near.at)
        return self._apart(near, sides, place)

    def _apart(self, node: Node, sides: list[Term | None] | list[Node | None], place: Place) -> Node | None:
        """Words that should be near each other, anywhere; under a NOT that would take too many people away."""
        left = tuple(side for side in sides if side is not None)
        if not left or not place.positive:
            return self._dropped(node, "{} cannot ask for words near each other", place) if left else None
        self.losses.wider(node.at, "{} cannot ask for words near each other: they may stand anywhere", place.positive)
        return left[0] if len(left) == 1 else And(left, node.at)


def _clean(text: str) -> str:
    """Words without what would end a phrase or turn the text round."""
    kept = (" " if unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp") else sign for sign in text)
    return " ".join("".join(sign for sign in kept if sign not in '"“”„«»').split())
