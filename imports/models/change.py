"""Row changes: what an applied batch did to each record, value by value, so that it can be shown and undone."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from imports.models.batch import ImportBatch
from imports.models.reversal import Reversal
from organisation.scoping import ScopedModel


class RowChange(ScopedModel):
    """One record that a batch, or an undo or redo of it, created, changed or removed; never edited itself.

    `before` holds the stored values that were replaced (null where the record was created), `after` the stored values
    that were written (null where it was removed), each with the version that the record then had; by model field name.
    The sequence goes on from the batch through its reversals, so the last change of a record says where it stands.
    """

    directorate_path = "batch__directorate"
    district_path = "batch__district"
    search_paths = ("key",)

    batch = models.ForeignKey(
        ImportBatch,
        models.PROTECT,
        db_index=False,  # the constraint below begins with it
        related_name="changes",
        verbose_name=_("import batch"),
    )
    reversal = models.ForeignKey(
        Reversal,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="changes",
        verbose_name=_("undo or redo"),
        help_text=_("Empty where the file itself was applied."),
    )
    sequence = models.PositiveIntegerField(_("sequence"))
    model = models.CharField(_("kind of record"), max_length=80, help_text=_("app.model"))
    object_pk = models.BigIntegerField(_("record"))
    key = models.CharField(_("key"), max_length=300)
    sheet = models.PositiveSmallIntegerField(_("sheet"), null=True)
    row = models.PositiveIntegerField(_("row"), null=True)
    before = models.JSONField(_("before"), null=True)
    after = models.JSONField(_("after"), null=True)

    class Meta:
        verbose_name = _("row change")
        verbose_name_plural = _("row changes")
        ordering = ["batch", "sequence"]
        constraints = [models.UniqueConstraint(fields=["batch", "sequence"], name="row_change_once")]
        indexes = [models.Index(fields=["model", "object_pk"], name="row_change_by_record")]

    def __str__(self) -> str:
        return f"{self.model} {self.key}"
