"""Names of organisations, and what people write in their place: "Freelance", "autónomo", "retired", "n/a", "-".

Who writes that works for nobody whom one could name, so two who do are no colleagues and there is no way to "them".
Invariant: whatever reads facts has this applied already (`lake/organisation.py`), by the patterns below, which every
engine reads alike. Case, accents in either Unicode form, signs between words and the endings of gendered forms do not
count. A name of which any other word is a part is an organisation's.
"""

from __future__ import annotations

import re

LONGEST = 80
"""Letters of a text that are looked at."""

WAYS_OF_WORKING = """
freelance; freelancer; freelancerin; freelancing; self employed; self employment; self; myself; independent
independently; sole trader; sole proprietor; solopreneur; own account; own business; working for myself; retired
semi retired; retiree; pensioner; unemployed; not employed; not working; out of work; between jobs; between roles
open to work; open for work; open to opportunities; open to new opportunities; open to new roles; open to offers
available for work; available for hire; looking for work; looking for job; looking for a job; looking for a new job
looking for opportunities; looking for new opportunities; looking for a new role; looking for new role; job seeker
job seeking; job hunting; seeking work; seeking employment; seeking opportunities; seeking new opportunities
actively looking; actively seeking; career break; sabbatical; parental leave; maternity leave; paternity leave; gap year
homemaker; housewife; stay at home mum; stay at home mom; stay at home dad; stay at home parent; student; phd student
university student; undergraduate; undergraduate student; pupil
freiberuflich; freiberufliche; freiberuflicher; freiberufler; freiberuflerin; freischaffend; freischaffende
freischaffender; freie mitarbeit; freie mitarbeiterin; freier mitarbeiter; selbstandig; selbstandige; selbstandiger
selbststandig; selbststandige; selbststandiger; selbstaendig; selbstaendige; selbstaendiger; selbststaendig
selbststaendige; selbststaendiger; selbstandigkeit; selbststandigkeit; einzelunternehmer; einzelunternehmerin
unabhangig; auf eigene rechnung; rentner; rentnerin; rente; pensionar; pensionarin; pensioniert; ruhestand; im ruhestand
arbeitslos; arbeitssuchend; arbeitsuchend; arbeitssuche; auf arbeitssuche; jobsuche; auf jobsuche; stellensuchend
offen fur neues; offen fur neue herausforderungen; auf der suche; elternzeit; mutterschutz; hausfrau; hausmann
studentin
studierend; studierende; studierender; schuler; schulerin
autonomo; autonoma; trabajador autonomo; trabajadora autonoma; por cuenta propia; cuenta propia; independiente
trabajo por cuenta propia; trabajador por cuenta propia; trabajadora por cuenta propia; trabajo independiente
profesional independiente; jubilado; jubilada; retirado; retirada; pensionista; desempleado; desempleada; desempleo
en paro; parado; parada; sin empleo; sin trabajo; buscando empleo; buscando trabajo; en busca de empleo
en busca de trabajo; en busqueda; en busqueda activa; en busqueda de empleo; en busqueda activa de empleo
en busca de nuevas oportunidades; abierto a ofertas; abierta a ofertas; excedencia; ama de casa; estudiante
independant; independante; a mon compte; auto entrepreneur; auto entrepreneuse; micro entrepreneur; retraite; retraitee
etudiant; etudiante; sans emploi; demandeur d emploi; en recherche d emploi; libero professionista
libera professionista
lavoratore autonomo; lavoratrice autonoma; in proprio; pensionato; pensionata; studente; studentessa; disoccupato
disoccupata; conta propria; por conta propria; aposentado; aposentada; desempregado; desempregada; estudante
zelfstandig
zelfstandige; zzp; zzper; gepensioneerd; werkloos
"""
"""Ways to work, or not to, that people write where an employer is asked for; without accents, and in lower case."""

NOTHING_SAID = """
confidential; confidential company; confidential employer; confidential client; company confidential; undisclosed
not disclosed; private; stealth; stealth mode; stealth startup; stealth mode startup; stealth company; na; nil; none
null; nan; unknown; tba; tbc; tbd; not applicable; not available; not specified; no company; no employer
no organisation
no organization; other; various; various companies; various clients; various employers; multiple; multiple companies
multiple clients; several
vertraulich; privat; unbekannt; keine; keiner; keine angabe; keine angaben; kein arbeitgeber; keine firma
nicht angegeben
nicht zutreffend; entfallt; ohne; sonstige; verschiedene; verschiedene kunden; verschiedene firmen
confidencial; empresa confidencial; privado; privada; desconocido; desconocida; ninguno; ninguna; sin empresa
no aplica; no procede; sin especificar; no especificado; otro; otra; otros; varios; varias; varias empresas
"""
"""What is written where nothing shall be said."""

_BESIDE = """
and und y e et or oder o a in innen as at als en on currently now mostly derzeit aktuell zurzeit actualmente fulltime
parttime full part time vollzeit teilzeit nebenberuflich hauptberuflich professional worker
"""
_OF_WHAT = """
art backend business content creative data english film french frontend fullstack game german graphic it junior language
lead management marketing mobile music product project senior seo software spanish stack tech technical ui ux video web
"""
_WHO = """
advisor adviser analyst architect artist author coach consultant contractor copywriter designer developer editor
engineer
entrepreneur filmmaker illustrator interpreter journalist lecturer manager marketer musician photographer producer
programmer recruiter researcher scientist speaker strategist teacher trainer translator tutor videographer writer
berater beraterin entwickler entwicklerin gestalter gestalterin journalistin autorin autor fotograf fotografin
redakteur redakteurin ubersetzer ubersetzerin trainerin kunstler kunstlerin
asesor asesora consultor consultora desarrollador desarrolladora disenador disenadora escritor escritora fotografo
fotografa ingeniero ingeniera periodista profesor profesora traductor traductora
"""

ACCENTED, PLAIN = "àáâãäåçèéêëìíîïñòóôõöùúûü", "aaaaaaceeeeiiiinooooouuuu"
"""Letters with an accent, and each without it."""

MARKS = "[\u0300-\u036f]+"
BETWEEN = "[\\s\u00a0\u2010-\u2015\u2018\u2019\u201c\u201d\u00b7\u2022\u2026.,;:/|\\\\()\\[\\]{}<>&+*#!?'\"_~=-]+"
"""Patterns of accents that stand as signs of their own, and of what stands between words, which is one space then."""


def _pattern(phrases: str) -> str:
    """Any of some phrases, whose words may be written as one."""
    told = [phrase.strip() for phrase in re.split("[;\n]", phrases) if phrase.strip()]
    return "(?:" + "|".join(phrase.replace(" ", " ?") for phrase in told) + ")"


def _any_of(words: str) -> str:
    return "|".join(words.split())


def _whole(phrases: str) -> str:
    """A text that is made of these phrases, and of words that say no more beside them."""
    beside = _any_of(_BESIDE)
    whom = f"(?:(?:{_any_of(_OF_WHAT)}) )*(?:{_any_of(_WHO)})"
    return f"^(?:(?:{whom}|{beside}) )*{_pattern(phrases)}(?: (?:{_pattern(phrases)}|{whom}|{beside}))*$"


WAY_OF_WORKING = _whole(WAYS_OF_WORKING)
"""Pattern of a folded text that says how somebody works and not where."""

NO_NAME = f"^[0-9 ]*$|^[nk] a$|{_whole(NOTHING_SAID)}"
"""Pattern of a folded text that says nothing."""

_WAY, _NOTHING = re.compile(WAY_OF_WORKING), re.compile(NO_NAME)
_MARKS, _BETWEEN = re.compile(MARKS), re.compile(BETWEEN)
_UNACCENTED = str.maketrans(ACCENTED, PLAIN)


def _folded(text: str) -> str:
    plain = _MARKS.sub("", text[:LONGEST].lower().translate(_UNACCENTED))
    return _BETWEEN.sub(" ", plain).strip(" ")


def is_way_of_working(text: str) -> bool:
    """Whether a text says how somebody works, and not where.

    >>> [is_way_of_working(text) for text in ("Freelance Graphic Designer", "Autónoma", "Freelance Solutions Ltd", "-")]
    [True, True, False, False]
    """
    return _WAY.search(_folded(text)) is not None


def is_organisation(text: str | None) -> bool:
    """Whether a text can be the name of an organisation.

    >>> [is_organisation(text) for text in ("Northwind Labs", "Self-employed", "n/a", "Selbständig", "", None)]
    [True, False, False, False, False, False]
    """
    return bool(text) and not is_way_of_working(text or "") and _NOTHING.search(_folded(text or "")) is None
