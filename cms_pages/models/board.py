"""The board: what is current today, and the archive of what was."""

from typing import Any

from django.core.paginator import Paginator
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import CommentPanel, FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page

from cms_pages.models.announcement import AnnouncementPage, AnnouncementQuerySet
from persian.clock import today
from persian.jalali import FIRST_YEAR, LAST_YEAR, jalali_parts, jalali_year_range

NOTICES_PER_PAGE = 20


class BoardPage(RoutablePageMixin, Page):
    """The root page of the site: every notice is its child."""

    introduction = models.TextField(
        _("introduction"), blank=True, help_text=_("A sentence or two below the board's title.")
    )

    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["cms_pages.AnnouncementPage"]
    private_page_options: list[str] = []
    content_panels = [FieldPanel("title", classname="title"), FieldPanel("introduction")]
    promote_panels: list[Any] = []
    settings_panels = [CommentPanel()]
    page_description = _("The board of notices with its archive.")

    class Meta:
        verbose_name = _("notice board")
        verbose_name_plural = _("notice boards")

    @property
    def notices(self) -> AnnouncementQuerySet:
        """Return the notices of this board."""
        notices: AnnouncementQuerySet = AnnouncementPage.objects.child_of(self)
        return notices

    @path("", name="current")
    def current_board(self, request: HttpRequest) -> HttpResponse:
        """Show the notices whose window holds today."""
        rows = self.notices.displayed_on(today()).important_first()
        return self._render_list(request, "cms_pages/board.html", rows)

    @path("archive/", name="archive")
    def archive(self, request: HttpRequest) -> HttpResponse:
        """Show the notices whose window has ended."""
        rows = self.notices.archived_on(today()).in_publication_order()
        return self._render_list(request, "cms_pages/archive.html", rows)

    @path("archive/<int:year>/", name="archive_of_year")
    def archive_of_year(self, request: HttpRequest, year: int) -> HttpResponse:
        """Show the archived notices whose window began in a Jalali year: a link that keeps its content."""
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise Http404
        rows = self.notices.archived_on(today()).filter(display_from__range=jalali_year_range(year))
        return self._render_list(request, "cms_pages/archive.html", rows.in_publication_order(), year=year)

    def _render_list(
        self, request: HttpRequest, template: str, rows: AnnouncementQuerySet, year: int | None = None
    ) -> HttpResponse:
        number = request.GET.get("page", "1")
        paginator = Paginator(rows.with_attachments(), NOTICES_PER_PAGE)
        if not (number.isascii() and number.isdecimal() and 1 <= int(number[:9]) <= paginator.num_pages):
            raise Http404
        page = paginator.page(int(number[:9]))
        context = {"page": self, "notices": page, "year": year, "archive_years": self._archive_years()}
        return self.render(request, template=template, context_overrides=context)

    def _archive_years(self) -> list[int]:
        """Return the Jalali years in which archived notices began, newest first, from the first and the last one."""
        ends = self.notices.archived_on(today()).aggregate(
            first=models.Min("display_from"), last=models.Max("display_from")
        )
        if not ends["first"]:
            return []
        return list(range(jalali_parts(ends["last"])[0], jalali_parts(ends["first"])[0] - 1, -1))
