"""Which mail lies in drafts, junk or sent: by labels, folder names in many languages, and what mailers note in it.

Invariant: a note that a mail program keeps (deleted, a draft, waiting to be sent) adds to what the folder says.
"""

from __future__ import annotations

import re
import unicodedata
from base64 import b64decode
from enum import StrEnum
from functools import lru_cache

from renown.sources.mbox.encoded_words import decode_words
from renown.sources.mbox.headers import STATES, Headers


class Folder(StrEnum):
    """What a folder says about the mail in it."""

    SENT = "sent"
    DRAFTS = "drafts"
    UNSENT = "unsent"
    JUNK = "junk"
    OTHER = "other"


_SENT = """sent|sent mail|sent-mail|sent-items|sent items|sent messages|gesendet|gesendete elemente|gesendete objekte|
enviado|enviados|elementos enviados|messages envoyés|envoyés|éléments envoyés|posta inviata|inviata|inviati|verzonden|
skickat|sendt|lähetetyt|wysłane|odeslaná pošta|odeslané|elküldött|trimise|gönderilmiş postalar|gönderilenler|
отправленные|надіслані|送信済み|送信済みメール|已发邮件|已发送|寄件備份|보낸편지함"""
_DRAFTS = """draft|drafts|postponed|postponed-msgs|черновик|entwurf|entwürfe|borrador|borradores|rascunho|rascunhos|
brouillon|brouillons|bozza|bozze|concepten|utkast|kladder|luonnokset|wersje robocze|robocze|koncepty|piszkozatok|
ciorne|taslaklar|черновики|чернетки|下書き|草稿|임시보관함"""
_UNSENT = """unsent messages|unsent|outbox|nicht gesendete nachrichten|messages non envoyés|mensajes no enviados|
messaggi non inviati|mensagens não enviadas|niet-verzonden berichten|未送信メッセージ|未发送邮件|templates|vorlagen|
modèles|plantillas|modelos|modelli|sjablonen|mallar|skabeloner|szablony|šablony|sablonok|șabloane|şablonlar|шаблоны|
шаблони|テンプレート|模板|範本|템플릿"""
_JUNK = """deleted|bulk mail|gelöscht|elementos eliminados|eliminados|itens excluídos|excluídos|éléments supprimés|
supprimés|posta eliminata|eliminati|verwijderde items|verwijderd|borttaget|borttagna objekt|slettet|
slettede elementer|poistetut|usunięte|elementy usunięte|odstraněná pošta|törölt elemek|удаленные|удалённые|видалені|
已删除|刪除的郵件|削除済みアイテム|unerwünscht|ongewenste e-mail|нежелательная почта|垃圾郵件|spam|junk|junk e-mail|
junk email|trash|bin|deleted items|deleted messages|papierkorb|junk-e-mail|gelöschte elemente|spamverdacht|papelera|
correo no deseado|lixeira|corbeille|courrier indésirable|indésirables|pourriel|cestino|posta indesiderata|prullenbak|
ongewenst|papperskorg|skräppost|søppel|papirkurv|roskakori|roskaposti|kosz|koš|kuka|levélszemét|coș de gunoi|
çöp kutusu|çöp|gereksiz|корзина|спам|кошик|ゴミ箱|迷惑メール|已删除邮件|垃圾邮件|垃圾桶|휴지통|스팸함"""

_WORDS = {
    word.strip(): folder
    for folder, words in (
        (Folder.SENT, _SENT),
        (Folder.DRAFTS, _DRAFTS),
        (Folder.UNSENT, _UNSENT),
        (Folder.JUNK, _JUNK),
    )
    for word in words.split("|")
}
_ORDER = (Folder.DRAFTS, Folder.UNSENT, Folder.JUNK, Folder.SENT)
_MAILDIR = re.compile(r"(?:^|/)(?:cur|new)/[^/]+$|(?:^|/)\d{9,}\.[^/]*$")
_UNFINISHED = re.compile(r"(?:^|/)tmp/[^/]+$")
_FLAGS = re.compile(r"[:;!]2,([A-Za-z]*)$")
_ENDING = re.compile(r"\.(?:mbox|mbx|sbd|txt|mail|imapmbox)\b", re.IGNORECASE)
_COUNTED = re.compile(r"(?<![ _-])[ _-]*+\(?\d{1,4}\)?\Z")
_UTF7 = re.compile(r"&([A-Za-z0-9+,]*)-")
# What Thunderbird notes in X-Mozilla-Status and X-Mozilla-Status2 (nsMsgMessageFlags).
_STATES = frozenset(STATES)
_EXPUNGED, _QUEUED, _DELETED_THERE, _TEMPLATE = 0x8, 0x800, 0x200000, 0x1000000


def is_maildir(path: str) -> bool:
    """Whether the path is that of one message in a Maildir.

    >>> is_maildir("Mail/cur/1709622489.M1P2.host:2,S"), is_maildir("Inbox.mbox")
    (True, False)
    """
    return _MAILDIR.search(path) is not None


def is_unfinished(path: str) -> bool:
    """Whether the path is that of a delivery to a Maildir that has not ended, or never will.

    >>> is_unfinished("Mail/tmp/1709622489.M1P2.host"), is_unfinished("Mail/cur/1709622489.M1P2.host:2,S")
    (True, False)
    """
    return _UNFINISHED.search(path) is not None


def folder_of(path: str, headers: Headers, kept: Folder = Folder.OTHER) -> Folder:
    """The folder a message lies in: its labels if it has any, else the names in its path and its Maildir flags.

    kept: what the mail program keeps beside the message says.

    >>> folder_of("Drafts.mbox", Headers(b"")), folder_of("a.mbox", Headers(b"X-Gmail-Labels: Inbox,Spam"))
    (<Folder.DRAFTS: 'drafts'>, <Folder.JUNK: 'junk'>)
    >>> folder_of("Inbox", Headers(b"X-Mozilla-Status: 0009"))
    <Folder.JUNK: 'junk'>
    """
    labelled = "x-gmail-labels" in headers
    found = _labelled(headers.raw("x-gmail-labels")) if labelled else path_folders(path)
    if labelled or "received" in headers:
        # Gmail has no such folder, and what has arrived was sent, whatever a user calls the folder it lies in.
        found -= {Folder.UNSENT}
    if kept is not Folder.OTHER or headers.has_any(_STATES):
        found |= _noted(headers) | {kept}
    return next((folder for folder in _ORDER if folder in found), Folder.OTHER)


@lru_cache(maxsize=4096)
def _labelled(labels: str) -> frozenset[Folder]:
    """What Gmail's labels say, still encoded."""
    return frozenset(named(label) for label in decode_words(labels).split(","))


def named(word: str) -> Folder:
    """What a label or a folder's name says; a number behind it is no part of the name.

    >>> named("Gesendet"), named("Drafts-1"), named("Friends")
    (<Folder.SENT: 'sent'>, <Folder.DRAFTS: 'drafts'>, <Folder.OTHER: 'other'>)
    """
    plain = unicodedata.normalize("NFC", decode_words(word)).strip(' "').casefold()
    return _WORDS.get(plain) or _WORDS.get(_COUNTED.sub("", plain).replace("_", " "), Folder.OTHER)


@lru_cache(maxsize=1024)
def path_folders(path: str) -> frozenset[Folder]:
    """Everything the names in a path and the Maildir flags at its end say.

    >>> path_folders(".Sent/cur/1709622489.M1P2.host:2,ST") == {Folder.SENT, Folder.JUNK, Folder.OTHER}
    True
    >>> Folder.DRAFTS in path_folders("Maildir/.INBOX.Entw&APw-rfe/cur/1709622489.M1P2.host:2,S")
    True
    """
    found = {named(name) for part in path.split("/") for name in _names(part)}
    if is_maildir(path) and (flags := _FLAGS.search(path)):
        found |= {Folder.DRAFTS} if "D" in flags[1] else set()
        found |= {Folder.JUNK} if "T" in flags[1] else set()
    return frozenset(found)


def _names(part: str) -> list[str]:
    """The folder that a part of a path names; in a Maildir one name holds all folders above, with dots between."""
    plain = _utf7(part)
    return plain.split(".") if plain.startswith(".") else [_ENDING.split(plain)[0]]


def _utf7(name: str) -> str:
    """A name as IMAP servers write it on the disk (modified UTF-7: RFC 3501, 5.1.3); as it stands if it is none.

    >>> _utf7("Entw&APw-rfe"), _utf7("Salt &- Pepper"), _utf7("R&D-notes")
    ('Entwürfe', 'Salt & Pepper', 'R&D-notes')
    """
    return _UTF7.sub(lambda match: _utf7_run(match[0], match[1]), name)


def _utf7_run(whole: str, digits: str) -> str:
    if not digits:
        return "&"
    try:
        return b64decode(digits.replace(",", "/") + "=" * (-len(digits) % 4)).decode("utf-16-be")
    except ValueError:
        return whole


def _noted(headers: Headers) -> frozenset[Folder]:
    """What the mail program noted in the message itself: Thunderbird; pine, mutt and Dovecot; Windows."""
    first, second = _number(headers, "x-mozilla-status"), _number(headers, "x-mozilla-status2")
    state = headers.raw("x-status").strip()
    letters = frozenset(state) if state and set(state) <= set("AFDT") else frozenset[str]()
    found = {
        Folder.JUNK: first & _EXPUNGED or second & _DELETED_THERE or "D" in letters,
        Folder.UNSENT: first & _QUEUED or second & _TEMPLATE or headers.raw("x-unsent").strip() == "1",
        Folder.DRAFTS: headers.raw("x-mozilla-draft-info").strip().startswith("internal/draft") or "T" in letters,
    }
    return frozenset(folder for folder, true in found.items() if true)


def _number(headers: Headers, name: str) -> int:
    """A number that a mail program wrote in hexadecimal digits; 0 where there is none."""
    try:
        return int(headers.raw(name).strip() or "0", 16)
    except ValueError:
        return 0
