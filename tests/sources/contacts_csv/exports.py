"""Made-up address books: one function per program and era, each writes into an empty folder and returns the path.

Nobody in here exists.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from pathlib import Path

PLACES = ("Street", "Street 2", "Street 3", "City", "State", "Postal Code", "Country/Region")
CLASSIC = (
    *("Title", "First Name", "Middle Name", "Last Name", "Suffix", "Company", "Department", "Job Title"),
    *(f"{where} {what}" for where in ("Business", "Home", "Other") for what in PLACES),
    *("Assistant's Phone", "Business Fax", "Business Phone", "Business Phone 2", "Callback", "Car Phone"),
    *("Company Main Phone", "Home Fax", "Home Phone", "Home Phone 2", "ISDN", "Mobile Phone", "Other Fax"),
    *("Other Phone", "Pager", "Primary Phone", "Radio Phone", "TTY/TDD Phone", "Telex", "Account", "Anniversary"),
    *("Assistant's Name", "Billing Information", "Birthday", "Business Address PO Box", "Categories", "Children"),
    *("Directory Server", "E-mail Address", "E-mail Type", "E-mail Display Name", "E-mail 2 Address", "E-mail 2 Type"),
    *("E-mail 2 Display Name", "E-mail 3 Address", "E-mail 3 Type", "E-mail 3 Display Name", "Gender"),
    *("Government ID Number", "Hobby", "Home Address PO Box", "Initials", "Internet Free Busy", "Keywords"),
    *("Language", "Location", "Manager's Name", "Mileage", "Notes", "Office Location", "Organizational ID Number"),
    *("Other Address PO Box", "Priority", "Private", "Profession", "Referred By", "Sensitivity", "Spouse"),
    *("User 1", "User 2", "User 3", "User 4", "Web Page"),
)
GERMAN = (
    *("Anrede", "Vorname", "Weitere Vornamen", "Nachname", "Suffix", "Firma", "Abteilung", "Position"),
    *("Straße geschäftlich", "Straße geschäftlich 2", "Ort geschäftlich", "Region geschäftlich"),
    *("Postleitzahl geschäftlich", "Land/Region geschäftlich", "Straße privat", "Ort privat"),
    *("Bundesland/Kanton privat", "Postleitzahl privat", "Land/Region privat", "Weitere Straße", "Weiterer Ort"),
    *("Weiteres/r Bundesland/Kanton", "Weitere Postleitzahl", "Weiteres/e Land/Region", "Telefon Assistent"),
    *("Fax geschäftlich", "Telefon geschäftlich", "Telefon geschäftlich 2", "Rückmeldung", "Autotelefon"),
    *("Telefon Firma", "Fax privat", "Telefon privat", "ISDN", "Mobiltelefon", "Weiteres Fax", "Weiteres Telefon"),
    *("Pager", "Haupttelefon", "Telefon für Hörbehinderte", "Telex", "Abrechnungsinformation", "Benutzer 1"),
    *("Beruf", "Büro", "E-Mail-Adresse", "E-Mail-Typ", "E-Mail: Angezeigter Name", "E-Mail 2: Adresse"),
    *("E-Mail 2: Typ", "E-Mail 2: Angezeigter Name", "Empfohlen von", "Geburtstag", "Geschlecht", "Hobby"),
    *("Initialen", "Internet-Frei/Gebucht", "Jahrestag", "Kategorien", "Kinder", "Konto", "Name Assistent"),
    *("Name des/der Vorgesetzten", "Notizen", "Organisations-Nr.", "Ort", "Partner", "Postfach geschäftlich"),
    *("Priorität", "Privat", "Regierungs-Nr.", "Reisekilometer", "Sprache", "Stichwörter", "Vertraulichkeit"),
    *("Verzeichnisserver", "Webseite", "Weiteres Postfach"),
)
SPANISH = (
    *("Tratamiento", "Nombre", "Segundo nombre", "Apellidos", "Sufijo", "Organización", "Departamento", "Puesto"),
    *("Calle del trabajo", "Ciudad de trabajo", "Provincia o estado de trabajo", "Código postal del trabajo"),
    *("País o región del trabajo", "Otra calle", "Otra ciudad", "Otro código postal", "Teléfono del ayudante"),
    *("Fax del trabajo", "Teléfono del trabajo", "Devolución de llamada", "Particular", "RDSI", "Teléfono móvil"),
    *("Otro teléfono", "Aniversario", "Categorías", "Cumpleaños", "Dirección de correo electrónico"),
    *("Tipo de correo electrónico", "Nombre para mostrar del correo electrónico", "Hijos", "Idioma", "Notas"),
    *("Página web", "Prioridad", "Privado", "Usuario 1"),
)
OLD = (
    *("Name", "Given Name", "Additional Name", "Family Name", "Yomi Name", "Given Name Yomi", "Name Prefix"),
    *("Name Suffix", "Initials", "Nickname", "Short Name", "Maiden Name", "Birthday", "Gender", "Location"),
    *("Billing Information", "Directory Server", "Mileage", "Occupation", "Hobby", "Sensitivity", "Priority"),
    *("Subject", "Notes", "Language", "Photo", "Group Membership"),
    *(f"E-mail {n} - {what}" for n in (1, 2, 3) for what in ("Type", "Value")),
    *(f"Phone {n} - {what}" for n in (1, 2) for what in ("Type", "Value")),
    *(f"Address 1 - {what}" for what in ("Type", "Formatted", "Street", "City", "PO Box", "Region", "Country")),
    *(f"Organization 1 - {what}" for what in ("Type", "Name", "Yomi Name", "Title", "Department", "Symbol")),
    *("Relation 1 - Type", "Relation 1 - Value", "Website 1 - Type", "Website 1 - Value"),
)
NEW = (
    *("First Name", "Middle Name", "Last Name", "Phonetic First Name", "Phonetic Middle Name"),
    *("Phonetic Last Name", "Name Prefix", "Name Suffix", "Nickname", "File As", "Organization Name"),
    *("Organization Title", "Organization Department", "Birthday", "Notes", "Photo", "Labels"),
    *("E-mail 1 - Label", "E-mail 1 - Value", "Phone 1 - Label", "Phone 1 - Value", "Address 1 - Label"),
    *("Address 1 - Formatted", "Relation 1 - Label", "Relation 1 - Value", "Event 1 - Label", "Event 1 - Value"),
    *("Custom Field 1 - Label", "Custom Field 1 - Value"),
)
AS_OUTLOOK = (
    *("First Name", "Middle Name", "Last Name", "Title", "Suffix", "Initials", "Web Page", "Gender", "Birthday"),
    *("Anniversary", "Location", "Language", "Internet Free Busy", "Notes", "E-mail Address", "E-mail 2 Address"),
    *("E-mail 3 Address", "Primary Phone", "Home Phone", "Home Phone 2", "Mobile Phone", "Pager", "Home Fax"),
    *("Home Address", "Home Street", "Home Address PO Box", "Home City", "Home Country", "Spouse", "Children"),
    *("Manager's Name", "Company Main Phone", "Business Phone", "Company", "Job Title", "Categories"),
)
NEW_OUTLOOK = (
    *("First Name", "Middle Name", "Last Name", "Title", "Suffix", "Nickname", "Given Yomi", "Surname Yomi"),
    *("E-mail Address", "E-mail 2 Address", "E-mail 3 Address", "Home Phone", "Home Phone 2", "Business Phone"),
    *("Mobile Phone", "Car Phone", "Other Phone", "Primary Phone", "Pager", "Business Fax", "Home Fax", "Telex"),
    *("Company", "Job Title", "Department", "Birthday", "Home Street", "Home City", "Notes", "Categories"),
    *("Web Page", "Personal Web Page", "Schools", "Hobby", "Location"),
)


def table(
    path: Path, columns: tuple[str, ...], *people: Mapping[str, str], encoding: str = "utf-8", separator: str = ","
) -> Path:
    """A CSV file, everything quoted, CRLF."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", delimiter=separator, quoting=csv.QUOTE_ALL)
    writer.writeheader()
    writer.writerows(people)
    path.write_bytes(out.getvalue().encode(encoding))
    return path


def google_old(folder: Path) -> Path:
    una = {
        "Name": "Una Vale",
        "Given Name": "Una",
        "Family Name": "Vale",
        "Birthday": " --03-07".strip(),
        "Group Membership": "* myContacts ::: Choir",
        "E-mail 1 - Type": "Home",
        "E-mail 1 - Value": "una@home.example",
        "E-mail 2 - Type": "* Work",
        "E-mail 2 - Value": "Una@Choir.example ::: u.vale@choir.example",
        "Phone 1 - Type": "Mobile",
        "Phone 1 - Value": "+49 1512 3456789 ::: 030 901820",
        "Organization 1 - Name": "Millbrook Choir",
        "Organization 1 - Title": "Conductor",
        "Relation 1 - Type": "Spouse",
        "Relation 1 - Value": "Odo Brandt",
        "Website 1 - Type": "Profile",
        "Website 1 - Value": "https://www.linkedin.com/in/Una-Vale/",
    }
    saved = {
        "Given Name": "kim@example.org",
        "Group Membership": "* Other Contacts",
        "E-mail 1 - Value": "kim@example.org",
    }
    return table(folder / "google.csv", OLD, una, saved, una, {"Notes": "nobody"}, encoding="utf-16")


def google_new(folder: Path) -> Path:
    una = {
        "First Name": "Una",
        "Middle Name": "Rose",
        "Last Name": "Vale",
        "Organization Name": "Millbrook Choir",
        "Birthday": "1985-04-12",
        "Labels": "Friends ::: * myContacts",
        "E-mail 1 - Label": "* Home",
        "E-mail 1 - Value": "una@home.example",
        "Relation 1 - Label": "Manager",
        "Relation 1 - Value": "Ali Roe",
    }
    mill = {"Organization Name": "Moss Mill", "Phone 1 - Value": "+1 202-555-0123"}
    return table(folder / "contacts.csv", NEW, una, mill)


def google_as_outlook(folder: Path) -> Path:
    una = {"First Name": "Una", "Last Name": "Vale", "E-mail Address": "una@home.example", "Categories": "Choir;Bread"}
    return table(folder / "contacts.csv", AS_OUTLOOK, una | {"Children": "Bo;Cy", "Web Page": "una.example"})


def outlook(folder: Path) -> Path:
    una = {
        "Title": "Dr.",
        "First Name": "Zoë",
        "Last Name": "Grün",
        "Company": "Café du Coin",
        "Job Title": "Baker",
        "Business Phone": "+33 1 45 67 89 01",
        "Business Fax": "+33 1 45 67 89 02",
        "Assistant's Phone": "+33 1 45 67 89 03",
        "Birthday": "12/31/1980",
        "Anniversary": "0/0/00",
        "E-mail Address": "/o=MILL/ou=Staff/cn=Recipients/cn=zgruen",
        "E-mail Type": "EX",
        "E-mail 2 Address": "zoe@example.org",
        "E-mail 2 Type": "SMTP",
        "Manager's Name": "Ali Roe",
    }
    listed = {"E-mail Address": "/o=MILL/ou=Staff/cn=Recipients/cn=all", "E-mail Type": "EX"}
    return table(folder / "contacts.CSV", CLASSIC, una, {"Birthday": "0/0/00"}, listed, encoding="cp1252")


def outlook_german(folder: Path) -> Path:
    una = {
        "Vorname": "Jörg",
        "Nachname": "Grün",
        "Firma": "Mühle Süd",
        "Position": "Müller",
        "E-Mail-Adresse": "joerg@muehle.example",
        "E-Mail-Typ": "SMTP",
        "Mobiltelefon": "+49 1512 3456789",
        "Geburtstag": "12.4.1985",
        "Jahrestag": "0.0.00",
        "Kategorien": "Chor;Brot",
        "Partner": "Una Vale",
        "Webseite": "https://muehle.example",
    }
    return table(folder / "Kontakte.csv", GERMAN, una, encoding="cp1252", separator=";")


def outlook_spanish(folder: Path) -> Path:
    una = {
        "Nombre": "Íñigo",
        "Apellidos": "Roe Vale",
        "Organización": "Molino Sur",
        "Puesto": "Molinero",
        "Dirección de correo electrónico": "inigo@molino.example",
        "Teléfono móvil": "+34 612 345 678",
        "Cumpleaños": "7/4/1985",
        "Categorías": "Coro",
    }
    return table(folder / "contactos.csv", SPANISH, una, encoding="utf-8-sig")


def outlook_new(folder: Path) -> Path:
    una = {"First Name": "Una", "Last Name": "Vale", "E-mail Address": "una@home.example", "Birthday": "1985-04-12"}
    una |= {"Nickname": "Uni", "Notes": "Met at the fair\nlikes oboes"}
    return table(folder / "contacts.csv", NEW_OUTLOOK, una)


LANGUAGES: dict[str, tuple[str, tuple[str, ...]]] = {
    "fr": (
        "Titre,Prénom,Deuxième prénom,Nom,Suffixe,Société,Service,Fonction,Rue (bureau),Ville (bureau),"
        "Dép/Région (bureau),Code postal (bureau),Pays/Région (bureau),Rue (domicile),"
        "Téléphone de l'assistant(e),Télécopie (bureau),Téléphone (bureau),Téléphone 2 (bureau),Rappel,"
        "Téléphone (domicile),RNIS,Tél. mobile,Adresse de messagerie,Type de messagerie,"
        "Nom complet de l'adresse de messagerie,Adresse de messagerie 2,Anniversaire,"
        "Anniversaire de mariage ou fête,Catégories,Conjoint(e),Enfants,Notes,Page Web,Priorité,Privé",
        (
            *("Prénom", "Nom", "Société", "Fonction"),
            *("Adresse de messagerie", "Tél. mobile", "Anniversaire", "Catégories"),
        ),
    ),
    "it": (
        "Titolo,Nome,Secondo nome,Cognome,Titolo straniero,Società,Reparto,Posizione,Via (uff.),Città (uff.),"
        "Provincia (uff.),CAP (uff.),Paese (uff.),Via (ab.),Telefono assistente,Fax (uff.),Ufficio,Ufficio 2,"
        "Auto,Abitazione,ISDN,Cellulare,Altro telefono,Indirizzo posta elettronica,Tipo posta elettronica,"
        "Nome visualizzato posta elettronica,Indirizzo posta elettronica 2,Compleanno,Anniversario,Categorie,"
        "Coniuge,Figli,Note,Pagina Web,Priorità,Privato,Lingua,Sesso",
        (
            *("Nome", "Cognome", "Società", "Posizione"),
            *("Indirizzo posta elettronica", "Cellulare", "Compleanno", "Categorie"),
        ),
    ),
    "nl": (
        'Titel,Voornaam,Middelste naam,Achternaam,Achtervoegsel,Bedrijf,Afdeling,Functie,"Werkadres, straat",'
        '"Werkadres, plaats","Werkadres, postcode","Huisadres, straat",Telefoon assistent,Fax op werk,'
        "Telefoon op werk,Telefoon op werk 2,Terugbellen,Telefoon thuis,ISDN,Mobiele telefoon,"
        'Andere telefoon,Pager,E-mailadres,E-mailtype,"E-mail, weergegeven naam",E-mailadres 2,Verjaardag,'
        "Feestdag,Categorieën,Echtgeno(o)t(e),Kinderen,Notities,Webpagina,Prioriteit,Taal,Geslacht",
        (
            *("Voornaam", "Achternaam", "Bedrijf", "Functie"),
            *("E-mailadres", "Mobiele telefoon", "Verjaardag", "Categorieën"),
        ),
    ),
    "pl": (
        "Tytuł,Imię,Drugie imię,Nazwisko,Sufiks,Firma,Dział,Stanowisko,Adres służbowy - ulica,"
        "Adres służbowy - miasto,Adres domowy - ulica,Telefon asystenta,Faks służbowy,Telefon służbowy,"
        "Telefon służbowy 2,Telefon domowy,Telefon komórkowy,Inny telefon,Adres e-mail,Typ e-mail,"
        "Nazwa wyświetlana e-mail,Adres e-mail 2,Urodziny,Rocznica,Kategorie,Współmałżonek,Dzieci,Notatki,"
        "Strona sieci Web,Priorytet,Prywatne,Płeć,Język",
        (
            *("Imię", "Nazwisko", "Firma", "Stanowisko"),
            *("Adres e-mail", "Telefon komórkowy", "Urodziny", "Kategorie"),
        ),
    ),
    "pt": (
        "Título,Nome,Segundo nome,Sobrenome,Sufixo,Empresa,Departamento,Cargo,Rua do endereço comercial,"
        "Cidade do endereço comercial,Telefone do assistente,Fax comercial,Telefone comercial,"
        "Telefone comercial 2,Telefone residencial,Telefone celular,Outro telefone,Endereço de email,"
        "Tipo de email,Nome para exibição do email,Endereço de email 2,Aniversário,Datas especiais,"
        "Categorias,Cônjuge,Filhos,Anotações,Página da Web,Prioridade,Sexo",
        (
            *("Nome", "Sobrenome", "Empresa", "Cargo"),
            *("Endereço de email", "Telefone celular", "Aniversário", "Categorias"),
        ),
    ),
    "sv": (
        'Titel,Förnamn,Mellannamn,Efternamn,Suffix,Företag,Avdelning,Befattning,"Gatuadress, arbete","Ort,'
        ' arbete","Postnummer, arbete","Fax, arbete","Telefon, arbete","Telefon, arbete 2","Telefon, hem",'
        'ISDN,Mobiltelefon,Annan telefon,E-postadress,E-posttyp,Visningsnamn för e-post,"E-post 2, adress",'
        "Födelsedag,Bemärkelsedag,Kategorier,Maka/make,Barn,Anteckningar,Webbsida,Prioritet,Privat,Kön,Språk",
        (
            *("Förnamn", "Efternamn", "Företag", "Befattning"),
            *("E-postadress", "Mobiltelefon", "Födelsedag", "Kategorier"),
        ),
    ),
}
"""Language -> header, and the columns of first and last name, employer, title, address, number, birthday and groups."""
ENCODINGS = {"pl": "cp1250", "it": "utf-8"}


def outlook_in(language: str) -> Callable[[Path], Path]:
    """A book of Outlook in a language, as Windows writes it there."""

    def write(folder: Path) -> Path:
        header, columns = LANGUAGES[language]
        names = tuple(next(csv.reader([header])))
        told = ("Zoé", "Vale", "Moss", "Miller", "zoe@moss.example", "+48 22 123 45 67", "12/04/1985", "Choir;Bread")
        una = dict(zip(columns, told, strict=True))
        bo = {columns[0]: "Bo", columns[1]: "Roe", columns[6]: "31/12/1985"}
        encoding = ENCODINGS.get(language, "cp1252")
        return table(folder / "book.csv", names, una, bo, encoding=encoding, separator=";")

    return write


EXPORTS: dict[str, Callable[[Path], Path]] = {
    "google-old": google_old,
    "google-new": google_new,
    "google-as-outlook": google_as_outlook,
    "outlook": outlook,
    "outlook-german": outlook_german,
    "outlook-spanish": outlook_spanish,
    "outlook-new": outlook_new,
    **{f"outlook-{language}": outlook_in(language) for language in LANGUAGES},
}
