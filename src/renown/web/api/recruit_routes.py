"""The addresses of recruiting: what programs may ask and do there, and what only a person may.

Invariant: as in `routes`: a public method of a room is either here or in `RECRUIT_ELSEWHERE`, with the reason.
"""

from __future__ import annotations

from renown.workspace.recruit.acquaintances import Acquaintances
from renown.workspace.recruit.candidates import Candidates
from renown.workspace.recruit.law import Law
from renown.workspace.recruit.matching import Matching
from renown.workspace.recruit.openness import Openness
from renown.workspace.recruit.plans import Plans
from renown.workspace.recruit.searches import Searches
from renown.workspace.recruit.skills import Skills
from renown.workspace.recruit.sourcing import Sourcing
from renown.workspace.recruit.vacancies import Vacancies

RECRUIT_LINES = """
GET    /sourcing/read                         sourcing.read
GET    /sourcing/elsewhere                    sourcing.elsewhere
GET    /sourcing/platforms                    sourcing.dialects
GET    /sourcing/synonyms                     sourcing.synonyms
GET    /sourcing/chips/added                  sourcing.add_chip
GET    /sourcing/chips/dropped                sourcing.drop_chip

GET    /searches                              searches.list
GET    /searches/fresh                        searches.fresh
POST   /searches                              searches.keep
GET    /searches/{search}                     searches.show
POST   /searches/{search}                     searches.change
DELETE /searches/{search}                     searches.remove
POST   /searches/{search}/back                searches.bring_back
POST   /searches/{search}/looks               searches.look
DELETE /searches/looks/{look}                 searches.take_look_back

GET    /candidates                            candidates.list
POST   /candidates                            candidates.add
GET    /candidates/search                     candidates.search
GET    /candidates/facets                     candidates.facets
GET    /candidates/{number}                   candidates.show
DELETE /candidates/{number}                   candidates.erase
POST   /candidates/{number}/objection         candidates.object
POST   /candidates/{number}/steps             candidates.step
DELETE /candidates/steps/{step}               candidates.take_step_back
GET    /candidates/{number}/marks             candidates.marks
GET    /candidates/{number}/writing           candidates.writing
GET    /candidates/{number}/notice            candidates.notice
POST   /candidates/{number}/let-go            candidates.let_go
POST   /candidates/{number}/take-up           candidates.take_up
GET    /candidates/usual                      openness.usual
GET    /candidates/{number}/signs             openness.signs
POST   /candidates/{number}/signs             openness.note
GET    /candidates/{number}/seeking           openness.seeking
DELETE /candidates/signs/{sign}               openness.take_back
POST   /candidates/{number}/act/let-go        acquaintances.take_back
POST   /candidates/{number}/act/take-up       acquaintances.take_up
GET    /suppressed                            candidates.may_reach

POST   /skills/mentions                       skills.mentions
POST   /skills/nearest                        skills.nearest
GET    /skills/synonyms                       skills.synonyms
GET    /skills/{name}                         skills.show

GET    /law                                   law.due
GET    /law/state                             law.state
GET    /law/policies                          law.policies
GET    /law/without-grounds                   law.without_grounds
GET    /law/company                           law.company
POST   /law/company                           law.set_company
POST   /law/certificates                      law.verify
POST   /candidates/{number}/duty              law.do

GET    /plans                                 plans.list
GET    /vacancies/{vacancy}/plan              plans.show
GET    /vacancies/{vacancy}/plan/owners       plans.owners
GET    /vacancies/{vacancy}/plan/markdown     plans.markdown
GET    /vacancies/{vacancy}/plan/calendar     plans.calendar
POST   /vacancies/{vacancy}/plan/frame        plans.set_frame
POST   /vacancies/{vacancy}/plan/items        plans.edit
DELETE /vacancies/{vacancy}/plan/items        plans.drop
POST   /vacancies/{vacancy}/plan/ticks        plans.tick
POST   /vacancies/{vacancy}/plan/tasks        plans.add
POST   /vacancies/{vacancy}/plan/channels/{channel} plans.set_channel
POST   /vacancies/{vacancy}/plan/texts/{channel} plans.write
DELETE /vacancies/{vacancy}/plan/texts/{channel} plans.rewrite
POST   /vacancies/{vacancy}/plan/undo         plans.undo

GET    /vacancies                             vacancies.list
POST   /vacancies                             vacancies.add
POST   /vacancies/check                       vacancies.check
GET    /vacancies/{vacancy}                   vacancies.card
DELETE /vacancies/{vacancy}                   vacancies.remove
POST   /vacancies/{vacancy}/back              vacancies.bring_back
POST   /vacancies/{vacancy}/text              vacancies.write
POST   /vacancies/{vacancy}/fields            vacancies.edit
DELETE /vacancies/{vacancy}/fields/{field}    vacancies.reread
POST   /vacancies/{vacancy}/accepted          vacancies.accept
POST   /vacancies/{vacancy}/dismissed         vacancies.dismiss
DELETE /vacancies/{vacancy}/dismissed         vacancies.undismiss
GET    /vacancies/{vacancy}/versions          vacancies.versions
POST   /vacancies/{vacancy}/versions/{earlier} vacancies.restore

GET    /vacancies/{vacancy}/matches           matching.people
GET    /vacancies/{vacancy}/matches/{candidate} matching.match
GET    /candidates/{candidate}/vacancies      matching.vacancies
GET    /vacancies/{vacancy}/shortlist         matching.shortlist
POST   /vacancies/{vacancy}/shortlist         matching.put
DELETE /shortlist/{entry}                     matching.take_off
POST   /shortlist/{entry}/back                matching.put_back
GET    /rankings                              matching.shown
"""

RECRUIT_ROOMS: dict[str, type] = {
    "acquaintances": Acquaintances,
    "candidates": Candidates,
    "law": Law,
    "plans": Plans,
    "searches": Searches,
    "matching": Matching,
    "openness": Openness,
    "skills": Skills,
    "sourcing": Sourcing,
    "vacancies": Vacancies,
}

RECRUIT_ELSEWHERE = {
    "acquaintances.preview": "files, for the pages and the command line",
    "acquaintances.take_in": "files, for the pages and the command line",
    "candidates.add_file": "files, for the pages and the command line",
    "candidates.put_in": "files, for the pages",
    "candidates.put": "files, for the pages",
    "candidates.export": "files, for the pages and the command line",
    "candidates.original": "files, for the pages",
    "candidates.reject": "a person decides, after looking: the pages and the command line",
    "skills.look_through": "files of this machine, for the command line",
    "law.erase_due": "for the owner in person: the pages and the command line",
    "vacancies.heading": "for the pages; the vacancy itself says it",
    "vacancies.check_file": "files, for the command line and the pages",
    "vacancies.add_file": "files, for the command line and the pages",
}
