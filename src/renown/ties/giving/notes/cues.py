"""Words that say what a line is about where no phrase fits as a whole: contact, facts, and what is still to be done.

Invariant: a pattern here is only searched, never nested, so that it reads a line in one go. None of them is enough for
the ledger of favours.
"""

from __future__ import annotations

import re

from renown.ties.giving.notes.draft import CALL, COFFEE, FACT, LUNCH, MESSAGE, MET

Cue = tuple[str, re.Pattern[str]]


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w@])(?:{'|'.join(patterns)})(?!\w)")


_ENGLISH: tuple[Cue, ...] = (
    (CALL, _words(
        "call(?:ed)?(?! off)", "phone(?:d)?(?: call)?", "rang", "voicemail", "zoom(?:ed)?", "skyped?", "facetimed?",
        "video ?call", "telephoned",
    )),
    (LUNCH, _words("lunch(?:ed)?")),
    (COFFEE, _words("coffees?", "espresso", "cappuccino", "tea with")),
    (MESSAGE, _words(
        "e-?mail(?:ed)?", "texted", "wrote", "messaged?", "dm'?d", "dm", "pinged", "letter", "postcard", "whatsapp",
        "whatsapped", "heard from", "replied", "answered",
    )),
    (MET, _words(
        "met", "saw", "ran into", "bumped into", "dinner", "breakfast", "brunch", "drinks?", "beers?", "visited",
        "visit", "walk", "walked", "meeting", "talked", "talk with", "spoke", "chat(?:ted)?", "ca(?:ught|tch) up",
        "hung out", "came (?:to|by|over)", "stopped by", "dropped by", "went (?:\\w+ )?with", "hike", "hiked",
    )),
    (FACT, _words(
        "is moving", "moved?", "moves", "new (?:job|number|address|role|flat|email)", "birthday", "turn(?:s|ed) \\d+",
        "likes?", "loves", "hates", "prefers", "(?:is )?allergic", "got married", "getting married", "engaged",
        "expecting", "pregnant", "had a baby", "(?:was |got )?promoted", "starts?", "started", "works?",
        "working (?:at|for)", "looking for", "plays", "studies", "lives", "retired", "retires", "quit",
        "daughter", "son", "wife", "husband",
        "kids?", "children", "vegetarian", "vegan", "collects", "speaks",
    )),
)  # fmt: skip

_GERMAN: tuple[Cue, ...] = (
    (CALL, _words(
        "telefoniert?e?n?", "telefonat", "angerufen", "anruf", "rief", "video(?:anruf|call)", "geskypt", "gezoomt",
        "mailbox", "zuruckgerufen", "skype", "zoom",
    )),
    (LUNCH, _words("mittagessen", "mittag gegessen", "zu mittag", "mittags", "lunch")),
    (COFFEE, _words("kaffee", "kaffchen", "espresso")),
    (MESSAGE, _words(
        "geschrieben", "e-?mail", "mail", "nachricht", "whatsapp", "sms", "brief", "postkarte", "gemailt", "gesimst",
        "schrieb", "geantwortet",
    )),
    (MET, _words(
        "getroffen", "traf", "treffe", "treffen", "gesehen", "abendessen", "fruhstuck", "bier", "besucht", "besuch",
        "spazieren", "spaziergang", "gesprach", "gesprochen", "unterhalten", "kennengelernt", "essen", "verabredet",
        "wars?? mit", "waren mit", "gequatscht", "im kino", "ausflug", "begegnet", "gewandert",
    )),
    (FACT, _words(
        "zieht", "(?:um)?gezogen", "neuen? \\w+", "neue[rs]? \\w+", "geburtstag", "wurde", "wird \\d+", "mag", "liebt",
        "hasst", "lieber", "allergisch", "geheiratet", "heiratet", "verlobt", "schwanger",
        "(?:vater|mutter|opa|oma) geworden", "befordert", "fangt", "beginnt", "arbeitet", "sucht", "spielt", "studiert",
        "lebt", "wohnt", "tochter", "sohn", "kinder", "rente", "vegetarier(?:in)?", "vegan", "gekundigt", "sammelt",
    )),
)  # fmt: skip

_SPANISH: tuple[Cue, ...] = (
    (CALL, _words(
        "llame", "llamo", "llamada", "videollamada", "por telefono", "telefonee", "mensaje de voz", "skype", "zoom",
    )),
    (LUNCH, _words("comida", "comi", "comimos", "almorce", "almorzamos", "almuerzo")),
    (COFFEE, _words("cafe", "cafecito", "cafelito")),
    (MESSAGE, _words(
        "escribi", "escribio", "correo", "mensaje", "whatsapp", "carta", "postal", "email", "sms", "respondio",
        "contesto",
    )),
    (MET, _words(
        "conoci", "me encontre", "vi a", "visto a", "reunion", "paseo", "pasee", "cervezas?", "quede", "quedamos",
        "quedado", "cena", "cene", "cenamos", "desayuno", "desayune", "visite", "charla con", "larga charla", "charle",
        "hable", "hablamos", "fui", "merienda", "vermut", "excursion",
    )),
    (FACT, _words(
        "se mud[ao]", "trabajo nuevo", "nuev[oa] (?:trabajo|numero|direccion|piso)", "cumpleanos", "les? gustan?",
        "odia", "prefiere", "alergic[oa]", "se cas[ao]", "embarazada", "sido (?:madre|padre)", "ascendi(?:do|da|o)",
        "empieza", "trabaja", "busca", "toca", "estudia", "vive", "hij[oa]s?", "mujer", "marido", "jubil(?:o|ado|ada)",
        "cumpl(?:io|e)", "vegetarian[oa]", "vegan[oa]", "colecciona",
    )),
)  # fmt: skip

CUES: dict[str, tuple[Cue, ...]] = {"en": _ENGLISH, "de": _GERMAN, "es": _SPANISH}
"""By language: what a word in the line says; of several the first in the line counts."""

BY_VOICE = _words(
    "on the phone", "by phone", "over the phone", "(?:on|over|by|via) (?:skype|zoom)", "am telefon", "per telefon",
    "(?:per|uber) (?:skype|zoom)", "por telefono", "por (?:skype|zoom)",
)  # fmt: skip
"""Talk that was a call."""

OVER = {COFFEE: _words("for (?:a )?coffee", "over coffee", "auf einen kaffee", "zum kaffee", "a tomar (?:un )?cafe"),
        LUNCH: _words("for lunch", "over lunch", "zum mittagessen", "a comer", "para comer")}  # fmt: skip
"""A meeting over something."""

NEEDS_NAMES = _words("with", "w", "mit", "con")
"""A word for contact tells of contact where somebody is named, or where one of these stands."""

SENT = re.compile(
    r"^(?:i |ich |yo )?(?:just |habe |hab |le )?(?:got|received|sent|recibi|mande|envie|deje|left)(?: \w+)? "
    r"(?:an? |una? |la |el )?(?:\w+ )?(postcard|letter|message|text|e-?mail|voicemail|dm|postal|carta|mensaje|correo)"
    r"(?: de (voz))?(?!\w)"
    r"|^(?:nachricht|e-?mail|sms|postkarte|brief|whatsapp|message|letter|postcard|dm|mensaje|correo|carta|postal)"
    r" (?:an|von|vom|to|from|a|de) "
)
"""A message that was sent or came, which is no favour."""

REMIND = re.compile(
    r"^(?:please |bitte )?(?:remind|erinner\w*|recordar(?:me)?|recuerdame|no olvid\w+|(?:don'?t|do not) forget|to-?do)"
    r"(?!\w)|(?<!\w)nicht vergessen(?!\w)"
)
"""What is to be remembered, whatever else the line says."""

MUST = re.compile(
    r"^(?:i |we |ich |wir |yo )?(?:still |noch )?(?:need to|have to|must|should|want to|i'?ll|plan to|muss|mussen"
    r"|sollte|soll|will|mochte|tengo que|tenemos que|hay que|debo|deberia|tendria que|quiero)(?!\w)"
)
"""What the writer has to do."""

DO = re.compile(
    r"^(?:(?:call|phone|email|mail|text|message)(?! with| from| to| call|:)|ring|write|ask|invite|meet(?! with the)|see"
    r"|follow up|check in|thank|congratulate|send|bring|ping|book|schedule|reply|answer|tell|give|introduce|pick up"
    r"|talk to|speak to|reach out|get back to|return|wish|llamar|escribir|preguntar|invitar|quedar|visitar|felicitar"
    r"|agradecer|insistir|avisar|enviar|mandar|contestar|devolver|ver|hablar|proponer|pedir)(?!\w)"
)
"""What the writer tells themselves to do; it counts where somebody is named."""

TO_DO = re.compile(
    r"(?<!\w)(?:an|zuruck|ein|nach|be|ver)?(?:rufen|schreiben|fragen|treffen|suchen|gratulieren|laden|haken|telefonieren"
    r"|danken|melden|schicken|sprechen|erinnern|sehen|geben|bringen|bitten|senden|mailen|abreden|klaren)"
    r"(?= *(?:$|[,.;!]|ob |wegen ))"
)
"""The infinitive at the end of a German clause; it counts where somebody is named and nothing was done."""

DONE = _words("habe?n?", "hab", "hat", "hatte", "wollen?", "kann", "konnen", "wir", "war")

TOPIC = re.compile(r"(?<![\w#])(?:#([^\W_]\w{0,40})|(?:about|re:|regarding|wegen|uber|sobre) ([^,.;:!?()\n]{2,60}))")
"""What was spoken about: a tag, or the words behind "about"."""

LANGUAGE_WORDS: dict[str, frozenset[str]] = {
    "en": frozenset("the with at to of is for about and my her his has had was an in on i he she who that this"
                    " from it its they we you".split()),
    "de": frozenset("der die das den dem ein eine einen mit und ist hat habe im am bei von zu zur zum fur nach ich er"
                    " sie auf mir mich uns noch nicht wegen uber sein ihre mein".split()),
    "es": frozenset("el la los las un una con y que es en de del al por para se me le lo mi su sus ha he si"
                    " sobre".split()),
}  # fmt: skip
"""Small words by which a language is known."""
