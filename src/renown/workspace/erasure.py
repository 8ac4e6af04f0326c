"""Letting a person go: the erasure of intake over this workspace's lake, history, derived tables and desk."""

from __future__ import annotations

from renown.intake import erasing
from renown.workspace.context import Context


def erase_person(context: Context, person: int, accounts: tuple[int, ...]) -> dict[str, object]:
    """Erase a person from every file; the certificate says when and how much, and names nobody.

    The ids of everybody else stay what they were.
    """
    earlier = context.derivation().earlier_ids()
    certificate = erasing.erase_person(context.lake, context.derived, context.history, context.desk, person, accounts)
    context.forget_scorings()
    context.derivation().resolve_with({a: p for a, p in earlier.items() if a not in accounts})
    return certificate
