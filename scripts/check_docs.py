"""Refuse docs that are not true: broken links, stale made parts, paths of a machine, addresses of package indexes.

Invariant: a link in a Markdown file of the project leads to a file, and its `#part` to a heading, that is there; a file
of code that is named is there too.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from generate_docs import DOCS, stale_pages, stale_pictures

ROOT = DOCS.parent
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+\s+(.*?)\s*$", re.MULTILINE)
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
MACHINE_PATH = re.compile(r"(?<![\w.~])/(?:home|root|Users|work|mnt|tmp)/\w")
CODE_FILE = re.compile(r"`(?:src/renown/)?((?:[a-z_]+/)+(?:[a-z_]+\.py)?)`")
INDEX = re.compile(r"(--?(extra-)?index-url|find-links|https?://\S*/simple\b|files\.pythonhosted)")
HOUSE_FILES = ("Makefile", "requirements.lock", "pyproject.toml", ".ci/run")


def pages(root: Path) -> list[Path]:
    """The Markdown files of the project."""
    return [*sorted(root.glob("*.md")), *sorted((root / "docs").rglob("*.md"))]


def anchors(text: str) -> set[str]:
    """The parts of a page that a link may name.

    >>> anchors("## Adding a *source*")
    {'adding-a-source'}
    """
    kept = (re.sub(r"[^\w\- ]", "", h).strip().lower() for h in HEADING.findall(text))
    return {h.replace(" ", "-") for h in kept}


def broken_links(page: Path) -> Iterator[str]:
    """The links of one page that lead nowhere."""
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    for target in LINK.findall(text):
        if target.startswith(("http://", "https://", "mailto:")):
            continue
        name, _, part = target.partition("#")
        file = page if not name else (page.parent / name).resolve()
        if not file.exists():
            yield f"the link {target} leads to no file"
        elif part and part not in anchors(file.read_text(encoding="utf-8")):
            yield f"the link {target} leads to no heading"


def gone_code(page: Path, root: Path) -> Iterator[str]:
    """The files of code that a page names as of today and that are not there. Decisions tell of their own time."""
    if page.parent.name == "decisions":
        return
    house = root / "src" / "renown"
    for match in CODE_FILE.finditer(page.read_text(encoding="utf-8")):
        named, ours = match[1], (house / match[1].split("/")[0]).exists() or match[1].endswith(".py")
        if ours and not any((place / named).exists() for place in (root, house)):
            yield f"the file {named} is not there"


def forbidden_words(file: Path) -> Iterator[str]:
    """Paths of one machine and index addresses in a file."""
    text = file.read_text(encoding="utf-8")
    for what, pattern in (("a path of one machine", MACHINE_PATH), ("an index address", INDEX)):
        found = pattern.search(text)
        if found:
            line = text.count("\n", 0, found.start()) + 1
            yield f"line {line} holds {what}: {found[0]}"


def faults(root: Path) -> Iterator[str]:
    """Everything that is wrong with the docs and house files of a project, one sentence each."""
    for page in pages(root):
        for fault in (*broken_links(page), *forbidden_words(page), *gone_code(page, root)):
            yield f"{page.relative_to(root)}: {fault}"
    for name in HOUSE_FILES:
        for fault in forbidden_words(root / name):
            yield f"{name}: {fault}"


def main() -> int:
    """Print every fault; the exit code says whether there are any."""
    found = list(faults(ROOT))
    stale = (*stale_pages(DOCS), *stale_pictures(DOCS))
    found += [f"{page.relative_to(ROOT)}: what is made of it is stale; run `make docs`" for page, _ in stale]
    for fault in found:
        print(fault)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
