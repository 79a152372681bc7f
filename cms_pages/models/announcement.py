"""A notice, and the window of days that decides where it stands: a window selects, it never deletes."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import CommentPanel, FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager
from wagtail.search import index
from wagtail.url_routing import RouteResult

from cms_pages.addressee_panel import AddresseesPanel
from cms_pages.blocks import NoticeBody
from cms_pages.forms import NoticeForm
from cms_pages.models.announcement_queryset import AnnouncementQuerySet
from cms_pages.models.letter import letters_of
from cms_pages.models.notice_clock import NoticeClock
from cms_pages.models.province_preview import ProvincePreview
from cms_pages.models.topic import NoticeTopic
from cms_pages.panels import AttachmentsPanel, ChangePanel
from cms_pages.permissions import NoticePermissions
from cms_pages.reports.file_histories import file_histories
from cms_pages.rules.succession import leads_back
from organisation.models import OrgUnit, UnitKind
from persian.clock import today
from persian.digits import to_persian_digits


class AnnouncementPage(ProvincePreview, NoticeClock, Page):  # type: ignore[django-manager-missing]  # untyped
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
    as_of = models.DateField(
        _("data as of"), null=True, blank=True, help_text=_("The day up to which the figures of the notice count.")
    )
    deadline = models.DateField(
        _("deadline"),
        null=True,
        blank=True,
        help_text=_("The last day for what the notice asks; readers can subscribe to the calendar of deadlines."),
    )
    unit = models.ForeignKey(
        OrgUnit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"kind": UnitKind.HQ_UNIT},
        verbose_name=_("issued by"),
        help_text=_("The unit at headquarters that the notice comes from."),
    )
    topics = ParentalManyToManyField(NoticeTopic, blank=True, related_name="notices", verbose_name=_("topics"))
    old_id = models.PositiveBigIntegerField(
        _("number in the old portal"),
        null=True,
        blank=True,
        unique=True,
        help_text=_("Leads old links to this notice."),
    )
    supersedes = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="successors",
        verbose_name=_("supersedes"),
        help_text=_("Once this notice is public, the other one carries a banner that leads here."),
    )
    change_is_minor = models.BooleanField(
        _("minor change"),
        default=False,
        help_text=_("A slip of the pen, say: the readers are not told. A new window or file is never minor."),
    )
    change_note = models.TextField(
        _("description of the change"),
        blank=True,
        max_length=500,
        help_text=_("For the readers: it stands below the notice with the day of its publication."),
    )
    # Of the text that this notice was loaded from: a second load finds it, whatever was edited since.
    source_digest = models.CharField(max_length=64, blank=True, editable=False, db_index=True)

    objects: ClassVar[Any] = PageManager.from_queryset(AnnouncementQuerySet)()

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
                FieldRowPanel([FieldPanel("as_of"), FieldPanel("deadline")]),
            ],
            heading=_("Display window"),
        ),
        MultiFieldPanel(
            [FieldPanel("unit"), FieldPanel("topics", widget=forms.CheckboxSelectMultiple)],
            heading=_("Issuer and topics"),
        ),
        FieldPanel("salutation"),
        AddresseesPanel("addressees", heading=_("Addressees"), label=_("Addressee")),
        FieldPanel("body"),
        AttachmentsPanel("attachments", heading=_("Attachments"), label=_("Attachment")),
        ChangePanel(
            [FieldPanel("change_note"), FieldPanel("change_is_minor")],
            heading=_("Change of the published notice"),
        ),
        FieldPanel("supersedes"),
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
        """Refuse to supersede in a circle."""
        super().clean()
        if self.supersedes_id and leads_back(self.supersedes_id, self.pk, AnnouncementPage.objects.succession()):
            raise ValidationError({"supersedes": _("A notice does not supersede itself, nor one that supersedes it.")})

    def permissions_for_user(self, user: Any) -> NoticePermissions:
        """Return what Wagtail's own screens may do with the notice."""
        return NoticePermissions(user, self)

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
        rows = rows if getattr(request, "is_preview", False) else rows.select_related("version")
        context["attachments"] = file_histories(rows)
        day = today()
        context["state"] = self.state_on(day)
        context["is_withdrawn"] = self.is_withdrawn_on(day)
        context["successors"] = list(self.successors_on(day)) if self.pk else []
        old = self.supersedes
        context["predecessor"] = old if old and old.is_public_on(day) else None
        context["change_notes"] = self.change_notes.all() if self.pk else []
        context["letters"] = letters_of(self) if self.pk else []
        return context

    def successors_on(self, day: date) -> AnnouncementQuerySet:
        """Return the notices that stand in the place of this one that day, the newest first."""
        rows: AnnouncementQuerySet = AnnouncementPage.objects.superseding_on(day).filter(supersedes=self)
        return rows.in_publication_order()

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Lead to a removed notice, too: its address says that it is gone."""
        if not path_components and self.is_gone_on(today()):
            return RouteResult(self)
        return super().route(request, path_components)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer 404 before the window, but to those who may edit the notice; 410 once it was removed."""
        if self.is_gone_on(today()):
            return render(request, "cms_pages/gone.html", {"notice": self}, status=410)
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
