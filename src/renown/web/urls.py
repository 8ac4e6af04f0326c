"""Every address, in one list."""

from __future__ import annotations

from django.urls import path, register_converter

from renown.web.views import circles, entry, errors, events, groups, palette, programs, reminders, team
from renown.web.views.data import preview, servers, sources
from renown.web.views.day import goals, today, welcome
from renown.web.views.giving import giving, notes
from renown.web.views.influence import formula, overview, seeds
from renown.web.views.paths import leads, letters, paths, references
from renown.web.views.people import details, owner, people, person, presentation, review, table, timeline
from renown.web.views.preferences import devices, settings
from renown.web.views.recruit import (
    candidates,
    channels,
    known,
    law,
    matching,
    plans,
    searches,
    sourcing,
    vacancies,
)
from renown.web.views.request import IDS, scored


class Identifier:
    """An id in an address: 63 bits, so what the tables cannot hold is an address that does not exist."""

    regex = "[0-9]{1,19}"

    def to_python(self, value: str) -> int:
        """The id. Raises ValueError, which Django answers with 404, for one that is too large."""
        if int(value) >= IDS:
            raise ValueError(value)
        return int(value)

    def to_url(self, value: int) -> str:
        """The id as it stands in an address."""
        return str(value)


register_converter(Identifier, "id")

urlpatterns = [
    path("", today.today, name="today"),
    path("welcome/<slug:step>/", welcome.step, name="welcome-step"),
    path("today/undo/", today.undo, name="today-undo"),
    path("today/feed/", today.renew_feed, name="today-feed-renew"),
    path("today/feed/<str:token>.ics", today.feed, name="today-feed"),
    path("today/<id:person>/", today.decide, name="today-decide"),
    path("today/<id:person>/cadence/", today.cadence, name="today-cadence"),
    path("today/<id:person>/idea/", today.idea, name="today-idea"),
    path("goals/", goals.goals, name="goals"),
    path("goals/add/", goals.add, name="goal-add"),
    path("goals/answer/", goals.answer, name="week-answer"),
    path("goals/<id:goal>/<slug:what>/", goals.change, name="goal-change"),
    path("influence/", scored(overview.overview), name="overview"),
    path("sign-in/", entry.sign_in, name="sign-in"),
    path("enter/<str:token>/", entry.enter, name="enter"),
    path("leave/", entry.leave, name="leave"),
    path("look-from/", entry.look_from, name="look-from"),
    path("people/", table.people, name="people"),
    path("people/many/", table.many, name="people-many"),
    path("people/many/<id:step>/undo/", table.take_back, name="people-take-back"),
    path("people/views/", table.views, name="people-views"),
    path("people/columns/", table.columns, name="people-columns"),
    path("search/", people.search, name="search"),
    path("people/review/", review.review, name="review"),
    path("people/<id:person>/", person.person, name="person"),
    path("people/<id:person>/evidence/<slug:factor>/", scored(person.evidence), name="evidence"),
    path("people/<id:person>/areas/", person.measures, name="measures"),
    path("people/<id:person>/moved/", person.why_moved, name="moved"),
    path("people/<id:person>/around/", person.around, name="around"),
    path("people/<id:person>/split/", review.split, name="split"),
    path("people/<id:person>/tags/", table.person_tags, name="person-tags"),
    path("people/<id:person>/vouch/", person.vouch, name="vouch"),
    path("people/<id:person>/circle/", circles.circle_of, name="circle-of"),
    path("people/<id:person>/tie/", giving.tie, name="tie"),
    path("people/<id:person>/details/", details.details, name="details"),
    path("people/<id:person>/details/undo/", details.undo, name="details-undo"),
    path("people/<id:person>/picture/", details.picture, name="picture"),
    path("people/<id:person>/timeline/", timeline.timeline, name="timeline"),
    path("people/<id:person>/<slug:how>/", person.farewell, name="farewell"),
    path("circles/", circles.circles, name="circles"),
    path("reminders/", reminders.reminders, name="reminders"),
    path("reminders/undo/", reminders.take_back, name="reminder-undo"),
    path("reminders/<id:reminder>/", reminders.answer, name="reminder"),
    path("references/", references.references, name="references"),
    path("references/<id:person>/", references.reference, name="reference"),
    path("references/uses/<id:use>/", references.briefing, name="briefing"),
    path("references/uses/<id:use>/<slug:what>/", references.use_step, name="use-step"),
    path("events/", events.events, name="events"),
    path("events/met/", events.met, name="met"),
    path("events/met/<id:met>/<slug:what>/", events.met_step, name="met-step"),
    path("events/<slug:event>/", events.event, name="event"),
    path("events/<slug:event>/change/", events.change, name="event-change"),
    path("add-person/", people.add_person, name="add-person"),
    path("paths/", paths.paths, name="paths"),
    path("paths/ask/", letters.ask, name="ask"),
    path("paths/ask/write/", letters.write, name="ask-write"),
    path("paths/ask/<id:letter>/drop/", letters.drop, name="ask-drop"),
    path("paths/requests/", paths.requests, name="requests"),
    path("paths/requests/<id:asked>/", paths.request_step, name="request-step"),
    path("export-contacts/", circles.export_contacts, name="export-contacts"),
    path("groups/", groups.groups, name="groups"),
    path("groups/map.json", groups.group_map, name="group-map"),
    path("groups/<slug:group>/", groups.group, name="group"),
    path("meet/", groups.meet, name="meet"),
    path("talk/", groups.talk, name="talk"),
    path("give/", giving.giving, name="giving"),
    path("give/thanked/<id:favour>/", giving.thanked, name="thanked"),
    path("give/thanks/<id:thanks>/undo/", giving.unthanked, name="unthanked"),
    path("give/promises/<id:promise>/<slug:how>/", giving.promise, name="promise"),
    path("note/", notes.notes, name="note"),
    path("note/understood/", notes.understood, name="note-understood"),
    path("note/<id:note>/", notes.note, name="note-shown"),
    path("note/<id:note>/change/", notes.change, name="note-change"),
    path("note/<id:note>/<slug:what>/", notes.step, name="note-step"),
    path("ties/", giving.warm, name="warm"),
    path("leads/", leads.leads, name="leads"),
    path("leads/add/", leads.add_lead, name="add-lead"),
    path("leads/companies/", leads.company, name="company"),
    path("leads/<id:lead>/", leads.lead_step, name="lead-step"),
    path("owner/", owner.owner, name="owner"),
    path("seeds/", scored(seeds.seeds), name="seeds"),
    path("sources/", sources.sources, name="sources"),
    path("sources/preview/<str:batch>/", preview.preview, name="preview"),
    path("sources/upload/", sources.upload, name="upload"),
    path("sources/<id:import_id>/", sources.report, name="report"),
    path("sources/<id:import_id>/<slug:what>/", sources.take_back, name="take-back"),
    path("servers/", servers.add, name="servers"),
    path("servers/<id:server>/<slug:what>/", servers.change, name="server"),
    path("recruit/search/", sourcing.sourcing, name="sourcing"),
    path("recruit/search/kept/<slug:what>/", searches.do, name="search-do"),
    path("recruit/vacancies/", vacancies.vacancies, name="vacancies"),
    path("recruit/vacancies/check/", vacancies.check, name="vacancy-check"),
    path("recruit/vacancies/<id:vacancy>/", vacancies.vacancy, name="vacancy"),
    path("recruit/vacancies/<id:vacancy>/plan/", plans.plan, name="plan"),
    path("recruit/vacancies/<id:vacancy>/plan/plan.<slug:form>", plans.plan_file, name="plan-file"),
    path("recruit/vacancies/<id:vacancy>/match/", matching.matches, name="matches"),
    path("recruit/vacancies/<id:vacancy>/match/<id:candidate>/", matching.match, name="match"),
    path("recruit/vacancies/<id:vacancy>/shortlist/<slug:what>/", matching.shortlist, name="shortlist-do"),
    path("recruit/candidates/<id:candidate>/fits/", matching.fits, name="fits"),
    path("recruit/rankings/", matching.rankings, name="rankings"),
    path("recruit/candidates/", candidates.candidates, name="candidates"),
    path("recruit/candidates/known/", known.known, name="known"),
    path("recruit/candidates/<id:candidate>/", candidates.candidate, name="candidate"),
    path("recruit/candidates/<id:candidate>/papers/<id:paper>/", candidates.paper, name="candidate-paper"),
    path("recruit/candidates/<id:candidate>/<slug:what>/", candidates.act, name="candidate-act"),
    path("recruit/law/", law.law, name="law"),
    path("recruit/law/<slug:what>/", law.do, name="law-do"),
    path("recruit/channels/", channels.channels, name="channels"),
    path("recruit/advice/", channels.advice, name="advice"),
    path("recruit/channels/<slug:name>/", channels.channel, name="channel"),
    path("team/", team.team, name="team"),
    path("team/<slug:what>/", team.act, name="team-act"),
    path("jobs/<id:job>/", sources.job, name="job"),
    path("rescore/", sources.rescore, name="rescore"),
    path("profile/", presentation.profile, name="profile"),
    path("profile/card.vcf", presentation.card_file, name="card-file"),
    path("profile/take-back/", presentation.take_back, name="take-back-text"),
    path("palette/", palette.palette, name="palette"),
    path("settings/", settings.settings, name="settings"),
    path("settings/devices/", devices.devices, name="devices"),
    path("settings/devices/<slug:what>/", devices.change, name="device-change"),
    path("device/<str:token>/", devices.admit, name="admit"),
    path("certificate/", devices.certificate, name="certificate"),
    path("settings/<slug:what>/", settings.keep, name="keep-setting"),
    path("formula/", scored(formula.formula), name="formula"),
    path("programs/", programs.programs, name="programs"),
]

handler400 = errors.bad_request
handler403 = errors.csrf_failure
handler404 = errors.not_found
handler500 = errors.server_error
