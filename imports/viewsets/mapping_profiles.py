"""The remembered mappings in the admin: to look at and to forget; they are made by settling the mapping of a file."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import cached_property
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldRowPanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import CreateView

from evaluation_admin.viewsets.base import RecordPanel
from evaluation_admin.viewsets.base.views import RecordInspectView
from imports.exchanges import registry
from imports.models import MappingProfile
from organisation.scoped import ScopedSnippetViewSet
from organisation.scoped.listing import ScopedIndexView


def columns_of(profile: MappingProfile) -> SafeString:
    """Return the headings of the file, each with the template's heading of the field that it is."""
    known = registry.get(profile.kind).columns
    pairs = (
        (each["heading"] or _("no heading"), str(known[each["field"]].column_name) if each["field"] in known else "—")
        for each in profile.columns
    )
    return format_html_join("، ", "<bdi>{}</bdi>: {}", pairs)


class ColumnsPanel(RecordPanel):
    """The columns, as people read them."""

    class BoundPanel(RecordPanel.BoundPanel):
        """The columns of one profile."""

        @cached_property
        def value_from_instance(self) -> SafeString:
            """Return headings and fields."""
            return columns_of(self.instance)


class ProfileIndexView(ScopedIndexView):
    """The list, without a way to add a line: a file is where headings are settled."""

    def get_add_url(self) -> None:
        """Return no address."""


class ProfileCreateView(CreateView):
    """Nobody makes one by hand."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse."""
        raise PermissionDenied


class ProfileInspectView(RecordInspectView):
    """One mapping to read."""

    def get_field_display_value(self, field_name: str, field: Any) -> Any:
        """Return the columns in words."""
        return (
            columns_of(self.object) if field_name == "columns" else super().get_field_display_value(field_name, field)
        )


class MappingProfileViewSet(ScopedSnippetViewSet):
    """List of what is remembered, to look at and to delete; a line of the exchange's own menu."""

    model = MappingProfile
    icon = "history"
    menu_label = gettext_lazy("Remembered mappings")
    menu_item_is_registered = True
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = ProfileIndexView
    add_view_class = ProfileCreateView
    inspect_view_class = ProfileInspectView
    list_filter = ["kind", "directorate"]
    list_display = [
        "file_name",
        "kind",
        "directorate",
        Column("columns", label=gettext_lazy("columns"), accessor=columns_of),
        "settled_at",
        "used_at",
        "times_used",
    ]
    inspect_view_fields = [
        "kind",
        "directorate",
        "sheet",
        "columns",
        "file_name",
        "settled_by",
        "settled_at",
        "used_at",
        "times_used",
    ]
    panels = [
        FieldRowPanel([RecordPanel("file_name", read_only=True), RecordPanel("sheet", read_only=True)]),
        FieldRowPanel([RecordPanel("kind", read_only=True), RecordPanel("directorate", read_only=True)]),
        ColumnsPanel("columns", read_only=True),
        FieldRowPanel([RecordPanel("settled_by", read_only=True), RecordPanel("settled_at", read_only=True)]),
        FieldRowPanel([RecordPanel("used_at", read_only=True), RecordPanel("times_used", read_only=True)]),
    ]

    def get_queryset(self, request: HttpRequest) -> Any:
        """List the rows inside the reach, with what their columns name."""
        return super().get_queryset(request).select_related("directorate", "settled_by")
