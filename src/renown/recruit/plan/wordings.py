"""The words of texts and ideas, in each language that they are written in."""

from __future__ import annotations

from collections.abc import Mapping

POST_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "label": "Advertisement",
        "looking": "We are looking for: {title}",
        "title": "[name of the job]",
        "employer": "[employer]",
        "place": "[place]",
        "pay": "Pay: {pay}",
        "no pay": "[pay, from and to]",
        "tasks": "What there is to do: {tasks}",
        "no tasks": "[what one does in a usual week]",
        "must": "What you bring: {must}",
        "no must": "[what one must be able to do]",
        "terms": "How one works: {terms}",
        "why": "[one true reason to work with us, in the words of somebody in the team]",
        "link": "Everything about it, and how to apply: {link}",
        "no link": "[link to the vacancy]",
        "contact": "Questions: {contact}",
        "headline": "[headline of at most {most} signs]",
    },
    "de": {
        "label": "Anzeige",
        "looking": "Wir suchen: {title}",
        "title": "[Name der Stelle]",
        "employer": "[Arbeitgeber]",
        "place": "[Ort]",
        "pay": "Gehalt: {pay}",
        "no pay": "[Gehalt, von und bis]",
        "tasks": "Das ist zu tun: {tasks}",
        "no tasks": "[was man in einer üblichen Woche tut]",
        "must": "Das braucht es: {must}",
        "no must": "[was man können muss]",
        "terms": "So wird gearbeitet: {terms}",
        "why": "[ein wahrer Grund, bei uns zu arbeiten, in den Worten von jemandem aus dem Team]",
        "link": "Alles dazu, und wie die Bewerbung geht: {link}",
        "no link": "[Link zur Stelle]",
        "contact": "Fragen: {contact}",
        "headline": "[Überschrift mit höchstens {most} Zeichen]",
    },
}
"""By language: the lines of a text for a channel."""

IDEA_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "day": "A day as {title}. In the morning: [what it begins with]. Most of the day: {tasks}. What one goes home "
        "with: [what was done yesterday, told by somebody who does the job].",
        "team": "These are the people whom you would work with: [two or three first names, with their consent]. What "
        "each of them does: [one sentence each]. What newcomers are asked in the first week: [a real question].",
        "questions": "You ask, we answer: {title}. Does one need {must}? [honest answer] How long until one works "
        "alone? [weeks] What is hard about it? [honest answer]",
        "behind": "Behind the scenes: [the place, the tool or the moment that nobody outside sees]. What happens there "
        "and why: [two sentences]. {place}",
        "pay": "What the job {title} pays, said openly: {pay}. What it depends on: [how the place in the range is "
        "found]. What comes on top: [only what everybody gets].",
        "process": "How you come to us, with times: application until [date]. Answer within [days]. Talk of [minutes], "
        "with [whom]. Decision by [date]. What we do not ask for: [photo, birth date, letter].",
        "referral": "To all colleagues: we are looking for {title} ({place}). Whom do you know who does this well? "
        "Pass the link on: {link}. Sharing is free. Who should answer questions: [name].",
        "topic": "{topic}: what it means for the work of {title}, in our team: [one thing that we do, one that we "
        "learned]. Question to all: [what others do about it].",
    },
    "de": {
        "day": "Ein Tag als {title}. Morgens: [womit er beginnt]. Die meiste Zeit: {tasks}. Womit man nach Hause geht: "
        "[was gestern geschafft wurde, erzählt von jemandem, der die Arbeit macht].",
        "team": "Das sind die Menschen, mit denen Sie arbeiten würden: [zwei oder drei Vornamen, mit Einwilligung]. "
        "Was sie tun: [je ein Satz]. Was Neue in der ersten Woche gefragt werden: [eine echte Frage].",
        "questions": "Sie fragen, wir antworten: {title}. Braucht es {must}? [ehrliche Antwort] Wie lange, bis man "
        "allein arbeitet? [Wochen] Was ist schwer daran? [ehrliche Antwort]",
        "behind": "Hinter den Kulissen: [der Ort, das Werkzeug oder der Augenblick, den draußen niemand sieht]. Was da "
        "geschieht und warum: [zwei Sätze]. {place}",
        "pay": "Was die Stelle {title} einbringt, offen gesagt: {pay}. Wovon es abhängt: [wie der Platz in der Spanne "
        "gefunden wird]. Was dazukommt: [nur, was alle bekommen].",
        "process": "So kommen Sie zu uns, mit Zeiten: Bewerbung bis [Datum]. Antwort binnen [Tagen]. Gespräch von "
        "[Minuten], mit [wem]. Entscheidung bis [Datum]. Was wir nicht brauchen: [Foto, Geburtsdatum, Anschreiben].",
        "referral": "An alle im Haus: wir suchen {title} ({place}). Wen kennt ihr, wer das gut kann? Gebt den Link "
        "weiter: {link}. Teilen ist freiwillig. Wer Fragen beantwortet: [Name].",
        "topic": "{topic}: was es für die Arbeit als {title} heißt, bei uns im Team: [etwas, das wir tun, etwas, das "
        "wir gelernt haben]. Frage an alle: [was andere daraus machen].",
    },
}
"""By language: drafts of content, by kind."""

IDEA_TITLES: Mapping[str, str] = {
    "day": "A day in the job",
    "team": "The team",
    "questions": "Questions and answers",
    "behind": "Behind the scenes",
    "pay": "The pay, said openly",
    "process": "The way in, with times",
    "referral": "Ask colleagues whom they know",
    "topic": "What is talked about",
}
"""Kinds of content, by their names."""
