"""An address book in one of its forms, by name: what a door offers and a file is written as."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from renown.errors import InputError
from renown.publish import jscontact, vcard
from renown.sources.contact import Contact


@dataclass(frozen=True, slots=True)
class Form:
    """A form of an address book. suffix: how its files end. media: what it is called on the web."""

    name: str
    title: str
    suffix: str
    media: str
    write: Callable[[Iterable[Contact]], Iterator[bytes]]


FORMS = (
    Form("vcard4", "vCard 4.0", ".vcf", "text/vcard", partial(vcard.write_cards, version="4.0")),
    Form("vcard3", "vCard 3.0", ".vcf", "text/vcard", partial(vcard.write_cards, version="3.0")),
    Form("jscontact", "JSContact", ".json", "application/jscontact+json", jscontact.write_cards),
)
"""The forms, the newest vCard first: most programs read it, or else 3.0."""


def form_named(name: str) -> Form:
    """The form of a name. Raises InputError, which lists them.

    >>> form_named("vcard3").title
    'vCard 3.0'
    """
    for form in FORMS:
        if form.name == name:
            return form
    raise InputError(f"format: found {name!r}, expected one of {', '.join(form.name for form in FORMS)}")
