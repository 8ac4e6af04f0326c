"""Columns of address books that a spreadsheet trimmed, and of programs that write few: Thunderbird, Yahoo, phones.

Invariant: a pattern is over folded names (`columns.fold`). What is known only from these is known less surely, and
never where a column speaks of an act or of a time: that is a table of what people did.
"""

from __future__ import annotations

import re

OF_NAMES = frozenset({"name", "first", "last", "shown"})
"""The roles of which one must be there."""

_NUMBERS = (
    r"(?:(?:home|work|business|office|mobile|cell|other|main|primary|yahoo|company)?(?:tele)?phone(?:number)?"
    r"|(?:mobile|cell|tel)(?:number)?|tel(?:efon)?(?:nummer|privat|dienstlich|mobil)?|(?:mobil|handy)(?:nummer|telefon|telnr)?"
    r"|(?:teléfono|móvil|celular|telefono|cellulare|telefone|telemóvel|téléphone|telefoon|telefoonnummer|mobiel)(?:móvil)?"
    r"|numertelefonu|komórka|télétravail|téldomicile|portable)(\d+)?(?:number)?"
)

MORE_READ: tuple[tuple[str, str], ...] = (
    ("name", r"fullname|contactname|vollständigername|nombrecompleto|nomcomplet|nomecompleto|namn|naam|imięinazwisko"),
    ("shown", r"displayname|anzeigename|nomàafficher|nombreparamostrar|nomevisualizzato|weergavenaam"),
    ("first", r"first|forename|rufname"),
    ("middle", r"middle"),
    ("last", r"last|surname|familienname|apellido"),
    ("company", r"organi[sz]ation|organisatie|organizzazione|companyname|unternehmen|organizacja"),
    ("title", r"role|jobposition"),
    ("email", r"(?:alternate|primary|secondary|home|work|business|personal|other|additional)?e?mail(?:address)?(\d+)?"),
    ("email", r"(?:home|work|other|personal)email\d*value|emails"),
    ("email", r"(?:primäre|sekundäre|weitere)?(?:email|mail)adresse(\d+)?|adressemail(\d+)?|adresseélectronique\w*"),
    ("email", r"correo(?:electrónico)?(\d+)?|emailprincipal|emailsecundario"),
    ("email", r"(?:premi|deuxi|second)\w{0,9}adresse\w{0,20}"),
    ("email", r"posta(?:elettronica)?(\d+)?|epost(?:adresse?)?(\d+)?|eposta"),
    ("phone", _NUMBERS),
    ("phone", r"(?:home|work|other|primary)(\d+)?|pagernumber"),
    ("url", r"webpage|website(\d+)?|homepage|(?:personal|business|work|home)website|sitioweb|siteweb|sitoweb"),
    ("birthday", r"dateofbirth|birthdate|dob|geburtsdatum|fechadenacimiento|datanascimento"),
    ("birth year", r"birthyear|geburtsjahr"),
    ("birth month", r"birthmonth|geburtsmonat"),
    ("nickname", r"nick|spitzname|surnom|apodo"),
    ("note", r"note|comments?|bemerkungen|kommentar"),
    ("label", r"groups?|labels?|tags?|category|gruppen?"),
)
"""Role -> patterns of the columns that hold it."""

OF_ACTS = (
    r"connectedon|createdat|bookmarkedat|instantmessagehandles|invitedat|sentat|receivedat|ts|time|date|datetime|"
    r"timestamp|zeitstempel|datum|fecha|actor|target|sender|recipients?|from|to|von|an|kind|subject|body|message|"
    r"amount|betrag|price|orderid|order|applicationdate|direction"
)
"""Columns of tables of what people did, and of LinkedIn's lists of people."""

MORE_OF_PLACES = (
    r"(?:work|home|privat|dienstlich)\w{0,20}(?:address|city|state|zip(?:code)?|country|street|adresse|ort|land)\d*"
)
MORE_SAYS_NO_MORE = r"(?:screenname|faxnumber|faxnummer|messengerid\d?|distributionlists?|chatname)"
MORE_OF_PROGRAM = r"(?:custom|benutzerdef|yahooid|skypeid|icqid|msnid|aimid|jabberid)\d*"


def is_phone(name: str) -> bool:
    """Whether a folded column says by itself that it holds phone numbers.

    >>> is_phone("mobilephone"), is_phone("phone1value"), is_phone("handy"), is_phone("home")
    (True, True, True, False)
    """
    return re.fullmatch(rf"phone\d+value|{_NUMBERS}", name) is not None
