"""Mail to oneself over a real server on this machine: taken, refused, and gone in the middle."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default
from typing import Any

import icalendar
import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

from renown.errors import InputError, ServerError
from renown.publish.calendar_feed import Entry, calendar_text
from renown.publish.mail import Outgoing, message_of, send

HOST = "127.0.0.1"
ANA = "ana@tide.example"


class Postbox:
    """Keeps what comes, or refuses it."""

    def __init__(self) -> None:
        self.came: list[bytes] = []
        self.answer = "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        if self.answer.startswith("250"):
            self.came.append(bytes(envelope.content or b""))
        return self.answer


@pytest.fixture
def postbox() -> Iterator[tuple[Postbox, Outgoing]]:
    box = Postbox()
    controller = Controller(box, hostname=HOST, port=free_port())
    controller.start()
    yield box, Outgoing(HOST, controller.port, starttls=False)
    controller.stop()


def free_port() -> int:
    with socket.socket() as found:
        found.bind((HOST, 0))
        return int(found.getsockname()[1])


def message() -> Any:
    from datetime import date, datetime

    feed = calendar_text([Entry("promise-1", date(2026, 11, 23), "Send the maps", task=True)], datetime(2026, 11, 21))
    return message_of(ANA, "Today, 21 Nov", "Write to Zoë.\n", feed)


def test_the_message_arrives_with_words_and_a_calendar(postbox: tuple[Postbox, Outgoing]) -> None:
    box, server = postbox
    send(message(), server)
    (came,) = box.came
    read = message_from_bytes(came, policy=default)
    words, calendar = read.iter_parts()
    assert read["To"] == ANA and words.get_content().strip() == "Write to Zoë."
    (todo,) = icalendar.Calendar.from_ical(calendar.get_payload(decode=True)).walk("VTODO")
    assert str(todo["uid"]) == "promise-1@renown.example" and calendar.get_filename() == "today.ics"


def test_a_server_that_refuses_says_why(postbox: tuple[Postbox, Outgoing]) -> None:
    box, server = postbox
    box.answer = "552 the box is full"
    with pytest.raises(ServerError, match="refused the message: 552 the box is full"):
        send(message(), server)
    assert box.came == []


def test_a_wrong_password_is_named() -> None:
    def nobody(*_: object) -> AuthResult:
        return AuthResult(success=False, handled=False)

    controller = Controller(Postbox(), hostname=HOST, port=free_port(), authenticator=nobody, auth_require_tls=False)
    controller.start()
    try:
        with pytest.raises(ServerError, match="refused the name or the password"):
            send(message(), Outgoing(HOST, controller.port, "ana", False, "wrong"))
    finally:
        controller.stop()


def test_a_server_that_dies_in_the_middle_is_an_error_and_no_trace() -> None:
    with socket.socket() as listening:
        listening.bind((HOST, 0))
        listening.listen()

        def hang_up() -> None:
            line, _ = listening.accept()
            with line:
                line.sendall(b"220 here\r\n")
                line.recv(1000)

        thread = threading.Thread(target=hang_up)
        thread.start()
        with pytest.raises(ServerError, match="the message was not sent"):
            send(message(), Outgoing(HOST, listening.getsockname()[1], starttls=False))
        thread.join()


def test_where_nobody_listens_the_error_says_so() -> None:
    with pytest.raises(ServerError, match="the message was not sent"):
        send(message(), Outgoing(HOST, free_port(), starttls=False))


def test_an_open_line_to_another_machine_is_refused_before_anything_is_sent() -> None:
    with pytest.raises(InputError, match="a line that others can read"):
        send(message(), Outgoing("mail.tide.example", 25, "ana", False, "secret"))


def test_a_server_without_encryption_is_not_trusted_with_a_password(postbox: tuple[Postbox, Outgoing]) -> None:
    box, server = postbox
    with pytest.raises(ServerError, match="not sent"):
        send(message(), Outgoing(server.host, server.port, "ana", True, "secret"))
    assert box.came == []


def test_a_password_is_not_shown() -> None:
    assert "secret" not in repr(Outgoing("mail.tide.example", 587, "ana", True, "secret"))
