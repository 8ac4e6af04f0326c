"""The canonical tables of facts: one file each, every column explained in prose."""

from __future__ import annotations

from renown.model.tables.accounts import ACCOUNTS
from renown.model.tables.counts import COUNTS
from renown.model.tables.coverage import COVERAGE
from renown.model.tables.facts import FACTS
from renown.model.tables.interactions import INTERACTIONS
from renown.model.tables.pictures import PICTURES
from renown.model.tables.posts import POSTS
from renown.model.tables.table import Column, Table

TABLES: dict[str, Table] = {t.name: t for t in (ACCOUNTS, POSTS, INTERACTIONS, FACTS, COUNTS, COVERAGE, PICTURES)}

__all__ = ["ACCOUNTS", "COUNTS", "COVERAGE", "FACTS", "INTERACTIONS", "PICTURES", "POSTS", "TABLES", "Column", "Table"]
