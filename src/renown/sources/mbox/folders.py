"""Which mail lies in drafts, junk or sent: by Gmail's labels, folder and file names, in the languages mailers use."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from renown.sources.mbox.headers import Headers, decode_words


class Folder(StrEnum):
    """What a folder says about the mail in it."""

    SENT = "sent"
    DRAFTS = "drafts"
    JUNK = "junk"
    OTHER = "other"


_SENT = """sent|sent mail|sent items|sent messages|gesendet|gesendete elemente|gesendete objekte|enviado|enviados|
elementos enviados|messages envoyés|envoyés|éléments envoyés|posta inviata|inviata|inviati|verzonden|skickat|sendt|
lähetetyt|wysłane|odeslaná pošta|odeslané|elküldött|trimise|gönderilmiş postalar|gönderilenler|отправленные|надіслані|
送信済み|送信済みメール|已发邮件|已发送|寄件備份|보낸편지함"""
_DRAFTS = """draft|drafts|entwurf|entwürfe|borrador|borradores|rascunho|rascunhos|brouillon|brouillons|bozza|bozze|
concepten|utkast|kladder|luonnokset|wersje robocze|robocze|koncepty|piszkozatok|ciorne|taslaklar|черновики|чернетки|
下書き|草稿|임시보관함"""
_JUNK = """spam|junk|junk e-mail|junk email|trash|bin|deleted items|deleted messages|papierkorb|junk-e-mail|
gelöschte elemente|spamverdacht|papelera|correo no deseado|lixeira|corbeille|courrier indésirable|indésirables|
pourriel|cestino|posta indesiderata|prullenbak|ongewenst|papperskorg|skräppost|søppel|papirkurv|roskakori|roskaposti|
kosz|koš|kuka|levélszemét|coș de gunoi|çöp kutusu|çöp|gereksiz|корзина|спам|кошик|ゴミ箱|迷惑メール|已删除邮件|垃圾邮件|
垃圾桶|휴지통|스팸함"""

_WORDS = {
    word.strip(): folder
    for folder, words in ((Folder.SENT, _SENT), (Folder.DRAFTS, _DRAFTS), (Folder.JUNK, _JUNK))
    for word in words.split("|")
}
_ORDER = (Folder.DRAFTS, Folder.JUNK, Folder.SENT)
_MAILDIR = re.compile(r"(?:^|/)(?:cur|new)/[^/]+$|(?:^|/)\d{9,}\.[^/]*$")
_FLAGS = re.compile(r"[:;!]2,([A-Za-z]*)$")


def is_maildir(path: str) -> bool:
    """Whether the path is that of one message in a Maildir.

    >>> is_maildir("Mail/cur/1709622489.M1P2.host:2,S"), is_maildir("Inbox.mbox")
    (True, False)
    """
    return _MAILDIR.search(path) is not None


def folder_of(path: str, headers: Headers) -> Folder:
    """The folder a message lies in: its labels if it has any, else the names in its path and its Maildir flags.

    >>> folder_of("Drafts.mbox", Headers(b"")), folder_of("a.mbox", Headers(b"X-Gmail-Labels: Inbox,Spam"))
    (<Folder.DRAFTS: 'drafts'>, <Folder.JUNK: 'junk'>)
    """
    if "x-gmail-labels" in headers:
        found = frozenset(named(label) for label in headers.text("x-gmail-labels").split(","))
    else:
        found = path_folders(path)
    return next((folder for folder in _ORDER if folder in found), Folder.OTHER)


def named(word: str) -> Folder:
    """What a label or a folder's name says.

    >>> named("Gesendet"), named("Friends")
    (<Folder.SENT: 'sent'>, <Folder.OTHER: 'other'>)
    """
    return _WORDS.get(decode_words(word).strip(' "').casefold(), Folder.OTHER)


@lru_cache(maxsize=1024)
def path_folders(path: str) -> frozenset[Folder]:
    """Everything the names in a path and the Maildir flags at its end say.

    >>> path_folders(".Sent/cur/1709622489.M1P2.host:2,ST") == {Folder.SENT, Folder.JUNK, Folder.OTHER}
    True
    """
    found = {named(re.split(r"\.(?:mbox|mbx|sbd|txt)\b", part.strip("."))[0]) for part in path.split("/")}
    if is_maildir(path) and (flags := _FLAGS.search(path)):
        found |= {Folder.DRAFTS} if "D" in flags[1] else set()
        found |= {Folder.JUNK} if "T" in flags[1] else set()
    return frozenset(found)
