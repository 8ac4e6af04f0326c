"""Every address, in one list."""

from __future__ import annotations

from django.urls import path

from renown.web.views import entry, errors, formula, overview, owner, people, person, seeds, sources

urlpatterns = [
    path("", overview.overview, name="overview"),
    path("sign-in/", entry.sign_in, name="sign-in"),
    path("enter/<str:token>/", entry.enter, name="enter"),
    path("leave/", entry.leave, name="leave"),
    path("look-from/", entry.look_from, name="look-from"),
    path("people/", people.people, name="people"),
    path("people/<int:person>/", person.person, name="person"),
    path("people/<int:person>/evidence/<slug:factor>/", person.evidence, name="evidence"),
    path("people/<int:person>/areas/", person.measures, name="measures"),
    path("people/<int:person>/vouch/", person.vouch, name="vouch"),
    path("people/<int:person>/<slug:how>/", person.farewell, name="farewell"),
    path("owner/", owner.owner, name="owner"),
    path("seeds/", seeds.seeds, name="seeds"),
    path("sources/", sources.sources, name="sources"),
    path("sources/<int:import_id>/", sources.report, name="report"),
    path("sources/<int:import_id>/<slug:what>/", sources.take_back, name="take-back"),
    path("jobs/<int:job>/", sources.job, name="job"),
    path("rescore/", sources.rescore, name="rescore"),
    path("formula/", formula.formula, name="formula"),
]

handler400 = errors.bad_request
handler403 = errors.csrf_failure
handler404 = errors.not_found
handler500 = errors.server_error
