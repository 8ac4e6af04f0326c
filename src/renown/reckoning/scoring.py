"""From the ledger to scores, trust, communities and the listing of people: each made once, and kept.

Invariant: the tables of one version were made from one ledger, one formula and one set of seeds; nothing else enters.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from types import MappingProxyType

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from renown.influence.deeds import Deeds, deeds_of
from renown.influence.explain import Explanation, explain
from renown.influence.formula import Formula
from renown.influence.history import history_rows
from renown.influence.measure import Measured, measure
from renown.influence.observable import Observable, observable_from
from renown.influence.score import ENOUGH, NOT_ENOUGH, Scores
from renown.influence.standing import Standing, standing_of
from renown.reckoning.communities import Known, names_of, numbered
from renown.reckoning.derivation import Derivation, day_of, digest
from renown.reckoning.presences import people_by_organisation, people_by_place, place_name, presences_in

PUBLIC = (
    "person_id", "name", "handles", "score", "low", "high", "seen",
    "resonance", "depth", "curation", "breadth", "endurance", "as_of", "formula",
)  # fmt: skip
"""The columns of `renown score`, which others script against."""

NUMBERED = "community_numbers"
NAMED = {True: "community_names", False: "community_names_unpersonal"}
"""The tables of names, by whether they may name people."""

BEST_FIRST = [("enough", "descending"), ("score", "descending"), ("person", "ascending")]


class Scoring:
    """The scores of one derivation under one formula."""

    def __init__(self, derivation: Derivation, formula: Formula, *, openly: bool = True) -> None:
        """openly: whether a community may be called after somebody in it."""
        self.derivation = derivation
        self.formula = formula
        self.openly = openly

    @cached_property
    def seeds(self) -> tuple[int, ...]:
        """The people trust flows from: everybody vouched for, and the owner."""
        judgements = self.derivation.judgements
        return self.derivation.persons_of((*judgements.owners, *judgements.seeds))

    @property
    def guarded(self) -> bool:
        """Whether anybody is vouched for; if not, a score can be bought, and pages say so."""
        return bool(self.seeds)

    @cached_property
    def version(self) -> str:
        """Names the scores: the ledger, the day, every constant of the formula, and the seeds."""
        return digest(self.derivation.version, self.derivation.day, self.formula, self.seeds)

    @cached_property
    def state(self) -> tuple[str, datetime]:
        """Names everything that can be asked of these scores and of what they rest on: the version, and the moment.

        Of two moments on one day the scores are the same, but what is asked of the facts beside them may not be.
        """
        return f"{self.version}{self.derivation.edits_version}", self.derivation.before

    def versions(self) -> tuple[str, ...]:
        """The versions of derived tables that these scores rest on."""
        made = self.derivation
        return made.units_version, made.identity_version, made.version, self.version

    def made_at(self) -> datetime | None:
        """When these scores were worked out, naive UTC; None when they have not been yet."""
        return self.derivation.derived.made_at(self.version, "scores")

    @cached_property
    def observable(self) -> Observable:
        """Which factors the sources can show, for everybody and for owners."""
        derivation = self.derivation
        coverage = derivation.at_hand(
            derivation.identity_version, "coverage", lambda: derivation.lake.facts("coverage")
        )
        exporters = derivation.person_by_account(pc.drop_null(pc.unique(coverage["account"])).to_pylist())
        return observable_from(coverage, exporters)

    @cached_property
    def measured(self) -> Measured:
        """Everything measured anew from the whole ledger; the tables below keep what came out."""
        derivation = self.derivation
        return measure(
            derivation.fetch(derivation.ledger, "read the ledger"),
            derivation.day,
            self.formula,
            self.seeds or None,
            observable=self.observable,
        )

    def _at_hand(self, name: str) -> pa.Table:
        makers = {
            "scores": lambda: self.measured.scores.table(),
            "trust": lambda: self.measured.trust,
            "communities": lambda: self.measured.communities,
            "listing": self._list,
            NUMBERED: lambda: numbered(self.communities, self.derivation.derived.last(f"{NUMBERED}.", self.version)),
            **dict.fromkeys(NAMED.values(), self._name),
        }
        return self.derivation.at_hand(self.version, name, makers[name])

    @cached_property
    def scores(self) -> pa.Table:
        """Everybody's scores (`Scores.table`), with `percentile`."""
        table = self._at_hand("scores")
        return table.append_column("percentile", percentiles(table))

    @cached_property
    def trust(self) -> pa.Table:
        """person, visits, weight of everybody who is trusted at all."""
        return self._at_hand("trust")

    @cached_property
    def communities(self) -> pa.Table:
        """person, community, version: as measured; what people see is `groups` with `community_names`."""
        return self._at_hand("communities")

    @cached_property
    def groups(self) -> pa.Table:
        """person, community: everybody who is in one, under the number that it keeps."""
        table = self._at_hand(NUMBERED)
        return table.filter(pc.greater_equal(table["community"], 0)).select(["person", "community"])

    @cached_property
    def community_names(self) -> Mapping[int, str]:
        """What each community is called, by number."""
        table = self._at_hand(NAMED[self.openly])
        return MappingProxyType(dict(zip(table["community"].to_pylist(), table["name"].to_pylist(), strict=True)))

    def _name(self) -> pa.Table:
        community = dict(zip(*(self.groups[name].to_pylist() for name in ("person", "community")), strict=True))
        before = self.derivation.derived.last(f"{NAMED[self.openly]}.", self.version)
        return names_of(community, self._known(), before)

    def _known(self) -> Known:
        """What communities can be called after."""
        places: dict[str, set[int]] = defaultdict(set)
        for place, people in people_by_place(presences_in(self.derivation)).items():
            places[place_name(place)] |= people
        networks: dict[str, set[int]] = defaultdict(set)
        listing = self._at_hand("listing")
        for person, seen_on in zip(listing["person"].to_pylist(), listing["networks"].to_pylist(), strict=True):
            for network in filter(None, seen_on.split(";")):
                networks[network].add(person)
        named = best_known(listing, self.derivation.persons_of(self.derivation.judgements.owners))
        return Known(places, people_by_organisation(self.derivation), networks, named if self.openly else {})

    @cached_property
    def listing(self) -> pa.Table:
        """One row per person as lists show and search it; people without a score have empty score columns.

        Best first, those of whom too little was seen last, ties by id.
        """
        table = self.derivation.as_edited(self._at_hand("listing"))
        names = [self.community_names.get(number, "") for number in table["community"].to_pylist()]
        return table.append_column("community_name", pa.array(names, pa.string())).sort_by(BEST_FIRST)

    def _list(self) -> pa.Table:
        derivation = self.derivation
        table = derivation.people_imported.join(self.scores, "person", join_type="left outer").join(
            self.groups, "person", join_type="left outer"
        )
        enough = pc.fill_null(pc.equal(table["seen"], ENOUGH), fill_value=False)
        return table.append_column("enough", enough).combine_chunks()

    def standing(self, deeds: Deeds) -> Standing:
        """How far the people of some deeds are trusted, and their communities."""
        return standing_of(deeds.people, self.trust, self.communities, guarded=self.guarded)

    def deeds_towards(self, person: int) -> Deeds:
        """What people did because of one person."""
        rows = self.derivation.ledger_around(person)
        return deeds_of(rows.filter(pc.equal(rows["target"], person)), self.derivation.day, self.formula)

    def explanation(self, person: int) -> Explanation:
        """What one person's score is made of. Raises NotFoundError when nobody acted because of the person."""
        deeds = self.deeds_towards(person)
        return explain(deeds, self.standing(deeds), self.formula, self.observable)

    @staticmethod
    def seen(enough: bool) -> str:
        """How the files say whether enough was seen."""
        return ENOUGH if enough else NOT_ENOUGH

    def percentile_of(self, person: int) -> float | None:
        """Which part in 100 of the people with enough seen have a lower score; None where too little was seen."""
        row = self.scores.filter(pc.equal(self.scores["person"], person))
        return row["percentile"][0].as_py() if row.num_rows else None

    @cached_property
    def scope_size(self) -> int:
        """How many people have enough seen for a number."""
        return int(pc.sum(pc.equal(self.scores["seen"], ENOUGH)).as_py() or 0)

    def history(self) -> pa.Table:
        """The rows of the history as of this moment."""
        return self._history_rows(self.measured.scores, self.derivation.day)

    def history_of(self, moments: Sequence[datetime], tell: Callable[[int], None]) -> Iterator[pa.Table]:
        """The rows of the history as of earlier moments (midnights, rising), with today's communities held fixed.

        The ledger of the first is made from facts; each later one has only its new days folded in.

        tell: called with the number of the moment that is about to be worked out.
        """
        from renown.ledger.fold import fold
        from renown.ledger.ledger import ledger_of

        derivation, engine = self.derivation, self.derivation.lake.engine
        facts = engine.checkpoint(derivation.lake.facts("interactions"), "hold the interactions")
        ledger = None
        for number, moment in enumerate(moments):
            tell(number)
            if ledger is None:
                grown = ledger_of(facts, derivation.mapping, moment)
            else:
                later = facts.filter(facts.ts >= moments[number - 1])
                grown = fold(ledger, ledger_of(later, derivation.mapping, moment))
            ledger = engine.checkpoint(grown, "fold new days into the ledger")
            rows = derivation.fetch(ledger, "ledger of an earlier day")
            if rows.num_rows:
                day = day_of(moment)
                found = measure(rows, day, self.formula, self.seeds or None, self.communities, self.observable)
                yield self._history_rows(found.scores, day)

    @property
    def history_version(self) -> str:
        """What the history knows these scores by: the state of the data, and of the seeds."""
        return f"{self.derivation.identity_version}-{digest(self.seeds)[:6]}"

    def _history_rows(self, scores: Scores, day: int) -> pa.Table:
        groups = self.communities["version"][0].as_py() if self.communities.num_rows else ""
        seeds = digest(self.seeds)[:6]
        return history_rows(scores, day, self.history_version, communities_version=groups, seeds_version=seeds)

    def public_table(self) -> pa.Table:
        """The table of `renown score`: best first, ties by id; with the raw number also where too little was seen."""
        names = self.listing.select(["person", "name", "handles"])
        table = self.scores.join(names, "person", join_type="left outer").sort_by(
            [("score", "descending"), ("person", "ascending")]
        )
        rows = table.num_rows
        table = table.rename_columns({"person": "person_id"})
        table = table.append_column("as_of", pa.array([f"{self.derivation.before.isoformat()}Z"] * rows, pa.string()))
        return table.append_column("formula", pa.array([self.formula.name] * rows, pa.string())).select(PUBLIC)


def percentiles(scores: pa.Table) -> pa.Array:
    """Which part in 100 of all people with enough seen have a lower score; empty where too little was seen."""
    score, enough = scores["score"].to_numpy(), pc.equal(scores["seen"], ENOUGH).to_numpy()
    among = np.sort(score[enough])
    below, up_to = (np.searchsorted(among, score, side=side) for side in ("left", "right"))
    return pa.array(50.0 * (below + up_to) / max(among.size, 1), mask=~enough)


def best_known(listing: pa.Table, owners: Collection[int]) -> dict[int, str]:
    """People with a name of their own, those with the best score first; the owner last: nobody's community is "yours".

    Numbers and addresses that stand where no name is known name nobody.
    """
    people = listing.filter(pc.and_(pc.equal(listing["kind"], "person"), pc.match_substring(listing["name"], " ")))
    ranked = people.sort_by(BEST_FIRST)
    rows = list(zip(ranked["person"].to_pylist(), ranked["name"].to_pylist(), strict=True))
    return dict(sorted(rows, key=lambda row: row[0] in owners))
