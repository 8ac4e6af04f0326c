"""The tables of the desk, one module per area.

Invariant: people appear as account ids (63-bit integers) only, never by name, except in words that somebody wrote.
"""

from __future__ import annotations

from renown.desk.models.about import AboutPeople, tables_about_people
from renown.desk.models.candidates import Candidate, CandidateMark, CandidatePaper, CandidateSign, CandidateStep
from renown.desk.models.circles import CircleWord
from renown.desk.models.decisions import (
    AuditEntry,
    Decision,
    IdentityJudgement,
    Job,
    Objection,
    OneTimeLink,
    OwnerAccount,
    Seed,
    SignOut,
)
from renown.desk.models.details import DetailWord
from renown.desk.models.events import EventWord, Expected, FollowedUp, Met, OwnEvent
from renown.desk.models.giving import Favour, NoteVersion, Promise, PromiseEnd, QuickNote, Thanks, TieCorrection
from renown.desk.models.goals import Goal, Mentor, ReviewAnswer
from renown.desk.models.leads import Company, Lead, LeadStep
from renown.desk.models.letters import LetterDraft
from renown.desk.models.marks import BulkStep, Hidden, SavedView, Tag
from renown.desk.models.plans import KeptFrame, KeptPlan, KeptPlanWord
from renown.desk.models.pool import Consent, Reference, ReferenceUse, UseStep
from renown.desk.models.preferences import Device, DeviceLink, Preference
from renown.desk.models.presentation import Pitch
from renown.desk.models.reminders import Reminder, ReminderStep
from renown.desk.models.requests import Request, RequestStep
from renown.desk.models.review import Postponed
from renown.desk.models.searches import KeptSearch, SearchLook, SeenThen
from renown.desk.models.servers import SyncMark, SyncServer
from renown.desk.models.shortlists import Shortlisted
from renown.desk.models.team import TeamAnswer, TeamAsk, TeamLoan, TeamNever
from renown.desk.models.today import Cadence, Done, DoNotContact, FeedAddress, Skip, Snooze, TodayList
from renown.desk.models.tokens import ApiToken
from renown.desk.models.vacancies import DismissedFinding, KeptVacancy, VacancyVersion
from renown.desk.models.welcome import FirstStep, TourStop
from renown.desk.models.words import LastWord

__all__ = [
    "AboutPeople",
    "ApiToken",
    "AuditEntry",
    "BulkStep",
    "Cadence",
    "Candidate",
    "CandidateMark",
    "CandidatePaper",
    "CandidateSign",
    "CandidateStep",
    "CircleWord",
    "Company",
    "Consent",
    "Decision",
    "DetailWord",
    "Device",
    "DeviceLink",
    "DismissedFinding",
    "DoNotContact",
    "Done",
    "EventWord",
    "Expected",
    "Favour",
    "FeedAddress",
    "FirstStep",
    "FollowedUp",
    "Goal",
    "Hidden",
    "IdentityJudgement",
    "Job",
    "KeptFrame",
    "KeptPlan",
    "KeptPlanWord",
    "KeptSearch",
    "KeptVacancy",
    "LastWord",
    "Lead",
    "LeadStep",
    "LetterDraft",
    "Mentor",
    "Met",
    "NoteVersion",
    "Objection",
    "OneTimeLink",
    "OwnEvent",
    "OwnerAccount",
    "Pitch",
    "Postponed",
    "Preference",
    "Promise",
    "PromiseEnd",
    "QuickNote",
    "Reference",
    "ReferenceUse",
    "Reminder",
    "ReminderStep",
    "Request",
    "RequestStep",
    "ReviewAnswer",
    "SavedView",
    "SearchLook",
    "Seed",
    "SeenThen",
    "Shortlisted",
    "SignOut",
    "Skip",
    "Snooze",
    "SyncMark",
    "SyncServer",
    "Tag",
    "TeamAnswer",
    "TeamAsk",
    "TeamLoan",
    "TeamNever",
    "Thanks",
    "TieCorrection",
    "TodayList",
    "TourStop",
    "UseStep",
    "VacancyVersion",
    "tables_about_people",
]
