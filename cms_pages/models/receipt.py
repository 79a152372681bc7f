"""That a notice has reached those whom it addresses: who of which directorate has seen it, and who has confirmed it."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from organisation.models import Directorate
from organisation.scoping import ScopedModel, ScopedQuerySet


class ReceiptState(models.TextChoices):
    """How far a notice has come at one place."""

    UNSEEN = "unseen", _("Not seen yet")
    SEEN = "seen", _("Seen")
    ACKNOWLEDGED = "acknowledged", _("Receipt confirmed")


class ReceiptQuerySet(ScopedQuerySet):
    """Receipts by person."""

    def of(self, person: object) -> Self:
        """Return the receipts of one person."""
        return self.filter(person=person)


class NoticeReceipt(ScopedModel):
    """One person's receipt of one notice, for one directorate; without a directorate, for headquarters."""

    directorate_path = "directorate"

    notice = models.ForeignKey(
        "cms_pages.AnnouncementPage", models.CASCADE, related_name="receipts", verbose_name=_("notice")
    )
    directorate = models.ForeignKey(
        Directorate, models.PROTECT, null=True, related_name="+", verbose_name=_("directorate")
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("person")
    )
    seen_at = models.DateTimeField(_("seen at"))
    acknowledged_at = models.DateTimeField(_("receipt confirmed at"), null=True)

    objects: ClassVar = ReceiptQuerySet.as_manager()

    class Meta:
        verbose_name = _("receipt of a notice")
        verbose_name_plural = _("receipts of notices")
        ordering = ["seen_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["notice", "person", "directorate"],
                condition=Q(directorate__isnull=False),
                name="receipt_once_for_directorate",
            ),
            models.UniqueConstraint(
                fields=["notice", "person"],
                condition=Q(directorate__isnull=True),
                name="receipt_once_for_headquarters",
            ),
        ]

    def __str__(self) -> str:
        state = ReceiptState.ACKNOWLEDGED if self.acknowledged_at else ReceiptState.SEEN
        return f"{self.person or ''}: {state.label}"
