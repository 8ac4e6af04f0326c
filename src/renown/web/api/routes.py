"""Every address of the interface for programs, and the method of the workspace that answers there.

Invariant: a public method of a room is either here or in `ELSEWHERE`, with the reason (a contract test compares).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from renown.web.api import recruit_routes
from renown.workspace.circles.circles import Circles
from renown.workspace.data.imports import Imports
from renown.workspace.data.servers import Servers
from renown.workspace.day.goals import Goals
from renown.workspace.day.today import Today
from renown.workspace.day.welcome import Welcome
from renown.workspace.events.events import Events
from renown.workspace.giving.favours import Favours
from renown.workspace.giving.notes import Notes
from renown.workspace.groups.groups import Groups
from renown.workspace.groups.talk import Talk
from renown.workspace.influence.areas import Areas
from renown.workspace.influence.formula import FormulaCard
from renown.workspace.influence.scores import Scores
from renown.workspace.influence.seeds import Seeds
from renown.workspace.paths.leads import Leads
from renown.workspace.paths.paths import WarmPaths
from renown.workspace.paths.references import References
from renown.workspace.people.details import Details
from renown.workspace.people.people import People
from renown.workspace.people.presentation import Presentation
from renown.workspace.people.table import Table
from renown.workspace.people.tags import Tags
from renown.workspace.preferences.preferences import Preferences
from renown.workspace.recruit.channels import Channels
from renown.workspace.reminders.reminders import Reminders
from renown.workspace.team.team import Team
from renown.workspace.ties.ties import Ties

Method = Literal["GET", "POST", "DELETE"]


@dataclass(frozen=True, slots=True)
class Route:
    """An address and what answers: `room.method` of the workspace. Names in braces are arguments of the method."""

    method: Method
    path: str
    answers: str

    @property
    def room(self) -> str:
        """The room asked."""
        return self.answers.partition(".")[0]

    @property
    def verb(self) -> str:
        """The room's method."""
        return self.answers.partition(".")[2]


def _read(text: str) -> tuple[Route, ...]:
    lines = (line.split() for line in text.strip().splitlines() if line.strip())
    return tuple(Route(method, path, answers) for method, path, answers in lines)  # type: ignore[arg-type]


ROUTES = _read("""
GET    /people                                people.page
POST   /people                                people.add
GET    /people/find                           people.find
GET    /people/suggestions                    people.suggest
GET    /people/{person}                       people.person
DELETE /people/{person}                       people.forget
GET    /people/{person}/details               details.of
POST   /people/{person}/details               details.edit
GET    /people/{person}/picture               details.picture
POST   /people/{person}/picture               details.draw
GET    /people/{person}/where                 details.where
GET    /people/{person}/edits                 details.edits
DELETE /details/{edit}                        details.undo
POST   /people/{person}/objection             people.record_objection
GET    /people/{person}/name                  people.name
GET    /people/{person}/timeline              people.timeline
GET    /last-words                            people.last_words
POST   /last-words                            people.keep_last_words
GET    /owner                                 people.owner_candidates
POST   /owner                                 people.confirm_owner
DELETE /owner/{account}                       people.unconfirm_owner

GET    /review                                people.review
POST   /review                                people.answer
POST   /review/certain                        people.answer_certain
GET    /review/answers                        people.answers
POST   /review/take-back                      people.take_back
GET    /review/progress                       people.review_progress
POST   /people/{person}/split                 people.split

GET    /seeds                                 seeds.list
POST   /seeds                                 seeds.add
DELETE /seeds/{person}                        seeds.remove
POST   /people/{person}/vouch                 seeds.vouch

GET    /imports                               imports.reports
GET    /imports/{import_id}                   imports.report
GET    /imports/{import_id}/coverage          imports.coverage

GET    /scores                                scores.rows
GET    /people/{person}/score                 scores.why
GET    /people/{person}/score/history         scores.history
GET    /people/{person}/score/moved           scores.moved
GET    /people/{person}/around                groups.around
GET    /people/{person}/score/{factor}        scores.evidence
GET    /areas                                 areas.list
GET    /people/{person}/areas                 areas.values
GET    /formula                               formula.card

GET    /ties                                  ties.warmth
GET    /ties/page                             ties.page
GET    /ties/check                            ties.backtest
GET    /ties/quiet                            ties.quiet
GET    /ties/owed                             ties.owed
GET    /ties/given                            ties.given
GET    /ties/at                               ties.at
GET    /ties/corrections                      ties.corrections
GET    /people/{person}/warmth                ties.warmth_with
GET    /people/{person}/ties                  ties.of
POST   /people/{person}/warmth                ties.correct
DELETE /people/{person}/warmth                ties.uncorrect

GET    /circles                               circles.list
GET    /circles/suggestions                   circles.suggest
GET    /circles/members                       circles.members
POST   /circles/rename                        circles.rename
GET    /people/{person}/circles               circles.of
POST   /people/{person}/circles               circles.put
DELETE /people/{person}/circles               circles.take_out
POST   /people/{person}/circles/no            circles.reject
DELETE /people/{person}/circles/word          circles.take_back

GET    /tags                                  tags.list
GET    /people/{person}/tags                  tags.of
POST   /people/{person}/tags                  tags.put
DELETE /people/{person}/tags                  tags.take_off

GET    /table                                 table.page
POST   /table/csv                             table.csv
GET    /table/views                           table.views
POST   /table/views                           table.save_view
DELETE /table/views/{view}                    table.remove_view
POST   /table/views/{view}/back               table.bring_back_view
GET    /table/columns                         table.columns
POST   /table/columns                         table.keep_columns
GET    /people/{person}/hidden                table.is_hidden
GET    /table/steps                           table.steps
POST   /table/steps                           table.act
DELETE /table/steps/{step}                    table.take_back

GET    /favours                               favours.lines
GET    /favours/balances                      favours.balances
GET    /favours/balance                       favours.overall
GET    /favours/unthanked                     favours.unthanked
GET    /favours/owed                          favours.owes_give
POST   /favours/{favour}/thanks               favours.thank
DELETE /favours/thanks/{thanks}               favours.unthank
GET    /promises                              favours.promises
GET    /promises/ended                        favours.ended
POST   /promises/{promise}/end                favours.end
POST   /promises/{promise}/reopen             favours.reopen
GET    /people/{person}/balance               favours.balance
GET    /people/{person}/ideas                 favours.ideas
GET    /people/{person}/idea                  today.idea
GET    /people/{person}/before-asking         favours.before_asking
GET    /notes                                 notes.list
POST   /notes/understand                      notes.understand
POST   /notes                                 notes.keep
POST   /notes/undo                            notes.undo
GET    /notes/{note}                          notes.card
GET    /notes/{note}/versions                 notes.versions
POST   /notes/{note}/text                     notes.write
POST   /notes/{note}/change                   notes.change
POST   /notes/{note}/confirm                  notes.confirm
POST   /notes/{note}/leave-out                notes.leave_out
POST   /notes/{note}/event                    notes.attach
POST   /notes/{note}/remind                   notes.remind
POST   /notes/{note}/people                   notes.add_person
POST   /notes/{note}/people/drop              notes.drop_person
POST   /notes/{note}/reread                   notes.reread
POST   /notes/{note}/revert                   notes.revert
POST   /notes/{note}/bring-back               notes.bring_back

GET    /paths                                 paths.to
GET    /requests                              paths.requests
GET    /requests/so-far                       paths.so_far
POST   /requests/letter                       paths.request
POST   /requests                              paths.ask
GET    /letters                               paths.drafts
POST   /letters/find                          paths.draft
POST   /letters                               paths.keep_draft
POST   /letters/{number}/drop                 paths.drop_draft
POST   /letters/{number}/restore              paths.restore_draft
POST   /requests/{number}/step               paths.step
POST   /requests/{number}/undo               paths.undo

GET    /welcome                               welcome.steps
POST   /welcome/{step}                        welcome.say
DELETE /welcome/{step}                        welcome.take_up
GET    /first-word                            welcome.first_word
GET    /tour                                  welcome.tour

GET    /today                                 today.list
GET    /today/page                            today.page
GET    /today/digest                          today.digest
GET    /today/calendar                        today.feed
GET    /today/steps                           today.steps
GET    /today/cadences                        today.tiers
GET    /people/{person}/cadence               today.cadence_of
POST   /today/undo                            today.undo
POST   /today/{person}/done                   today.done
POST   /today/{person}/snooze                 today.snooze
POST   /today/{person}/skip                   today.skip
POST   /today/{person}/cadence                today.cadence

GET    /events                                events.coming
GET    /events/past                           events.past
GET    /events/follow-ups                     events.follow_ups
GET    /events/yields                         events.yields
GET    /events/now                            events.now
GET    /events/find                           events.find
POST   /events                                events.add
GET    /events/{event}                        events.event
POST   /events/{event}                        events.set
DELETE /events/{event}                        events.remove
GET    /events/{event}/whom-to-meet           events.whom_to_meet
POST   /events/{event}/met                    events.capture
POST   /events/{event}/expected/{person}      events.expect
DELETE /events/{event}/expected/{person}      events.expect_no_longer
POST   /met/{met}/name                        events.name
POST   /met/{met}/followed                    events.followed_met
DELETE /met/{met}/followed                    events.unfollowed
DELETE /met/{met}                             events.unmeet
POST   /people/{person}/followed              events.followed

GET    /reminders                             reminders.list
GET    /reminders/due                         reminders.due
POST   /reminders                             reminders.add
POST   /reminders/{reminder}/done             reminders.done
POST   /reminders/{reminder}/later            reminders.later
DELETE /reminders/{reminder}                  reminders.remove
POST   /reminders/{reminder}/restore          reminders.restore
POST   /reminders/answers/{step}/undo         reminders.undo

GET    /references                            references.pool
GET    /references/ranking                    references.ranking
GET    /references/thanks-due                 references.thanks_due
POST   /references/{person}                   references.add
DELETE /references/{person}                   references.remove
POST   /references/{person}/consent           references.consent
DELETE /references/{person}/consent           references.undo_consent
POST   /references/{person}/uses              references.use
GET    /uses                                  references.uses
DELETE /uses/{use}                            references.undo_use
GET    /uses/{use}/briefing                   references.briefing
POST   /uses/{use}/briefed                    references.briefed
POST   /uses/{use}/outcome                    references.outcome
POST   /uses/{use}/thanked                    references.thanked
DELETE /uses/{use}/steps/{step}               references.undo_step

GET    /companies                             leads.companies
POST   /companies                             leads.aim
DELETE /companies/{company}                   leads.drop
GET    /companies/insiders                    leads.insiders
GET    /leads                                 leads.list
POST   /leads                                 leads.add
GET    /leads/funnel                          leads.funnel
GET    /leads/dormant                         leads.dormant
POST   /leads/{lead}/step                     leads.step
POST   /leads/{lead}/undo                     leads.undo

GET    /goals                                 goals.list
POST   /goals                                 goals.add
GET    /goals/kinds                           goals.kinds
GET    /goals/week                            goals.week
POST   /goals/week                            goals.answer
GET    /mentors                               goals.mentors
POST   /mentors/{person}                      goals.add_mentor
DELETE /mentors/{person}                      goals.remove_mentor
DELETE /goals/{goal}                          goals.remove
POST   /goals/{goal}/restore                  goals.restore

GET    /groups                                groups.list
GET    /groups/map                            groups.map
GET    /groups/meet                           groups.meet
GET    /groups/where-to-go                    groups.where_to_go
GET    /groups/diversity                      groups.diversity
GET    /groups/{group}                        groups.group
GET    /people/{person}/what-if               groups.what_if
GET    /talk                                  talk.rising
GET    /talk/links                            talk.links

GET    /servers                               servers.list
DELETE /servers/{server}                      servers.remove
POST   /servers/{server}/anew                 servers.begin_anew

GET    /team                                  team.page
GET    /team/who                              team.who
GET    /people/{person}/team                  team.knows
POST   /people/{person}/team                  team.ask
GET    /team/asks                             team.asks
DELETE /team/asks/{ask}                       team.withdraw
GET    /team/inbox                            team.inbox
POST   /team/inbox/{ask}                      team.answer
GET    /team/lent                             team.lent
POST   /team/lent                             team.lend
DELETE /team/lent                             team.unlend

GET    /profile                               presentation.check
GET    /profile/card                          presentation.card
GET    /profile/texts                         presentation.texts
POST   /profile/texts                         presentation.write
DELETE /profile/texts/{version}               presentation.take_back

GET    /channels                              channels.list
GET    /channels/choices                      channels.choices
GET    /channels/advice                       channels.advise
GET    /channels/{name}                       channels.card
POST   /channels/{name}/check                 channels.check_text

GET    /preferences                           preferences.all
POST   /preferences                           preferences.set
""") + _read(recruit_routes.RECRUIT_LINES)

ROOMS: dict[str, type] = {
    **recruit_routes.RECRUIT_ROOMS,
    "areas": Areas,
    "channels": Channels,
    "circles": Circles,
    "tags": Tags,
    "table": Table,
    "details": Details,
    "events": Events,
    "favours": Favours,
    "notes": Notes,
    "formula": FormulaCard,
    "goals": Goals,
    "groups": Groups,
    "imports": Imports,
    "leads": Leads,
    "paths": WarmPaths,
    "people": People,
    "preferences": Preferences,
    "presentation": Presentation,
    "references": References,
    "reminders": Reminders,
    "scores": Scores,
    "seeds": Seeds,
    "servers": Servers,
    "talk": Talk,
    "team": Team,
    "ties": Ties,
    "today": Today,
    "welcome": Welcome,
}
"""The class of every room that answers here."""

ELSEWHERE: dict[str, str] = {
    **recruit_routes.RECRUIT_ELSEWHERE,
    "imports.preview": "a file of this machine, for the pages and the command line",
    "imports.trial": "a file of this machine, for the pages",
    "imports.is_unknown_table": "part of POST /imports",
    "imports.add": "long work: POST /imports starts it",
    "imports.undo": "long work: POST /imports/{import_id}/undo",
    "imports.redo": "long work: POST /imports/{import_id}/redo",
    "scores.rebuild": "long work: POST /scores/rebuild",
    "scores.record": "follows every scoring by itself",
    "scores.table": "an Arrow table, for the library",
    "scores.export": "files, for the command line",
    "people.export_contacts": "files, for the command line and the pages",
    "table.contacts": "files, for the pages",
    "people.row": "part of people.page",
    "seeds.add_from": "files, for the command line",
    "people.link": "POST /review answers yes",
    "people.unlink": "POST /review/take-back",
    "today.send": "takes a mail server and its password",
    "today.outgoing": "names a mail server",
    "today.own_addresses": "part of sending",
    "today.write_feed": "files, for the command line",
    "today.feed_token": "a secret of the pages",
    "today.renew_feed": "a secret of the pages",
    "servers.add": "takes a password, or a command to run",
    "servers.sync": "long work: POST /servers/{server}/sync",
    "team.create": "folders and keys, for the command line and the pages",
    "team.join": "folders and keys, for the command line and the pages",
    "team.here": "folders and keys, for the command line",
    "team.invite": "carries the team's key",
    "team.leave": "for the owner in person",
    "team.remove": "for the owner in person",
    "team.joined": "part of team.page",
    "team.warnings": "part of team.page",
    "team.take_back": "part of team.unlend",
    "team.without": "part of forgetting",
    "welcome.keep_tour": "for the made-up world",
    "preferences.hear_zone": "a browser tells it",
    "preferences.keep_backups_in": "a folder, for the pages",
    "preferences.back_up_now": "a folder, for the pages",
}
"""Methods without an address of their own, each with the reason."""
