"""Bringing in from real servers on loopback: twice, with changes between, and with one that dies in the middle."""

from __future__ import annotations

import imaplib
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from typer.testing import CliRunner

from renown.cli.commands import app
from renown.errors import InputError, ServerError
from renown.intake.arrivals import INCOMING
from renown.model.values.picture import packed
from renown.publish.vcard import write_cards
from renown.sources.contact import Contact, Employer
from renown.workspace import Workspace

USER, PASSWORD = "ana@postbox.example", "a-made-up-secret"
BASE = 1_750_000_000


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "w") as made:
        yield made


def mail(number: int, sender: str = "", to: str = USER) -> bytes:
    sender = sender or f"Person {number % 7} <p{number % 7}@maps.example>"
    date = time.strftime("%a, %d %b %Y %H:%M:%S +0000", time.gmtime(BASE + number * 3600))
    head = f"From: {sender}\r\nTo: {to}\r\nDate: {date}\r\nMessage-ID: <{number}@maps.example>\r\nSubject: Contours\r\n"
    return f"{head}\r\nThe secret words of mail {number}\r\n".encode()


def fill(port: int, numbers: range, folder: str = "INBOX", **how: Any) -> None:
    with imaplib.IMAP4("127.0.0.1", port) as client:
        client.login(USER, PASSWORD)
        client.create(folder)
        for number in numbers:
            assert client.append(folder, "", imaplib.Time2Internaldate(BASE), mail(number, **how))[0] == "OK"


def add_mailbox(workspace: Workspace, port: int) -> int:
    return workspace.servers.add(f"imap://127.0.0.1:{port}", user=USER, password=PASSWORD).server


def move(server: int, url: str) -> None:
    """Let a server be found at another address, as after a change of its name."""
    from renown.desk.models import SyncServer

    SyncServer.objects.filter(pk=server).update(url=url)


def interactions(workspace: Workspace) -> int:
    return workspace.state().interactions


def words_on_disk(folder: Path, needle: bytes) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and needle in path.read_bytes()]


def test_mail_comes_once_and_only_what_is_new_comes_again(dovecot: Any, workspace: Workspace) -> None:
    fill(dovecot.port, range(30))
    fill(dovecot.port, range(100, 110), "Sent", sender=USER, to="p1@maps.example")
    fill(dovecot.port, range(200, 205), "Trash")
    server = add_mailbox(workspace, dovecot.port)
    first = workspace.servers.sync(server)
    assert (first.mails, interactions(workspace)) == (45, 40)  # what lies in the bin is read and left out
    again = workspace.servers.sync(server)
    assert (again.mails, again.imports, again.words) == (0, (), "Nothing new.")
    fill(dovecot.port, range(30, 33))
    third = workspace.servers.sync(server)
    assert (third.mails, interactions(workspace)) == (3, 43)
    assert [candidate.handle for candidate in workspace.people.owner_candidates()] == [USER]


def test_what_is_marked_as_deleted_or_as_a_draft_is_no_mail(dovecot: Any, workspace: Workspace) -> None:
    with imaplib.IMAP4("127.0.0.1", dovecot.port) as client:
        client.login(USER, PASSWORD)
        for number, flag in enumerate(("", "\\Deleted", "\\Draft", "\\Seen")):
            assert client.append("INBOX", flag, imaplib.Time2Internaldate(BASE), mail(number))[0] == "OK"
    assert workspace.servers.sync(add_mailbox(workspace, dovecot.port)).mails == 2


def test_reading_mail_changes_nothing_and_fetches_no_words(dovecot: Any, workspace: Workspace) -> None:
    fill(dovecot.port, range(3))
    workspace.servers.sync(add_mailbox(workspace, dovecot.port))
    with imaplib.IMAP4("127.0.0.1", dovecot.port) as client:
        client.login(USER, PASSWORD)
        client.select("INBOX")
        assert client.search(None, "SEEN")[1] == [b""]
    assert not words_on_disk(workspace.path, b"secret words")
    assert not (workspace.path / INCOMING).exists()


def test_a_mail_server_that_dies_half_way_loses_nothing(
    dovecot: Any, dying: Callable[[int, int], Any], workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("renown.sources.online.imap.MAILS_AT_ONCE", 10)
    fill(dovecot.port, range(60))
    server = add_mailbox(workspace, dying(dovecot.port, 9_000).port)
    with pytest.raises(ServerError, match="new mails had come and are kept"):
        workspace.servers.sync(server)
    came = interactions(workspace)
    assert 0 < came < 60
    assert not workspace.servers.list()[0].last_ended_well
    # The same server again, at its own address: it goes on where it ended.
    move(server, f"imap://127.0.0.1:{dovecot.port}")
    rest = workspace.servers.sync(server)
    assert (rest.mails, interactions(workspace)) == (60 - came, 60)


def test_a_folder_made_anew_is_read_again_and_counts_once(dovecot: Any, workspace: Workspace) -> None:
    fill(dovecot.port, range(5), "Friends")
    server = add_mailbox(workspace, dovecot.port)
    workspace.servers.sync(server)
    with imaplib.IMAP4("127.0.0.1", dovecot.port) as client:
        client.login(USER, PASSWORD)
        client.delete("Friends")
    time.sleep(1.1)  # the validity of a folder is the second it was made in
    fill(dovecot.port, range(6), "Friends")
    assert workspace.servers.sync(server).mails == 6
    assert interactions(workspace) == 6


def test_a_wrong_password_and_a_silent_port_are_sentences(dovecot: Any, workspace: Workspace) -> None:
    server = add_mailbox(workspace, dovecot.port)
    with pytest.raises(ServerError, match=r"refuses ana@postbox\.example"):
        workspace.servers.sync(server, "wrong")
    dovecot.stop()
    with pytest.raises(ServerError, match=r"127\.0\.0\.1"):
        workspace.servers.sync(server)
    assert "wrong" not in workspace.servers.list()[0].last_words


def test_without_a_password_one_is_asked_for(workspace: Workspace) -> None:
    server = workspace.servers.add("imap://127.0.0.1:1", user=USER)
    assert server.asks
    with pytest.raises(InputError, match="not known"):
        workspace.servers.sync(server.server)


def test_a_kept_password_is_its_owners_alone_and_goes_with_the_server(workspace: Workspace) -> None:
    server = workspace.servers.add("imap://127.0.0.1:1", user=USER, password=PASSWORD).server
    (file,) = words_on_disk(workspace.path, PASSWORD.encode())
    assert file.stat().st_mode & 0o077 == 0
    workspace.servers.remove(server)
    assert not words_on_disk(workspace.path, PASSWORD.encode())
    assert workspace.servers.list() == ()


# --- address books and calendars ---------------------------------------------------------------------------------


def card(number: int, name: str = "") -> str:
    name = name or f"Person {number}"
    return (
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:card-{number}\r\nFN:{name}\r\nN:{number};Person;;;\r\n"
        f"EMAIL:p{number}@maps.example\r\nORG:Saltworks\r\nEND:VCARD\r\n"
    )


def event(number: int, day: int) -> str:
    return (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//made up//EN\r\nBEGIN:VEVENT\r\n"
        f"UID:event-{number}\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:202603{day:02d}T090000Z\r\n"
        f"DTEND:202603{day:02d}T100000Z\r\nSUMMARY:Talk {number}\r\nORGANIZER:mailto:{USER}\r\n"
        f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:{USER}\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:p{number}@maps.example\r\n"
        "END:VEVENT\r\nEND:VCALENDAR\r\n"
    )


MKCOL = {
    "carddav": ("vcf", "text/vcard", '<C:addressbook xmlns:C="urn:ietf:params:xml:ns:carddav"/>'),
    "caldav": ("ics", "text/calendar", '<C:calendar xmlns:C="urn:ietf:params:xml:ns:caldav"/>'),
}


class Cloud:
    """What a person does with their address book or calendar at the server."""

    def __init__(self, port: int, sort: str) -> None:
        self.ending, self.type, kind = MKCOL[sort]
        self.client = httpx.Client(base_url=f"http://127.0.0.1:{port}", auth=(USER, PASSWORD))
        self.place = f"/{USER}/{sort}/"
        body = (
            '<?xml version="1.0"?><D:mkcol xmlns:D="DAV:"><D:set><D:prop><D:resourcetype><D:collection/>'
            f"{kind}</D:resourcetype><D:displayname>My own {sort}</D:displayname></D:prop></D:set></D:mkcol>"
        )
        assert self.client.request("MKCOL", self.place, content=body).status_code == 201

    def put(self, number: int, content: str) -> None:
        address = f"{self.place}{number}.{self.ending}"
        answer = self.client.put(address, content=content.encode(), headers={"Content-Type": self.type})
        assert answer.status_code in (201, 204), answer.text

    def drop(self, number: int) -> None:
        assert self.client.delete(f"{self.place}{number}.{self.ending}").status_code in (200, 204)


def names(workspace: Workspace) -> set[str]:
    return {row.name for row in workspace.people.page(per_page=500).rows}


def test_an_address_book_comes_once_and_follows_its_changes(radicale: Any, workspace: Workspace) -> None:
    cloud = Cloud(radicale.port, "carddav")
    for number in range(12):
        cloud.put(number, card(number))
    server = workspace.servers.add(f"http://127.0.0.1:{radicale.port}", user=USER, sort="carddav", password=PASSWORD)
    first = workspace.servers.sync(server.server)
    assert first.changed == ("My own carddav",)
    assert names(workspace) == {f"Person {number}" for number in range(12)}
    assert workspace.servers.sync(server.server).words == "Nothing new."
    assert len(workspace.imports.reports()) == 1
    cloud.drop(3)
    cloud.put(4, card(4, "Cara Lind"))
    cloud.put(77, card(77))
    workspace.servers.sync(server.server)
    expected = {f"Person {number}" for number in (0, 1, 2, 5, 6, 7, 8, 9, 10, 11, 77)} | {"Cara Lind"}
    assert names(workspace) == expected
    assert len(workspace.imports.reports()) == 1


def test_a_card_of_ours_survives_a_server(radicale: Any, workspace: Workspace, photo: Callable[[str], bytes]) -> None:
    """What is written here, kept by another program's server and fetched again is the same card, to the byte."""
    made = Contact(uid="una", name="Una Vale", emails=["una@quay.example"], phones=["+12025550123", "+4930901820"])
    made.title, made.organisation, made.department = "Conductor", "Millbrook Choir", "Altos"
    made.also, made.birthday = [Employer("Archivist", "Saltby Council", "Maps")], "1985-04-12"
    made.dates, made.photo = [("first boat", "2011-06-03")], photo("teal")
    made.kinds = {"una@quay.example": "home", "+4930901820": "cell", "+12025550123": "summer house"}
    written = b"".join(write_cards([made], "3.0"))
    cloud = Cloud(radicale.port, "carddav")
    cloud.put(1, written.decode())
    server = workspace.servers.add(f"http://127.0.0.1:{radicale.port}", user=USER, sort="carddav", password=PASSWORD)
    workspace.servers.sync(server.server)
    una = workspace.people.find("Una Vale")
    assert workspace.people.export_contacts("vcard3", person=una).content == written
    assert workspace.details.picture(una) == packed(made.photo)


def test_a_moved_event_is_met_once(radicale: Any, workspace: Workspace) -> None:
    cloud = Cloud(radicale.port, "caldav")
    cloud.put(1, event(1, 3))
    cloud.put(2, event(2, 4))
    server = workspace.servers.add(f"http://127.0.0.1:{radicale.port}/", user=USER, sort="caldav", password=PASSWORD)
    workspace.servers.sync(server.server)
    before = interactions(workspace)
    cloud.put(2, event(2, 9))
    assert workspace.servers.sync(server.server).changed == ("My own caldav",)
    assert interactions(workspace) == before
    assert workspace.servers.sync(server.server).changed == ()


@pytest.mark.parametrize("after", [200, 1_500, 3_000, 4_000])
def test_an_address_book_server_that_dies_half_way_leaves_what_was(
    radicale: Any, dying: Callable[[int, int], Any], workspace: Workspace, after: int
) -> None:
    cloud = Cloud(radicale.port, "carddav")
    for number in range(40):
        cloud.put(number, card(number))
    server = workspace.servers.add(f"http://127.0.0.1:{radicale.port}", user=USER, sort="carddav", password=PASSWORD)
    workspace.servers.sync(server.server)
    cloud.put(99, card(99))
    broken = f"http://127.0.0.1:{dying(radicale.port, after).port}"
    move(server.server, broken)
    with pytest.raises(ServerError, match="the connection ended"):
        workspace.servers.sync(server.server)
    assert len(names(workspace)) == 40
    move(server.server, f"http://127.0.0.1:{radicale.port}")
    workspace.servers.sync(server.server)
    assert len(names(workspace)) == 41


def test_an_emptied_address_book_is_noted_and_takes_nothing_away(radicale: Any, workspace: Workspace) -> None:
    cloud = Cloud(radicale.port, "carddav")
    cloud.put(1, card(1))
    server = workspace.servers.add(f"http://127.0.0.1:{radicale.port}", user=USER, sort="carddav", password=PASSWORD)
    workspace.servers.sync(server.server)
    cloud.drop(1)
    assert "is empty; what was imported of it stays" in workspace.servers.sync(server.server).words
    assert names(workspace) == {"Person 1"}


def test_the_wrong_password_and_the_wrong_address_are_sentences(radicale: Any, workspace: Workspace) -> None:
    address = f"http://127.0.0.1:{radicale.port}"
    server = workspace.servers.add(address, user=USER, sort="carddav", password="wrong")
    with pytest.raises(ServerError, match=r"refuses ana@postbox\.example"):
        workspace.servers.sync(server.server)
    with pytest.raises(ServerError, match="shows no addressbook"):
        workspace.servers.sync(server.server, PASSWORD)


# --- the command line --------------------------------------------------------------------------------------------


def test_the_commands_bring_in_list_and_let_go(
    dovecot: Any, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(dovecot.port, range(4))
    monkeypatch.setenv("RENOWN_WORKSPACE", str(workspace.path))
    monkeypatch.setenv("RENOWN_SYNC_PASSWORD", PASSWORD)
    run = CliRunner().invoke
    added = run(app, ["sync", "add", f"imap://127.0.0.1:{dovecot.port}", "--user", USER])
    assert added.exit_code == 0, added.output
    assert "4 new mails" in run(app, ["sync"]).output
    assert "Nothing new" in run(app, ["sync"]).output
    (listed,) = json.loads(run(app, ["sync", "list", "--json"]).stdout)
    assert (listed["user"], listed["last_words"], listed["asks"]) == (USER, "Nothing new.", True)
    monkeypatch.setenv("RENOWN_SYNC_PASSWORD", "wrong")
    refused = run(app, ["sync"])
    assert refused.exit_code == ServerError.exit_code
    assert "refuses" in refused.output
    assert run(app, ["sync", "anew", "1"]).exit_code == 0
    assert run(app, ["sync", "remove", "1"]).exit_code == 0
    assert run(app, ["sync", "remove", "1"]).exit_code == 3


def test_a_command_can_print_the_password(dovecot: Any, workspace: Workspace) -> None:
    fill(dovecot.port, range(2))
    address = f"imap://127.0.0.1:{dovecot.port}"
    server = workspace.servers.add(address, user=USER, command=f"echo {PASSWORD}")
    assert workspace.servers.sync(server.server).mails == 2
    failing = workspace.servers.add(address, user=USER, command="exit 3")
    with pytest.raises(InputError, match="the command for the password failed"):
        workspace.servers.sync(failing.server)
