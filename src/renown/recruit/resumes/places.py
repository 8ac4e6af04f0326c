"""Towns and countries that CVs in German, English and Spanish name often, to tell a place from an employer.

Invariant: being in the list only helps; a place that is not in it is told by where it stands.
"""

from __future__ import annotations

import re

_TOWNS = """
    Berlin|Hamburg|München|Munich|Köln|Cologne|Frankfurt|Frankfurt am Main|Stuttgart|Düsseldorf|Leipzig|Dortmund|
    Essen|Bremen|
    Dresden|Hannover|Hanover|Nürnberg|Nuremberg|Duisburg|Bochum|Wuppertal|Bielefeld|Bonn|Münster|Karlsruhe|Mannheim|
    Augsburg|
    Wiesbaden|Kiel|Aachen|Magdeburg|Freiburg|Lübeck|Erfurt|Mainz|Rostock|Kassel|Potsdam|Heidelberg|Darmstadt|
    Regensburg|Jena|
    Ulm|Chemnitz|Halle|Wolfsburg|Göttingen|Würzburg|Ingolstadt|Wien|Vienna|Graz|Linz|Salzburg|Innsbruck|Zürich|Zurich|
    Basel|
    Bern|Genf|Geneva|London|Manchester|Birmingham|Leeds|Glasgow|Edinburgh|Bristol|Liverpool|Cardiff|Belfast|Dublin|Cork|
    Cambridge|Oxford|New York|San Francisco|Los Angeles|Chicago|Boston|Seattle|Austin|Denver|Toronto|Vancouver|
    Montreal|Sydney|
    Melbourne|Madrid|Barcelona|Valencia|Sevilla|Seville|Zaragoza|Málaga|Murcia|Palma|Bilbao|Alicante|Córdoba|
    Valladolid|Vigo|
    Gijón|Granada|A Coruña|Vitoria|Pamplona|San Sebastián|Santander|Salamanca|Ciudad de México|Guadalajara|Monterrey|
    Bogotá|
    Medellín|Lima|Quito|Santiago|Buenos Aires|Rosario|Montevideo|Caracas|Paris|Lyon|Amsterdam|Rotterdam|Brussels|
    Brüssel|
    Lisbon|Lisboa|Porto|Rome|Milan|Milano|Warsaw|Warschau|Kraków|Prague|Prag|Budapest|Istanbul|Athens|Copenhagen|
    Stockholm|Oslo|
    Helsinki|Luxemburg|Luxembourg|Tokyo|Singapore|Dubai|Remote|Home Office|Homeoffice|remoto|
    Germany|Deutschland|Alemania|Austria|Österreich|Switzerland|Schweiz|Suiza|Spain|Spanien|España|UK|United Kingdom|
    England|
    Scotland|Ireland|Irland|USA|United States|Estados Unidos|France|Frankreich|Francia|Italy|Italien|Italia|Portugal|
    México|
    Mexico|Argentina|Chile|Colombia|Perú|Poland|Polen|Polonia|Netherlands|Niederlande|Greece|Turkey|Türkei|Japan|
    India|China
"""
_KNOWN = frozenset(" ".join(town.split()).casefold() for town in _TOWNS.split("|"))
_SHAPE = re.compile(
    r"(?:[A-ZÄÖÜÁÉÍÓÚÑ][\w.'’-]*)(?:[ /](?:am|an|der|im|de|la|del|upon|on|den|[A-ZÄÖÜÁÉÍÓÚÑ][\w.'’-]*)){0,3}"
)
_AREA = re.compile(
    r"\b(?:area|region|raum|und umgebung|alrededores|metropolitan|provincia|bundesland)\b", re.IGNORECASE
)


def is_known(text: str) -> bool:
    """Whether a text is a place that is in the list, its country or the like behind it.

    >>> is_known("Berlin, Germany"), is_known("Frankfurt (remote)"), is_known("Nordlicht GmbH")
    (True, True, False)
    """
    parts = [part.strip().casefold() for part in re.split(r"[,/()]", text) if part.strip()]
    return bool(parts) and (parts[0] in _KNOWN or parts[-1] in _KNOWN or bool(_AREA.search(text))) and len(parts) <= 4


def is_shaped(text: str) -> bool:
    """Whether a text could be a place: few words, each with a capital.

    >>> is_shaped("Bad Salzungen"), is_shaped("led the team")
    (True, False)
    """
    return bool(_SHAPE.fullmatch(text.strip())) and not any(sign.isdigit() for sign in text)
