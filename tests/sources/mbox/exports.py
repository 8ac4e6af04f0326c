"""Made-up mail: one function per kind of export, each writes into an empty folder and returns the path to import.

The owner is Mara Lindqvist (mara@example.org) wherever there is one; nobody in here exists.
"""

from __future__ import annotations

import gzip
import plistlib
import zipfile
from collections.abc import Callable
from pathlib import Path

BODY = "Hello,\n\n>From here on all is well.\nFrom time to time it rains.\n\nFrom the garden, with beans\n"
GARDEN = {"List-Id": "Gardeners <garden.example.org>", "List-Post": "<mailto:garden@example.org>"}


def letter(headers: dict[str, str], separator: str = "From 1@xxx Wed Mar 12 13:00:00 +0000 2025") -> str:
    """One message of an mbox; `_` in a header's name stands for a dash."""
    lines = "".join(f"{name.replace('_', '-')}: {value}\n" for name, value in headers.items())
    return f"{separator}\n{lines}\n{BODY}\n"


def own(key: str, sender: str, to: str, date: str = "Wed, 12 Mar 2025 13:00:00 +0100", **more: str) -> dict[str, str]:
    """The headers of a mail in Mara's mailbox."""
    folder = {"X-GM-THRID": "17", "X-Gmail-Labels": "Inbox,Opened", "Delivered-To": "mara@example.org"}
    return (
        folder | {"From": sender, "To": to, "Subject": "Secret beans", "Date": date, "Message-ID": f"<{key}@x>"} | more
    )


SENT = {"X-Gmail-Labels": "=?UTF-8?Q?Gesendet,Ge=C3=B6ffnet?="}
MARA = "Mara Lindqvist <mara@example.org>"
TAKEOUT = (
    own("m1", '"Brandt, Odo" <Odo@Example.org>', "mara@example.org"),
    own("m2", MARA, '"Brandt, Odo" <odo@example.org>', **SENT, In_Reply_To="<m1@x>", References="<m1@x>"),
    own(
        "m3", "=?utf-8?q?Zo=C3=AB_Roe?= <zoe@example.org>", f"{MARA},\n\tcrew: Odo <odo@example.org>, kim@example.org;"
    ),
    # A copy, a draft, spam, a newsletter, a robot, an answering machine.
    own("m1", '"Brandt, Odo" <odo@example.org>', "mara@example.org"),
    own("m4", MARA, "odo@example.org", X_Gmail_Labels="Drafts") | {"X-Gmail-Labels": "Drafts"},
    own("m5", "Bean Sellers <sell@example.com>", "mara@example.org") | {"X-Gmail-Labels": "Spam,Unread"},
    own(
        "m6",
        "Bean News <news@example.com>",
        "mara@example.org",
        List_Unsubscribe="<https://example.com>",
        List_Id="<n.example>",
    ),
    own("m7", "Shop <no-reply@example.com>", "mara@example.org"),
    own("m8", "Odo <odo@example.org>", "mara@example.org", Auto_Submitted="auto-replied"),
    own("m9", "Shop <shop@example.com>", "mara@example.org", Precedence="bulk"),
    # Clocks: a zone that is not known, one that lies but has a Received, one that lies without.
    own("m10", "kim@example.org (Kim Teal)", "mara@example.org", "Wed, 12 Mar 2025 14:00:00 -0000"),
    own("m11", "kim@example.org", "mara@example.org", "Thu, 1 Jan 1970 00:00:00 +0000")
    | {"Received": "by 192.0.2.1 with SMTP id a1;\n        Thu, 13 Mar 2025 07:00:00 -0700 (PDT)"},
    own("m12", "kim@example.org", "mara@example.org", "Fri, 1 Jan 2100 00:00:00 +0000"),
    own("m13", "nobody at all", "mara@example.org"),
    # A hidden copy, an Exchange address, one's own second address, one's own copy of a post to a list.
    own("m14", "Odo <odo@example.org>", "undisclosed-recipients:;"),
    own("m15", "Una Vale <IMCEAEX-_o=MILL_ou=Staff_cn=Recipients_cn=una+2Evale@mill.example>", "mara@example.org"),
    own("m16", "Mara <m.lindqvist@work.example>", "mara@example.org, odo@example.org", **SENT),
    own("m17", MARA, "garden@example.org", **SENT) | {"Subject": "[garden] Rain"},
    # A community list in the same mailbox: a question, two answers (one of them before it in the file).
    own("g2", "Odo <odo@example.org>", "garden@example.org", **GARDEN, In_Reply_To="<g1@x>", References="<g1@x>")
    | {"Subject": "Re: [garden] Which beans?"},
    own("g1", "Kim Teal <kim@example.org>", "garden@example.org", **GARDEN) | {"Subject": "[garden] Which beans?"},
    own("g3", "Mara via garden <garden@example.org>", "garden@example.org", **GARDEN, In_Reply_To="<g1@x>")
    | {"Reply-To": MARA, "Subject": "Re: [garden] Which beans?"},
    own("g4", "Zoe <zoe@example.org>", "garden@example.org", **GARDEN, In_Reply_To="<m17@x>") | {"Subject": "Rain"},
    own("m18", MARA, "m.lindqvist@work.example", **SENT),
)


def gmail_takeout(folder: Path) -> Path:
    path = folder / "takeout-20250401T120000Z-001.zip"
    name = "Takeout/Mail/Alle Nachrichten einschließlich Spam- und Papierkorbnachrichten.mbox"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, "".join(map(letter, TAKEOUT)).replace("\n", "\r\n"))
        archive.writestr("Takeout/archive_browser.html", "<html></html>")
    return path


def thunderbird(folder: Path) -> Path:
    """Folders of a mail program: no labels, no delivery; sent mail lies in a file of its own."""
    separator = "From - Wed Mar 12 13:00:00 2025"
    plain = {
        "Subject": "Beans",
        "Date": "Wed, 12 Mar 2025 13:00:00 +0000",
        "Received": "by x; 12 Mar 2025 13:00:00 +0000",
    }
    files = {
        "INBOX": [("i1", "Odo <odo@example.org>", MARA), ("i2", "Zoe <zoe@example.org>", MARA)],
        "Sent": [("s1", MARA, "odo@example.org")],
        "Trash": [("t1", "Kim <kim@example.org>", MARA)],
    }
    root = folder / "Mail"
    root.mkdir()
    for name, rows in files.items():
        texts = [letter(plain | {"From": f, "To": t, "Message-ID": f"<{k}@x>"}, separator) for k, f, t in rows]
        (root / name).write_text("".join(texts), "utf-8")
    (root / "INBOX.msf").write_text("// <!-- <mdb:mork:z v='1.4'/> -->", "utf-8")
    (root / "Drafts").touch()
    return root


def archived(key: str, sender: str, subject: str, day: int, parent: str = "") -> str:
    """A message as list archives give it: addresses veiled, hardly any headers."""
    address, _, name = sender.partition("|")
    answer = {"In-Reply-To": f"<{parent}@x>", "References": f"<{parent}@x>"} if parent else {}
    date = f"Thu, {day:02} Jan 2004 10:11:12 +0100"
    headers = {"From": f"{address} ({name})", "Date": date, "Subject": subject} | answer | {"Message-ID": f"<{key}@x>"}
    return letter(headers, f"From {address}  Thu Jan {day:2} 10:11:12 2004")


def pipermail(folder: Path) -> Path:
    """A public list's monthly files, packed with gzip; an answer in February to a question of January."""
    ann, bob, cyd = "ann at example.org|Ann Larkspur", "bob at example.org|Bob Teasel", "cyd at example.org|Cyd Yarrow"
    root = folder / "orchard"
    root.mkdir()
    january = [
        archived("p1", ann, "[Orchard-dev] Which oak?", 1),
        archived("p2", bob, "[Orchard-dev] Re: Which oak?", 2, "p1"),
        archived("p3", cyd, "Re: [Orchard-dev] Which oak?", 3, "p2"),
    ]
    february = [
        archived("p4", ann, "[Orchard-dev] Re: Which oak?", 4, "p3"),
        archived("p5", cyd, "Re: [Orchard-dev] x", 5, "gone"),
    ]
    february.append(archived("p6", bob, "[Orchard-dev] y", 6))
    (root / "2004-January.txt.gz").write_bytes(gzip.compress("".join(january).encode()))
    (root / "2004-February.txt.gz").write_bytes(gzip.compress("".join(february).encode()))
    return root


def list_mbox(folder: Path) -> Path:
    """A list's own mbox, with list headers and the list's own delivery."""
    path = folder / "dev.mbox"
    rows = [
        {"From": "Ann <ann@example.org>", "Message-ID": "<l1@x>", "Subject": "Oaks"},
        {"From": "Bob <bob@example.org>", "Message-ID": "<l2@x>", "Subject": "Re: Oaks", "In-Reply-To": "Ann's <l1@x>"},
        {"From": "Ann <ann@example.org>", "Message-ID": "<l3@x>", "Subject": "Re: Oaks", "In-Reply-To": "<l2@x>"},
    ]
    common = {
        "To": "dev@trees.example",
        "Delivered-To": "mailing list dev@trees.example",
        "Date": "1 Mar 2020 10:00:00 GMT",
    }
    common |= {"List-Id": "<dev.trees.example>", "List-Post": "<mailto:dev@trees.example>", "Precedence": "bulk"}
    common |= {"List-Unsubscribe": "<mailto:dev-leave@trees.example>"}
    path.write_text(
        "".join(letter(common | row, "From ann@example.org Sun Mar  1 10:00:00 2020") for row in rows), "utf-8"
    )
    return path


def maildir(folder: Path) -> Path:
    root = folder / "Maildir"
    files = {
        "cur/1741784400.M1P1.host:2,S": own("d1", "Odo <odo@example.org>", MARA),
        "new/1741784401.M2P1.host": own("d2", "Zoe <zoe@example.org>", MARA),
        ".Sent/cur/1741784402.M3P1.host:2,S": own("d3", MARA, "odo@example.org"),
        "cur/1741784403.M4P1.host:2,ST": own("d4", "Kim <kim@example.org>", MARA),
    }
    for name, headers in files.items():
        plain = {key: value for key, value in headers.items() if not key.startswith("X-G")}
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(letter(plain).partition("\n")[2], "utf-8")
    return root


def gzipped(folder: Path) -> Path:
    path = folder / "all.mbox.gz"
    path.write_bytes(gzip.compress("".join(map(letter, TAKEOUT[:3])).encode()))
    return path


def thunderbird_today(folder: Path) -> Path:
    """Folders as Thunderbird writes them since 2023: nothing behind `From `, its notes first, CR and LF."""
    root = folder / "Mail"
    (root / "INBOX.sbd").mkdir(parents=True)
    odo, zoe, kim = (f"{name.title()} <{name}@example.org>" for name in ("odo", "zoe", "kim"))
    arrived = {"Received": "by x; 12 Mar 2025 13:00:00 +0000"}
    files: dict[str, list[tuple[str, str, dict[str, str]]]] = {
        "INBOX": [
            (odo, MARA, arrived),
            (kim, MARA, arrived | {"X-Mozilla-Status": "0009"}),
            (zoe, MARA, arrived),
            (kim, MARA, arrived | {"X-Mozilla-Status2": "00200000"}),
        ],
        "Sent": [(MARA, "odo@example.org", {}), (MARA, "zoe@example.org", {"X-Mozilla-Status": "0801"})],
        "Templates": [(MARA, "kim@example.org", {})],
        "Unsent Messages": [(MARA, "kim@example.org", {})],
        "INBOX.sbd/Old v1.2": [(MARA, "zoe@example.org", {"X-Mozilla-Draft-Info": "internal/draft; vcard=0"})],
    }
    for name, mails in files.items():
        texts = []
        for number, (sender, to, more) in enumerate(mails):
            state = {"X-Mozilla-Status": "0001", "X-Mozilla-Status2": "00000000"} | more
            plain = {"From": sender, "To": to, "Date": "Wed, 12 Mar 2025 13:00:00 +0000"}
            key = {"Message-ID": f"<{name.replace(' ', '-')}{number}@x>"}
            # The first message of the inbox was written by an older version.
            separator = "From - Wed Mar 12 13:00:00 2025" if name == "INBOX" and not number else "From "
            texts.append(letter(state | plain | key, separator).replace("\nFrom ", "\n>From "))
        (root / name).write_bytes("".join(texts).replace("\n", "\r\n").encode())
    return root


def single_files(folder: Path) -> Path:
    """Messages that are files of their own: saved by Windows, by Apple Mail with its notes, and in an MH folder."""
    root = folder / "saved"
    plain = {"Date": "Wed, 12 Mar 2025 13:00:00 +0000", "Received": "by x; 12 Mar 2025 13:00:00 +0000"}
    messages = {
        "windows/one.eml": {"From": "Odo <odo@example.org>", "To": MARA, "Message-ID": "<1@x>"} | plain,
        "windows/waiting.eml": {"X-Unsent": "1", "From": MARA, "To": "kim@example.org", "Message-ID": "<2@x>"},
        "mh/7": {"From": "Odo <odo@example.org>", "To": MARA, "Message-ID": "<3@x>"} | plain,
        "Apple/INBOX.mbox/Messages/1.emlx": {"From": "Odo <odo@example.org>", "To": MARA, "Message-ID": "<4@x>"}
        | plain,
        "Apple/INBOX.mbox/Messages/2.emlx": {"From": "Kim <kim@example.org>", "To": MARA, "Message-ID": "<5@x>"}
        | plain,
        "Apple/INBOX.mbox/Messages/3.partial.emlx": {"From": MARA, "To": "kim@example.org", "Message-ID": "<6@x>"},
        "Apple/Sent Messages.mbox/Messages/4.emlx": {"From": MARA, "To": "odo@example.org", "Message-ID": "<7@x>"}
        | plain,
    }
    flags = {"1": 1, "2": 3, "3": 65, "4": 1}
    for name, headers in messages.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = letter(headers).partition("\n")[2].replace("\n", "\r\n").encode()
        if name.endswith(".emlx"):
            told = {"flags": flags[path.name[0]], "date-received": 1741784400}
            text = f"{len(text):<10}\n".encode() + text + plistlib.dumps(told)
        path.write_bytes(text)
    return root


EXPORTS: dict[str, Callable[[Path], Path]] = {
    "gmail-takeout": gmail_takeout,
    "thunderbird": thunderbird,
    "pipermail": pipermail,
    "list-mbox": list_mbox,
    "maildir": maildir,
    "gzipped": gzipped,
    "thunderbird-today": thunderbird_today,
    "single-files": single_files,
}
