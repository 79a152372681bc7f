"""Issues of cells, in the reader's coordinates."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from imports.models.batch import ImportBatch
from organisation.scoping import ScopedModel


class CellIssue(ScopedModel):
    """One fault, at one cell where it has one; the sentence is made from the code by `imports.messages`."""

    directorate_path = "batch__directorate"
    district_path = "batch__district"

    batch = models.ForeignKey(
        ImportBatch,
        models.CASCADE,
        db_index=False,  # the indexes below begin with it
        related_name="issues",
        verbose_name=_("import batch"),
    )
    sheet = models.CharField(_("sheet"), max_length=255, blank=True)
    sheet_index = models.PositiveSmallIntegerField(default=0, editable=False)
    row = models.PositiveIntegerField(_("row"), null=True)
    cell = models.CharField(_("cell"), max_length=12, blank=True)
    column = models.CharField(_("column heading"), max_length=300, blank=True)
    field = models.CharField(_("field"), max_length=40, blank=True)
    code = models.CharField(_("rule"), max_length=40)
    value = models.CharField(_("value"), max_length=200, blank=True, help_text=_("As the file has it, cut."))
    params = models.JSONField(default=dict, editable=False)

    class Meta:
        verbose_name = _("cell issue")
        verbose_name_plural = _("cell issues")
        ordering = ["sheet_index", "row", "pk"]
        indexes = [
            models.Index(fields=["batch", "sheet_index", "row"], name="issue_by_row"),
            models.Index(fields=["batch", "code"], name="issue_by_code"),
        ]

    def __str__(self) -> str:
        return f"{self.sheet} {self.cell}: {self.code}"
