"""The board: what is current today, and the archive of what was."""

from typing import Any

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import CommentPanel, FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page

from cms_pages.models.announcement import AnnouncementPage
from cms_pages.models.announcement_queryset import AnnouncementQuerySet
from cms_pages.models.notice_clock import NoticeState
from cms_pages.permissions import BoardPermissions
from cms_pages.reports.list_page import list_page
from persian.clock import today
from persian.jalali import FIRST_YEAR, LAST_YEAR, jalali_parts, jalali_year_range


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

    def permissions_for_user(self, user: Any) -> BoardPermissions:
        """Return what Wagtail's own screens may do with the board."""
        return BoardPermissions(user, self)

    @property
    def notices(self) -> AnnouncementQuerySet:
        """Return the notices of this board."""
        notices: AnnouncementQuerySet = AnnouncementPage.objects.child_of(self)
        return notices

    @path("", name="current")
    def current_board(self, request: HttpRequest) -> HttpResponse:
        """Show the notices whose window holds today."""
        rows = self.notices.displayed_on(today()).important_first()
        return self._render_list(request, NoticeState.CURRENT, rows)

    @path("archive/", name="archive")
    def archive(self, request: HttpRequest) -> HttpResponse:
        """Show the notices whose window has ended."""
        rows = self.notices.archived_on(today()).in_publication_order()
        return self._render_list(request, NoticeState.ARCHIVED, rows, archive_years=self._archive_years())

    @path("search/", name="search")
    def search(self, request: HttpRequest) -> HttpResponse:
        """Show the public notices that answer the reader's words and filters."""
        from cms_pages.board_search import BoardSearch  # it asks this module's tables

        search = BoardSearch(self, request.GET, today())
        page = search.page(self._number(request))
        if page is None:
            raise Http404
        context = {"page": self, "search": search, "results": search.results(page), "notices": page}
        return self.render(request, template="cms_pages/search.html", context_overrides=context)

    @path("archive/<int:year>/", name="archive_of_year")
    def archive_of_year(self, request: HttpRequest, year: int) -> HttpResponse:
        """Show the archived notices whose window began in a Jalali year: a link that keeps its content."""
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise Http404
        rows = self.notices.archived_on(today()).filter(display_from__range=jalali_year_range(year))
        rows, years = rows.in_publication_order(), self._archive_years()
        return self._render_list(request, NoticeState.ARCHIVED, rows, archive_years=years, year=year)

    def _render_list(
        self, request: HttpRequest, state: NoticeState, rows: AnnouncementQuerySet, **about: Any
    ) -> HttpResponse:
        number, address = self._number(request), self.get_url(request) or "/"
        shown = list_page(rows, number, day=today(), state=state, board_url=address) if number else None
        if shown is None:
            raise Http404
        context = {"page": self, "notices": shown.numbers, "entries": shown.entries, **about}
        template = f"cms_pages/{'board' if state == NoticeState.CURRENT else 'archive'}.html"
        return self.render(request, template=template, context_overrides=context)

    @staticmethod
    def _number(request: HttpRequest) -> int:
        """Return the number of the asked page; 0 for what names none, which is a wrong address."""
        number = request.GET.get("page", "1")
        return int(number[:9]) if number.isascii() and number.isdecimal() else 0

    def _archive_years(self) -> list[int]:
        """Return the Jalali years in which archived notices began, newest first, from the first and the last one."""
        ends = self.notices.archived_on(today()).aggregate(
            first=models.Min("display_from"), last=models.Max("display_from")
        )
        if not ends["first"]:
            return []
        return list(range(jalali_parts(ends["last"])[0], jalali_parts(ends["first"])[0] - 1, -1))
