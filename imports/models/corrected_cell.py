"""Corrected cells: what people wrote on the batch's page in the place of a faulty cell; the file itself stays."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from imports.models.batch import ImportBatch
from organisation.scoping import ScopedModel


class CorrectedCell(ScopedModel):
    """One cell that is read as somebody put it right; taking it back deletes the line, a new file all of them."""

    directorate_path = "batch__directorate"
    district_path = "batch__district"

    batch = models.ForeignKey(
        ImportBatch, models.CASCADE, related_name="corrected_cells", verbose_name=_("import batch")
    )
    sheet = models.CharField(_("sheet"), max_length=255, blank=True)
    row = models.PositiveIntegerField(_("row"))
    cell = models.CharField(_("cell"), max_length=12)
    column = models.CharField(_("column heading"), max_length=300, blank=True)
    field = models.CharField(_("field"), max_length=40)
    file_value = models.CharField(_("value in the file"), max_length=200, blank=True, help_text=_("Cut."))
    text = models.TextField(_("corrected value"), blank=True, help_text=_("Empty: the cell is read as empty."))
    corrected_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="corrected_cells",
        verbose_name=_("corrected by"),
    )
    corrected_at = models.DateTimeField(_("corrected at"))

    class Meta:
        verbose_name = _("corrected cell")
        verbose_name_plural = _("corrected cells")
        ordering = ["sheet", "row", "pk"]
        constraints = [models.UniqueConstraint(fields=["batch", "sheet", "cell"], name="corrected_cell_once")]

    def __str__(self) -> str:
        return f"{self.sheet} {self.cell}"
