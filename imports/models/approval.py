"""Who confirmed, approved or returned a batch, and when (domain.md 6b)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Approval(models.Model):
    """The decisions on a batch before it is applied; a new confirmation takes the place of the one before."""

    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="confirmed_batches",
        verbose_name=_("confirmed by"),
    )
    approved_at = models.DateTimeField(_("approved at"), null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="approved_batches",
        verbose_name=_("approved by"),
        help_text=_("Empty where the sender's posting asks for no approval."),
    )
    returned_at = models.DateTimeField(_("returned at"), null=True, blank=True)
    returned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="returned_batches",
        verbose_name=_("returned by"),
    )
    return_note = models.TextField(_("reason of the return"), blank=True)

    class Meta:
        abstract = True
