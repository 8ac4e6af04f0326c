"""Where people can be written to: by e-mail where an address is known, else on a profile's page."""

from __future__ import annotations

from renown.lake.expressions import _
from renown.model.networks import MAIL, address_of
from renown.model.values.link import mail_link
from renown.model.values.profile import link_to
from renown.reckoning.derivation import Derivation


def addresses_of(derivation: Derivation, persons: tuple[int, ...] | None = None) -> dict[int, str]:
    """A mailto address or a page for each person who has one; of several the first by name, so that it stays."""
    accounts = derivation.lake.facts("accounts").filter(_.email.notnull() | _.url.notnull() | (_.network == MAIL))
    mapping = derivation.mapping if persons is None else derivation.mapping.filter(_.person.isin(list(persons)))
    told = accounts.inner_join(mapping, "account").select("person", "network", "key", "email", "url")
    rows = derivation.fetch(told.distinct(), "addresses to write to").to_pylist()
    by_page = sorted(rows, key=lambda r: r["url"] or "", reverse=True)
    pages = {r["person"]: page for r in by_page if (page := link_to(r["url"]))}
    mails = {r["person"]: address_of(r["network"], r["key"], r["email"]) for r in _by_mail(rows)}
    return pages | {person: letter for person, mail in mails.items() if (letter := mail_link(mail))}


def own_addresses(derivation: Derivation, owners: tuple[int, ...]) -> tuple[str, ...]:
    """The e-mail addresses of the accounts of the owner, by name."""
    accounts = derivation.lake.facts("accounts").inner_join(derivation.mapping, "account")
    own = accounts.filter(accounts.person.isin(list(owners))).select("network", "key", "email").distinct()
    rows = derivation.fetch(own, "own addresses").to_pylist() if owners else []
    told = {r["email"] or r["key"] for r in _by_mail(rows)}
    return tuple(sorted(address.casefold() for address in told if "@" in address))


def _by_mail(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    written = [r for r in rows if r["email"] or r["network"] == MAIL]
    return sorted(written, key=lambda r: r["email"] or r["key"], reverse=True)
