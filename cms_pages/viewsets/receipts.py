"""Who has received a notice: headquarters see every directorate, a province its own line."""

from typing import Any

from django.db.models import Count, Exists, OuterRef, Subquery
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button

from cms_pages.models import Addressee, AnnouncementPage, AnnouncementQuerySet, NoticeReceipt, ReceiptState
from cms_pages.reports.receipts_of_notice import ReceiptLine, receipts_of_notice
from organisation.reach import reach_of
from organisation.scoped.spreadsheets import SafeSpreadsheetMixin
from persian.clock import today

UNCONFIRMED = "unconfirmed"
FILTERS: dict[str, Any] = {
    "": gettext_lazy("All"),
    UNCONFIRMED: gettext_lazy("Have not confirmed"),
    ReceiptState.UNSEEN: ReceiptState.UNSEEN.label,
    ReceiptState.ACKNOWLEDGED: ReceiptState.ACKNOWLEDGED.label,
}
HEADINGS: dict[str, Any] = {
    "place": gettext_lazy("Directorate"),
    "state.label": gettext_lazy("State"),
    "seen_at": gettext_lazy("First seen"),
    "seen_by": gettext_lazy("Seen by"),
    "readers": gettext_lazy("Readers"),
    "acknowledged_at": gettext_lazy("Confirmed at"),
    "acknowledged_by": gettext_lazy("Receipt confirmed by"),
}


def with_receipt_counts(rows: AnnouncementQuerySet) -> AnnouncementQuerySet:
    """Fetch along what the column of the list shows: whether anybody is addressed, and how many have confirmed."""
    confirmed = NoticeReceipt.objects.filter(notice=OuterRef("pk"), acknowledged_at__isnull=False).order_by()
    count = confirmed.values("notice").annotate(places=Count("directorate", distinct=True)).values("places")
    is_addressed = Exists(Addressee.objects.filter(page=OuterRef("pk")))
    counted: AnnouncementQuerySet = rows.annotate(is_addressed=is_addressed, confirmed_places=Subquery(count))
    return counted


class ReceiptsColumn(Column):
    """How many directorates have confirmed, with the way to who has not; empty for a notice to everybody."""

    cell_template_name = "cms_pages/admin/receipts_cell.html"

    def get_value(self, instance: Any) -> int:
        """Return the count, which the list fetched along."""
        return int(instance.confirmed_places or 0)


class ReceiptsView(SafeSpreadsheetMixin, WagtailAdminTemplateMixin, TemplateView):  # type: ignore[misc]  # two get()
    """The lines of one notice, filtered; as a page or as a spreadsheet."""

    page_title = gettext_lazy("Receipts of the notice")
    header_icon = "mail"
    template_name = "cms_pages/admin/receipts.html"
    model = NoticeReceipt
    list_export = list(HEADINGS)
    export_filename = "receipts"
    _show_breadcrumbs = True
    notice: AnnouncementPage

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let headquarters look at any notice, and a province at public ones that address its directorate."""
        reach = reach_of(request.user, on=today())
        notice = AnnouncementPage.objects.filter(pk=kwargs["pk"]).first()
        if notice is None or not (reach.national or (reach.directorates and notice.is_public_on(today()))):
            raise Http404
        self.notice, self.report, self.is_national = notice, receipts_of_notice(notice, reach=reach), reach.national
        if not reach.national and not self.report.lines:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self) -> list[ReceiptLine]:
        """Return the lines that are asked for."""
        match self.request.GET.get("show"):
            case "unconfirmed":
                return [line for line in self.report.lines if line.state != ReceiptState.ACKNOWLEDGED]
            case ReceiptState.UNSEEN | ReceiptState.ACKNOWLEDGED as state:
                return [line for line in self.report.lines if line.state == state]
        return list(self.report.lines)

    def get_heading(self, queryset: Any, field: str) -> str:
        """Return the heading of a column of the spreadsheet."""
        return str(HEADINGS[field])

    def get_page_subtitle(self) -> str:
        """Return the notice's title."""
        return self.notice.get_admin_display_title()

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Return the way here: through the form for those who write notices, else through one's own notices."""
        if self.notice.may_be_edited_by(self.request.user):
            above = {
                "url": reverse("wagtailadmin_pages:edit", args=[self.notice.pk]),
                "label": self.get_page_subtitle(),
            }
            way = [{"url": reverse("notices:index"), "label": _("Notices")}, above]
        else:
            way = [{"url": reverse("my_notices"), "label": _("My notices")}]
        return [*super().get_breadcrumbs_items(), *way, {"url": "", "label": str(self.page_title)}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the lines and their counts."""
        shown = self.request.GET.get("show", "")
        return super().get_context_data(**kwargs) | {
            "notice": self.notice,
            "report": self.report,
            "lines": self.get_queryset(),
            "filters": FILTERS,
            "show": shown if shown in FILTERS else "",
            "is_upcoming": not self.notice.is_public_on(today()),
            "is_national": self.is_national,
        }


def receipts_urls() -> list[Any]:
    """Return the address, below the admin."""
    return [path("notice/<int:pk>/receipts/", ReceiptsView.as_view(), name="notice_receipts")]


def receipts_button(notice: AnnouncementPage) -> Button:
    """Return the line in the menu beside a notice's title."""
    address = reverse("notice_receipts", args=[notice.pk])
    return Button(_("Receipts of the notice"), url=address, icon_name="mail", priority=55)
