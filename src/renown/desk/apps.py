"""How Django knows the desk."""

from __future__ import annotations

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The desk as a Django app, under the label that its tables carry."""

    name = "renown.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"
