"""Row changes: what an applied batch did to each record, value by value, so that it can be shown and undone."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from imports.models.batch import ImportBatch
from organisation.scoping import ScopedModel


class RowChange(ScopedModel):
    """One record that a batch created or changed.

    `before` holds the stored values that the batch replaced (null where it created the record), `after` the stored
    values that it wrote, and the version that the record then had; both by model field name.
    """

    directorate_path = "batch__directorate"
    district_path = "batch__district"
    search_paths = ("key",)

    batch = models.ForeignKey(ImportBatch, models.PROTECT, related_name="changes", verbose_name=_("import batch"))
    sequence = models.PositiveIntegerField(_("sequence"))
    model = models.CharField(_("kind of record"), max_length=80, help_text=_("app.model"))
    object_pk = models.BigIntegerField(_("record"))
    key = models.CharField(_("key"), max_length=300)
    sheet = models.PositiveSmallIntegerField(_("sheet"), null=True)
    row = models.PositiveIntegerField(_("row"), null=True)
    before = models.JSONField(_("before"), null=True)
    after = models.JSONField(_("after"))

    class Meta:
        verbose_name = _("row change")
        verbose_name_plural = _("row changes")
        ordering = ["batch", "sequence"]
        constraints = [models.UniqueConstraint(fields=["batch", "sequence"], name="row_change_once")]
        indexes = [models.Index(fields=["model", "object_pk"], name="row_change_by_record")]

    def __str__(self) -> str:
        return f"{self.model} {self.key}"
