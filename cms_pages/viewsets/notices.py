"""The list of notices in the admin: where each stands, what waits for whom, and what looks wrong."""

from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _
from django_filters.filters import ChoiceFilter
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.admin.views.pages.listing import IndexView, PageFilterSet
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import WorkflowState

from cms_pages.models import AnnouncementPage, AnnouncementQuerySet
from cms_pages.services.notice_warnings import notice_warnings
from cms_pages.viewsets.notice_standing import APPROVALS, STANDINGS, approval_of, standing_of, with_standing
from cms_pages.viewsets.receipts import ReceiptsColumn, with_receipt_counts
from persian.clock import today
from persian.jalali import fa_date


class WarningsColumn(Column):
    """What is worth a second look, unfolded on demand."""

    cell_template_name = "cms_pages/admin/warnings_cell.html"

    def get_value(self, instance: AnnouncementPage) -> list[str]:
        """Return a sentence each."""
        return [warning.message for warning in notice_warnings(instance)]


class NoticeFilterSet(PageFilterSet):
    """Filters by what an editor asks for: what stands where, and what waits."""

    standing = ChoiceFilter(label=_("State"), choices=[*STANDINGS.items(), *APPROVALS.items()], method="by_standing")
    # There is one board, and a notice has nothing below it.
    site = has_child_pages = None

    class Meta(PageFilterSet.Meta):
        model = AnnouncementPage

    def by_standing(self, rows: AnnouncementQuerySet, _name: str, value: str) -> AnnouncementQuerySet:
        """Return the notices of one state as of today."""
        return with_standing(rows, value, today())


class NoticeIndexView(IndexView):
    """The list itself; texts and files come along, since the warnings read them."""

    def annotate_queryset(self, pages: AnnouncementQuerySet) -> AnnouncementQuerySet:
        """Fetch all that the columns ask, in as many queries however many notices."""
        states = WorkflowState.objects.active().select_related("current_task_state__task")
        rows: AnnouncementQuerySet = pages.prefetch_related(
            "content_type",
            "sites_rooted_here",
            Prefetch("_specific_workflow_states", queryset=states, to_attr="_current_workflow_states"),
        )
        rows = with_receipt_counts(rows.with_attachments().with_successors_on(today()))
        return rows.annotate_site_root_state().annotate_approved_schedule()


class NoticeListingViewSet(PageListingViewSet):
    """A flat list beside the page tree; the newest change first unless asked otherwise."""

    model = AnnouncementPage
    index_view_class = NoticeIndexView
    filterset_class = NoticeFilterSet
    name = "notices"
    icon = "doc-full"
    menu_label = _("Notices")
    menu_order = 150
    add_to_admin_menu = True
    default_ordering = "-latest_revision_created_at"
    columns: Any = [
        # There is one board; and Wagtail's own status knows nothing of windows.
        *(column for column in PageListingViewSet.columns if column.name not in {"parent", "status", "bulk_actions"}),
        Column("display_from", label=_("Display from"), accessor=lambda notice: fa_date(notice.display_from)),
        Column("display_until", label=_("Display until"), accessor=lambda notice: fa_date(notice.display_until)),
        StatusTagColumn(
            "state",
            label=_("On the board"),
            accessor=lambda notice: standing_of(notice, today()),
            primary=lambda notice: notice.is_displayed_on(today()),
        ),
        StatusTagColumn(
            "approval",
            label=_("Approval"),
            accessor=approval_of,
            primary=lambda notice: notice.workflow_in_progress,
        ),
        ReceiptsColumn("receipts", label=_("Receipts")),
        WarningsColumn("warnings", label=_("Warnings")),
    ]
