"""Kept changes: the records that an undo or redo left as they are, and why."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from imports.models.change import RowChange
from imports.models.reversal import Reversal
from organisation.scoping import ScopedModel


class KeptReason(models.TextChoices):
    """Why a record stays as it is."""

    EDITED = "edited", _("It was edited since.")
    REMOVED = "removed", _("It was deleted since.")
    REFERENCED = "referenced", _("Other records refer to it.")
    TAKEN = "taken", _("Another record with the same particulars exists now.")
    RELATED_GONE = "related_gone", _("A record that it belongs to does not exist any more.")


class KeptChange(ScopedModel):
    """One change that a reversal did not reverse."""

    directorate_path = "reversal__batch__directorate"
    district_path = "reversal__batch__district"

    reversal = models.ForeignKey(Reversal, models.CASCADE, related_name="kept_changes", verbose_name=_("undo or redo"))
    change = models.ForeignKey(RowChange, models.PROTECT, related_name="kept_in", verbose_name=_("row change"))
    reason = models.CharField(_("reason"), max_length=12, choices=KeptReason)

    class Meta:
        verbose_name = _("kept change")
        verbose_name_plural = _("kept changes")
        ordering = ["reversal", "change__sequence"]
        constraints = [models.UniqueConstraint(fields=["reversal", "change"], name="kept_change_once")]

    def __str__(self) -> str:
        return f"{self.change_id}: {self.reason}"
