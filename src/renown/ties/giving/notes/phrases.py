"""How people say it: one pattern per way of saying, in English, German and Spanish.

In a pattern <P> is who did it, <O> whom it was done to, <Q> a third person, <k> a verb that may name the kind, <X> the
rest of the line; `<v>` begins and `</v>` ends the words that carry the meaning. Patterns are tried in order, the more
telling ones first, on the line in lower case without accents, its days blanked out. Invariant: what a pattern means is
said beside it, not in code.
"""

from __future__ import annotations

from renown.ties.giving.notes.draft import ASKED, GIVEN, NOTE, PROMISE_MINE, PROMISE_THEIRS, RECEIVED, THANKS

I = r"(?:i(?:'ve|'ll|’ve|’ll| have| will)? )?"  # noqa: E741
ICH = r"(?:(?:ich )?(?:habe|hab|hatte)(?: ich)? )?"
YO = r"(?:yo )?"

PIECES = {
    "<has>": r"(?:has )?(?:kindly )?",
    "<me>": r"(?:me|us)",
    "<must>": r"(?:i will|i'll|i’ll|i must|i need to|i have to|i should)",
    "<thx>": r"(?:thanks|thank you|thank-you)",
    "<her>": r"(?! (?:hat|hatte|ist|wird|wurde|wirkte|war)\b)",
    "<mir>": r"(?:mir|uns)",
    "<mich>": r"(?:mich|uns)",
    "<tied>": r"(?:bekannt ?gemacht|zusammengebracht|verbunden)",
    "<le>": r"(?:le )?",
    "<nos>": r"(?:me|nos)",
    "<sent>": r"(?:di|he dado|envie|he enviado|mande|he mandado|escribi|he escrito|preste|he prestado)",
}
"""What many patterns share."""

Phrase = tuple[str, str, str]
"""What it means, the kind of favour it tells ("" when the rest of the line does), and the pattern."""

ENGLISH_PHRASES: tuple[Phrase, ...] = (
    (NOTE, "", r"<P> <v>thanked</v> <me><X>"),
    (THANKS, "", r"(?:a )?<v><thx>(?: note| letter| card)?</v> (?:sent |written )?to <O>(?: for)?<X>"),
    (THANKS, "", I + r"<v>(?:thanked|thank)</v> <O>(?: for)?<X>"),
    (THANKS, "", I + r"(?:said |sent |wrote )?(?:a )?<v><thx>(?: note)?</v> to <O>(?: for)?<X>"),
    (THANKS, "", I + r"(?:sent|wrote) <O> <v>(?:a |my )?<thx>(?: note| letter)?</v>(?: for)?<X>"),
    (ASKED, "", I + r"<v>asked</v> <O>(?: for| to| about| if| whether)<X>"),
    (PROMISE_MINE, "introduction", I + r"<v>promised</v> to introduce <O> to <Q><X>"),
    (PROMISE_MINE, "introduction", I + r"<v>promised</v> to (?:connect|put) <O> (?:in touch )?with <Q><X>"),
    (PROMISE_MINE, "", I + r"<v>promised</v> (?:that )?(?:i (?:would|will) |i'll |i'd |to )<k> <O><X>"),
    (PROMISE_MINE, "", I + r"<v>told</v> <O> (?:that )?(?:i (?:would|will) |i'll |i'd )<X>"),
    (PROMISE_MINE, "", I + r"<v>promised</v> <O> (?:that i (?:would|will) |i'd |i would )?<X>"),
    (PROMISE_MINE, "", I + r"<v>promised</v> <X> to <O>"),
    (PROMISE_MINE, "", I + r"<v>(?:said|agreed|offered)</v> (?:that )?(?:i'd |i would |i'll |i will |to )<k> <O><X>"),
    (PROMISE_MINE, "", I + r"<v>offered</v> <O> (?:my|a|an|the|to) <X>"),
    (PROMISE_MINE, "", r"(?:i|we) (?:still )?<v>owe</v> <O><X>"),
    (PROMISE_MINE, "", r"(?:still )?<v>owe</v> <O><X>"),
    (PROMISE_THEIRS, "introduction", r"<P> (?:has )?<v>(?:promised|offered)</v> to put <me> in touch with <Q><X>"),
    (PROMISE_THEIRS, "", r"<P> (?:has |kindly )?<v>(?:promised|offered)</v>(?: me| us)?(?: to)?<X>"),
    (PROMISE_THEIRS, "", r"<P> <v>(?:says|said|agreed)</v> (?:that )?(?:(?:he|she|they)(?:'ll| will|'d| would)|to)"
     r"(?=.*\b(?:me|us|my|our)\b)<X>"),
    (PROMISE_THEIRS, "", r"<P> <v>owes</v>(?: me| us)?<X>"),
    (PROMISE_MINE, "introduction", r"<v><must></v> introduce <O> to <Q><X>"),
    (PROMISE_MINE, "", r"<v><must></v> (?=send|give|write|help|review|refer|recommend|show|lend|bring|advise)"
     r"<k> <O><X>"),
    (PROMISE_THEIRS, "introduction", r"<P> <v>will</v> put <me> in touch with <Q><X>"),
    (PROMISE_THEIRS, "", r"<P> <v>(?:will|is going to)</v>(?=.*\b(?:me|us|my|our)\b)<X>"),
    (RECEIVED, "introduction", r"<P> <has><v>introduced</v> <me> to <Q><X>"),
    (RECEIVED, "introduction", r"<P> <has><v>(?:put|connected)</v> <me> (?:in touch )?with <Q><X>"),
    (RECEIVED, "referral", r"<P> <has><v>(?:referred|recommended)</v> <me> to <Q><X>"),
    (RECEIVED, "referral", r"<P> <has><v>(?:referred|recommended)</v> <me><X>"),
    (RECEIVED, "help", r"<P> <has><v>(?:helped|supported)</v> <me><X>"),
    (RECEIVED, "advice", r"<P> <has><v>advised</v> <me><X>"),
    (RECEIVED, "review", r"<P> <has><v>(?:reviewed|proofread|checked)</v> (?=my |our )<X>"),
    (RECEIVED, "", r"<P> <has><v>(?:gave|given|sent|wrote|written|lent|showed|brought|bought|did)</v> <me><X>"),
    (RECEIVED, "advice", r"<P> <has><v>(?:taught|explained)</v> <me><X>"),
    (RECEIVED, "", r"<P> <has><v>(?:taught|drove|fixed|cooked|found|saved|booked|printed|built|baked|repaired|treated|"
     r"paid|got|made|let|invited|hosted|covered|picked)</v> (?:for )?(?:me|us|my|our)\b<X>"),
    (RECEIVED, "", r"<P> <has><v>(?:edited|translated|corrected|fixed|repaired|printed|signed)</v> (?=my |our )<X>"),
    (RECEIVED, "referral", r"<P> <has><v>(?:put in a (?:good )?word|vouched|spoke up|stood up)</v>(?: for <me>)<X>"),
    (RECEIVED, "", r"<P> <has><v>(?:paid|picked up the (?:bill|tab))</v><X>"),
    (RECEIVED, "", r"<P> <has><v>(?:gave|sent|wrote|shared|did)</v><X> (?:to|with|for) <me><Z>"),
    (RECEIVED, "", I + r"<v>(?:got|received|had)</v> (?=.*\bfrom )<X> from <O><Z>"),
    (GIVEN, "introduction", I + r"<v>introduced</v> <O> to <Q><X>"),
    (GIVEN, "introduction", I + r"<v>(?:put|connected)</v> <O> (?:in touch )?with <Q><X>"),
    (GIVEN, "referral", I + r"<v>(?:referred|recommended)</v> <O> to <Q><X>"),
    (GIVEN, "referral", I + r"<v>(?:referred|recommended)</v> <O><X>"),
    (GIVEN, "help", I + r"<v>(?:helped|supported)</v> <O><X>"),
    (GIVEN, "advice", I + r"<v>advised</v> <O><X>"),
    (GIVEN, "review", I + r"<v>(?:reviewed|proofread|proof-read)</v> <O>'s<X>"),
    (GIVEN, "review", I + r"<v>(?:reviewed|proofread)</v> (?=.*\bfor )<X> for <O>"),
    (GIVEN, "", I + r"<v>(?:fixed|translated|edited|corrected|printed|repaired|watered|carried)</v> <O>'s<X>"),
    (GIVEN, "", I + r"<v>(?:drove|taught|treated|invited|hosted|covered for|paid for|picked up|"
     r"vouched for)</v> <O><X>"),
    (GIVEN, "", I + r"<v>(?:lent|bought|made|baked|cooked|paid|brought)</v> (?=.*\bfor )<X> for <O>"),
    (GIVEN, "", I + r"<v>(?:gave|given|sent|wrote|written|lent|showed|brought|bought)</v> <O><X>"),
    (GIVEN, "", I + r"<v>(?:gave|sent|wrote|shared)</v> (?=.*\b(?:to|with|for) )<X> (?:to|with|for) <O>"),
)  # fmt: skip

GERMAN_PHRASES: tuple[Phrase, ...] = (
    (NOTE, "", r"<P> (?:hat )?<v>(?:mir|uns|sich)</v> (?:bei mir )?<X>(?:gedankt|bedankt)"),
    (THANKS, "", ICH + r"(?:mich )?bei <O><her><X> <v>bedankt</v>"),
    (THANKS, "", ICH + r"(?:mich )?<v>bedankt</v> bei <O><X>"),
    (THANKS, "", ICH + r"<O><her><X> <v>gedankt</v>"),
    (THANKS, "", r"(?:ich )?<v>(?:dankte|danke)</v> <O><X>"),
    (THANKS, "", r"<v>(?:danke|dank)</v> an <O><X>"),
    (ASKED, "", ICH + r"<O> um <X> <v>gebeten</v>"),
    (ASKED, "", r"(?:ich )?<v>bat</v> <O> um <X>"),
    (ASKED, "", ICH + r"<O> <v>gefragt</v>,? (?:ob|wegen|nach)<X>"),
    (PROMISE_MINE, "introduction", ICH + r"<O> <v>versprochen</v>,? (?:ihn|sie) <Q> vorzustellen<Z>"),
    (PROMISE_THEIRS, "", r"<P> hat <mir> <v>versprochen</v>,?<X>"),
    (PROMISE_THEIRS, "", r"<P> hat (?:mir |uns )?<X> <v>(?:versprochen|zugesagt|angeboten)</v><Z>"),
    (PROMISE_THEIRS, "", r"<P> <v>(?:verspricht|versprach|schuldet|bietet)</v> <mir><X>"),
    (PROMISE_THEIRS, "introduction", r"<P> <v>will</v> <mich> (?:mit )?<Q> (?:vorstellen|bekannt ?machen)"),
    (PROMISE_THEIRS, "", r"<P> <v>(?:will|wird)</v> (?:mir|uns|mich)<X>"),
    (PROMISE_MINE, "", ICH + r"<O><her><X> <v>(?:versprochen|zugesagt)</v><Z>"),
    (PROMISE_MINE, "", r"(?:ich )?<v>(?:verspreche|versprach|schulde)(?: ich)?</v> <O><X>"),
    (PROMISE_MINE, "", r"(?:ich )?<v>(?:muss|soll|will|werde)</v> <O>(?: noch)?<X> "
     r"(?:schicken|geben|schreiben|helfen|zeigen|bringen|senden|empfehlen|vorstellen)<Z>"),
    (PROMISE_THEIRS, "", r"<P> <v>(?:besorgt|bringt|schickt|gibt|leiht|hilft|zeigt|kauft|borgt|stellt)</v> <mir><X>"),
    (PROMISE_MINE, "", r"(?:ich )?<v>(?:bringe|schicke|gebe|leihe|besorge|zeige|helfe)</v> <O><X>"),
    (PROMISE_MINE, "", ICH + r"<O> <v>angeboten</v>,?<X>"),
    (RECEIVED, "introduction", r"<P> hat <mich> <Q> <v>(?:vorgestellt)</v><Z>"),
    (RECEIVED, "introduction", r"<P> hat <mich> mit <Q> <v><tied></v><Z>"),
    (RECEIVED, "introduction", r"<P> hat <mir> <Q> <v>vorgestellt</v><Z>"),
    (RECEIVED, "introduction", r"<P> <v>stellte</v> (?:mich|uns|mir) <Q> vor<Z>"),
    (RECEIVED, "referral", r"<P> hat <mich> bei <Q> <v>(?:weiter)?empfohlen</v><Z>"),
    (RECEIVED, "referral", r"<P> hat <mich><X> <v>(?:weiter)?empfohlen</v><Z>"),
    (RECEIVED, "help", r"<P> hat <mir><X> <v>geholfen</v><Z>"),
    (RECEIVED, "help", r"<P> hat <mich><X> <v>unterstutzt</v><Z>"),
    (RECEIVED, "help", r"<P> <v>half</v> <mir><X>"),
    (RECEIVED, "advice", r"<P> hat <mich><X> <v>beraten</v><Z>"),
    (RECEIVED, "review", r"<P> hat (?=mein|unser)<X> <v>(?:durchgesehen|gegengelesen|gepruft|korrigiert)</v><Z>"),
    (RECEIVED, "gift", r"<P> hat <mir><X> <v>geschenkt</v><Z>"),
    (RECEIVED, "", r"<P> hat <mir><X> <v>(?:gegeben|geschickt|geschrieben|gesendet|gebracht|geliehen)</v><Z>"),
    (RECEIVED, "referral", r"<P> hat (?=.*\bwort )<X> <v>eingelegt</v><Z>"),
    (RECEIVED, "", r"<P> hat (?=mir |uns |mein|unser)<X> <v>(?:bezahlt|repariert|gezeigt|erklart|besorgt|mitgebracht|"
     r"beigebracht|uberlassen|vermittelt|ubersetzt|gekocht|abgenommen|ausgedruckt|gefunden|gemacht|gebacken)</v><Z>"),
    (RECEIVED, "", r"<P> hat <mich><X> <v>(?:gefahren|abgeholt|mitgenommen|eingeladen|vertreten|beherbergt)</v><Z>"),
    (RECEIVED, "", r"<P> hat<X> <v>bezahlt</v><Z>"),
    (RECEIVED, "", r"<P> <v>(?:gab|schickte|schrieb|sandte)</v> <mir><X>"),
    (RECEIVED, "", ICH + r"(?=.*\bvon )<X> von <O> <v>(?:bekommen|erhalten)</v><Z>"),
    (RECEIVED, "", ICH + r"von <O><X> <v>(?:bekommen|erhalten)</v><Z>"),
    (GIVEN, "introduction", ICH + r"<O> einander <v>(?:vorgestellt)</v><Z>"),
    (GIVEN, "introduction", ICH + r"<O> mit <Q> <v><tied></v><Z>"),
    (GIVEN, "introduction", ICH + r"<O> (?:bei )?<Q> <v>vorgestellt</v><Z>"),
    (GIVEN, "referral", ICH + r"<O> bei <Q> <v>(?:weiter)?empfohlen</v><Z>"),
    (GIVEN, "referral", ICH + r"<O><her><X> <v>(?:weiter)?empfohlen</v><Z>"),
    (GIVEN, "help", ICH + r"<O><her><X> <v>(?:geholfen|unterstutzt)</v><Z>"),
    (GIVEN, "help", r"(?:ich )?<v>half</v> <O><X>"),
    (GIVEN, "advice", ICH + r"<O><her><X> <v>beraten</v><Z>"),
    (GIVEN, "gift", ICH + r"<O><her><X> <v>geschenkt</v><Z>"),
    (GIVEN, "", ICH + r"<O><her><X> <v>(?:gegeben|geschickt|geschrieben|gesendet|gebracht|geliehen)</v><Z>"),
    (GIVEN, "review", ICH + r"<O><her><X> <v>(?:durchgesehen|gegengelesen|korrigiert)</v><Z>"),
    (GIVEN, "", ICH + r"<O><her><X> <v>(?:repariert|gezeigt|erklart|mitgebracht|beigebracht|ubersetzt|gefahren|"
     r"abgeholt|mitgenommen|eingeladen|vertreten|ausgedruckt|gebacken|gekocht)</v><Z>"),
    (GIVEN, "", r"(?:ich )?<v>(?:gab|schickte|schrieb)(?: ich)?</v> <O><X>"),
)  # fmt: skip

SPANISH_PHRASES: tuple[Phrase, ...] = (
    (NOTE, "", r"<P> me <v>(?:agradecio|dio las gracias)</v><X>"),
    (THANKS, "", YO + r"<le><v>(?:agradeci|he agradecido|di las gracias|he dado las gracias)</v> a <O>(?: por)?<X>"),
    (THANKS, "", r"<v>gracias</v> a <O>(?: por)?<X>"),
    (ASKED, "", YO + r"<le><v>(?:pedi|he pedido)</v> a <O><X>"),
    (ASKED, "", YO + r"<le><v>(?:pedi|he pedido)</v> (?=.*\ba )<X> a <O>"),
    (PROMISE_MINE, "", YO + r"<le><v>dije</v> a <O> que (?=\w+ria\b)<X>"),
    (PROMISE_MINE, "", YO + r"<le><v>(?:prometi|he prometido|debo)</v> a <O><X>"),
    (PROMISE_MINE, "", YO + r"<le><v>(?:prometi|he prometido|debo)</v> (?=.*\ba )<X> a <O>"),
    (PROMISE_THEIRS, "introduction", r"<P> (?:me )?<v>(?:prometio|ha prometido)</v> presentarme a <Q><X>"),
    (PROMISE_THEIRS, "", r"<P> (?:me |nos |se )?<v>(?:prometio|ha prometido|ofrecio|debe)</v><X>"),
    (PROMISE_THEIRS, "introduction", r"<P> <v>me va a</v> presentar a <Q><X>"),
    (PROMISE_THEIRS, "", r"<P> <v><nos> va a</v><X>"),
    (PROMISE_THEIRS, "", r"<P> <nos> <v>(?:consigue|trae|manda|envia|presta|deja|da|ayuda|busca|guarda)</v> <X>"),
    (PROMISE_MINE, "", YO + r"<le><v>ofreci</v> (?=.*\ba )<X> a <O>"),
    (RECEIVED, "introduction", r"<P> <nos> <v>(?:presento|ha presentado)</v> (?:a |con )<Q><X>"),
    (RECEIVED, "introduction", r"<P> <nos> <v>puso en contacto con</v> <Q><X>"),
    (RECEIVED, "help", r"<P> <nos> <v>(?:ayudo|ha ayudado|apoyo)</v><X>"),
    (RECEIVED, "referral", r"<P> <nos> <v>(?:recomendo|ha recomendado)</v> a <Q><X>"),
    (RECEIVED, "referral", r"<P> <nos> <v>(?:recomendo|ha recomendado)</v><X>"),
    (RECEIVED, "advice", r"<P> <nos> <v>(?:aconsejo|ha aconsejado)</v><X>"),
    (RECEIVED, "referral", r"<P> <v>hablo bien</v> de (?:mi|nosotros)<X>"),
    (RECEIVED, "advice", r"<P> <nos> <v>(?:enseno|ha ensenado|explico|ha explicado)</v><X>"),
    (RECEIVED, "", r"<P> <nos> <v>(?:consiguio|llevo|arreglo|tradujo|invito|trajo|cocino|cuido|dejo|recogio|"
     r"busco)</v><X>"),
    (RECEIVED, "", r"<P> <v>(?:pago|ha pagado)</v><X>"),
    (RECEIVED, "gift", r"<P> <nos> <v>(?:regalo|ha regalado)</v><X>"),
    (RECEIVED, "review", r"<P> (?:me )?<v>(?:reviso|ha revisado|corrigio)</v> (?=mi |el |la |mis )<X>"),
    (RECEIVED, "", r"<P> <nos> <v>(?:ha )?(?:dio|dado|envio|enviado|mando|mandado|escribio|escrito|presto|prestado)"
     r"</v><X>"),
    (RECEIVED, "", YO + r"<v>(?:recibi|he recibido|tuve)</v> (?=.*\bde )<X> de <O><Z>"),
    (GIVEN, "introduction", YO + r"<le><v>(?:presente|he presentado)</v> (?:a )?<O> (?:a|con) <Q><X>"),
    (GIVEN, "introduction", YO + r"<v>puse en contacto a</v> <O> con <Q><X>"),
    (GIVEN, "help", YO + r"<le><v>(?:ayude|he ayudado)</v> a <O><X>"),
    (GIVEN, "referral", YO + r"<v>(?:recomende|he recomendado)</v> a <O> (?:a|con) <Q><X>"),
    (GIVEN, "referral", YO + r"<v>(?:recomende|he recomendado)</v> a <O><X>"),
    (GIVEN, "advice", YO + r"<le><v>(?:aconseje|he aconsejado)</v> a <O><X>"),
    (GIVEN, "gift", YO + r"<le><v>(?:regale|he regalado)</v> a <O><X>"),
    (GIVEN, "gift", YO + r"<le><v>(?:regale|he regalado)</v> (?=.*\ba )<X> a <O>"),
    (GIVEN, "review", YO + r"<le><v>(?:revise|he revisado)</v> (?=.*\b(?:de|para|a) )<X> (?:de|para|a) <O>"),
    (GIVEN, "review", YO + r"<le><v>(?:corregi|he corregido)</v> (?=.*\ba )<X> a <O>"),
    (GIVEN, "", YO + r"<le><v>(?:traduje|arregle|ensene|explique|lleve|consegui|pague|traje|cocine|cuide|recogi|invite)"
     r"</v> (?=.*\ba )(?:<X> )?a <O>"),
    (GIVEN, "", YO + r"<le><v><sent></v> a <O><X>"),
    (GIVEN, "", YO + r"<le><v><sent></v> (?=.*\ba )<X> a <O>"),
)  # fmt: skip

LANGUAGES: tuple[tuple[str, tuple[Phrase, ...]], ...] = (
    ("en", ENGLISH_PHRASES),
    ("de", GERMAN_PHRASES),
    ("es", SPANISH_PHRASES),
)

SMALL = frozenset(
    """
    a an the my our his her their your some this that these those to with for from at in on by about of as me us him
    them i we she he it who which and or so yes no not now then again also just up out will would still
    ein eine einen einem einer eines der die das den dem des mein meine meinen meinem meiner mit fur bei auf im am
    zu zum zur uber von mir mich uns ihm ihr ich er sie es wir dass ihn sich hat habe und oder um vor nach
    un una unos unas el la los las mi mis su sus con para por sobre en al del de le nos yo que y e se lo me ha
    """.split()
)
"""Words that are no part of a name, unless they are written with a capital inside the line."""

PARTICLES = (
    "de la|de los|de las|del|de|von der|von den|van der|van den|van de|van|von|der|den|la|da|dos|di|du|al|bin|ibn|le"
)
"""Words that stand inside a name."""
