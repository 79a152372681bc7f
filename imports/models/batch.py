"""Import batches: one uploaded file from receipt to result; the row is the truth that screens and workers share."""

import uuid
from datetime import datetime
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from imports.models.approval import Approval
from imports.models.kinds import Kind
from imports.models.mapping_profile import MappingSource
from imports.models.states import CHECK_STATES, RUNNING, SETTLED, WAITING, Stage, State
from organisation.models import Directorate, District
from organisation.scoping import ScopedModel, ScopedQuerySet


def original_path(batch: "ImportBatch", name: str) -> str:
    """Return where an upload is kept: a random name, for the sender's own says nothing that may be trusted."""
    return f"imports/{batch.kind}/{uuid.uuid4().hex}"


class ImportBatchQuerySet(ScopedQuerySet):
    """Batches by what a worker should do with them; the instants are arguments."""

    def stale(self, *, at: datetime) -> Self:
        """Return batches whose worker has not been heard of since their lease ended before `at`."""
        return self.filter(state__in=RUNNING, leased_until__lt=at)

    def waiting_since(self, *, before: datetime) -> Self:
        """Return batches that were queued before `before` and that no worker has taken up."""
        return self.filter(state__in=WAITING, queued_at__lt=before)

    def settled_before(self, moment: datetime) -> Self:
        """Return batches on which the work ended before `moment`, and that wait for nobody."""
        return self.filter(state__in=SETTLED, finished_at__lt=moment)


class ImportBatchManager(models.Manager):
    """Leaves out what only the screen of the mapping asks for."""

    def get_queryset(self) -> Any:
        """Return batches without their outlines, which a list of fifty would have to carry."""
        return super().get_queryset().defer("outline")


class ImportBatch(Approval, ScopedModel):
    """One file that somebody sent; the province and district are those of the sender's postings."""

    directorate_path = "directorate"
    district_path = "district"
    search_paths = ("name",)

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    directorate = models.ForeignKey(
        Directorate, models.PROTECT, null=True, blank=True, related_name="import_batches", verbose_name=_("directorate")
    )
    district = models.ForeignKey(
        District, models.PROTECT, null=True, blank=True, related_name="import_batches", verbose_name=_("district")
    )
    options = models.JSONField(_("options"), default=dict, blank=True)
    options_shown = models.JSONField(_("options as people read them"), default=dict, blank=True, editable=False)
    file = models.FileField(_("file"), upload_to=original_path)
    name = models.CharField(_("file name"), max_length=255)
    sha256 = models.CharField(_("SHA-256"), max_length=64, db_index=True)
    size = models.PositiveBigIntegerField(_("size"))
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="import_batches",
        verbose_name=_("uploaded by"),
        help_text=_("Empty where an administrator used the command line."),
    )
    uploaded_at = models.DateTimeField(_("uploaded at"))

    state = models.CharField(_("state"), max_length=16, choices=State, default=State.UPLOADED)
    stage = models.CharField(_("stage"), max_length=10, choices=Stage, default=Stage.QUEUED)
    progress = models.PositiveSmallIntegerField(_("progress"), default=0, help_text=_("Percent of the stage."))
    stage_since = models.DateTimeField(null=True, blank=True, editable=False)
    outcome = models.CharField(_("outcome"), max_length=8, blank=True)
    counts = models.JSONField(_("counts"), default=dict, blank=True)
    sheets = models.JSONField(_("sheets"), default=list, blank=True)
    notices = models.JSONField(_("notices"), default=list, blank=True)
    questions = models.JSONField(_("questions"), default=list, blank=True)
    answers = models.JSONField(_("answers"), default=dict, blank=True)
    mapping = models.JSONField(
        _("settled mapping"),
        default=list,
        blank=True,
        help_text=_("Per sheet that is read: its name, heading rows, and field by column letter; empty: as found."),
    )
    mapping_source = models.CharField(
        _("origin of the mapping"), max_length=8, choices=MappingSource, blank=True, default=""
    )
    mapped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="mapped_batches",
        verbose_name=_("mapped by"),
    )
    # The beginning of each sheet, for the screen of the mapping: see engine/outline.py. Fetched only where it is asked.
    outline = models.JSONField(default=list, blank=True, editable=False)
    day_orders = models.JSONField(
        _("settled order of days"),
        default=dict,
        blank=True,
        help_text=_("By sheet and field “ymd” or “dmy”, or “each” where the cells are put right one by one."),
    )
    creates = models.JSONField(_("places to be created"), default=list, blank=True)
    # What the check rested on, what the apply left behind, and what applying needs besides the rows (engine/marks.py).
    mark = models.CharField(max_length=64, blank=True, editable=False)
    applied_mark = models.CharField(max_length=64, blank=True, editable=False)
    plan = models.JSONField(null=True, editable=False)
    leave_out_errors = models.BooleanField(_("faulty rows left out"), default=False)
    failure_code = models.CharField(_("reason"), max_length=40, blank=True)
    failure_params = models.JSONField(default=dict, blank=True, editable=False)

    lease = models.UUIDField(null=True, blank=True, editable=False)
    leased_until = models.DateTimeField(null=True, blank=True, editable=False)
    attempt = models.PositiveSmallIntegerField(default=0, editable=False)
    queued_at = models.DateTimeField(_("queued at"), null=True, blank=True)
    checked_at = models.DateTimeField(_("checked at"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    applied_at = models.DateTimeField(_("applied at"), null=True, blank=True)
    applied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="applied_batches",
        verbose_name=_("applied by"),
    )
    rows_forgotten_at = models.DateTimeField(_("rows forgotten at"), null=True, blank=True, editable=False)
    issue_summary = models.JSONField(
        _("issues by rule"), default=dict, blank=True, editable=False, help_text=_("Stays when the issues go.")
    )
    # Null, not empty, so that batches that were never applied do not collide.
    applied_key = models.CharField(max_length=64, null=True, blank=True, unique=True, editable=False)

    objects: ClassVar = ImportBatchManager.from_queryset(ImportBatchQuerySet)()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("import batch")
        verbose_name_plural = _("import batches")
        ordering = ["-uploaded_at", "-pk"]
        indexes = [
            models.Index(fields=["state", "queued_at"], name="batch_by_state"),
            models.Index(fields=["directorate", "-uploaded_at"], name="batch_by_directorate"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_running(self) -> bool:
        """Return whether it waits for a worker or one is at it: the screen keeps asking."""
        return self.state in WAITING | RUNNING

    @property
    def is_checking(self) -> bool:
        """Return whether the present or next run is the check, rather than the apply."""
        return self.state in CHECK_STATES

    @property
    def has_errors(self) -> bool:
        """Return whether the check refused rows or sheets."""
        return self.outcome == "partial"

    @property
    def rows_batch_id(self) -> int:
        """Return the batch that holds the rows of this file: its own, or the one whose file it is to the byte."""
        return (self.plan or {}).get("twin") or self.pk

    @property
    def is_answered(self) -> bool:
        """Return whether an earlier batch answers for it, so that its file was not read."""
        return self.rows_batch_id != self.pk

    def count(self, verdict: str) -> int:
        """Return how many rows have the verdict; "rows" asks for all of them."""
        counts: dict[str, Any] = self.counts
        return int(counts.get(verdict, 0))
