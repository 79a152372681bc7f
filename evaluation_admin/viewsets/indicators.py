"""The Indicator records in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from evaluation_admin.models import Indicator
from evaluation_admin.viewsets.base import RecordViewSet


class IndicatorViewSet(RecordViewSet):
    """List, form, history and export of indicators."""

    model = Indicator
    icon = "order"
    list_related = ("cycle", "axis")
    list_display = ["title", "code", "cycle.year", "axis.title", "scope", "standard", "ceiling", "direction"]
    list_filter = ["cycle", "scope", "direction"]
    list_export = [
        "cycle.year",
        "axis.title",
        "code",
        "title",
        "scope",
        "measure_unit",
        "standard",
        "ceiling",
        "direction",
        "acceptable_evidence",
        "lead_unit",
    ]
    panels = [
        FieldPanel("axis"),
        FieldRowPanel([FieldPanel("code"), FieldPanel("position")]),
        FieldPanel("title"),
        FieldPanel("scope"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("measure_unit"), FieldPanel("direction")]),
                FieldRowPanel([FieldPanel("standard"), FieldPanel("ceiling")]),
                FieldPanel("acceptable_evidence"),
                FieldPanel("lead_unit"),
            ],
            heading=_("Scoring"),
        ),
        FieldPanel("predecessor"),
    ]
