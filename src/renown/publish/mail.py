"""E-mail to oneself: one message with words and a calendar, through a server of the owner's own.

Invariants: a password never goes over a line that others can read; whatever goes wrong is one sentence, and nothing but
the message itself is changed by sending.
"""

from __future__ import annotations

import smtplib
import ssl
from dataclasses import dataclass, field
from email.message import EmailMessage
from ipaddress import ip_address

from renown.errors import InputError, ServerError

SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Outgoing:
    """The server that takes mail: its name and port, who signs in (empty: nobody), whether the line is encrypted."""

    host: str
    port: int = 587
    user: str = ""
    starttls: bool = True
    password: str = field(default="", repr=False)


def message_of(to: str, subject: str, words: str, calendar: str) -> EmailMessage:
    """A message of the owner to themselves, with the calendar beside the words; the subject stands on one line.

    >>> message = message_of("ana@tide.example", "Today", "Write to Bo.", "BEGIN:VCALENDAR")
    >>> message["To"], [part.get_content_type() for part in message.iter_parts()]
    ('ana@tide.example', ['text/plain', 'text/calendar'])
    """
    if len(to.splitlines()) != 1:
        raise InputError(f"{to!r} is no address that mail can go to", hint="name one mailbox")
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = to, to, " ".join(subject.split())
    message.set_content(words)
    message.add_attachment(calendar.encode(), "text", "calendar", filename="today.ics")
    return message


def send(message: EmailMessage, server: Outgoing) -> None:
    """Hand the message to the server. Raises InputError for an unsafe line, ServerError for everything that goes wrong.

    Without STARTTLS only a server on this machine is asked.
    """
    if not server.starttls and not _is_here(server.host):
        raise InputError(
            f"mail to {server.host} would go over a line that others can read",
            hint="switch encryption on with RENOWN_SMTP_STARTTLS=1",
        )
    at = f"{server.host}:{server.port}"
    try:
        with smtplib.SMTP(server.host, server.port, timeout=SECONDS) as line:
            if server.starttls:
                line.starttls(context=ssl.create_default_context())
            if server.user:
                line.login(server.user, server.password)
            line.send_message(message)
    except smtplib.SMTPAuthenticationError as error:
        raise ServerError(f"{at} refused the name or the password", hint="check RENOWN_SMTP_USER") from error
    except smtplib.SMTPResponseException as error:
        raise ServerError(f"{at} refused the message: {error.smtp_code} {_told(error.smtp_error)}") from error
    except smtplib.SMTPRecipientsRefused as error:
        raise ServerError(f"{at} does not take mail for {', '.join(error.recipients)}") from error
    except (smtplib.SMTPException, OSError) as error:
        raise ServerError(f"the message was not sent: {at}: {error}", hint="try again later") from error


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _told(words: bytes | str) -> str:
    return words.decode(errors="replace") if isinstance(words, bytes) else words
