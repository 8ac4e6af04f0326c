"""Mail addresses: `local@domain`, lower case, the domain in its ASCII form.

Invariant: two addresses that reach the same mailbox by the rules of the net (case, IDNA) clean to one text.
Tags (`jane+news@`) stay: they are told apart when stored and recognised when compared.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from renown.model.values.value import strip_marks

_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_ADDRESS = re.compile(rf"[^\s@<>(),:;\"\[\]\\]{{1,64}}@(?:{_LABEL}\.)+(?=[a-z0-9-]*[a-z]){_LABEL}")
_PLAIN = re.compile(rf"[a-z0-9!#$%&'*+/=?^_`{{|}}~.-]{{1,64}}@(?:{_LABEL}\.)+[a-z]{{2,63}}")
_DOTLESS = {"gmail.com", "googlemail.com"}

ROLES = (
    "abuse|admin|billing|bounces?|careers|contact|do-?not-?reply|events|hello|help|hr|info|jobs|list|mail|mailer-daemon|"
    "marketing|news|newsletter|no-?reply|notifications?|office|postmaster|press|root|sales|security|service|support|"
    "team|webmaster"
)
"""Mailboxes that many people share, or nobody reads: the same one makes nobody the same person."""

_ROLE = re.compile(f"(?:{ROLES})[@+]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class EmailType:
    """Mail addresses."""

    name: str = "email"
    telling: float = 0.95

    def clean(self, raw: str) -> str | None:
        """The address in lower case without `mailto:` and brackets, or None.

        >>> EMAIL.clean("<mailto:Jane.Doe@Example.ORG>")
        'jane.doe@example.org'
        >>> EMAIL.clean("jane@bücher.example")
        'jane@xn--bcher-kva.example'
        >>> EMAIL.clean("jane at example.org") is None
        True
        """
        if _PLAIN.fullmatch(raw):
            return raw
        text = strip_marks(raw).strip("<>'\" ").lower().removeprefix("mailto:").strip(" .'\"")
        local, at, domain = text.rpartition("@")
        address = f"{local}{at}{_ascii_domain(domain)}"
        return address if len(address) <= 254 and _ADDRESS.fullmatch(address) else None

    def validate(self, value: str) -> bool:
        """Whether this is a cleaned address.

        >>> EMAIL.validate("jane@example.org"), EMAIL.validate("Jane@example.org")
        (True, False)
        """
        return self.clean(value) == value

    def compare(self, a: str, b: str) -> float:
        """1.0 for the same address, 0.95 for the same mailbox behind a tag or Gmail's dots, else 0.0.

        >>> EMAIL.compare("jane+news@example.org", "jane@example.org")
        0.95
        """
        if a == b:
            return 1.0
        return 0.95 if mailbox(a) == mailbox(b) else 0.0

    def show(self, value: str) -> str:
        """The address with its domain in the letters of its language.

        >>> EMAIL.show("jane@xn--bcher-kva.example")
        'jane@bücher.example'
        """
        local, _, domain = value.rpartition("@")
        try:
            return f"{local}@{domain.encode('ascii').decode('idna')}"
        except UnicodeError:
            return value


def is_shared(address: str) -> bool:
    """Whether an address belongs to a role: what stands before the @ or a tag is one of `ROLES`.

    >>> is_shared("info@example.org"), is_shared("team+jobs@example.org"), is_shared("infosec.jane@example.org")
    (True, True, False)
    """
    return _ROLE.match(address) is not None


def _ascii_domain(domain: str) -> str:
    if domain.isascii():
        return domain.rstrip(".")
    try:
        return domain.encode("idna").decode("ascii").lower().rstrip(".")
    except UnicodeError:
        return domain


def mailbox(address: str) -> str:
    """The mailbox behind a cleaned address: without a tag, and without the dots that some hosts do not see.

    >>> mailbox("jane.doe+news@gmail.com"), mailbox("jane+news@example.org")
    ('janedoe@gmail.com', 'jane@example.org')
    """
    local, _, domain = address.rpartition("@")
    local = local.split("+", 1)[0] or local
    if domain in _DOTLESS:
        return f"{local.replace('.', '')}@gmail.com"
    return f"{local}@{domain}"


EMAIL = EmailType()
"""The value type of mail addresses."""
