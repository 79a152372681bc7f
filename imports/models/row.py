"""Staged rows: what each row of the file says, and what applying it would do."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from imports.models.batch import ImportBatch
from organisation.scoping import ScopedModel


class Verdict(models.TextChoices):
    """What applying a row does; the counts of the five add up to the rows of the file."""

    NEW = "new", _("New")
    CHANGED = "changed", _("Changed")
    SAME = "same", _("Unchanged")
    SKIPPED = "skipped", _("Skipped")
    REFUSED = "refused", _("Refused")


USABLE = frozenset({Verdict.NEW, Verdict.CHANGED, Verdict.SAME})


class ImportRow(ScopedModel):
    """One row of the sender's file as the check left it."""

    directorate_path = "batch__directorate"
    district_path = "batch__district"
    search_paths = ("key",)

    batch = models.ForeignKey(
        ImportBatch,
        models.CASCADE,
        db_index=False,  # the constraint below begins with it
        related_name="rows",
        verbose_name=_("import batch"),
    )
    sheet = models.PositiveSmallIntegerField(_("sheet"), help_text=_("Place of the sheet in the batch's list, from 0."))
    row = models.PositiveIntegerField(_("row"), help_text=_("As Excel numbers it."))
    verdict = models.CharField(_("verdict"), max_length=8, choices=Verdict)
    key = models.CharField(_("key"), max_length=300, blank=True)
    values = models.JSONField(_("values"), default=dict, help_text=_("Canonical values by field; days in ISO form."))
    object_pk = models.BigIntegerField(_("record"), null=True)
    differences = models.JSONField(
        _("differences"), default=dict, help_text=_("Old and new value by field; empty unless the row changes one.")
    )
    # What applying writes, settled by the check so that it need not be judged twice: see engine/writing.py.
    version = models.PositiveIntegerField(null=True, editable=False)
    before = models.JSONField(null=True, editable=False)
    after = models.JSONField(null=True, editable=False)
    keys = models.JSONField(null=True, editable=False)

    class Meta:
        verbose_name = _("staged row")
        verbose_name_plural = _("staged rows")
        ordering = ["sheet", "row"]
        constraints = [models.UniqueConstraint(fields=["batch", "sheet", "row"], name="staged_row_once")]
        indexes = [models.Index(fields=["batch", "verdict", "sheet", "row"], name="staged_row_by_verdict")]

    def __str__(self) -> str:
        return f"{self.batch_id}: {self.sheet}, {self.row}"
