"""What the columns of address books mean: tables of names, compared without case, spaces and signs.

Invariant: a layout is known by its set of columns, a value by its column's name; places never matter. A column
is read, named as ignored, or reported.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from renown.model.values.value import strip_marks
from renown.sources.contacts_csv import languages, trimmed

_SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Layout:
    """One program's way to write an address book.

    signs: the columns that tell it. day_first: whether 3/4/1985 is the third of April, where the format says it.
    wants: a role that some column must have beside the signs. sure: whether it is one program's own.
    """

    name: str
    signs: frozenset[str]
    day_first: bool | None = None
    wants: str = ""
    sure: bool = True


LAYOUTS: tuple[Layout, ...] = (
    Layout("Google Contacts, until 2024", frozenset({"givenname", "familyname", "groupmembership"})),
    Layout("Google Contacts, since 2024", frozenset({"firstname", "lastname", "fileas", "labels"})),
    Layout("Outlook", frozenset({"firstname", "lastname", "emailaddress", "homephone", "mobilephone"})),
    Layout("Outlook in German", frozenset({"vorname", "nachname", "firma", "emailadresse"}), day_first=True),
    Layout(
        "Outlook in Spanish",
        frozenset({"nombre", "apellidos", "direccióndecorreoelectrónico"}),
        day_first=True,
    ),
    *(Layout(name, frozenset(signs), day_first=True, wants="email") for name, signs in languages.NAMES.items()),
)

OTHER = Layout("some address book: names beside mail addresses or phone numbers", frozenset(), sure=False)
"""What a spreadsheet left of an address book, or what a program writes that is not known by itself."""

MOST_OF_CONNECTIONS = 10
"""LinkedIn's list of connections has a column "URL" and hardly more than seven, in every language; a book has more."""

PLACES = "postal addresses are read from vCards only: here each language spreads them over columns of its own"
PRIVATE = "private words and numbers are not stored"
SAYS_NO_MORE = "says nothing more about who somebody is"
PROGRAM = "the program's own"

IGNORED: tuple[tuple[str, str], ...] = (
    (r"address\d*\w*|(home|business|other)(street|city|state|postalcode|country|countryregion|address)\w*", PLACES),
    (r"(weiterer?s?|land|bundesland)?(strasse|ort|region|postleitzahl|postfach|land|bundesland)(?!tag)\w*", PLACES),
    (r"weiteres?r?(bundesland|eland|land)\w*|location|ubicación\w*|officelocation|büro", PLACES),
    (r"(otra?)?(calle|ciudad|provincia|códigopostal|país|estado|apartado)\w*|otro(códigopostal|país)\w*", PLACES),
    (r"hobby\d*\w*|pasatiempos?|aficiones|billinginformation|mileage|gender|geschlecht", PRIVATE),
    (r"governmentidnumber|regierungsnr|idgubernamental|organizational?idnumber|organisationsnr|sexo", PRIVATE),
    (r"númerodeiddelaorganización|abrechnungsinformation|reisekilometer|informacióndefacturación|kilometraje", PRIVATE),
    (r"event\d+\w*|customfield\d+\w*|userdefinedfield\d+\w*", PRIVATE),
    (
        r"phonetic\w+|\w*yomi|yomi\w*|shortname|maidenname|initials|initialen|iniciales|suffix|sufijo|nameprefix",
        SAYS_NO_MORE,
    ),
    (r"namesuffix|additionalname|title|anrede|tratamiento|fileas|\w*displayname|email\d*angezeigtername", SAYS_NO_MORE),
    (
        r"nombre(de|para)\w*correo\w*|(website|im|relation|organization)\d+(type|label|service)",
        SAYS_NO_MORE,
    ),
    (
        r"email\d*(type|typ)|tipodecorreo\w*|organization\d*(yomi\w*|symbol|location|jobdescription)",
        SAYS_NO_MORE,
    ),
    (r"profession|beruf|profesión|occupation", SAYS_NO_MORE),
    (
        r"assistantsphone|telefonassistent|teléfonodelayudante|\w*fax\d*|fax\w+|telex|télex|isdn|rdsi|callback",
        SAYS_NO_MORE,
    ),
    (r"rückmeldung|devolucióndellamada|ttytddphone|telefonfürhörbehinderte|númerodeteletipo\w*", SAYS_NO_MORE),
    (r"photo|language|sprache|idioma|priority|priorität|prioridad|private?|privado|sensitivity|sensibilidad", PROGRAM),
    (r"vertraulichkeit|directoryserver|verzeichnisserver|servidordedirectorio|keywords|stichwörter|subject", PROGRAM),
    (r"palabrasclave|account|konto|cuenta|(user|benutzer|usuario)\d|internetfreebusy|internetfreigebucht", PROGRAM),
    (r"disponibilidad\w*|referredby|empfohlenvon|recomendadopor|source|externalid\d+\w*|jot\d+\w*", PROGRAM),
    (r"calendarlink\d+\w*|middlenameyomi|personalweb\w*page\w*|schools?", PROGRAM),
    (trimmed.MORE_OF_PLACES, PLACES),
    (trimmed.MORE_SAYS_NO_MORE, SAYS_NO_MORE),
    (trimmed.MORE_OF_PROGRAM, PROGRAM),
    (languages.OF_PLACES, PLACES),
    (languages.OF_SAYS_NO_MORE, SAYS_NO_MORE),
    (languages.OF_PRIVATE, PRIVATE),
    (languages.OF_PROGRAM, PROGRAM),
)
"""Patterns of folded column names -> why those columns are left unread."""

_READ: tuple[tuple[str, str], ...] = (
    ("name", r"name"),
    ("first", r"firstname|givenname|vorname|nombre"),
    ("middle", r"middlename|additionalname|weiterevornamen|segundonombre"),
    ("last", r"lastname|familyname|nachname|apellidos?"),
    ("company", r"company|firma|organización|compañía|empresa|organization(\d+)?name"),
    ("title", r"jobtitle|position|puesto|cargo|organization(\d+)?title"),
    (
        "email",
        r"email(\d+)?(?:address|value|adresse)|direccióndel?correoelectrónico(\d+)?|correoelectrónico(\d+)?dirección",
    ),
    ("primary", r"email(\d+)(?:type|label)"),
    ("phone kind", r"phone(\d+)(?:type|label)"),
    ("department", r"department|abteilung|departamento|organization(?:\d+)?department"),
    ("phone", r"phone(\d+)value|(?:business|home|other|mobile|car|primary|companymain|radio)phone(\d+)?|pager"),
    ("phone", r"telefon(?:geschäftlich|privat|firma)(\d+)?|(?:mobil|auto|haupt|funk)telefon(\d+)?|weiterestelefon"),
    (
        "phone",
        r"teléfono(?:deltrabajo|particular|móvil|principal|delautomóvil)(\d+)?|otroteléfono|radioteléfono|localizador",
    ),
    ("phone", r"particular|númerodecasa(\d+)?|númerodecentralita\w*"),
    ("url", r"website(\d+)value|webpage(\d+)?|webseite|páginaweb|im(\d+)value|personalwebpage"),
    ("birthday", r"birthday|geburtstag|cumpleaños"),
    ("anniversary", r"anniversary|jahrestag|aniversario"),
    ("nickname", r"nickname"),
    ("note", r"notes|notizen|notas"),
    ("label", r"labels|groupmembership|categories|kategorien|categorías"),
    ("relation", r"relation(\d+)value"),
    ("relation of", r"relation(\d+)(?:type|label)"),
    ("spouse", r"spouse|partner|cónyuge"),
    ("child", r"children|kinder|hijos"),
    ("manager", r"managersname|namedesdervorgesetzten|nombredeldirector|nombredeladministrador"),
    ("assistant", r"assistantsname|nameassistent|nombredelayudante"),
    *languages.READ,
    *trimmed.MORE_READ,
)
_ROLES = tuple((role, re.compile(rf"\A(?:{pattern})")) for role, pattern in _READ)
_GOOGLES = re.compile(r"(?:email|phone)\d+value")
_ACT = re.compile(trimmed.OF_ACTS)
_LEFT = re.compile(rf"\A(?:{'|'.join(f'(?:{pattern})' for pattern, _ in IGNORED)})")


def fold(column: str) -> str:
    """A column's name for comparing.

    >>> fold("\\ufeffE-mail 2 Address"), fold("E-Mail 2: Adresse")
    ('email2address', 'email2adresse')
    """
    return _SIGNS.sub("", strip_marks(column).casefold())


def layout_of(header: Sequence[str]) -> Layout | None:
    """The layout whose columns are all there; else whether the columns are those of an address book at all.

    >>> layout_of(["First Name", "Last Name", "File As", "Labels"]).name
    'Google Contacts, since 2024'
    >>> layout_of(["First Name", "Last Name", "URL", "Email Address", "Company", "Connected On"]) is None
    True
    """
    names = set(map(fold, header))
    if "url" in names and len(names) <= MOST_OF_CONNECTIONS:
        return None
    roles = {"", *(role_of(column)[0] for column in header)}
    found = next((layout for layout in LAYOUTS if layout.signs <= names and layout.wants in roles), None)
    return found or (OTHER if _is_some_book(names, roles) else None)


def _is_some_book(names: set[str], roles: set[str]) -> bool:
    """Whether columns name people and where to reach them, or are Google's numbered ones, and none is of an act."""
    if any(map(_ACT.fullmatch, names)):
        return False
    if any(map(_GOOGLES.fullmatch, names)):
        return True
    return bool(roles & trimmed.OF_NAMES) and ("email" in roles or any(map(trimmed.is_phone, names)))


def role_of(column: str) -> tuple[str, int]:
    """What a column holds, and its number where columns are numbered; no role for one that is not read.

    >>> role_of("E-mail 12 - Value"), role_of("Teléfono móvil"), role_of("Notes"), role_of("Job Title")
    (('email', 12), ('phone', 0), ('note', 0), ('title', 0))
    """
    name = fold(column)
    for role, pattern in _ROLES:
        if match := pattern.fullmatch(name):
            return role, int(next(filter(None, match.groups()), 0))
    return "", 0


_KINDS: tuple[tuple[str, str], ...] = (
    ("cell", r"mobile|mobil(?!e)|móvil|cell|handy|komórka|portable"),
    ("pager", r"pager|localizador"),
    ("car", r"^(?:car|auto)"),
    ("work", r"business|work|office|geschäftlich|firma|deltrabajo|dienstlich|companymain"),
    ("home", r"home|privat|particular|númerodecasa|domicile"),
)
_KIND_OF = tuple((kind, re.compile(pattern)) for kind, pattern in _KINDS)


def kind_told(column: str) -> str:
    """What kind of address or number a column holds by its own name; empty where it says nothing.

    >>> kind_told("Home Phone 2"), kind_told("Telefon geschäftlich"), kind_told("Phone 1 - Value")
    ('home', 'work', '')
    """
    name = fold(column)
    return next((kind for kind, pattern in _KIND_OF if pattern.search(name)), "")


def is_known(column: str) -> bool:
    """Whether a column is read or named as ignored.

    >>> is_known("Business Street 2"), is_known("Straße privat"), is_known("Aura")
    (True, True, False)
    """
    return bool(role_of(column)[0]) or _LEFT.fullmatch(fold(column)) is not None
