"""The room `people`: find, list and show people; say who is who; let somebody go for good.

What only some of its questions need is loaded by them: finding and listing people is what every command begins with.
"""

from __future__ import annotations

import math
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from renown.errors import InputError, NotFoundError
from renown.identity import owner
from renown.intake import erasure
from renown.workspace.answers import PersonRow
from renown.workspace.context import WISHED, WORDS_WISH, AsOf
from renown.workspace.me import me
from renown.workspace.people.answers.contacts import ExportedBook
from renown.workspace.people.answers.page import PersonPage
from renown.workspace.people.answers.people import OwnerCandidate, PeoplePage, Suggestion
from renown.workspace.people.answers.review import Answered, Candidate, ReviewProgress
from renown.workspace.people.answers.timeline import Timeline, WordsKept
from renown.workspace.people.suggestions import searched
from renown.workspace.register import (
    DIGITS,
    find_person,
    hidden_people,
    known_network,
    name_of,
    ordered,
    person_row,
    person_rows,
    sort_keys,
)
from renown.workspace.room import Room

if TYPE_CHECKING:
    from renown.workspace.people.review import Review


class People(Room):
    """Everybody the facts name."""

    @cached_property
    def _review(self) -> Review:
        from renown.workspace.people.review import Review

        return Review(self._context)

    def find(self, text: str, *, exact: bool = False) -> int:
        """The one person an id, a handle or a name means; exact: not a part of a name.

        Raises NotFoundError or AmbiguousError.
        """
        return find_person(self._context, text, exact=exact)

    def page(  # noqa: PLR0913 - one argument per way to narrow the list
        self,
        query: str = "",
        *,
        sort: str = "",
        network: str | None = None,
        community: int | None = None,
        circle: str = "",
        nameless: bool = False,
        page: int = 1,
        per_page: int = 50,
        as_of: AsOf = None,
    ) -> PeoplePage:
        """A page of people, those without a name left out unless asked for; `PeoplePage.nameless` says how many.

        query: words in any order, parts of them, a number or an address, found in what is known of people and in what
        the owner noted of them. sort: match (best fit first, of those the warmest; the usual one of a search), score
        (best first, those seen too little last; the usual one else), name or community. circle: only the people of
        this one. nameless: also people of whom nothing but a number is known; a search for that number finds them.
        Raises NotFoundError for a network or a circle that there is not, with those that there are.
        """
        keys = sort_keys(sort := sort or ("match" if query.strip() else "score"))
        found, unnamed = searched(self._context, query, as_of, best_first=sort == "match")
        if network:
            known_network(self._context, network)
            found = found.filter(pc.match_substring(found["networks"], f";{network};"))
        if community is not None:
            found = found.filter(pc.equal(found["community"], community))
        if circle:
            from renown.workspace.circles.circles import known_circle, people_of

            members = pa.array(people_of(self._context, known_circle(self._context, circle)), pa.int64())
            found = found.filter(pc.is_in(found["person"], members))
        if not query.strip() and (hidden := hidden_people(self._context)):
            found = found.filter(pc.invert(pc.is_in(found["person"], pa.array(hidden, pa.int64()))))
        left_out = 0
        if not nameless:
            among, found = found.num_rows, found.filter(pc.invert(pc.is_in(found["person"], unnamed)))
            left_out = among - found.num_rows
        total = found.num_rows
        pages = max(1, math.ceil(total / per_page))
        page = min(max(1, page), pages)
        rows = person_rows(ordered(found, keys).slice((page - 1) * per_page, per_page))
        return PeoplePage(rows, total, page, pages, left_out)

    def suggest(self, text: str, limit: int = 8, as_of: AsOf = None) -> tuple[Suggestion, ...]:
        """Whom a few letters may mean, the best fit first and of those the warmest; then notes with these words.

        With nothing typed, the warmest people. limit: at most so many people (50), and half as many notes.
        """
        from renown.workspace.people.suggestions import suggested

        return suggested(self._context, text, min(limit, 50), as_of)

    def row(self, person: int, as_of: AsOf = None) -> PersonRow:
        """One person's line. Raises NotFoundError."""
        listing = self._context.scoring(as_of).listing
        rows = listing.filter(pc.equal(listing["person"], person)).to_pylist()
        if not rows:
            raise NotFoundError(f"there is no person {person}", hint="look with: renown people PART-OF-THE-NAME")
        return person_row(rows[0])

    def person(self, person: int, as_of: AsOf = None) -> PersonPage:
        """Everything the page of one person shows. Raises NotFoundError."""
        from renown.workspace.people.page import person_page
        from renown.workspace.ties.ties import Ties

        return person_page(self._context, self.row(person, as_of), Ties(self._context), as_of)

    def timeline(self, person: int, kind: str = "", before: str = "", limit: int = 30, as_of: AsOf = None) -> Timeline:
        """What passed between the owner and a person, and what was told or noted of them, newest first.

        kind: only mail, message, meeting, call, post, note, favour, request, news or plan. before: `more` of the page
        before, for older entries. limit: 1 to 200. Mails and private messages are told without their words.
        Raises NotFoundError, InputError.
        """
        from renown.workspace.people.timeline import timeline

        return timeline(self._context, person, kind, before, limit, as_of)

    def last_words(self) -> WordsKept:
        """Whether the last words of private messages are kept, and of how many ties some are."""
        wanted = self._context.desk.preferences.all().get(WORDS_WISH) == WISHED
        return WordsKept(wanted, len(self._context.desk.words.list()))

    def keep_last_words(self, on: bool) -> WordsKept:
        """Keep the beginning of the last private message of each tie from the next import on; off: remove all kept."""
        self._context.desk.preferences.set(WORDS_WISH, WISHED if on else "")
        if not on:
            self._context.desk.words.clear()
        return self.last_words()

    def add(
        self,
        name: str,
        email: str = "",
        phone: str = "",
        organisation: str = "",
        title: str = "",
        note: str = "",
        *,
        anyway: bool = False,
    ) -> int:
        """Write somebody down by hand; returns the person. It is an import of its own, and undone like one.

        Raises InputError, which names them, when somebody has the same address, number, or the same name and no other
        employer, and in a workspace for recruiting; anyway: they are two people.
        """
        from renown.sources.contact import Contact
        from renown.workspace.people.contacts import add_person

        self._context.require_exports()
        contact = Contact(
            name=name,
            emails=[email] if email.strip() else [],
            phones=[phone] if phone.strip() else [],
            organisation=organisation,
            title=title,
            notes=[note],
        )
        return add_person(self._context, contact, anyway=anyway)

    def export_contacts(
        self,
        form: str = "vcard4",
        circle: str = "",
        person: int | None = None,
        file: Path | None = None,
        tag: str = "",
    ) -> ExportedBook:
        """Write an address book, to a file where one is named: everybody with a name, a circle, a tag, or one person.

        form: vcard4, vcard3 or jscontact. Raises InputError for another form, NotFoundError when nobody would be in it.
        It holds other people's data; the audit log says how many people left, and when.
        """
        from renown.workspace.people.contacts import export_book, people_meant

        return export_book(self._context, form, people_meant(self._context, circle, tag, person), file)

    def owner_candidates(self) -> tuple[OwnerCandidate, ...]:
        """The accounts that exports say, or let one guess, are the owner's; confirmed ones first."""
        derivation, confirmed = self._context.derivation(), self._context.desk.owners()
        accounts = derivation.lake.facts("accounts")
        wanted = accounts.filter(accounts.owner | accounts.account.isin(list(confirmed)))
        found = owner.candidates(derivation.fetch(wanted, "owner candidates"), confirmed)
        persons = derivation.person_by_account([c.account for c in found])
        return tuple(
            OwnerCandidate(c.account, persons[c.account], c.network, c.name, c.handle, c.sign, c.account in confirmed)
            for c in found
        )

    def confirm_owner(self, who: str | int) -> int:
        """Confirm that an account, or all accounts of a person, are the owner's; returns the person.

        who: an account's number, or a person's id, handle or name.
        """
        derivation = self._context.derivation()
        account = int(who) if str(who).isdecimal() and len(str(who)) <= DIGITS else -1
        accounts = (account,) if derivation.persons_of((account,)) else ()
        for own in accounts or derivation.accounts_of(find_person(self._context, str(who))):
            self._context.desk.confirm_owner(own)
        return me(self._context).require("an account was confirmed")

    def unconfirm_owner(self, account: str | int) -> None:
        """Say that an account is not the owner's after all. account: its number, `network:handle` or a handle.

        Raises InputError where no account that was confirmed is called that.
        """
        confirmed = self._context.desk.owners()
        known = {a: self._review.called(a) for a in confirmed}
        wanted = str(account).strip().removeprefix("@")
        found = [a for a, names in known.items() if wanted in {str(a), *names}]
        if len(found) != 1:
            named = ", ".join(names[-1] if names else str(a) for a, names in known.items())
            raise InputError(f"an account that is yours: found {account!r}, expected one of {named or 'none'}")
        self._context.desk.unconfirm(found[0])

    def link(self, a: int, b: int) -> None:
        """Say that two people are one; the numbers follow, the facts stay."""
        derivation = self._context.derivation()
        self._context.desk.link(derivation.accounts_of(a)[0], derivation.accounts_of(b)[0])

    def unlink(self, a: int, b: int) -> bool:
        """Take a link of two accounts back; False when there was none."""
        return self._context.desk.unlink(a, b)

    def review(self, limit: int = 20) -> tuple[Candidate, ...]:
        """Pairs of people who may be one and wait for a word, strongest first."""
        return self._review.waiting(limit)

    def review_progress(self) -> ReviewProgress:
        """How many pairs wait, were answered, were put off."""
        return self._review.progress()

    def answer(self, a: int, b: int, word: str) -> None:
        """Say of two accounts or two people whether they are one: yes, no or later. Raises InputError."""
        self._review.answer(a, b, word)

    def answer_certain(self) -> int:
        """Say yes to all pairs that are nearly certain, in one word that `take_back` takes back; how many."""
        return self._review.answer_certain()

    def take_back(self) -> tuple[Answered, ...]:
        """Take back what was said last about who is who; what stood before stands again."""
        return self._review.take_back()

    def answers(self, limit: int = 20) -> tuple[Answered, ...]:
        """What was said about who is who, newest first, also what was taken back."""
        return self._review.answers(limit)

    def split(self, person: int, account: str) -> None:
        """Say that an account (`network:key`, or its handle) is not this person's. Raises InputError."""
        self._review.split(person, account)

    def name(self, person: int) -> str:
        """A person's name."""
        return name_of(self._context, person)

    def forget(self, person: int) -> dict[str, object]:
        """Erase a person from every file; returns the certificate (counts and time, no name)."""
        return self._erase(person, objects=False)

    def record_objection(self, person: int) -> dict[str, object]:
        """Record that a person objects, and erase them; returns the certificate."""
        return self._erase(person, objects=True)

    def _erase(self, person: int, *, objects: bool) -> dict[str, object]:
        from renown.workspace.team.team import Team

        context = self._context
        accounts = context.derivation().accounts_of(person)
        if not accounts:
            raise NotFoundError(f"there is no person {person}", hint="look with: renown people PART-OF-THE-NAME")
        if objects:
            context.desk.object(accounts)
        with Team(context).without(accounts) as told:
            certificate = erasure.erase_person(
                context.lake, context.derived, context.history, context.desk, person, accounts
            )
            context.forget_scorings()
        return {**certificate, **({"team": "; ".join(told)} if told else {})}
