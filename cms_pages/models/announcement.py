"""A notice, and the window of days that decides where it stands: a window selects, it never deletes."""

from datetime import date
from typing import Any, Self

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import CommentPanel, FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index

from cms_pages.blocks import NoticeBody
from cms_pages.forms import NoticeForm
from cms_pages.panels import AttachmentsPanel
from persian.clock import today
from persian.digits import to_persian_digits


class NoticeState(models.TextChoices):
    """Where a published notice stands on a day; computed, never stored."""

    UPCOMING = "upcoming", _("Upcoming")
    CURRENT = "current", _("Current")
    ARCHIVED = "archived", _("Archived")


class AnnouncementQuerySet(PageQuerySet):
    """Live notices by their window; both of its days count, and the day is the caller's."""

    def displayed_on(self, day: date) -> Self:
        """Return the notices on the current board of that day."""
        return self.live().filter(display_from__lte=day, display_until__gte=day)

    def archived_on(self, day: date) -> Self:
        """Return the notices whose window has ended before that day; they stay public."""
        return self.live().filter(display_until__lt=day)

    def upcoming_on(self, day: date) -> Self:
        """Return the notices whose window begins after that day; the public does not know of them."""
        return self.live().filter(display_from__gt=day)

    def public_on(self, day: date) -> Self:
        """Return the notices that anybody may read that day: current and archived."""
        return self.live().filter(display_from__lte=day)

    def in_publication_order(self) -> Self:
        """Newest publication first: the board's default order (not the order of the windows)."""
        return self.order_by("-first_published_at", "-pk")

    def important_first(self) -> Self:
        """Publication order with the important notices pinned on top."""
        return self.order_by("-is_important", "-first_published_at", "-pk")

    def with_attachments(self) -> Self:
        """Fetch attachments and their files along, in two queries however many notices."""
        return self.prefetch_related("attachments__version")


class AnnouncementPage(Page):
    """A notice of the board.

    Wagtail's own schedule (go-live, expiry) is not offered: the window is the only one, it is decided at each request
    and it never unpublishes. The texts are kept as they were typed, letter for letter.
    """

    kicker = models.CharField(_("kicker"), max_length=120, blank=True, help_text=_("A short line above the title."))
    is_important = models.BooleanField(
        _("important"), default=False, help_text=_("Stays on top of the board while its window is open.")
    )
    salutation = models.TextField(
        _("salutation"), blank=True, help_text=_("Whom the notice addresses, one line for each.")
    )
    body = StreamField(NoticeBody(), verbose_name=_("notice text"), blank=True)
    display_from = models.DateField(
        _("display from"), help_text=_("The first day on the board; the notice and its files open with that day.")
    )
    display_until = models.DateField(
        _("display until"), help_text=_("The last day on the board; afterwards the notice stays in the archive.")
    )
    as_of = models.DateField(
        _("data as of"), null=True, blank=True, help_text=_("The day up to which the figures of the notice count.")
    )
    old_id = models.PositiveBigIntegerField(
        _("number in the old portal"),
        null=True,
        blank=True,
        unique=True,
        help_text=_("Leads old links to this notice."),
    )
    # Of the text that this notice was loaded from: a second load finds it, whatever was edited since.
    source_digest = models.CharField(max_length=64, blank=True, editable=False, db_index=True)

    objects = PageManager.from_queryset(AnnouncementQuerySet)()

    parent_page_types = ["cms_pages.BoardPage"]
    subpage_types: list[str] = []
    private_page_options: list[str] = []
    exclude_fields_in_copy = ["old_id", "source_digest"]
    base_form_class = NoticeForm
    template = "cms_pages/announcement.html"
    page_description = _("A notice with a display window and files.")

    content_panels = [
        FieldPanel("kicker"),
        # Wagtail draws an empty title without a frame, so that only its placeholder says where to write.
        FieldPanel("title", classname="title", widget=forms.TextInput(attrs={"placeholder": _("Title of the notice")})),
        FieldPanel("is_important"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("display_from"), FieldPanel("display_until")]),
                FieldPanel("as_of"),
            ],
            heading=_("Display window"),
        ),
        FieldPanel("salutation"),
        FieldPanel("body"),
        AttachmentsPanel("attachments", heading=_("Attachments"), label=_("Attachment")),
        MultiFieldPanel([FieldPanel("old_id")], heading=_("Old portal"), classname="collapsed"),
    ]
    promote_panels: list[Any] = []
    settings_panels = [CommentPanel()]

    search_fields = [*Page.search_fields, index.SearchField("body"), index.FilterField("display_from")]

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        indexes = [models.Index(fields=["display_from", "display_until"], name="notice_window")]

    def clean(self) -> None:
        """Refuse a window that ends before it begins."""
        super().clean()
        if self.display_from and self.display_until and self.display_until < self.display_from:
            raise ValidationError({"display_until": _("The window ends before it begins: choose a later last day.")})

    def state_on(self, day: date) -> NoticeState:
        """Return where the notice stands on a day, were it published."""
        if day < self.display_from:
            return NoticeState.UPCOMING
        return NoticeState.CURRENT if day <= self.display_until else NoticeState.ARCHIVED

    def is_displayed_on(self, day: date) -> bool:
        """Return whether `displayed_on(day)` holds this notice."""
        return self.live and self.state_on(day) == NoticeState.CURRENT

    def is_archived_on(self, day: date) -> bool:
        """Return whether `archived_on(day)` holds this notice."""
        return self.live and self.state_on(day) == NoticeState.ARCHIVED

    def is_upcoming_on(self, day: date) -> bool:
        """Return whether `upcoming_on(day)` holds this notice."""
        return self.live and self.state_on(day) == NoticeState.UPCOMING

    def is_public_on(self, day: date) -> bool:
        """Return whether `public_on(day)` holds this notice."""
        return self.live and self.state_on(day) != NoticeState.UPCOMING

    def get_admin_display_title(self) -> str:
        """Return the title with the digits of every other text in the admin."""
        return to_persian_digits(super().get_admin_display_title())

    def may_be_edited_by(self, user: Any) -> bool:
        """Return whether `user` may edit this notice, and so read it and its files before the window."""
        return bool(user.is_authenticated and self.permissions_for_user(user).can_edit())

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add where the notice stands today, and its files."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        rows = self.attachments.all()
        # A preview's rows live in memory; the saved ones fetch their files in the same query.
        context["attachments"] = rows if getattr(request, "is_preview", False) else rows.select_related("version")
        context["state"] = self.state_on(today())
        return context

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer 404 before the window, but to those who may edit the notice."""
        if not self.is_public_on(today()) and not self.may_be_edited_by(request.user):
            raise Http404
        response: HttpResponse = super().serve(request, *args, **kwargs)
        return response

    def _set_core_field_defaults(self) -> None:
        """Give a new notice the next number as its address: short enough to be printed in a letter."""
        if not self.slug and self.path:
            slugs = self.get_siblings(inclusive=False).values_list("slug", flat=True)
            self.slug: str = str(max((int(slug) for slug in slugs if slug.isdecimal()), default=0) + 1)
        super()._set_core_field_defaults()
