"""Members: who wrote, by `users.json`, by the profile that a message carries, or by the bare id.

Invariants: every account is given before the first row that names it; an id that is known as a bot stays one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from renown.model.rows import AccountRow
from renown.model.values.email import EMAIL
from renown.sources.roll import Roll
from renown.sources.shape import name_of, object_of, text_of

NETWORK = "slack"
SLACKBOT = "USLACKBOT"

MEMBER_FIELDS = frozenset(
    {"id", "name", "real_name", "is_bot", "is_workflow_bot", "profile"}
    | {"team_id", "deleted", "color", "tz", "tz_label", "tz_offset", "updated", "locale", "presence", "has_2fa"}
    | {"two_factor_type", "is_admin", "is_owner", "is_primary_owner", "is_restricted", "is_ultra_restricted"}
    | {"is_app_user", "is_email_confirmed", "is_invited_user", "is_stranger", "is_forgotten", "is_connector_bot"}
    | {"who_can_share_contact_card", "enterprise_user", "enterprise_id", "teams", "status", "files", "api_app_id"}
)
"""Read: the first six. The others say nothing about acts: rights, clocks and colours; see FORMAT.md."""


@dataclass(frozen=True, slots=True)
class Member:
    """A member: the account, and the name that mentions show."""

    account: AccountRow
    shown: str


class Members(Roll):
    """Everybody seen so far."""

    def __init__(self, owner: str | None = None) -> None:
        super().__init__(NETWORK)
        self._asked = owner.strip().lower().removeprefix("@") if owner else None
        self._shown: dict[str, str] = {}
        self._bots: set[str] = {SLACKBOT}

    def add(self, raw: Mapping[str, Any]) -> AccountRow | None:
        """Take a record of `users.json`; None when it has no id."""
        member = _member(raw)
        if member is None:
            return None
        key = member.account.key
        self._shown[key] = member.shown
        if member.account.kind == "bot":
            self._bots.add(key)
        if self._asked is not None and self._asked in _names(member.account):
            self.owner = key
            return self.enter(replace(member.account, owner=True))
        return self.enter(member.account)

    def acts(self, key: str) -> bool:
        """Whether an id is not known as a bot's."""
        return key not in self._bots

    def is_bot(self, key: str) -> bool:
        """Whether an id is known as a bot's."""
        return key in self._bots

    def shown(self, key: str) -> str | None:
        """The name that mentions of this member show."""
        return self._shown.get(key)

    def meet(self, key: str, name: object = None, profile: Mapping[str, Any] | None = None) -> Iterator[AccountRow]:
        """Give the account of an id that `users.json` does not have, the first time it is met.

        name: what is written inside a mention. profile: `user_profile` of a message (members of other workspaces).
        """
        if key in self and (not profile or key in self._shown):
            return
        member = _member({"id": key, "name": name, **_flat(profile or {})})
        if member is None:
            return
        if profile or name:
            self._shown[key] = member.shown
        yield from self.learn(member.account if key in self._shown else AccountRow(NETWORK, key, kind="unknown"))

    def meet_bot(self, key: str, name: str | None) -> Iterator[AccountRow]:
        """Give the account of a bot, the first time it is met."""
        self._bots.add(key)
        if key not in self:
            yield self.enter(AccountRow(NETWORK, key, name=name_of(name), kind="bot"))


def _flat(profile: Mapping[str, Any]) -> dict[str, Any]:
    found = {"profile": profile, "real_name": profile.get("real_name")}
    return found | ({"name": profile["name"]} if profile.get("name") else {})


def _member(raw: Mapping[str, Any]) -> Member | None:
    key = text_of(raw.get("id"))
    if key is None:
        return None
    profile = object_of(raw.get("profile"))
    handle = text_of(raw.get("name"))
    name = _first_name(profile.get("real_name"), raw.get("real_name"), profile.get("display_name"), handle)
    account = AccountRow(
        NETWORK,
        key,
        handle=name_of(handle),
        name=name,
        email=EMAIL.clean(text_of(profile.get("email")) or ""),
        kind="bot" if _is_bot(raw) else "person",
        headline=name_of(profile.get("title")),
    )
    return Member(account, _first_name(profile.get("display_name"), name, key) or key)


def _first_name(*candidates: object) -> str | None:
    return next((name for candidate in candidates if (name := name_of(candidate))), None)


def _is_bot(raw: Mapping[str, Any]) -> bool:
    return raw.get("is_bot") is True or raw.get("is_workflow_bot") is True or raw.get("id") == SLACKBOT


def _names(account: AccountRow) -> set[str]:
    return {text.lower() for text in (account.key, account.handle, account.email) if text}
