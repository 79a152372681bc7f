"""The registry of letters in the admin: list, form with the places that cite a letter, file, history, chooser."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, Panel

from cms_pages.file_types import describe_version
from cms_pages.forms import accepted
from cms_pages.models import Citation, DateStatus, Letter
from cms_pages.private_files import send_private_file
from cms_pages.rules.file_kinds import FILE_KINDS
from cms_pages.services.settle_letter_date import settle_letter_date
from cms_pages.services.store_attachment import store_attachment
from organisation.scoped import ScopedSnippetViewSet
from organisation.scoped.forms import ScopedForm
from persian.jalali import format_jalali


class LetterForm(ScopedForm):
    """The form of a letter: a day that a person writes is settled, whatever the citations say."""

    upload = forms.FileField(label=gettext_lazy("New file"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["upload"].widget.attrs["accept"] = ",".join(f".{extension}" for extension in FILE_KINDS)
        if self.instance.file:
            link = format_html('<a href="{}">{}</a>', file_address(self.instance), describe_version(self.instance.file))
            self.fields["upload"].help_text = format_html("{} {}", _("Present file:"), link)

    def clean_upload(self) -> Any:
        """Refuse what the board's files may not be either."""
        return accepted(self.cleaned_data["upload"])

    def save(self, commit: bool = True) -> Letter:
        """Store the file and the letter, and settle the day where it was written."""
        if file := self.cleaned_data.get("upload"):
            self.instance.file = store_attachment(
                file=file, name=file.name, by=self.for_user, replaces=self.instance.file
            )
        letter: Letter = super().save(commit=commit)
        if commit and "date" in self.changed_data:
            settle_letter_date(letter=letter, day=letter.date, by=self.for_user)
        return letter


class CitationsPanel(Panel):
    """Where the letter is cited, word for word."""

    class BoundPanel(Panel.BoundPanel):
        """The panel of one letter."""

        template_name = "cms_pages/letters/citations_panel.html"

        def _relations(self) -> list[str]:
            relations = [rel for rel in self.instance._meta.related_objects if rel.related_model is not Citation]
            return [str(rel.get_accessor_name()) for rel in relations if rel.one_to_many]

        def is_shown(self) -> bool:
            """A letter that is being registered is not cited yet."""
            return bool(super().is_shown() and self.instance.pk)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add the citations, with the day of the week: it often says which date is true."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            rows = self.instance.citations.select_related("notice")
            context["citations"] = [
                (row, format_jalali(row.cited_date, "long") if row.cited_date else "") for row in rows
            ]
            # Records that rest on the letter know of it; the board does not know of them.
            named = [row for name in self._relations() for row in getattr(self.instance, name).all()]
            context["records"] = [str(row) for row in named]
            context["is_conflicting"] = self.instance.date_status == DateStatus.CONFLICTING
            return context


class LetterViewSet(ScopedSnippetViewSet):
    """The letters of the registry."""

    model = Letter
    icon = "mail"
    form_class = LetterForm
    menu_order = 160
    add_to_admin_menu = True
    menu_label = gettext_lazy("Letters")
    list_display = ["title", "date_status", "direction", "issuer", "subject"]
    list_filter = ["direction", "date_status"]
    list_export = ["number", "date", "date_status", "direction", "issuer", "subject", "recipients", "channel"]
    copy_view_enabled = False

    @cached_property
    def panels(self) -> list[Any]:
        """The fields of the form."""
        return [
            FieldRowPanel([FieldPanel("number"), FieldPanel("date")]),
            FieldRowPanel([FieldPanel("direction"), FieldPanel("channel")]),
            FieldPanel("issuer"),
            FieldPanel("subject"),
            FieldPanel("recipients"),
            MultiFieldPanel([FieldPanel("upload"), FieldPanel("raw_text")], heading=_("Text and file")),
            CitationsPanel(heading=gettext_lazy("Where it is cited")),
        ]

    def get_urlpatterns(self) -> list[Any]:
        """Add the address of a letter's file."""
        return [*super().get_urlpatterns(), path("file/<int:pk>/<str:name>", self.file_view, name="file")]

    @property
    def file_view(self) -> Any:
        """Send the file of a letter to those who may read letters."""
        return require_safe(self._send_file)

    def _send_file(self, request: HttpRequest, pk: int, name: str) -> FileResponse:
        if not self.permission_policy.user_has_any_permission(request.user, ("view", "change")):
            raise PermissionDenied
        letter = self.get_queryset(request).select_related("file").filter(pk=pk).exclude(file=None).first()
        if letter is None:
            raise Http404
        return send_private_file(letter.file.file, name=file_name(letter), content_type=letter.file.content_type)


def file_name(letter: Letter) -> str:
    """Return the name under which a letter's file is offered."""
    stem = "-".join(letter.number.replace("/", "-").split()) or str(letter.pk)
    return f"letter-{stem}.{letter.file.extension}" if letter.file else stem


def file_address(letter: Letter) -> str:
    """Return the address of a letter's file."""
    name: str = Letter.snippet_viewset.get_url_name("file")  # type: ignore[attr-defined]  # set by Wagtail
    return reverse(name, args=[letter.pk, file_name(letter)])
