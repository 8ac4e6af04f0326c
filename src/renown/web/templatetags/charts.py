"""The pictures as template tags."""

from __future__ import annotations

from django.template import Library

from renown.web import charts

register = Library()

register.simple_tag(charts.ring)
register.simple_tag(charts.stacked_bar)
register.simple_tag(charts.meter)
register.simple_tag(charts.lean)
register.simple_tag(charts.chance_bar)
register.simple_tag(charts.trend)
register.simple_tag(charts.sparkline)
register.simple_tag(charts.network)
register.filter(charts.hue)
register.filter(charts.mark)
