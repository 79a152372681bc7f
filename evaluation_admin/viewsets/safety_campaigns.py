"""The SafetyCampaign records in the admin."""

from wagtail.admin.panels import FieldPanel

from evaluation_admin.models import SafetyCampaign
from evaluation_admin.viewsets.base import RecordViewSet


class SafetyCampaignViewSet(RecordViewSet):
    """List, form, history and export of safety campaigns."""

    model = SafetyCampaign
    icon = "clipboard-list"
    list_display = ["title", "directive", "threshold", "target"]
    list_export = ["title", "directive", "threshold", "target"]
    panels = [FieldPanel("title"), FieldPanel("directive"), FieldPanel("threshold"), FieldPanel("target")]
