"""Evidence files of a result; they are private, and served only to those who may see the result."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from evaluation_admin.enums import EvidenceVerdict
from evaluation_admin.models.indicator_result import IndicatorResult
from evaluation_admin.models.record import Record, ranged
from persian.fields import CanonicalCharField, CanonicalTextField, SearchKeyField


def evidence_path(_evidence: "Evidence", _name: str) -> str:
    """Return where the bytes are kept: nothing of the sender's name reaches the disk."""
    return f"evidence/{uuid4().hex}"


class Evidence(Record):
    """A file that defends a figure, and what the reviewer says of it."""

    directorate_path = "result__self_assessment__unit__directorate"
    unit_path = "result__self_assessment__unit"
    search_paths = ("search_key",)

    result = models.ForeignKey(
        IndicatorResult, models.PROTECT, related_name="evidence", verbose_name=_("indicator result")
    )
    label = CanonicalCharField(_("evidence label"), max_length=160)
    file = models.FileField(_("file"), upload_to=evidence_path, max_length=200)
    extension = models.CharField(_("file extension"), max_length=8, editable=False)
    content_type = models.CharField(_("file type"), max_length=100, editable=False)
    sha256 = models.CharField(_("SHA-256"), max_length=64, editable=False)
    size = models.PositiveBigIntegerField(_("size"), editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False, verbose_name=_("uploaded by")
    )
    uploaded_at = models.DateTimeField(_("uploaded at"), editable=False)
    verdict = models.CharField(_("verdict"), max_length=12, choices=EvidenceVerdict, default=EvidenceVerdict.PENDING)
    comment = CanonicalTextField(_("reviewer's comment"), blank=True)
    search_key = SearchKeyField(sources=("label",), db_index=False)

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence files")
        ordering = ["-uploaded_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["result", "sha256"],
                name="evidence_once_per_result",
                violation_error_message=_("This file is already among the evidence of this result."),
            ),
            ranged("evidence", "size", 1, 1024**4),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def file_name(self) -> str:
        """Return the name under which the file is offered: the label and the true type."""
        return f"{slugify(self.label, allow_unicode=True)[:80] or 'file'}.{self.extension}"
