"""Everybody an export names: given the first time they are met, again when more is known, and seen in their acts.

Invariants: an account is given before the first row that names it; one that is merely met again gives no row; nobody
acts on themselves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal

from renown.model.networks import describe
from renown.model.rows import AccountKind, AccountRow, CountRow, CoverageRow, Direction, InteractionRow, PostRow, Row
from renown.model.values import HANDLE
from renown.model.values.date import Moment
from renown.sources.shape import name_of, text_of
from renown.sources.tally import Span

Scope = Literal["community", "owner"]
_TOLD = ("handle", "name", "email", "url", "headline", "organisation")


class Roll:
    """Everybody given so far on a network. owner: the key of whose export it is, once that is known.

    >>> roll = Roll("forum", owner="1")
    >>> [len(list(roll.meet(key))) for key in ("1", "2", "1")]
    [1, 1, 0]
    """

    def __init__(self, network: str, owner: str | None = None) -> None:
        self.network = network
        self.owner = owner
        self._known: dict[str, int] = {}
        self._handles: dict[str, str] = {}
        self.spans: defaultdict[Scope, Span] = defaultdict(Span)

    def __contains__(self, key: str) -> bool:
        """Whether an account was given."""
        return key in self._known

    def acts(self, key: str) -> bool:
        """Whether this is somebody whose acts count, and on whom one can act: no bot, for instance."""
        return True

    def kind_of(self, key: str) -> AccountKind:
        """What stands behind a key."""
        return "person"

    def meet(self, key: str, name: object = None) -> Iterator[AccountRow]:
        """The account, the first time it is met and once more when its name becomes known.

        A key that begins with @ is a handle whose number nobody told.
        """
        if name or key not in self:
            kind, handle = self.kind_of(key), key[1:] if key.startswith("@") else None
            url, own = describe(self.network).page_of(handle), key == self.owner
            yield from self.learn(AccountRow(self.network, key, handle, name_of(name), None, url, kind, own))

    def learn(self, account: AccountRow) -> Iterator[AccountRow]:
        """The account, if it is new or says what none of its rows said before.

        >>> roll = Roll("forum")
        >>> [len(list(roll.learn(AccountRow("forum", "12", name=name)))) for name in (None, "Jane", None, "Jane Doe")]
        [1, 1, 0, 0]
        """
        known = self._known.get(account.key)
        if known is None or _says(account) & ~known:
            yield self.enter(account)

    def enter(self, account: AccountRow) -> AccountRow:
        """The account, whatever was said before: a list of accounts has the last word."""
        self._known[account.key] = self._known.get(account.key, 0) | _says(account)
        if account.handle and not account.key.startswith("@"):
            self._handles.setdefault(account.handle, account.key)
        return account

    def named(self, handle: object) -> str | None:
        """The key of whoever has a handle; where nobody told it, the handle itself.

        >>> roll = Roll("forum")
        >>> _ = roll.enter(AccountRow("forum", "12", "jane"))
        >>> roll.named("@Jane"), roll.named("@john"), roll.named("")
        ('12', '@john', None)
        """
        clean = HANDLE.clean(text_of(handle) or "")
        return self._handles.get(clean, f"@{clean}") if clean else None

    def act(
        self,
        kind: str,
        actor: str,
        target: str | None,
        at: Moment,
        post: str | None = None,
        place: str | None = None,
        size: int = 2,
    ) -> Iterator[AccountRow | InteractionRow]:
        """Whoever is met for the first time, and the act; nothing where nobody else, or nobody whose acts count, is."""
        if target is None or actor == target or not (self.acts(actor) and self.acts(target)):
            return
        yield from self.meet(actor)
        yield from self.meet(target)
        seen = self.way(actor, target)
        yield InteractionRow(
            self.network, kind, actor, target, at.ts, at.precision, at.zone_known, post, place, size, seen
        )

    def likes(
        self,
        author: str,
        signs: Iterable[tuple[str | None, object, Moment]],
        count: int,
        post: PostRow | None,
    ) -> Iterator[Row]:
        """One like per person and post, by key, name and time, the first sign first; the others are only counted."""
        first: dict[str, Moment] = {}
        for key, name, at in signs:
            count -= 1
            if key and key not in first:
                yield from self.meet(key, name) if name else ()
                first[key] = at
        for key, at in first.items():
            yield from self.act("like", key, author, at, *((post.key, post.place) if post else ()))
        if count > 0 and post:
            yield CountRow(self.network, "reactions_unnamed", count, post=post.key, ts=post.ts)

    def coverage(self, scope: Scope, *kinds: str) -> Iterator[CoverageRow]:
        """What could be seen in both directions from the first to the last instant; nothing where nothing was."""
        span, account = self.spans[scope], self.owner if scope == "owner" else None
        for kind in kinds if span.since else ():
            yield CoverageRow(self.network, kind, scope, "both", account, span.since, span.until)

    def way(self, actor: str, target: str) -> Direction:
        """The direction of an act as the owner sees it.

        >>> Roll("forum", "U1").way("U1", "U2"), Roll("forum", "U1").way("U2", "U1"), Roll("forum").way("U1", "U2")
        ('out', 'in', 'observed')
        """
        if self.owner is None:
            return "observed"
        return "out" if actor == self.owner else "in" if target == self.owner else "observed"


def _says(account: AccountRow) -> int:
    return sum(1 << place for place, field in enumerate(_TOLD) if getattr(account, field))
