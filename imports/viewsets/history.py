"""The history of batches: a read-only register (wagtail-modeladmin), a line for each file, leading to its page."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import re_path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail_modeladmin.helpers import AdminURLHelper, ButtonHelper, PermissionHelper
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import IndexView

from imports.models import ImportBatch
from imports.viewsets.access import may_read_batches, readable_batches
from imports.viewsets.history_filters import NAMES, HistoryFilter
from imports.viewsets.wording import people_of, place_of
from organisation.acts import Act, may
from persian.digits import to_persian_digits
from persian.templatetags.persian import jalali

BATCH_PAGE = "imports_batch"


class BatchPermissions(PermissionHelper):
    """Nobody adds, changes or deletes a line here; lists hold only what `readable_batches` gives."""

    def user_can_list(self, user: Any) -> bool:
        """Return whether the history is open to the user."""
        return may_read_batches(user)

    def user_can_inspect_obj(self, user: Any, obj: ImportBatch) -> bool:
        """Return whether a line leads to its page, which asks for the row itself."""
        return may_read_batches(user)

    def user_can_create(self, user: Any) -> bool:
        """Batches come from uploads."""
        return False

    def user_can_edit_obj(self, user: Any, obj: ImportBatch) -> bool:
        """A register is not edited."""
        return False

    def user_can_delete_obj(self, user: Any, obj: ImportBatch) -> bool:
        """A register is not shortened."""
        return False


class BatchAddresses(AdminURLHelper):
    """Lines lead straight to the batch's page."""

    def get_action_url(self, action: str, *args: Any, **kwargs: Any) -> str:
        """Return the address of an action."""
        return (
            reverse(BATCH_PAGE, args=args) if action == "inspect" else super().get_action_url(action, *args, **kwargs)
        )


class NoButtons(ButtonHelper):
    """A line's name leads to its page; buttons would only say so again."""

    def get_buttons_for_obj(self, obj: ImportBatch, *args: Any, **kwargs: Any) -> list[dict[str, Any]]:
        """Return none."""
        return []


class HistoryView(IndexView):
    """The list; only its own filters may look into the rows."""

    def get_filters_params(self, params: Any = None) -> dict[str, Any]:
        """Drop every other lookup: modeladmin would follow it into any related record, a password's hash included."""
        return {name: value for name, value in super().get_filters_params(params).items() if name in NAMES}

    @property
    def media(self) -> forms.Media:
        """Add what the day fields need."""
        filters = [spec.form.media for spec in self.filter_specs if isinstance(spec, HistoryFilter)]
        return sum(filters, super().media)

    def get_page_title(self) -> str:
        """Return the menu's words."""
        return str(self.model_admin.menu_label)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the way to send a file, for those who may."""
        may_send = may(self.request.user, Act.IMPORT_WORKBOOK)
        return super().get_context_data(upload_url=reverse("imports_kinds") if may_send else "", **kwargs)


class BatchHistory(ModelAdmin):
    """List, filters and the way to a batch's page."""

    model = ImportBatch
    menu_label = _("History of exchanges")
    menu_icon = "history"
    menu_item_name = "imports-history"
    menu_order = 20
    add_to_admin_menu = False  # a line of the exchange's own menu
    base_url_path = "imports/history"
    list_display = ("file_name", "kind_name", "sent_at", "sender", "place", "state_name", "row_counts")
    list_filter = (HistoryFilter,)
    list_select_related = ("directorate", "district", "uploaded_by", "confirmed_by", "approved_by")
    list_per_page = 50
    search_fields = ("name",)
    empty_value_display = ""
    inspect_view_enabled = True
    history_view_enabled = False
    index_view_class = HistoryView
    index_template_name = "imports/history/index.html"
    permission_helper_class = BatchPermissions
    url_helper_class = BatchAddresses
    button_helper_class = NoButtons

    def get_queryset(self, request: HttpRequest) -> Any:
        """List only batches inside the reach."""
        return readable_batches(request.user)

    def get_admin_urls_for_registration(self) -> tuple[Any, ...]:
        """Give addresses to the list and to the lines, and to no form at all."""
        helper = AdminURLHelper(self.model, base_url_path=self.base_url_path)
        views: dict[str, Any] = {"index": self.index_view, "inspect": self.inspect_view}
        return tuple(
            re_path(helper.get_action_url_pattern(action), view, name=helper.get_action_url_name(action))
            for action, view in views.items()
        )

    def index_view(self, request: HttpRequest) -> HttpResponseBase:
        """Show the list (defined here, since the admin's gate asks whose view it is)."""
        return super().index_view(request)

    def inspect_view(self, request: HttpRequest, instance_pk: str) -> HttpResponseBase:
        """Go on to the batch's page; a foreign batch does not exist."""
        if not instance_pk.isdecimal() or not readable_batches(request.user).filter(pk=instance_pk).exists():
            raise Http404
        return redirect(BATCH_PAGE, int(instance_pk))

    def file_name(self, batch: ImportBatch) -> str:
        """Return the sender's name for the file, in its own direction."""
        return format_html("<bdi>{}</bdi>", batch.name)

    def kind_name(self, batch: ImportBatch) -> str:
        """Return the kind in words."""
        return batch.get_kind_display()

    def sent_at(self, batch: ImportBatch) -> str:
        """Return when it was sent."""
        return jalali(timezone.localtime(batch.uploaded_at), "moment")

    def sender(self, batch: ImportBatch) -> str:
        """Return who sent it, and who else decided on it."""
        return people_of(batch)

    def place(self, batch: ImportBatch) -> str:
        """Return whose rows it brings."""
        return place_of(batch)

    def state_name(self, batch: ImportBatch) -> str:
        """Return the state in words."""
        return batch.get_state_display()

    def row_counts(self, batch: ImportBatch) -> str:
        """Return how many rows the file has."""
        return to_persian_digits(batch.count("rows")) if batch.counts else ""

    file_name.short_description = _("file")  # type: ignore[attr-defined]
    file_name.admin_order_field = "name"  # type: ignore[attr-defined]
    kind_name.short_description = _("kind")  # type: ignore[attr-defined]
    kind_name.admin_order_field = "kind"  # type: ignore[attr-defined]
    sent_at.short_description = _("sent at")  # type: ignore[attr-defined]
    sent_at.admin_order_field = "uploaded_at"  # type: ignore[attr-defined]
    sender.short_description = _("sender")  # type: ignore[attr-defined]
    place.short_description = pgettext_lazy("of a batch", "place")  # type: ignore[attr-defined]
    state_name.short_description = _("state")  # type: ignore[attr-defined]
    state_name.admin_order_field = "state"  # type: ignore[attr-defined]
    row_counts.short_description = _("rows")  # type: ignore[attr-defined]
