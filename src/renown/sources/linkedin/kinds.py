"""Every kind of file in a LinkedIn export: the columns it is known by, and those that are read or left out.

Differences between the eras are data here: a column that came or went is optional, a renamed one stands twice.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SheetKind:
    """A kind of file.

    signs: folded columns that all must be there. others: folded columns that may be there, read or left out on
    purpose. exact: no other column than the signs. stem: what the file's name must hold, where columns alone
    cannot tell. distinct: the columns prove LinkedIn by themselves.
    """

    name: str
    signs: frozenset[str]
    others: frozenset[str] = frozenset()
    exact: bool = False
    stem: str = ""
    distinct: bool = False

    def known(self) -> frozenset[str]:
        """All columns that are accounted for."""
        return self.signs | self.others


def _kind(
    name: str, signs: str, others: str = "", stem: str = "", exact: bool = False, distinct: bool = False
) -> SheetKind:
    return SheetKind(name, frozenset(signs.split()), frozenset(others.split()), exact, stem, distinct)


_ENDORSEMENT = "endorsementdate skillname {0}firstname {0}lastname endorsementstatus"
_RECOMMENDATION = "firstname lastname company jobtitle text creationdate status"
_DRAFTS = "attachments ismessagedraft isconversationdraft"

SHEET_KINDS: tuple[SheetKind, ...] = (
    _kind(
        "connections",
        "firstname lastname connectedon",
        "url emailaddress company position address websites instantmessengers",
        distinct=True,
    ),
    _kind(
        "messages",
        "from to date content folder",
        f"conversationid conversationtitle senderprofileurl recipientprofileurls subject direction {_DRAFTS}",
        distinct=True,
    ),
    _kind("invitations", "from to sentat direction", "message inviterprofileurl inviteeprofileurl", distinct=True),
    _kind("endorsed_by", _ENDORSEMENT.format("endorser"), "endorserpublicurl", distinct=True),
    _kind("endorsed", _ENDORSEMENT.format("endorsee"), "endorseepublicurl", distinct=True),
    _kind("recommended_by", _RECOMMENDATION, stem="received", distinct=True),
    _kind("recommended", _RECOMMENDATION, stem="given", distinct=True),
    _kind("member_follows", "date status fullname", stem="follow"),
    _kind("company_follows", "organization followedon", distinct=True),
    _kind("reactions", "date type link"),
    _kind("comments", "date link message"),
    _kind("votes", "date link optiontext"),
    _kind("reposts", "date link", exact=True),
    _kind(
        "shares",
        "date sharelink sharecommentary visibility",
        "sharedurl mediaurl sharetitle sharedescription type",
        distinct=True,
    ),
    _kind("events", "eventname eventtime status", "externalurl"),
    _kind(
        "groups", "groupname", "groupdescription grouprules joinedon joinedat membership membershipstatus role", "group"
    ),
    _kind("positions", "companyname title startedon finishedon", "description location", distinct=True),
    _kind("volunteering", "companyname role cause startedon finishedon", "description", distinct=True),
    _kind("education", "schoolname startdate enddate degreename", "notes activities", distinct=True),
    _kind("skills", "name", stem="skill", exact=True),
    _kind("languages", "name proficiency", stem="language", exact=True),
    _kind("certifications", "name authority startedon finishedon", "url licensenumber", distinct=True),
    _kind(
        "profile",
        "firstname lastname headline industry",
        "maidenname address birthdate summary zipcode geolocation twitterhandles websites instantmessengers "
        "contactinstructions country",
        distinct=True,
    ),
    _kind("email_addresses", "emailaddress confirmed primary", "updatedon"),
    _kind("phone_numbers", "number type", "extension", stem="phone"),
    _kind(
        "registration",
        "subscriptiontypes",
        "registrationdate registrationipaddress invitedbyfirstname invitedbylastname registeredat registrationip",
    ),
)
"""Every kind of file that is read, as folded columns."""

_ADDRESS_BOOK = "an address book: people whose number was stored, not ties"
ASSISTANT = "talks with LinkedIn's assistants, not with people"
_PAGES = "text of the owner's own; no dealings with people"
_TECHNICAL = "accounts, devices and adverts; no dealings with people"
_JOBS = "dealings with employers' job pages, not with people"

IGNORED_FILES: dict[str, str] = {
    "importedcontacts": _ADDRESS_BOOK,
    "contacts": _ADDRESS_BOOK,
    "coachmessages": ASSISTANT,
    "learningcoachmessages": ASSISTANT,
    "learningroleplaymessages": ASSISTANT,
    "guidemessages": ASSISTANT,
    "jobapplications": _JOBS,
    "savedjobs": _JOBS,
    "savedjobalerts": _JOBS,
    "jobseekerpreferences": _JOBS,
    "jobapplicantsavedanswers": _JOBS,
    "jobapplicantsavedscreeningquestionresponses": _JOBS,
    "onlinejobpostings": _JOBS,
    "hashtagfollows": "topics, not people",
    "searchqueries": "what the owner looked for; nobody was dealt with",
    "saveditems": "posts kept for later; whose they are is not given",
    "notes": "private notes about people",
    "profilesummary": "repeats the profile",
    "honors": _PAGES,
    "projects": _PAGES,
    "publications": _PAGES,
    "patents": _PAGES,
    "courses": _PAGES,
    "organizations": _PAGES,
    "testscores": _PAGES,
    "causesyoucareabout": _PAGES,
    "richmedia": _PAGES,
    "articles": _PAGES,
    "learning": _PAGES,
    "verifications": _TECHNICAL,
    "logins": _TECHNICAL,
    "securitychallenges": _TECHNICAL,
    "accountstatushistory": _TECHNICAL,
    "adtargeting": _TECHNICAL,
    "adsclicked": _TECHNICAL,
    "lanadsengagement": _TECHNICAL,
    "inferencesaboutyou": _TECHNICAL,
    "receipts": _TECHNICAL,
    "receiptsv2": _TECHNICAL,
    "whatsappphonenumbers": _TECHNICAL,
}
"""Files left unread on purpose, by folded name, and why."""

PAGE = _PAGES
