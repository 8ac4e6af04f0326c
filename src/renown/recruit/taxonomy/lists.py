"""A list of skills of whatever kind: ESCO's files or one's own, told apart by their columns."""

from __future__ import annotations

from pathlib import Path

from renown.recruit.taxonomy.esco import load_esco
from renown.recruit.taxonomy.loaded import Loaded
from renown.recruit.taxonomy.own_list import load_list
from renown.sources.archive import open_archive
from renown.sources.text import open_text

_ESCO = ("conceptUri", "skillUri", "Level 0 URI")


def load_any(path: Path) -> Loaded:
    """Read ESCO's files or a list of one's own: one file, a folder or a zip.

    Raises:
        NotFoundError: there is nothing at the path.
        InputError: it is damaged, no such list, too long, or nothing in it could be read.
    """
    with open_archive(path) as archive:
        heads = []
        for entry in archive.entries():
            with open_text(entry) as text:
                heads.append(text.readline(4096))
    official = any(column in head for head in heads for column in _ESCO)
    return load_esco(path) if official else load_list(path)
