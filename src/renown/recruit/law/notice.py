"""The notice to somebody who was found: who keeps them, from where, why, how long, and what they can do about it.

G3: GDPR 14(1) and (2), in the person's language, with the concrete source. The text is a draft and not legal advice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from renown.errors import InputError
from renown.recruit.law.basis import Basis, Grounds


@dataclass(frozen=True, slots=True)
class Controller:
    """Who keeps the data: the name and address of the company, and where to write to about it."""

    name: str
    address: str
    contact: str


_TEXTS: Mapping[str, str] = {
    "en": """Information under Art. 14 GDPR

We keep data about you to ask whether this could interest you: {purpose}.

Who keeps it: {name}, {address}. Questions and objections: {contact}
Where it comes from: {source} ({visibility}), collected on {day}
What it is: what you say there of your work (positions, education, skills, languages, links) and how to reach you
Legal basis: {basis}
Who gets it: {recipients}
How long: until {until} at the latest, unless you tell us otherwise
Automated decisions: there are none; a person decides

You may ask for access, a copy, correction, restriction and deletion at any time, and take a consent back \
for the future. You may object to this use at any time, without giving reasons that have to convince us: a word to \
{contact} is enough, and we delete your data and do not write to you again. You may complain to the data protection \
authority where you live, where you work, or at our seat.
""",
    "de": """Information nach Art. 14 DSGVO

Wir speichern Daten über Sie, um zu fragen, ob dies für Sie interessant ist: {purpose}.

Verantwortlich: {name}, {address}. Fragen und Widerspruch: {contact}
Herkunft: {source} ({visibility}), erhoben am {day}
Daten: was Sie dort über Ihre Arbeit sagen (Stationen, Ausbildung, Kenntnisse, Sprachen, Links) und wie Sie erreichbar \
sind
Rechtsgrundlage: {basis}
Empfänger: {recipients}
Dauer: längstens bis {until}, wenn Sie nichts anderes sagen
Automatisierte Entscheidungen: keine; es entscheidet ein Mensch

Sie können jederzeit Auskunft, eine Kopie, Berichtigung, Einschränkung und Löschung verlangen und eine Einwilligung \
für die Zukunft widerrufen. Sie können dieser Nutzung jederzeit widersprechen, ohne uns überzeugen zu müssen: ein Wort \
an {contact} genügt, dann löschen wir Ihre Daten und schreiben Ihnen nicht mehr. Sie können sich bei der Datenschutz-\
Aufsichtsbehörde an Ihrem Wohnort, Ihrem Arbeitsort oder unserem Sitz beschweren.
""",
    "es": """Información según el art. 14 del RGPD

Conservamos datos sobre usted para preguntarle si esto podría interesarle: {purpose}.

Responsable: {name}, {address}. Preguntas y oposición: {contact}
Procedencia: {source} ({visibility}), recogidos el {day}
Datos: lo que usted dice allí de su trabajo (puestos, formación, conocimientos, idiomas, enlaces) y cómo contactarle
Base jurídica: {basis}
Destinatarios: {recipients}
Plazo: como máximo hasta el {until}, salvo que usted nos diga otra cosa
Decisiones automatizadas: ninguna; decide una persona

Puede pedir en cualquier momento el acceso, una copia, la rectificación, la limitación y la supresión, y retirar un \
consentimiento para el futuro. Puede oponerse a este uso en cualquier momento, sin tener que convencernos: basta una \
palabra a {contact}, y borramos sus datos y no le escribimos más. Puede reclamar ante la autoridad de protección de \
datos de su residencia, de su lugar de trabajo o de nuestra sede.
""",
}

_BASIS: Mapping[str, Mapping[str, str]] = {
    "en": {
        Basis.INTEREST: "legitimate interest, Art. 6(1)(f) GDPR: to find people for open positions",
        Basis.CONSENT: "your consent, Art. 6(1)(a) GDPR",
        Basis.APPLICANT: "your application, Art. 6(1)(b) GDPR",
    },
    "de": {
        Basis.INTEREST: "berechtigtes Interesse, Art. 6 Abs. 1 lit. f DSGVO: Menschen für offene Stellen zu finden",
        Basis.CONSENT: "Ihre Einwilligung, Art. 6 Abs. 1 lit. a DSGVO",
        Basis.APPLICANT: "Ihre Bewerbung, Art. 6 Abs. 1 lit. b DSGVO",
    },
    "es": {
        Basis.INTEREST: "interés legítimo, art. 6.1.f RGPD: encontrar personas para puestos abiertos",
        Basis.CONSENT: "su consentimiento, art. 6.1.a RGPD",
        Basis.APPLICANT: "su candidatura, art. 6.1.b RGPD",
    },
}

_SEEN: Mapping[str, Mapping[str, str]] = {
    "en": {"public": "visible to everybody there", "consent": "given or agreed to by you"},
    "de": {"public": "dort für alle sichtbar", "consent": "von Ihnen gegeben oder erlaubt"},
    "es": {"public": "visible allí para todos", "consent": "dado o permitido por usted"},
}

_NOBODY: Mapping[str, str] = {"en": "nobody outside", "de": "niemand außerhalb", "es": "nadie externo"}

LANGUAGES = tuple(_TEXTS)


def notice(grounds: Grounds, by: Controller, collected: date, until: date, recipients: tuple[str, ...] = ()) -> str:
    """The notice in the person's language; English where there is none in theirs.

    Raises InputError where it is not said who keeps the data: a notice without that is none.
    """
    if missing := [what for what in ("name", "address", "contact") if not getattr(by, what).strip()]:
        raise InputError(
            f"the notice has to say who keeps the data: {', '.join(missing)} missing",
            hint="say it once: renown recruit law company",
        )
    language = grounds.language if grounds.language in _TEXTS else "en"
    return _TEXTS[language].format(
        purpose=grounds.purpose.strip(),
        name=by.name.strip(),
        address=by.address.strip(),
        contact=by.contact.strip(),
        source=grounds.source.strip(),
        visibility=_SEEN[language][grounds.visibility],
        day=collected.isoformat(),
        basis=_BASIS[language][Basis(grounds.basis)],
        recipients=", ".join(recipients) or _NOBODY[language],
        until=until.isoformat(),
    )


def holds_notice(message: str, text: str) -> bool:
    """Whether a message holds the whole notice, however its lines are broken (G2).

    >>> holds_notice("Dear Ana,\\nwe keep  data\\nabout you", "We keep data about you")
    False
    >>> holds_notice("Dear Ana,\\nWe keep  data\\nabout you", "We keep data about you")
    True
    """
    return " ".join(text.split()) in " ".join(message.split())
