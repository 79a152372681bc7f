"""The SafetyRound records in the admin, with the cut-offs of their levels."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

from evaluation_admin.models import SafetyRound
from evaluation_admin.viewsets.base import RecordViewSet


class SafetyRoundViewSet(RecordViewSet):
    """List, form, history and export of safety rounds."""

    model = SafetyRound
    icon = "date"
    list_related = ("campaign",)
    list_display = ["title", "campaign", "ordinal", "academic_year", "opens_on", "closes_on"]
    list_filter = ["campaign"]
    list_export = ["campaign", "ordinal", "title", "academic_year", "register_source", "opens_on", "closes_on"]
    panels = [
        FieldRowPanel([FieldPanel("campaign"), FieldPanel("ordinal")]),
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("academic_year"), FieldPanel("register_source")]),
        FieldRowPanel([FieldPanel("opens_on"), FieldPanel("closes_on")]),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("t1_max"), FieldPanel("t2_max"), FieldPanel("t3_max")])],
            heading=_("Points of the tables"),
        ),
        InlinePanel(
            "level_cutoffs",
            [FieldRowPanel([FieldPanel("level"), FieldPanel("title"), FieldPanel("at_least")])],
            heading=_("Safety levels"),
            label=_("Safety level"),
        ),
    ]
