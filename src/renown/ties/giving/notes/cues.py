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
        "video ?(?:call|chat)", "telephoned", "off the phone", "hung up", "dialled", "dialed", "facetime", "teams call",
    )),
    (LUNCH, _words("lunch(?:ed)?")),
    (COFFEE, _words("coffees?", "espresso", "cappuccino", "tea with")),
    (MESSAGE, _words(
        "e-?mail(?:ed)?", "texted", "wrote", "messaged?", "dm'?d", "dm", "pinged", "letter", "postcard", "whatsapp",
        "whatsapped", "heard (?:back )?from", "replied", "reply", "answered", "answer from", "response", "got back to",
        "forwarded", "note from", "dropped (?:\\w+ )?a line", "newsletter", "wished",
    )),
    (MET, _words(
        "met", "saw", "ran into", "bumped into", "dinner", "breakfast", "brunch", "drinks?", "beers?", "visited",
        "visit", "walk", "walked", "meeting", "talked", "talk with", "spoke", "chat(?:ted)?", "ca(?:ught|tch) up",
        "hung out", "came (?:to|by|over|round)", "stopped by", "(?:dropped|popped) (?:by|round|in|over)", "hike",
        "hiked",
        "went (?:\\w+ ){0,3}with", "caught", "party", "barbecue", "bbq", "picnic", "night at", "stayed (?:with|at)",
        "interview with", "workshop with", "session with", "sync with", "1:1", "one-on-one", "stand-?up with",
        "sat (?:next to|with|beside)", "shook hands", "said hi", "spent", "discussed", "conversation", "played",
        "catch-?up", "get-together", "gathering", "hosted", "joined us", "pint", "pub", "wine with", "ran with",
    )),
    (FACT, _words(
        "is moving", "moved?", "moves", "new (?:job|number|address|role|flat|email)", "birthday", "turn(?:s|ed) \\d+",
        "likes?", "loves", "hates", "prefers", "(?:is )?allergic", "got married", "getting married", "engaged",
        "expecting", "pregnant", "had a baby", "(?:was |got )?promoted", "starts?", "started", "works?",
        "working (?:at|for)", "looking for", "plays", "studies", "lives", "retired", "retires", "quit",
        "daughter", "son", "wife", "husband",
        "kids?", "children", "vegetarian", "vegan", "collects", "speaks",
        "broke", "split up", "divorced", "separated", "died", "passed away", "ill", "sick", "surgery", "gave birth",
        "was born", "bought a", "fired", "laid off", "grew up", "used to", "teaches", "graduated", "enjoys", "afraid",
        "on holiday", "on leave", "sabbatical", "founded", "joined", "became", "owns", "runs a", "drinks (?:only|no)",
        "can'?t stand", "lost (?:her|his|their)", "phd", "favou?rite", "cat", "dog",
    )),
)  # fmt: skip

_GERMAN: tuple[Cue, ...] = (
    (CALL, _words(
        "telefoniert?e?n?", "telefonat", "angerufen", "anruf", "rief", "video(?:anruf|call)", "geskypt", "gezoomt",
        "mailbox", "zuruckgerufen", "skype", "zoom", "aufgelegt", "am apparat", "durchgerufen", "anrief",
    )),
    (LUNCH, _words("mittagessen", "mittag gegessen", "zu mittag", "mittags", "lunch")),
    (COFFEE, _words("kaffee", "kaffchen", "espresso")),
    (MESSAGE, _words(
        "geschrieben", "e-?mail", "mail", "nachricht", "whatsapp", "sms", "brief", "postkarte", "gemailt", "gesimst",
        "schrieb", "geantwortet", "antwort", "ruckmeldung", "angeschrieben", "getextet", "sprachnachricht", "karte von",
        "gemeldet", "weitergeleitet",
    )),
    (MET, _words(
        "getroffen", "traf", "treffe", "treffen", "gesehen", "abendessen", "fruhstuck", "bier", "besucht", "besuch",
        "spazieren", "spaziergang", "gesprach", "gesprochen", "unterhalten", "kennengelernt", "essen", "verabredet",
        "war mit", "waren mit", "gequatscht", "im kino", "ausflug", "begegnet", "gewandert", "kam", "vorbeigekommen",
        "geredet", "geplaudert", "getrunken", "gegessen", "grillabend", "gegrillt", "grillen", "party", "feier",
        "gefeiert", "konzert", "theater", "wanderung", "gejoggt", "workshop mit", "meeting", "besprechung", "termin",
        "sitzung", "stammtisch", "plausch", "ubernachtet", "gespielt", "zu besuch", "bei mir", "unterwegs mit",
        "wein mit",
        "verabschiedet", "zusammengesessen", "brunch", "spieleabend", "kneipe", "biergarten",
    )),
    (FACT, _words(
        "zieht", "(?:um)?gezogen", "neuen? \\w+", "neue[rs]? \\w+", "geburtstag", "wurde", "wird \\d+", "mag", "liebt",
        "hasst", "lieber", "allergisch", "geheiratet", "heiratet", "verlobt", "schwanger",
        "(?:vater|mutter|opa|oma) geworden", "befordert", "fangt", "beginnt", "arbeitet", "sucht", "spielt", "studiert",
        "lebt", "wohnt", "tochter", "sohn", "kinder", "rente", "vegetarier(?:in)?", "vegan", "gekundigt", "sammelt",
        "spricht", "gebrochen", "getrennt", "gestorben", "krank", "operiert", "geboren", "scheidung", "geschieden",
        "kind", "hund", "katze", "urlaub", "elternzeit", "gegrundet", "leitet", "unterrichtet", "aufgewachsen",
        "fruher", "trinkt", "isst", "kommt aus", "lernt", "schwarmt", "freut sich", "angst",
    )),
)  # fmt: skip

_SPANISH: tuple[Cue, ...] = (
    (CALL, _words(
        "llame", "llamo", "llamada", "videollamada", "por telefono", "telefonee", "mensaje de voz", "skype", "zoom",
        "colgar", "colgue", "al telefono", "videoconferencia",
    )),
    (LUNCH, _words("comida", "comi", "comimos", "almorce", "almorzamos", "almuerzo")),
    (COFFEE, _words("cafe", "cafecito", "cafelito")),
    (MESSAGE, _words(
        "escribi", "escribio", "correo", "mensaje", "whatsapp", "carta", "postal", "email", "sms", "respondio",
        "contesto", "respuesta", "me respondio", "nota de", "reenvie", "felicite", "me felicito",
    )),
    (MET, _words(
        "conoci", "me encontre", "vi a", "visto a", "reunion", "paseo", "pasee", "cervezas?", "quede", "quedamos",
        "quedado", "cena", "cene", "cenamos", "desayuno", "desayune", "visite", "charla con", "larga charla", "charle",
        "hable", "hablamos", "fui", "merienda", "vermut", "excursion",
        "se paso", "paso por", "vino a", "cruce", "barbacoa", "fiesta", "en casa de", "tomamos", "copas?", "vinos?",
        "coincidi", "salude", "estuve", "estuvimos", "sali con", "fuimos", "concierto", "taller con", "entrevista con",
        "visita", "jugue", "jugamos", "corri con", "encuentro", "reunimos", "conversacion", "conversamos", "charlamos",
        "vi con", "nos vimos", "cumple de", "tapas", "partido", "cine con", "cafe",
    )),
    (FACT, _words(
        "se mud[ao]", "trabajo nuevo", "nuev[oa] (?:trabajo|numero|direccion|piso)", "cumpleanos", "les? gustan?",
        "odia", "prefiere", "alergic[oa]", "se cas[ao]", "embarazada", "sido (?:madre|padre)", "ascendi(?:do|da|o)",
        "empieza", "trabaja", "busca", "toca", "estudia", "vive", "hij[oa]s?", "mujer", "marido", "jubil(?:o|ado|ada)",
        "cumpl(?:io|e)", "vegetarian[oa]", "vegan[oa]", "colecciona",
        "habla \\w+ idiomas", "se (?:ha|han) (?:roto|separado|casado|mudado|jubilado|divorciado)", "murio", "fallecio",
        "enferm[oa]", "operad[oa]", "nacio", "nacido", "perro", "gat[oa]", "vacaciones", "fund[oa]", "dirige",
        "da clases",
        "crecio", "antes", "bebe", "aprende", "miedo", "separado", "divorciad[oa]", "de baja",
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

IS = _words("is", "are", "was", "were", "has", "have", "had", "isn't", "doesn't", "ist", "sind", "hat", "haben", "wird",
            "es", "esta", "estan", "son", "ha", "han", "tiene", "tienen")  # fmt: skip
"""Behind a name at the beginning of a line it tells about them."""

BESIDE = _words("with", "w", "mit", "con")
NOT_BESIDE = _words(
    "agree", "disagree", "problem", "problems", "issue", "issues", "angry", "happy", "unhappy", "busy", "trouble",
    "done",
    "compare", "share", "work", "working", "works", "started", "wrong", "fed up", "not", "argue", "einverstanden",
    "probleme?", "arger", "zufrieden", "fertig", "streit", "arbeite", "nicht", "vergleich", "de acuerdo", "problemas?",
    "lio", "contenta?", "harta?", "trabajo", "no", "share", "if", "wenn", "si",
)  # fmt: skip
"""With somebody, but not in their company."""

NEEDS_NAMES = _words("with", "w", "mit", "con")
"""A word for contact tells of contact where somebody is named, or where one of these stands."""

SENT = re.compile(
    r"^(?:i |ich |yo )?(?:just |habe |hab |le )?(?:got|received|sent|recibi|mande|envie|deje|left)(?: \w+)? "
    r"(?:an? |una? |la |el )?(?:\w+ )?(postcard|letter|message|text|e-?mail|voicemail|dm|postal|carta|mensaje|correo)"
    r"(?: de (voz))?(?!\w)"
    r"|^(?:nachricht|e-?mail|sms|postkarte|brief|whatsapp|antwort|karte|message|letter|postcard|dm|reply|response|answer"
    r"|text|note|mensaje|correo|carta|postal|respuesta) (?:an|von|vom|to|from|a|de) "
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
    r"|follow up|check|thank|congratulate|send|bring|ping|book|schedule|reply(?! from)|answer(?! from)|tell"
    r"|give|introduce"
    r"|pick up|talk to|speak to|reach out|get|return|wish|find|look up|buy|order|plan|prepare|arrange"
    r"|organi[sz]e|forward"
    r"|share|pay|remember|sort|drop|pop|sign|pass|hand|connect|remind|chase|nudge|update|brief|show|lend|collect|take"
    r"|set up|chat to|catch up with|cook|suggest|propose|visit|confirm|cancel|postpone|help(?! from))(?!\w)"
)
"""What the writer tells themselves to do; it counts where somebody is named."""

DO_SPANISH = re.compile(
    r"^(?!(?:taller|mujer|alquiler|lugar|bar|mar|placer|popular|primer|tercer|ayer|ser) )\w{2,14}(?:ar|er|ir)"
    r"(?:me|te|le|les|lo|la|los|las|nos|se)?(?= )"
)
"""The same as any Spanish infinitive at the beginning."""

TO_DO = re.compile(
    r"(?<!\w)(?!(?:an|auf|aus|ab|bei|ein|mit|nach|vor|zu|zuruck|vorbei|um|weg|her|hin|los|durch|weiter|zusammen)?ge\w+en"
    r"(?!\w)|(?:bekommen|erhalten|verloren|begonnen|verstanden|verschoben|versprochen|empfohlen|unterhalten|geworden"
    r"|gegen|wegen|neben|eben|morgen|oben|unten|hinten|haben|sein|essen|treffen|wissen|meinen|seinen|ihren|keinen|einen"
    r"|diesen|allen|beiden|sollen|wollen|mussen|konnen|leuten|kindern|gestern|letzten|nachsten|gern|sondern|deren|denen"
    r"|angeschrieben|angerufen|unterschrieben|beschrieben|entschieden|erschienen|verabredet)(?!\w))"
    r"[a-z]{2,16}(?:en|ern|eln)(?= *(?:$|[,.;!]|ob |wegen |fur |furs |mit |bei |um |zu |zum |zur |nach |uber "
    r"|von |aus |in ))"
)
"""The infinitive at the end of a German clause; it counts where somebody is named and nothing was done."""

DONE = _words(
    "habe?n?",
    "haben",
    "ist",
    "sind",
    "wurde",
    "wird",
    "will",
    "waren",
    "kam",
    "kommt",
    "geht",
    "mag",
    "meint",
    "hab",
    "hat",
    "hatte",
    "wollen?",
    "kann",
    "konnen",
    "wir",
    "war",
)

TOPIC = re.compile(r"(?<![\w#])(?:#([^\W_]\w{0,40})|(?:about|re:|regarding|wegen|uber|sobre) ([^,.;:!?()\n]{2,60}))")
"""What was spoken about: a tag, or the words behind "about"."""

LANGUAGE_WORDS: dict[str, frozenset[str]] = {
    "en": frozenset("the with at to of is for about and my her his has had was an in on i he she who that this"
                    " from it its they we you".split()),
    "de": frozenset("der die das den dem in ein eine einen mit und ist hat habe im am bei von zu zur zum fur nach ich"
                    " er sie auf mir mich uns noch nicht wegen uber sein ihre mein".split()),
    "es": frozenset("el la los las un una con y que es en de del al por para se me le lo mi su sus ha he si"
                    " sobre".split()),
}  # fmt: skip
"""Small words by which a language is known."""
