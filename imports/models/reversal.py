"""Reversals: each undo or redo of a batch, who asked for it, and what became of it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from imports.models.batch import ImportBatch
from imports.models.states import State
from organisation.scoping import ScopedModel


class Direction(models.TextChoices):
    """Which way a reversal goes."""

    UNDO = "undo", _("Undo of the import")
    REDO = "redo", _("Redo of the import")


class Reversal(ScopedModel):
    """One undo or redo; open until a worker has finished it, and at most one of a batch is open."""

    directorate_path = "batch__directorate"
    district_path = "batch__district"

    batch = models.ForeignKey(ImportBatch, models.PROTECT, related_name="reversals", verbose_name=_("import batch"))
    direction = models.CharField(_("direction"), max_length=4, choices=Direction)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reversals",
        verbose_name=_("asked by"),
        help_text=_("Empty where an administrator used the command line."),
    )
    asked_at = models.DateTimeField(_("asked at"))
    state_before = models.CharField(max_length=16, choices=State, editable=False)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    failure_code = models.CharField(_("reason"), max_length=40, blank=True)
    reverted = models.PositiveIntegerField(_("records that went back"), default=0)
    kept = models.PositiveIntegerField(_("records that stayed"), default=0)

    class Meta:
        verbose_name = _("undo or redo")
        verbose_name_plural = _("undos and redos")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["batch"], condition=models.Q(finished_at__isnull=True), name="reversal_open_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.batch_id}: {self.direction}"
