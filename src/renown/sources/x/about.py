"""What an archive says of its owner and of itself: account, profile, manifest, and their elders of before 2019.

Invariant: the account file has the last word, the manifest and the user come after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from renown.errors import InputError
from renown.model.rows import AccountRow
from renown.model.values.date import parse
from renown.model.values.email import EMAIL
from renown.sources.shape import list_of, object_of, text_of
from renown.sources.x.people import People, valid_id

FIELDS: dict[str, frozenset[str]] = {
    "account": frozenset(
        {"account", "accountId", "username", "accountDisplayName", "email"} | {"phoneNumber", "createdVia", "createdAt"}
    ),
    "profile": frozenset(
        {"profile", "description", "description.bio", "avatarMediaUrl", "headerMediaUrl"}
        | {"description.website", "description.location"}
    ),
    "user_details": frozenset(
        {"id", "screen_name", "full_name", "bio", "location", "created_at", "url", "expanded_url", "display_url"}
    ),
    "manifest": frozenset({"userInfo", "archiveInfo", "dataTypes", "readmeInfo"}),
}
"""Per kind of file: the fields that are read, and those that say nothing about acts (numbers, pictures, places)."""


@dataclass(slots=True)
class About:
    """The owner's number, handle, name, address and line, when the archive was made, and its files by the manifest."""

    key: str | None = None
    handle: str | None = None
    name: str | None = None
    email: str | None = None
    bio: str | None = None
    exported: datetime | None = None
    files: list[str] = field(default_factory=list)

    def take(self, kind: str, raw: dict[str, Any]) -> bool:
        """Learn from a record of a file of that kind; False when it holds nothing of the kind."""
        if kind == "profile":
            description = object_of((object_of(raw.get("profile")) or raw).get("description"))
            self.bio = text_of(description.get("bio"))
            return True
        if kind == "manifest":
            return self._manifest(raw)
        names = ("id", "screen_name", "full_name") if kind == "user_details" else _ACCOUNT_NAMES
        self.bio = self.bio or text_of(raw.get("bio"))
        return self._account(object_of(raw.get("account")) or raw, names, last_word=True)

    def own(self, people: People, asked: str | None, archive: str) -> AccountRow:
        """The owner's account.

        Raises:
            InputError: neither the archive nor the user says who it is.
        """
        if self.key is None and asked:
            self.key = people.key(asked.lstrip("@"), asked)
        if self.key is None:
            raise InputError(
                f"{archive} does not say whose it is: account.js is missing or damaged",
                hint="Import the whole archive, or name the owner by number or handle with --owner",
            )
        return people.own(self.key, self.handle, self.name, EMAIL.clean(self.email or ""), self.bio)

    def _account(self, raw: dict[str, Any], names: tuple[str, str, str], last_word: bool) -> bool:
        key = valid_id(text_of(raw.get(names[0])))
        if key is None:
            return False
        if self.key is None or last_word:
            self.key = key
            self.handle = text_of(raw.get(names[1])) or self.handle
            self.name = text_of(raw.get(names[2])) or self.name
            self.email = text_of(raw.get("email")) or self.email
        return True

    def _manifest(self, raw: dict[str, Any]) -> bool:
        made = parse(text_of(object_of(raw.get("archiveInfo")).get("generationDate")) or "")
        self.exported = made.ts if made else None
        self.files += _file_names(raw)
        return self._account(object_of(raw.get("userInfo")), _MANIFEST_NAMES, last_word=False) or bool(self.files)


_ACCOUNT_NAMES = ("accountId", "username", "accountDisplayName")
_MANIFEST_NAMES = ("accountId", "userName", "displayName")


def _file_names(raw: dict[str, Any]) -> Iterator[str]:
    for data in object_of(raw.get("dataTypes")).values():
        for file in list_of(object_of(data).get("files")):
            name = text_of(object_of(file).get("fileName"))
            if name:
                yield name
