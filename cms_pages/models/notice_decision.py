"""The record of what was done with a notice outside the way of approval: who, when, and why."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Decision(models.TextChoices):
    """What may be decided about a notice; each needs a reason."""

    FORCED = "forced", _("Published without approval")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    REMOVED = "removed", _("Removed in error")
    REINSTATED = "reinstated", _("Brought back")
    SUPERSEDED = "superseded", _("Superseded")


class NoticeDecision(models.Model):
    """One decision; only ever added."""

    notice = models.ForeignKey(
        "cms_pages.AnnouncementPage", models.CASCADE, related_name="decisions", verbose_name=_("notice")
    )
    kind = models.CharField(_("decision"), max_length=12, choices=Decision)
    reason = models.TextField(_("reason"))
    decided_at = models.DateTimeField(_("decided at"), auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("decided by")
    )

    class Meta:
        verbose_name = _("decision about a notice")
        verbose_name_plural = _("decisions about notices")
        ordering = ["-decided_at", "-pk"]

    def __str__(self) -> str:
        return str(Decision(self.kind).label)
