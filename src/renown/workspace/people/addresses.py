"""Where people can be written to: by e-mail where an address is known, else on a profile's page."""

from __future__ import annotations

from typing import Any

from renown.lake.expressions import _
from renown.model.networks import MAIL, address_of
from renown.model.values.link import mail_link
from renown.model.values.profile import link_to
from renown.reckoning.derivation import Derivation
from renown.reckoning.edits import BY_HAND


def addresses_of(derivation: Derivation) -> dict[int, str]:
    """A mailto address or a page for each person who has one; of several the first by name, so that it stays.

    An address that was said by hand stands before those of the sources.
    """
    accounts = derivation.facts("accounts").filter(_.email.notnull() | _.url.notnull() | (_.network == MAIL))
    told = accounts.inner_join(derivation.mapping, "account").select("person", "network", "key", "email", "url")
    rows = derivation.fetch(told.distinct(), "addresses to write to").to_pylist()
    by_page = sorted(rows, key=lambda r: r["url"] or "", reverse=True)
    pages = {r["person"]: page for r in by_page if (page := link_to(r["url"]))}
    mails = {r["person"]: address_of(r["network"], r["key"], r["email"]) or "" for r in _by_mail(rows)}
    beside, by_hand = _told_beside(derivation)
    letters = {person: mail_link(mail) for person, mail in (beside | mails | by_hand).items()}
    return pages | {person: letter for person, letter in letters.items() if letter}


def _told_beside(derivation: Derivation) -> tuple[dict[int, str], dict[int, str]]:
    """Mail addresses that stand in facts: those of the sources, and those said by hand."""
    facts = derivation.facts("facts")
    told = facts.filter(facts.fact == "email").inner_join(derivation.mapping, "account")
    rows = derivation.fetch(told.select("person", "value", "import_id"), "further addresses").to_pylist()
    rows.sort(key=lambda row: row["value"], reverse=True)
    return (
        {row["person"]: row["value"] for row in rows if row["import_id"] != BY_HAND},
        {row["person"]: row["value"] for row in rows if row["import_id"] == BY_HAND},
    )


def own_addresses(derivation: Derivation, owners: tuple[int, ...]) -> tuple[str, ...]:
    """The e-mail addresses of the accounts of the owner, by name."""
    accounts = derivation.facts("accounts").inner_join(derivation.mapping, "account")
    own = accounts.filter(accounts.person.isin(list(owners))).select("network", "key", "email").distinct()
    rows = derivation.fetch(own, "own addresses").to_pylist() if owners else []
    told = {r["email"] or r["key"] for r in _by_mail(rows)}
    return tuple(sorted(address.casefold() for address in told if "@" in address))


def _by_mail(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    written = [r for r in rows if r["email"] or r["network"] == MAIL]
    return sorted(written, key=lambda r: r["email"] or r["key"], reverse=True)
