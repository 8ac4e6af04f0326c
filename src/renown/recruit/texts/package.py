"""The zip inside a DOCX or ODT: its parts, unpacked within bounds, its XML without entities.

Invariants: no part unpacks to more than `PART_BYTES`, and all that is read of a package to no more than twice that; XML
that defines entities is refused; what a part points to outside is not fetched.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from renown.errors import InputError, UnsafeArchiveError

PART_BYTES: Final = 32 << 20
"""The text of a book of 1,000 pages takes a third of that as XML."""

_PACKAGE_BYTES: Final = 64 << 20
_PARTS = 5_000


class Package:
    """An open zip of parts."""

    def __init__(self, source: bytes | Path) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source)
            self.names = [info.filename for info in self._zip.infolist()[:_PARTS]]
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
            raise InputError(f"It is damaged ({error})", hint="Ask for it again") from error
        self._left = _PACKAGE_BYTES

    def __contains__(self, name: str) -> bool:
        return name in self.names

    def close(self) -> None:
        """Let go of the file."""
        self._zip.close()

    def part(self, name: str) -> bytes:
        """A part's bytes.

        Raises:
            InputError: it is damaged, locked, or would unpack to more than it may.
        """
        most = min(PART_BYTES, self._left)
        try:
            with self._zip.open(name) as stream:
                data = stream.read(most + 1)
        except (
            KeyError,
            RuntimeError,
            zipfile.BadZipFile,
            EOFError,
            OSError,
            ValueError,
        ) as error:
            raise InputError(f"Its part {name} is damaged or locked ({error})", hint="Ask for it again") from error
        except Exception as error:  # zlib.error has no other root
            if type(error).__name__ != "error":
                raise
            raise InputError(f"Its part {name} is damaged ({error})", hint="Ask for it again") from error
        if len(data) > most:
            raise UnsafeArchiveError(f"Its part {name} unpacks to more than {most >> 20} MB, like a zip bomb")
        self._left -= len(data)
        return data

    def tree(self, name: str) -> Element:
        """A part as a tree. Raises InputError as `part` does, and where its XML is damaged or holds entities."""
        return parsed(self.part(name), name)


def parsed(data: bytes, name: str) -> Element:
    """XML as a tree. Raises InputError where it is damaged, too deep or defines entities, and names what it is."""
    try:
        tree: Element = fromstring(data, forbid_dtd=False)
    except DefusedXmlException as error:
        raise UnsafeArchiveError(f"{name} defines entities, as XML that is meant to do harm does") from error
    except (ParseError, ValueError, LookupError, RecursionError) as error:
        raise InputError(f"{name} is damaged XML ({error})", hint="Ask for it again") from error
    return tree
