"""Servers that answer too slowly, too much, or what no server says: a sentence ends each, soon, with little memory."""

from __future__ import annotations

import gzip
import socket
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from renown.errors import ServerError
from renown.sources.online import dav, imap
from renown.sources.online.server import read_server
from renown.workspace import Workspace

USER, PASSWORD = "ana@postbox.example", "a-made-up-secret"
Talk = Callable[[socket.socket], None]
XML = "Content-Type: application/xml\r\n"


@pytest.fixture
def serve() -> Iterator[Callable[[Talk], int]]:
    """`serve(talk)` lets a server of our own talk so on each connection, and gives its port."""
    listening: list[socket.socket] = []

    def begin(talk: Talk) -> int:
        server = socket.create_server(("127.0.0.1", 0))
        listening.append(server)

        def accept() -> None:
            with suppress(OSError):
                while True:
                    client, _ = server.accept()
                    threading.Thread(target=answer, args=(client,), daemon=True).start()

        def answer(client: socket.socket) -> None:
            with suppress(OSError), client:
                talk(client)

        threading.Thread(target=accept, daemon=True).start()
        port: int = server.getsockname()[1]
        return port

    yield begin
    for server in listening:
        server.close()


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if a minute were a second."""
    monkeypatch.setattr("renown.sources.online.patience.SECONDS", 1.0)


def web(head: str, *body: bytes, pause: float = 0, drip: bool = False) -> Talk:
    """Answers every request so; `drip` sends the head, too, a byte at a time."""

    def talk(client: socket.socket) -> None:
        while client.recv(65536):
            whole = head.encode()
            for piece in [whole[n : n + 1] for n in range(len(whole))] if drip else [whole]:
                client.sendall(piece)
                time.sleep(pause)
            for piece in body:
                client.sendall(piece)
                time.sleep(pause)

    return talk


def collections(port: int) -> object:
    server = read_server(f"http://127.0.0.1:{port}/", USER, "carddav")
    with dav.signed_in(server, PASSWORD) as online:
        return online.collections()


def ends_soon(ask: Callable[[], object], words: str, seconds: float = 8) -> None:
    begun = time.monotonic()
    with pytest.raises(ServerError, match=words):
        ask()
    assert time.monotonic() - begun < seconds


BOMB = gzip.compress(b" " * (300 << 20), 1)


@pytest.mark.parametrize("packed", ["gzip", "x-gzip", "gzip, gzip", "br"])
def test_an_answer_that_unpacks_without_end_stays_small(packed: str, serve: Callable[[Talk], int]) -> None:
    head = f"HTTP/1.1 207 Multi\r\n{XML}Content-Encoding: {packed}\r\nContent-Length: {len(BOMB)}\r\n\r\n"
    port = serve(web(head, BOMB))
    tracemalloc.start()
    ends_soon(lambda: collections(port), "64 MB|not asked for", seconds=30)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 160 << 20


def test_an_answer_without_end_stays_small(serve: Callable[[Talk], int]) -> None:
    port = serve(web(f"HTTP/1.1 207 Multi\r\n{XML}\r\n", *[b" " * (1 << 20)] * 80))
    ends_soon(lambda: collections(port), "64 MB", seconds=30)


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize("drip", [True, False])
def test_a_dripping_web_server_is_given_up(drip: bool, serve: Callable[[Talk], int]) -> None:
    head = f"HTTP/1.1 207 Multi\r\n{XML}Content-Length: 100000\r\n\r\n"
    port = serve(web(head, *[b" "] * 1000, pause=0.2, drip=drip))
    ends_soon(lambda: collections(port), "too slowly")


@pytest.mark.parametrize(
    "body",
    [
        "<?xml version='1.0' encoding='utf-7'?><a/>",
        "<?xml version='1.0' encoding='nonsense'?><a/>",
        "<?xml version='1.0' encoding='utf-16'?><a/>",
        "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
        "<a>",
        "",
        "<a>" * 20_000 + "</a>" * 20_000,
        "<multistatus xmlns='DAV:'><response/><response><href/></response></multistatus>",
        "<multistatus xmlns='DAV:'><response><href>http://[</href><propstat><prop><resourcetype><addressbook "
        "xmlns='urn:ietf:params:xml:ns:carddav'/></resourcetype></prop><status>HTTP/1.1 200 OK</status></propstat>"
        "</response></multistatus>",
    ],
)
def test_xml_that_is_none_is_a_sentence(body: str, serve: Callable[[Talk], int]) -> None:
    head = f"HTTP/1.1 207 Multi\r\n{XML}Content-Length: {len(body)}\r\n\r\n"
    port = serve(web(head, body.encode()))
    ends_soon(lambda: collections(port), "XML that cannot be read|shows no addressbook|is no address")


@pytest.mark.parametrize("place", ["http://[", "http://127.0.0.1:99999999/", "//\xff", "http://elsewhere.example/", ""])
def test_being_sent_elsewhere_is_a_sentence(place: str, serve: Callable[[Talk], int]) -> None:
    port = serve(web(f"HTTP/1.1 302 Found\r\nLocation: {place}\r\nContent-Length: 0\r\n\r\n"))
    ends_soon(lambda: collections(port), r"127\.0\.0\.1")


def mail_server(**answers: bytes | list[bytes]) -> Talk:
    """Answers commands by their names; `TAG` becomes the command's. What is not named is done without a word."""

    def talk(client: socket.socket) -> None:
        client.sendall(answers.get("greeting", b"* OK ready\r\n"))  # type: ignore[arg-type]
        for line in client.makefile("rb"):
            tag, _, rest = line.strip().partition(b" ")
            words = rest.upper().split()
            name = (words[1] if words[:1] == [b"UID"] else words[0] if words else b"").decode()
            found = answers.get(name, b"TAG OK done\r\n")
            if name == "CAPABILITY" and name not in answers:
                found = b"* CAPABILITY IMAP4rev1\r\nTAG OK done\r\n"
            for piece in found if isinstance(found, list) else [found]:
                client.sendall(piece.replace(b"TAG", tag))
                if isinstance(found, list):
                    time.sleep(0.2)

    return talk


LIST = b'* LIST () "/" "INBOX"\r\nTAG OK done\r\n'
STATUS = b'* STATUS "INBOX" (UIDVALIDITY 1)\r\nTAG OK done\r\n'
SELECT = b"* 1 EXISTS\r\n* OK [UIDVALIDITY 1]\r\nTAG OK [READ-ONLY] done\r\n"
SEARCH = b"* SEARCH 1\r\nTAG OK done\r\n"
PLAIN: dict[str, Any] = {"LIST": LIST, "STATUS": STATUS, "SELECT": SELECT, "EXAMINE": SELECT, "SEARCH": SEARCH}


def headers(port: int) -> list[bytes]:
    server = read_server(f"imap://127.0.0.1:{port}/", USER, "imap")
    with imap.signed_in(server, PASSWORD) as mailbox:
        return [
            block
            for name in imap.folders(mailbox)
            for _, _, blocks in imap.new_headers(mailbox, name, None)
            for block in blocks
        ]


def test_the_made_up_mail_server_can_be_read(serve: Callable[[Talk], int]) -> None:
    fetched = b"* 1 FETCH (UID 1 BODY[HEADER.FIELDS (FROM)] {8}\r\nFrom: a\n)\r\nTAG OK done\r\n"
    assert headers(serve(mail_server(**PLAIN, FETCH=fetched))) == [b"From: a\n"]


@pytest.mark.parametrize("where", ["greeting", "LOGIN", "LIST", "STATUS", "EXAMINE", "SEARCH", "FETCH"])
def test_an_announced_flood_is_refused_before_it_comes(where: str, serve: Callable[[Talk], int]) -> None:
    flood = b"* 1 FETCH (UID 1 BODY[HEADER.FIELDS (FROM)] {3100000000}\r\n"
    port = serve(mail_server(**{**PLAIN, where: flood}))
    ends_soon(lambda: headers(port), "announces 3,100,000,000 bytes")


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize("where", ["LOGIN", "LIST", "FETCH"])
def test_a_dripping_mail_server_is_given_up(where: str, serve: Callable[[Talk], int]) -> None:
    port = serve(mail_server(**{**PLAIN, where: [b"*", b" "] + [b"a"] * 200}))
    ends_soon(lambda: headers(port), "too slowly")


NONSENSE = [
    b"\xff\xfe\r\nTAG OK done\r\n",
    b"* \r\nTAG OK done\r\n",
    b"* LIST\r\n* STATUS\r\n* SEARCH x y\r\nTAG OK done\r\n",
    b"* 1 FETCH (UID 99999999999999999999 BODY[] {1}\r\na)\r\nTAG OK done\r\n",
    b"* STATUS INBOX (UIDVALIDITY none)\r\nTAG OK done\r\n",
    b"* STATUS INBOX (\r\nTAG OK done\r\n",
    b'* LIST (\\x) "/" &&&-\r\n* LIST () "/" "&/////////-"\r\nTAG OK done\r\n',
    b"* SEARCH 1 2 -3 4.5\r\nTAG OK done\r\n",
    b"TAG NO [SERVERBUG]\r\n",
    b"TAG\r\n",
    b"TAG XYZZY\r\n",
    b"* BYE gone\r\n",
    b"+ more\r\nTAG OK done\r\n",
    b"{5}\r\n",
    b"HTTP/1.1 400 Bad Request\r\n\r\n",
    b"x0 OK other\r\nTAG OK done\r\n",
]


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize("where", ["greeting", "CAPABILITY", "LOGIN", "LIST", "STATUS", "EXAMINE", "SEARCH", "FETCH"])
def test_answers_that_make_no_sense_are_sentences(where: str, serve: Callable[[Talk], int]) -> None:
    for nonsense in NONSENSE:
        port = serve(mail_server(**{**PLAIN, where: nonsense}))
        try:
            headers(port)
        except ServerError as error:
            assert "127.0.0.1" in str(error)


def test_new_mails_that_are_all_newsletters_are_read_once(tmp_path: Path, serve: Callable[[Talk], int]) -> None:
    letter = (
        b"From: News <news@offers.example>\r\nTo: ana@postbox.example\r\nDate: Mon, 3 Mar 2025 10:00:00 +0000\r\n"
        b"List-Unsubscribe: <https://offers.example/u>\r\n\r\n"
    )
    fetched = b"* 1 FETCH (UID 1 BODY[HEADER.FIELDS (FROM)] {%d}\r\n%s)\r\nTAG OK done\r\n" % (len(letter), letter)
    port = serve(mail_server(**PLAIN, FETCH=fetched))
    with Workspace.create(tmp_path / "w") as workspace:
        server = workspace.servers.add(f"imap://127.0.0.1:{port}", user=USER, password=PASSWORD).server
        first = workspace.servers.sync(server)
        assert (first.mails, first.imports) == (1, ())
        assert "nothing in them is between people" in first.words
        again = workspace.servers.sync(server)
        assert (again.mails, again.words) == (0, "Nothing new.")
