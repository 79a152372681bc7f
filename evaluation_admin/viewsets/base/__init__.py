"""What every record kind's screens share."""

from typing import Any, ClassVar

from django.http import HttpRequest

from evaluation_admin.viewsets.base.forms import RecordForm
from evaluation_admin.viewsets.base.history import RecordHistoryView
from evaluation_admin.viewsets.base.panels import RecordPanel
from evaluation_admin.viewsets.base.views import (
    RecordCreateView,
    RecordEditView,
    RecordInspectView,
)
from organisation.scoped import ScopedSnippetViewSet

__all__ = ["RecordForm", "RecordPanel", "RecordViewSet"]


class RecordViewSet(ScopedSnippetViewSet):
    """The base of the kinds of this app."""

    form_class = RecordForm
    add_view_class = RecordCreateView
    edit_view_class = RecordEditView
    inspect_view_class = RecordInspectView
    history_view_class = RecordHistoryView
    history_template_name = "evaluation_admin/history.html"
    inspect_view_enabled = True
    copy_view_enabled = False
    # Relations that the columns name: fetched with the list, so that its queries do not grow with its rows.
    list_related: ClassVar[tuple[str, ...]] = ()

    def get_queryset(self, request: HttpRequest) -> Any:
        """List the rows inside the reach, with what their columns name."""
        rows = super().get_queryset(request)
        return rows.select_related(*self.list_related) if self.list_related else rows

    @property
    def export_filename(self) -> str:
        """Return the name of an exported file, without its extension."""
        return str(self.model._meta.model_name)
