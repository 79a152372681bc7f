"""The Evidence records in the admin: units upload, reviewers judge."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldRowPanel
from wagtail.admin.ui.tables import Column

from cms_pages.forms import refusal
from cms_pages.rules.file_kinds import FILE_KINDS, RefusedFile
from evaluation_admin.models import Evidence
from evaluation_admin.services.attach_evidence import attach_evidence
from evaluation_admin.services.judge_evidence import judge_evidence
from evaluation_admin.viewsets.base import RecordForm, RecordPanel, RecordViewSet
from evaluation_admin.viewsets.base.views import RecordInspectView
from organisation.acts import Act, may_on


class EvidenceForm(RecordForm):
    """The form of a piece of evidence: a new one takes a file, a stored one a verdict."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.forbid("verdict", "comment")
        else:
            self.forbid("file")
            reviews = may_on(self.for_user, Act.SCORE, self.instance)
            self.keep_only(("verdict", "comment") if reviews else ())

    def save(self, commit: bool = True) -> Evidence:
        """Attach the file, or store the verdict."""
        data, by = self.cleaned_data, self.for_user
        if self.instance.pk is None:
            try:
                self.instance = attach_evidence(result=data["result"], by=by, label=data["label"], file=data["file"])
            except RefusedFile as error:
                raise ValidationError({"file": refusal(error)}, code=error.code) from error
        elif "verdict" in self.fields:
            self.instance = judge_evidence(
                evidence=self.fresh_instance(), by=by, verdict=data["verdict"], comment=data["comment"]
            )
        return self.instance


def link_to(evidence: Evidence) -> SafeString:
    """Return a link to the file, named by its kind."""
    address = reverse("evidence", args=[evidence.pk, evidence.file_name])
    return format_html('<a href="{}">{}</a>', address, evidence.extension.upper())


class FileColumn(Column):
    """A link to the file."""

    def get_value(self, instance: Evidence) -> SafeString:
        """Return the link."""
        return link_to(instance)


class FilePanel(RecordPanel):
    """The file to upload, or the link to the stored one, which is never replaced."""

    class BoundPanel(RecordPanel.BoundPanel):
        """The panel of one piece of evidence."""

        @cached_property
        def value_from_instance(self) -> SafeString:
            """Return the link."""
            return link_to(self.instance)


class EvidenceInspectView(RecordInspectView):
    """A piece of evidence to read, with the way to its file."""

    def get_field_display_value(self, field_name: str, field: Any) -> str:
        """Return the link instead of the place where the file is kept."""
        return link_to(self.object) if field_name == "file" else super().get_field_display_value(field_name, field)


class EvidenceViewSet(RecordViewSet):
    """List, form, history and export of evidence."""

    model = Evidence
    icon = "doc-full"
    form_class = EvidenceForm
    inspect_view_class = EvidenceInspectView
    inspect_view_fields = ["result", "label", "file", "size", "uploaded_at", "uploaded_by", "verdict", "comment"]
    list_related = (
        "result__indicator",
        "result__self_assessment__unit",
        "result__self_assessment__cycle",
        "uploaded_by",
    )
    list_display = [
        "label",
        FileColumn("file", label=_("File")),
        "result.indicator.title",
        "result.self_assessment.unit",
        "uploaded_at",
        "verdict",
    ]
    list_filter = ["result__self_assessment__cycle", "result__self_assessment__unit__directorate", "verdict"]
    list_export = [
        "result.self_assessment.cycle.year",
        "result.self_assessment.unit",
        "result.indicator.title",
        "label",
        "extension",
        "size",
        "sha256",
        "uploaded_at",
        "uploaded_by",
        "verdict",
        "comment",
    ]
    panels = [
        RecordPanel("result"),
        RecordPanel("label"),
        FilePanel("file", widget=forms.FileInput(attrs={"accept": ",".join(f".{kind}" for kind in FILE_KINDS)})),
        FieldRowPanel([RecordPanel("size", read_only=True), RecordPanel("uploaded_at", read_only=True)]),
        RecordPanel("verdict"),
        RecordPanel("comment"),
    ]
