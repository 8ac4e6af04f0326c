"""An address is read or refused with a sentence, and a password never goes unencrypted to another machine."""

from __future__ import annotations

import pytest

from renown.errors import InputError
from renown.sources.online.server import read_server


@pytest.mark.parametrize(
    ("address", "sort", "expected"),
    [
        ("imaps://ana@mail.postbox.example", None, ("imap", "imaps://mail.postbox.example", True)),
        ("imap://ana@127.0.0.1:1143", None, ("imap", "imap://127.0.0.1:1143", False)),
        ("https://ana@cloud.example:8443/dav/", "caldav", ("caldav", "https://cloud.example:8443/dav/", True)),
        ("carddavs://ana@cloud.example", None, ("carddav", "https://cloud.example", True)),
        ("http://ana@localhost:5232/", "carddav", ("carddav", "http://localhost:5232/", False)),
    ],
)
def test_addresses(address: str, sort: str | None, expected: tuple[str, str, bool]) -> None:
    server = read_server(address, sort=sort)
    assert (server.sort, server.url, server.secure) == expected
    assert server.user == "ana"


@pytest.mark.parametrize(
    ("address", "sort", "words"),
    [
        ("imaps://ana:secret@mail.postbox.example", None, "password in the address"),
        ("https://ana@cloud.example", None, "expected imaps"),
        ("https://ana@cloud.example", "imap", "expected imaps"),
        ("imaps://mail.postbox.example", None, "nobody's name"),
        ("http://ana@cloud.example", "caldav", "unencrypted"),
        ("not an address", None, "expected imaps"),
    ],
)
def test_refusals(address: str, sort: str | None, words: str) -> None:
    with pytest.raises(InputError, match=words) as caught:
        read_server(address, sort=sort)
    assert "secret" not in str(caught.value)
