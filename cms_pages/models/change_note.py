"""What changed in a published notice, in words for its readers."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ChangeNote(models.Model):
    """One line of a notice's public history; written when the change is published, never edited."""

    notice = models.ForeignKey(
        "cms_pages.AnnouncementPage", models.CASCADE, related_name="change_notes", verbose_name=_("notice")
    )
    text = models.TextField(_("what changed"))
    noted_at = models.DateTimeField(_("noted at"))
    revision = models.ForeignKey("wagtailcore.Revision", models.SET_NULL, null=True, related_name="+", editable=False)

    class Meta:
        verbose_name = _("change note")
        verbose_name_plural = _("change notes")
        ordering = ["-noted_at", "-pk"]

    def __str__(self) -> str:
        return self.text
