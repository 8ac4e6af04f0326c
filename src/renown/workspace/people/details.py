"""The room `details`: how somebody is reached, their days, work, places and picture, each with its source, and the
owner's own word on any of it.

Invariants: a source's word is never changed: what the owner says stands beside it, and taken back it leaves no trace
on any page; a number calls, an address writes, a page opens, and nothing else leaves this house by a link.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from renown.desk.people.records import DetailRecord
from renown.errors import InputError, NotFoundError
from renown.model.values.picture import digest, drawn, packed, unpacked
from renown.workspace.context import AsOf
from renown.workspace.people.answers.details import EditLine, PersonDetails
from renown.workspace.people.known import details_of
from renown.workspace.people.said import EDITED, cleaned, in_words
from renown.workspace.register import account_of, accounts_of
from renown.workspace.room import Room


class Details(Room):
    """What people are reached and remembered by."""

    def of(self, person: int, as_of: AsOf = None) -> PersonDetails:
        """Addresses, numbers, profiles, work, days, places and picture, each with its source. Raises NotFoundError."""
        accounts = accounts_of(self._context, person)
        return details_of(self._context, person, self._context.derivation(as_of), self._edits(accounts))

    def edit(  # noqa: PLR0913 - one argument per thing that can be said
        self,
        person: int,
        fact: str,
        new: str = "",
        old: str = "",
        *,
        kind: str = "",
        beside: str = "",
        since: date | None = None,
        seen: int | None = None,
    ) -> int:
        """Say something of a person by hand; the number of this word, which `undo` takes back.

        fact: email, phone, profile, address (street; place; region; code; country), birthday, anniversary, date,
        nickname, position, name, title, organisation, department or photo. new: what stands from now on; old: what
        stands no longer; both: in its place. kind: home, work, cell or your own word. beside: the employer of a
        position, what a date is of. since: from when. seen: the number of the newest word you knew of; a later one on
        the same thing refuses this one.

        Raises InputError for what cannot be, or was changed meanwhile, NotFoundError for nobody.
        """
        accounts = accounts_of(self._context, person)
        self._require_unchanged(accounts, fact, seen)
        word = cleaned(fact, new, old, kind, beside)
        account = account_of(self._context, person)
        label, beside = word.kind, word.beside
        return self._context.desk.details.say(
            account, fact, old=word.old, new=word.new, label=label, beside=beside, since=since or word.since
        )

    def draw(self, person: int, picture: str, seen: int | None = None) -> int:
        """Give a person a picture (a JPEG, PNG, WebP, GIF or BMP in base64); the number of this word.

        It is drawn anew, small and square, without the place it was taken at. Raises InputError, NotFoundError.
        """
        self._require_unchanged(accounts_of(self._context, person), "photo", seen)
        made = drawn(unpacked(picture))
        account = account_of(self._context, person)
        return self._context.desk.details.say(account, "photo", new=digest(made), content=packed(made))

    def undo(self, edit: int) -> int:
        """Take a word back; the person it was on. Raises NotFoundError."""
        account = self._context.desk.details.undo(edit)
        return next(iter(self._context.derivation().persons_of((account,))), account)

    def picture(self, person: int) -> str:
        """The picture of a person, a JPEG in base64. Raises NotFoundError where there is none."""
        derivation = self._context.derivation()
        accounts = accounts_of(self._context, person)
        name = details_of(self._context, person, derivation, ()).picture
        found = self._context.desk.details.picture(accounts, name) if name else ""
        if name and not found:
            rows = derivation.told("pictures", accounts).to_pylist()
            found = next((row["content"] for row in rows if row["digest"] == name), "")
        if not found:
            raise NotFoundError(f"there is no picture of {person}", hint="give one on the person's page")
        return found

    def where(self, person: int) -> int:
        """Who somebody is now: the number of a person, also of one who was found to be the same as another.

        Raises NotFoundError where nobody is.
        """
        derivation = self._context.derivation()
        found = person if derivation.accounts_of(person) else derivation.person_by_account([person]).get(person)
        if found is None:
            raise NotFoundError(f"there is no person {person}", hint="look with: renown people PART-OF-THE-NAME")
        return found

    def edits(self, person: int) -> tuple[EditLine, ...]:
        """Everything the owner said of a person by hand, the oldest first, also what was taken back."""
        return _lines(self._context.desk.details.of(accounts_of(self._context, person)))

    def _edits(self, accounts: Collection[int]) -> tuple[EditLine, ...]:
        """What stands of it."""
        return _lines(word for word in self._context.desk.details.list() if word.account in accounts)

    def _require_unchanged(self, accounts: Collection[int], fact: str, seen: int | None) -> None:
        if fact not in EDITED:
            raise InputError(f"fact: found {fact[:40]!r}, expected one of {', '.join(EDITED)}")
        since = [e for e in self._edits(accounts) if seen is not None and e.edit > seen and e.fact == fact]
        if since:
            raise InputError(
                f"this was changed meanwhile, in another window: {'; '.join(e.words for e in since)}",
                hint="look at what stands there now, and say it again if you still want to",
            )


def _lines(words: Iterable[DetailRecord]) -> tuple[EditLine, ...]:
    return tuple(EditLine(w.id, w.fact, in_words(w), w.at, w.undone_at) for w in words)
