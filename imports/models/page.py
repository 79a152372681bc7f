"""Staged rows: what each row of the file says, and what applying it would do; kept packed, a page of rows at a time."""

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


class RowPage(ScopedModel):
    """Rows of one verdict as the check left them; of refused rows there are none, as their issues say all.

    A row of the database for each row of a file would take most of the check's time, and the room of the file
    twenty times over; nobody asks for a row but through its page.
    """

    directorate_path = "batch__directorate"
    district_path = "batch__district"

    batch = models.ForeignKey(
        ImportBatch,
        models.CASCADE,
        db_index=False,  # the index below begins with it
        related_name="pages",
        verbose_name=_("import batch"),
    )
    verdict = models.CharField(_("verdict"), max_length=8, choices=Verdict)
    sheet = models.PositiveSmallIntegerField(_("sheet"), help_text=_("Place of the sheet in the batch's list, from 0."))
    first_row = models.PositiveIntegerField(_("first row"), help_text=_("As Excel numbers it."))
    count = models.PositiveIntegerField(_("rows"))
    packed = models.BinaryField(_("packed rows"))  # see engine/pages.py
    prints = models.BinaryField(default=b"", editable=False)  # of each row in turn: see engine/prints.py

    class Meta:
        verbose_name = _("page of staged rows")
        verbose_name_plural = _("pages of staged rows")
        ordering = ["sheet", "first_row", "pk"]
        indexes = [models.Index(fields=["batch", "verdict", "sheet", "first_row"], name="row_page_by_verdict")]

    def __str__(self) -> str:
        return f"{self.batch_id}: {self.sheet}, {self.first_row} ({self.verdict})"
