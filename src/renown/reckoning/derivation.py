"""From facts to people, ledger and contact days: each made once per state of the data, and kept.

Invariant: a derived table depends only on the live facts, on people's judgements about identity, and on the
moment looked from. The version says all three, so an undone import finds its former tables again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from renown.identity import clusters, evidence, findable, mapping, people
from renown.identity.search import fold_column, searchable
from renown.lake.derived import Derived
from renown.lake.engine import Expression
from renown.lake.lake import Lake
from renown.reckoning.directory import Directory, found_at
from renown.reckoning.edits import Edit, Edited

Pair = tuple[int, int]
EPOCH = datetime(1970, 1, 1)
AT_HAND = 8
EDITABLE = ("accounts", "facts")
"""The tables of facts beside which something can be said by hand."""

NOBODY = Directory(pa.table({"account": pa.array([], pa.int64()), "person": pa.array([], pa.int64())}))


@dataclass(frozen=True, slots=True)
class Judgements:
    """What people decided that derivation must respect; every number is an account id."""

    links: tuple[Pair, ...] = ()
    apart: tuple[Pair, ...] = ()
    owners: tuple[int, ...] = ()
    seeds: tuple[int, ...] = ()
    edits: tuple[Edit, ...] = ()


def day_of(moment: datetime) -> int:
    """Whole days from 1970-01-01 to a naive UTC moment.

    >>> day_of(datetime(2012, 7, 4))
    15525
    """
    return (moment - EPOCH).days


def digest(*parts: object) -> str:
    """A short name for a state: the same parts, the same name.

    >>> digest("a", 1) == digest("a", 1) != digest("a", 2)
    True
    """
    return hashlib.sha256("\x1f".join(map(repr, parts)).encode()).hexdigest()[:16]


def _columns(table: pa.Table) -> tuple[list[int], list[str]]:
    return table["person"].to_pylist(), table["keys"].to_pylist()


class Derivation:
    """The derived tables of one state of the data as of one moment (naive UTC; facts at or after it are left out)."""

    def __init__(self, lake: Lake, derived: Derived, judgements: Judgements, before: datetime) -> None:
        self.lake = lake
        self.derived = derived
        self.judgements = judgements
        self.before = before
        self._used: set[tuple[str, str]] = set()
        self._near: dict[int, pa.Table] = {}
        self._changed: dict[str, pa.Table] = {}

    @cached_property
    def newest(self) -> datetime | None:
        """The time of the newest dated interaction, of all there are."""
        return self.lake.newest("interactions")

    @cached_property
    def identity_version(self) -> str:
        """Names the mapping of accounts to people."""
        owners = sorted(self.judgements.owners)
        return digest(self.lake.data_version, evidence.RULES, sorted(self.judgements.links), self._effective, owners)

    @cached_property
    def version(self) -> str:
        """Names the ledger: a moment after the newest fact is as good as any other such moment."""
        cut = self.before
        if self.newest is not None and cut > self.newest:
            cut = datetime.max
        return digest(self.identity_version, cut)

    def kept(self, version: str, name: str, make: Callable[[], Expression | pa.Table]) -> Expression:
        """A derived table: read if it stands there, made and written if not."""
        self._see_to(version, name, make)
        return self.derived.read(version, name)

    def at_hand(self, version: str, name: str, make: Callable[[], Expression | pa.Table]) -> pa.Table:
        """A derived table of a row per person or account, whole: what is looked up in it costs no query."""
        self._see_to(version, name, make)
        return self.derived.table(version, name)

    def _see_to(self, version: str, name: str, make: Callable[[], Expression | pa.Table]) -> None:
        if not self.derived.has(version, name):
            self.derived.write(version, name, make())
        self._used.add((version, name))

    def stands(self) -> bool:
        """Whether every table used so far is still there: another process may have swept old ones away."""
        return all(self.derived.has(version, name) for version, name in self._used)

    def fetch(self, expression: Expression, step: str) -> pa.Table:
        """Bring an expression's rows here."""
        return self.lake.engine.fetch(expression, step)

    @cached_property
    def mapping(self) -> Expression:
        """account -> person, for every account there is."""
        return self.kept(self.identity_version, "people", self._resolve)

    @cached_property
    def directory(self) -> Directory:
        """The same, for looking up."""
        return Directory(self.at_hand(self.identity_version, "people", self._resolve))

    def _resolve(self) -> pa.Table:
        return self._joined(self._effective, self.derived.person_ids())

    def _joined(self, apart: Sequence[Pair], previous: Mapping[int, int] | None = None) -> pa.Table:
        """Accounts to people by strong keys and links, but for the pairs that are to stay apart."""
        owned = self.judgements.owners
        links = [*self.judgements.links, *((owned[0], other) for other in owned[1:])]
        return mapping.resolve(self._accounts(), links, apart, previous)

    def _accounts(self) -> pa.Table:
        return self.fetch(self.lake.facts("accounts"), "read accounts")

    @cached_property
    def _effective(self) -> tuple[Pair, ...]:
        """Those of the pairs said to be two that would be one person otherwise: another such word changes nothing."""
        owners = sorted(self.judgements.owners)
        version = digest(self.units_version, sorted(self.judgements.links), owners, "whole")
        return self._clashing(version, lambda: self._joined(()))

    @cached_property
    def candidates(self) -> Expression:
        """Pairs of units (accounts that strong keys make one) that may be one person, with the evidence."""
        return self.kept(self.units_version, "candidates", self._match)

    def _match(self) -> pa.Table:
        accounts, facts = self._accounts(), self.fetch(self.lake.facts("facts"), "read facts")
        return clusters.candidates(accounts, facts, mapping.resolve(accounts, apart=self._tearing))

    @cached_property
    def units_version(self) -> str:
        """Names the candidates. They rest on the facts; of all judgements only on those that tear units apart."""
        return digest(self.lake.data_version, evidence.RULES, self._tearing)

    @cached_property
    def _tearing(self) -> tuple[Pair, ...]:
        """The pairs said to be two people that strong keys alone would make one."""
        return self._clashing(digest(self.lake.data_version, "keys"), lambda: mapping.resolve(self._accounts()))

    def _clashing(self, version: str, make: Callable[[], pa.Table]) -> tuple[Pair, ...]:
        """Those of the pairs said to be two that are one in this mapping of accounts."""
        apart = sorted(self.judgements.apart)
        if not apart:
            return ()
        whole = self.kept(version, "together", make)
        named = sorted({account for pair in apart for account in pair})
        found = self.fetch(whole.filter(whole.account.isin(named)), "accounts said to be two people's")
        person = dict(zip(found["account"].to_pylist(), found["person"].to_pylist(), strict=True))
        return tuple((a, b) for a, b in apart if a in person and person[a] == person.get(b))

    @cached_property
    def described(self) -> Expression:
        """What is known of each person: name, handles, networks, headline, organisation."""
        rows = self.kept(self.identity_version, "described", self._describe)
        if not self.edited.persons:
            return rows
        others = rows.filter(~rows.person.isin(list(self.edited.persons)))
        return self._together(others, self._described_by_hand)

    @cached_property
    def people(self) -> pa.Table:
        """The same at hand, rising by person."""
        return self.as_edited(self.people_imported).sort_by("person")

    @property
    def people_imported(self) -> pa.Table:
        """The same as the imports alone tell it: what is kept for all later words rests on this."""
        return self.at_hand(self.identity_version, "described", self._describe)

    def as_edited(self, rows: pa.Table) -> pa.Table:
        """A table of a row per person that holds all that is known of each, with what was said by hand."""
        if not self.edited.persons:
            return rows
        by_hand, touched = self._described_by_hand, pa.array(self.edited.persons, pa.int64())
        own = rows.filter(pc.is_in(rows["person"], touched))
        beside = own.select([c for c in rows.column_names if c == "person" or c not in by_hand.column_names])
        changed = beside.join(by_hand, "person").select(rows.column_names).cast(rows.schema)
        return pa.concat_tables([rows.filter(pc.invert(pc.is_in(rows["person"], touched))), changed])

    @cached_property
    def edited(self) -> Edited:
        """What was said of people by hand."""
        return Edited(self.judgements.edits, self.directory) if self.judgements.edits else Edited((), NOBODY)

    @cached_property
    def _described_by_hand(self) -> pa.Table:
        """What is known of the people of whom something was said by hand."""
        accounts, known = self._accounts_by_hand
        table = searchable(people.describe(accounts, known))
        keys = [f"{keys}{self.edited.keys_of(person)}" for person, keys in zip(*_columns(table), strict=True)]
        return table.set_column(table.column_names.index("keys"), "keys", fold_column(pa.chunked_array([keys])))

    @cached_property
    def _accounts_by_hand(self) -> tuple[pa.Table, pa.Table]:
        """Every account of the people of whom something was said by hand, and whose each is."""
        rows = self._told_by_imports("accounts", self.edited.accounts, "account")
        mapping = self.directory.person_by_account(self.edited.accounts)
        known = pa.table({"account": [*mapping], "person": [*mapping.values()]})
        return self.edited.applied("accounts", rows, self.edited.accounts, every=True), known

    def facts(self, table: str) -> Expression:
        """The rows of a table of facts, with what was said by hand; the lake has them as they were imported."""
        rows = self.lake.facts(table)
        if not self.edited.accounts or table not in EDITABLE:
            return rows
        return self._together(rows.filter(~rows.account.isin(list(self.edited.accounts))), self._by_hand(table))

    def _together(self, rows: Expression, more: pa.Table) -> Expression:
        return rows.union(self.lake.engine.table(more).select(*rows.columns).cast(rows.schema()), distinct=False)

    def _by_hand(self, table: str) -> pa.Table:
        if table not in self._changed:
            self._changed[table] = self.told(table, self.edited.accounts)
        return self._changed[table]

    def of_people(self, persons: Iterable[int]) -> pa.Table:
        """What is known of these people, rising by person; people who are gone are left out."""
        wanted = np.array(sorted(set(persons)), dtype=np.int64)
        at = found_at(self.people["person"].to_numpy(), wanted)
        return self.people.take(at[at >= 0])

    def _describe(self) -> pa.Table:
        return searchable(people.describe(self._accounts(), self.fetch(self.mapping, "read people")))

    @cached_property
    def findable(self) -> pa.Table:
        """What of each person can be searched, rising by person."""

        def make() -> pa.Table:
            facts = self.lake.facts("facts")
            told = facts.filter(facts.fact.isin(list(findable.FACTS)))
            rows = self.fetch(told.select("account", "fact", "value", "organisation"), "facts to search")
            imported = self.people_imported.sort_by("person")
            return findable.findable(imported, self._accounts(), rows, self.fetch(self.mapping, "read people"))

        made = self.at_hand(self.identity_version, "findable", make)
        if not self.edited.persons:
            return made
        touched = pa.array(self.edited.persons, pa.int64())
        own = self._findable_by_hand().select(made.column_names).cast(made.schema)
        others = made.filter(pc.invert(pc.is_in(made["person"], touched)))
        return pa.concat_tables([others, own]).sort_by("person").combine_chunks()

    def _findable_by_hand(self) -> pa.Table:
        accounts, known = self._accounts_by_hand
        facts = self.told("facts", self.edited.accounts)
        rows = facts.filter(pc.is_in(facts["fact"], pa.array(findable.FACTS)))
        return findable.findable(self._described_by_hand.sort_by("person"), accounts, rows, known)

    @cached_property
    def ledger(self) -> Expression:
        """The ledger as of the moment."""
        return self.kept(self.version, "ledger", self._acts)

    def _acts(self) -> Expression:
        from renown.ledger.ledger import ledger_of  # with it comes Ibis, for whoever makes one

        return ledger_of(self.lake.facts("interactions"), self.mapping, self.before)

    def ledger_around(self, person: int) -> pa.Table:
        """The ledger's rows in which a person acted or was acted for; those of the last few people stay at hand."""
        if person not in self._near:
            if len(self._near) >= AT_HAND:
                self._near.clear()
            self._see_to(self.version, "ledger", self._acts)
            self._near[person] = self.derived.lookup(self.version, "ledger", ["actor", "target"], (person,))
        return self._near[person]

    @cached_property
    def contact_days(self) -> Expression:
        """The contact days as of the moment."""
        return self.kept(self.version, "contact_days", self._days)

    def contact_days_around(self, person: int) -> pa.Table:
        """Those of one person, looked up without an engine."""
        self._see_to(self.version, "contact_days", self._days)
        found = self.derived.lookup(self.version, "contact_days", ["a", "b"], (person,))
        # As an engine gives them, who says of no column that it is never empty.
        return found.cast(pa.schema([field.with_nullable(True) for field in found.schema]))

    def _days(self) -> Expression:
        from renown.ledger.contact_days import contact_days_of

        return contact_days_of(self.lake.facts("interactions"), self.mapping, self.before)

    def told(self, table: str, accounts: Collection[int], by: str = "account") -> pa.Table:
        """The rows of a table of facts about these accounts, the oldest import first.

        The facts as they stand, duplicates collapsed, are kept in the order of accounts: few of them are about anybody.
        """
        found = self._told_by_imports(table, accounts, by)
        if by != "account" or table not in EDITABLE or not self.edited.accounts:
            return found
        return self.edited.applied(table, found, accounts)

    def _told_by_imports(self, table: str, accounts: Collection[int], by: str) -> pa.Table:
        self._keep_told(table, by)
        return self.derived.lookup(self.units_version, f"{table}_by_{by}", [by], accounts).sort_by("import_id")

    def _keep_told(self, table: str, by: str) -> None:
        def make() -> Expression:
            rows = self.lake.facts(table)
            return rows.filter(rows[by].notnull()).order_by(rows[by])

        self._see_to(self.units_version, f"{table}_by_{by}", make)

    def addresses_met(self, accounts: Collection[int]) -> pa.Table:
        """The web addresses (`url`) in posts that these accounts (`actor`) reacted to."""
        self._keep_addresses_met()
        return self.derived.lookup(self.units_version, "addresses_met", ["actor"], accounts)

    def _keep_addresses_met(self) -> None:
        def make() -> Expression:
            acts, posts = self.lake.facts("interactions"), self.lake.facts("posts")
            met = acts.filter(acts.object.notnull()).inner_join(
                posts.filter(posts.url.notnull()).select("post", "url"), acts.object == posts.post
            )
            return met.select("actor", "url").distinct().order_by("actor")

        self._see_to(self.units_version, "addresses_met", make)

    def keep_told(self) -> None:
        """Make what the page of a person looks up: whoever opens the first one shall not wait for it."""
        for table, by in (("accounts", "account"), ("facts", "account"), ("counts", "account"), ("posts", "author")):
            self._keep_told(table, by)
        self._keep_addresses_met()

    @cached_property
    def positions(self) -> pa.Table:
        """Every position that is known (a row of `facts` each), with the person beside the account."""

        def make() -> Expression:
            facts = self.facts("facts")
            return facts.filter(facts.fact == "position").inner_join(self.mapping, "account")

        if self.edited.accounts:
            return self.fetch(make(), "positions")
        return self.at_hand(self.identity_version, "positions", make)

    @cached_property
    def edits_version(self) -> str:
        """Names what was said by hand; empty where nothing was."""
        return digest(self.judgements.edits) if self.judgements.edits else ""

    @cached_property
    def day(self) -> int:
        """The as-of day: ages are counted up to it."""
        return day_of(self.before)

    def people_count(self) -> int:
        """How many people there are."""
        return int(self.people.num_rows)

    @cached_property
    def interaction_count(self) -> int:
        """How many interactions there are, duplicates counted once."""

        def count() -> Expression:
            facts = self.lake.facts("interactions")
            return facts.aggregate(interactions=facts.count())

        return int(self.at_hand(self.identity_version, "size", count)[0][0].as_py())

    def networks(self) -> tuple[str, ...]:
        """The networks people are seen on, by name."""
        return self.lake.networks("accounts")

    def persons_of(self, accounts: tuple[int, ...]) -> tuple[int, ...]:
        """The people that hold these accounts, each once; accounts that are gone are left out."""
        return tuple(sorted(set(self.person_by_account(accounts).values())))

    def person_by_account(self, accounts: Sequence[int]) -> dict[int, int]:
        """The person of each of these accounts; accounts that are gone are left out."""
        return self.directory.person_by_account(accounts) if accounts else {}

    def accounts_of(self, person: int) -> tuple[int, ...]:
        """All accounts of a person."""
        return self.directory.accounts_of(person)

    def stale_days(self) -> int | None:
        """How old the newest fact is, in days, when that is more than 90: a score of today would then mislead."""
        if self.newest is None or self.before - self.newest <= timedelta(days=90):
            return None
        return (self.before - self.newest).days
