"""The addresses below `/api/v1/`, for themselves: a door of pages does not wait until 178 routes are described.

Invariant: nothing loads this module but the first request for one of these addresses (`protection.ApiDoorMiddleware`).
"""

from __future__ import annotations

from django.urls import path

from renown.web.api import application as api
from renown.web.api.refusals import refusing

urlpatterns = [path("api/v1/", api.build().urls)]

handler400, handler403, handler404, handler500 = map(refusing, (400, 403, 404, 500))
