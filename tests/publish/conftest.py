"""A set of hard cards, made up, and the way there and back: read, write, read again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from renown.model.rows import AccountRow, FactRow
from renown.sources.archive import open_archive
from renown.sources.base import ReadOptions
from renown.sources.contact import Contact, contact_of
from renown.sources.registry import load

HARD = b"""BEGIN:VCARD\r
VERSION:2.1\r
N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Gr=FCn;Zo=EB;;;\r
FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Zo=EB=20=\r
Gr=FCn\r
TEL;CELL;PREF:+33612345678\r
TEL;WORK;FAX:030 / 901820\r
EMAIL;INTERNET:zoe@example.org\r
NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Erste Zeile=0D=0Azweite; Zeile, mit =\r
=C3=A9 und =3D\r
ADR;HOME;ENCODING=QUOTED-PRINTABLE:;;1=2C rue=0D=0Adu Pr=E9;Lyon;;69001;France\r
END:VCARD\r
BEGIN:VCARD\r
VERSION:3.0\r
UID:4FBE8971-0BC3-424C-9C26-36C3E1EFF6B1\r
N:Vale;Una;Rose;Dr.;\r
FN:Dr. Una Rose Vale\\, MD\r
ORG:Doe\\; Sons\\, Ltd;Altos\r
TITLE:Conductor\\, second\r
item1.EMAIL;type=INTERNET;type=HOME;type=pref:Una.Vale@Example.org\r
item1.X-ABLabel:_$!<Home>!$_\r
EMAIL;type=INTERNET,WORK:una@choir.example\r
item3.X-ABRELATEDNAMES;type=pref:Odo Brandt\r
item3.X-ABLabel:_$!<Spouse>!$_\r
item4.X-ABRELATEDNAMES:Kim\\, the tall one: always\r
item4.X-ABLabel:Best Man\\; twice\r
BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29\r
item5.X-ABDATE:2011-06-18\r
item5.X-ABLabel:_$!<Anniversary>!$_\r
item6.X-ABDATE:2012-01-01\r
item6.X-ABLabel:First boat\r
X-SOCIALPROFILE;type=linkedin:http://www.linkedin.com/in/Una-Vale\r
URL;type=pref:https://una.example/about\r
X-SKYPE:una.vale\r
NICKNAME:Uni,Rosie\\, dear\r
CATEGORIES:Family,Choir\\, altos\r
NOTE:A long one that has to be folded because it goes on and on \xe6\xbc\xa2\xe5\xad\x97\xe6\xbc\r
 \xa2\xe5\xad\x97 and\\nover lines \\\\ with a backslash\r
PHOTO;ENCODING=b;TYPE=JPEG:AAAA\r
 BBBB\r
END:VCARD\r
BEGIN:VCARD\r
VERSION:4.0\r
UID:urn:uuid:03a0e51f-d1aa-4385-8a53-e29025acd8af\r
FN:\xd9\x85\xd8\xb1\xd9\x8a\xd9\x85 \xd8\xad\xd8\xaf\xd8\xa7\xd8\xaf\r
BDAY:--0412\r
ANNIVERSARY:20090808\r
RELATED;TYPE=spouse;VALUE=text:Odo Brandt\r
RELATED;TYPE=friend:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1\r
RELATED;TYPE=mentor;VALUE=text:Ann, who taught me\r
RELATED;VALUE=text:somebody: unsaid\r
TEL;VALUE=uri;TYPE="voice,cell";PREF=1:tel:+1-202-555-0123;ext=5\r
IMPP:xmpp:maryam@jabber.example\r
EMAIL;PREF=1:maryam@example.org\r
ADR;LABEL="1 Quay Lane\\nSaltby":;Flat 2;1 Quay Lane;Saltby;Fenshire;SB1 2CD;United Kingdom\r
CATEGORIES:\xf0\x9f\x8e\xb5,* myContacts\r
END:VCARD\r
BEGIN:VCARD\r
VERSION:3.0\r
N:;;;;\r
FN:Bean Sellers\r
ORG:Bean Sellers;\r
X-ABShowAs:COMPANY\r
TEL:+44 20 7946 0018\r
BDAY:circa 1800\\, in spring\r
END:VCARD\r
BEGIN:VCARD\r
VERSION:3.0\r
FN:\r
TEL:+351912345678\r
END:VCARD\r
BEGIN:VCARD\r
VERSION:3.0\r
FN:Only A Name\r
BDAY:1985\r
END:VCARD\r
BEGIN:VCARD\r
VERSION:4.0\r
FN:mail@only.example\r
EMAIL:mail@only.example\r
BDAY:1985-04\r
END:VCARD\r
"""

Rows = dict[str, tuple[AccountRow, frozenset[FactRow]]]


def told(items: Iterable[object]) -> Rows:
    """The accounts by key, each with its facts."""
    found: dict[str, tuple[AccountRow, set[FactRow]]] = {}
    for item in items:
        if isinstance(item, AccountRow):
            found[item.key] = item, set()
        elif isinstance(item, FactRow):
            found[item.account][1].add(item)
    return {key: (account, frozenset(facts)) for key, (account, facts) in found.items()}


@pytest.fixture
def read_back(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, bytes], Rows]:
    """`read_back(source, content)`: what the source reads in a file of this content."""
    folder = tmp_path_factory.mktemp("cards")

    def read(source: str, content: bytes) -> Rows:
        path: Path = folder / "book"
        path.write_bytes(content)
        with open_archive(path) as archive:
            return told(load(source).read(archive, ReadOptions()))

    return read


@pytest.fixture
def hard(read_back: Callable[[str, bytes], Rows]) -> Rows:
    """The rows of the hard cards."""
    return read_back("vcard", HARD)


@pytest.fixture
def contacts() -> Callable[[Rows], list[Contact]]:
    """The contacts that make up these rows."""
    return lambda found: [contact_of(a, sorted(facts, key=lambda f: f.value)) for a, facts in found.values()]
