"""Made-up address books: one function per era, each writes into an empty folder and returns the path to import.

Nobody in here exists.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

PHOTO = "".join(f" {'A' * 74}\r\n" for _ in range(200))


def card(version: str, *lines: str) -> str:
    """A card with the line ends of the standard."""
    return "".join(f"{line}\r\n" for line in ("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD"))


APPLE = (
    card(
        "3.0",
        "PRODID:-//Apple Inc.//macOS 15.1//EN",
        "N:Vale;Una;Rose;Dr.;",
        "FN:Dr. Una Rose Vale",
        "ORG:Millbrook Choir;Altos",
        "TITLE:Conductor\\, second",
        "item1.EMAIL;type=INTERNET;type=pref:Una.Vale@Example.org",
        "item1.X-ABLabel:_$!<Home>!$_",
        "EMAIL;type=INTERNET;type=WORK:una@choir.example",
        "TEL;type=CELL;type=VOICE;type=pref:+49 1512 3456789",
        "TEL;type=HOME:030 / 901820",
        "item2.URL;type=pref:https://una.example/about",
        "item3.X-ABRELATEDNAMES;type=pref:Odo Brandt",
        "item3.X-ABLabel:_$!<Spouse>!$_",
        "BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-07",
        "X-SOCIALPROFILE;type=linkedin:http://www.linkedin.com/in/Una-Vale",
        "NOTE:Met at the fair\\nowes me",
        " a book",
        "PHOTO;ENCODING=b;TYPE=JPEG:" + PHOTO.rstrip(),
        "UID:5C1D-UNA",
        "X-ABUID:5C1D-UNA:ABPerson",
    )
    + card("3.0", "N:;;;;", "FN:Bean Sellers", "ORG:Bean Sellers;", "X-ABShowAs:COMPANY", "UID:5C1D-BEAN")
    + card(
        "3.0",
        "N:Altos;;;;",
        "FN:Altos",
        "X-ADDRESSBOOKSERVER-KIND:group",
        "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:5c1d-una",
        "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:gone",
        "UID:5C1D-ALTOS",
    )
    + card("3.0", "N:;;;;", "FN:", "NOTE:nobody at all")
)


def apple(folder: Path) -> Path:
    path = folder / "All Contacts.vcf"
    path.write_text(APPLE, "utf-8", newline="")
    return path


def old_phone(folder: Path) -> Path:
    """2.1 as phones of the 2000s wrote it: quoted-printable, bare types, a photo in base64, a card in a card."""
    text = card(
        "2.1",
        "N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Gr=FCn;Zo=EB;;;",
        "FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Zo=EB=20=",
        "Gr=FCn",
        "TEL;CELL;PREF:+33612345678",
        "TEL;WORK;FAX:+33145678901",
        "EMAIL;INTERNET:zoe@example.org",
        "ORG;QUOTED-PRINTABLE:Caf=C3=A9 du Coin;",
        "ADR;HOME;ENCODING=QUOTED-PRINTABLE:;;1=2C rue=0D=0A=",
        "du Pr=E9;Lyon;;69001;France",
        "AGENT:",
        "BEGIN:VCARD",
        "VERSION:2.1",
        "FN:Kim Teal",
        "TEL:+33699999999",
        "END:VCARD",
        "PHOTO;JPEG;BASE64:" + PHOTO.rstrip(),
        "",
        "BDAY:19801231",
        "X-SPOUSE:Ali Roe",
    )
    path = folder / "phone.vcf"
    path.write_text(text, "latin-1", newline="")
    return path


def fourth(folder: Path) -> Path:
    """4.0 with the properties of RFC 9554, in two files of a zip; one card stands in both."""
    ida = card(
        "4.0",
        "KIND:individual",
        'FN;LANGUAGE="en":Ida Moss',
        'N;SORT-AS="Moss,Ida":Moss;Ida;;;',
        'TEL;VALUE=uri;TYPE="voice,cell":tel:+1-202-555-0123;ext=5',
        "EMAIL;PREF=1:ida@example.org",
        "IMPP:xmpp:ida@chat.example",
        "SOCIALPROFILE;SERVICE-TYPE=Mastodon;USERNAME=ida:https://social.example/@ida",
        "RELATED;TYPE=friend:urn:uuid:0b7d6a58-0000-4000-8000-000000000002",
        "RELATED;VALUE=text;TYPE=co-worker:Jo\\, the baker",
        "CATEGORIES:Choir,Bread\\, cake",
        "BDAY:--0412",
        "GRAMGENDER:animate",
        "PRONOUNS;LANGUAGE=en:she/her",
        "CREATED:20240101T000000Z",
        "UID:urn:uuid:0B7D6A58-0000-4000-8000-000000000001",
    )
    mill = card("4.0", "KIND:org", "FN:Moss Mill", "ORG:Moss Mill", "URL:https://mill.example")
    hall = card("4.0", "KIND:location", "FN:Town hall", "GEO:geo:52.5,13.4")
    path = folder / "contacts.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("contacts/everybody.vcf", ida + mill + hall)
        archive.writestr("contacts/ida.vcf", ida)
        archive.writestr("contacts/list.txt", "two files")
    return path


EXPORTS: dict[str, Callable[[Path], Path]] = {"apple": apple, "2.1": old_phone, "4.0": fourth}
