"""Where people can be written to: by e-mail where an address is known, else on a profile's page."""

from __future__ import annotations

from renown.intake.derive import Derivation
from renown.lake.expressions import _


def addresses_of(derivation: Derivation) -> dict[int, str]:
    """A mailto address or a page for each person who has one; of several the first by name, so that it stays."""
    accounts = derivation.lake.facts("accounts").filter(_.email.notnull() | _.url.notnull() | (_.network == "email"))
    told = accounts.inner_join(derivation.mapping, "account").select("person", "network", "key", "email", "url")
    rows = derivation.fetch(told.distinct(), "addresses to write to").to_pylist()
    pages = {r["person"]: _page(r["url"]) for r in sorted(rows, key=lambda r: r["url"] or "", reverse=True) if r["url"]}
    mails = {r["person"]: r["email"] or (r["key"] if r["network"] == "email" else None) for r in _by_mail(rows)}
    return pages | {person: f"mailto:{mail}" for person, mail in mails.items() if mail and "@" in mail}


def own_addresses(derivation: Derivation) -> tuple[str, ...]:
    """The e-mail addresses of the accounts that the owner confirmed as their own, by name."""
    owners = derivation.persons_of(derivation.judgements.owners)
    accounts = derivation.lake.facts("accounts").inner_join(derivation.mapping, "account")
    own = accounts.filter(accounts.person.isin(list(owners))).select("network", "key", "email").distinct()
    rows = derivation.fetch(own, "own addresses").to_pylist() if owners else []
    told = {r["email"] or r["key"] for r in _by_mail(rows)}
    return tuple(sorted(address.casefold() for address in told if "@" in address))


def _by_mail(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    written = [r for r in rows if r["email"] or r["network"] == "email"]
    return sorted(written, key=lambda r: r["email"] or r["key"], reverse=True)


def _page(url: str) -> str:
    return url if "://" in url else f"https://{url}"
