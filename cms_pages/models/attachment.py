"""A notice's attachments: a label that stays, and the versions of its file; bytes lie on private storage."""

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

_UNMISTAKABLE = "abcdefghjkmnpqrstuvwxyz23456789"


def new_key() -> str:
    """Return a key for a stable link: short enough to be printed, too long to be guessed."""
    return get_random_string(12, _UNMISTAKABLE)


def private_path(version: "AttachmentVersion", name: str) -> str:
    """Return where the bytes are kept: nothing of the sender's name reaches the disk."""
    return f"attachments/{uuid.uuid4().hex}"


class AttachmentVersion(models.Model):
    """One state of an attachment's file; never changed, replaced by a newer one."""

    file = models.FileField(_("file"), upload_to=private_path, max_length=120, editable=False)
    extension = models.CharField(_("file type"), max_length=8, editable=False)
    content_type = models.CharField(max_length=100, editable=False)
    size = models.PositiveBigIntegerField(_("size in bytes"), editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    uploaded_at = models.DateTimeField(_("uploaded at"), auto_now_add=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("uploaded by")
    )
    since = models.DateTimeField(
        _("public since"), null=True, editable=False, help_text=_("Empty until its notice was published with it.")
    )
    note = models.CharField(_("what changed"), max_length=300, blank=True)
    replaces = models.ForeignKey(
        "self", models.SET_NULL, null=True, related_name="+", editable=False, verbose_name=_("replaces")
    )

    class Meta:
        verbose_name = _("attachment version")
        verbose_name_plural = _("attachment versions")

    def __str__(self) -> str:
        return f"{self.extension.upper()} {self.sha256[:12]}"


class Attachment(Orderable):
    """A place for a file below a notice; without a version, one that still waits for its file.

    The rows follow the page's revisions, so a draft's file is not the live page's. Their primary keys do not outlive
    a publication of such a draft: links go by `key`.
    """

    page = ParentalKey("cms_pages.AnnouncementPage", on_delete=models.CASCADE, related_name="attachments")
    key = models.CharField(max_length=12, default=new_key, unique=True)
    label = models.CharField(
        _("attachment label"), max_length=200, help_text=_("Without the file's type: it is shown by itself.")
    )
    # SET_NULL is what modelcluster can restore from an old revision; nothing deletes versions.
    version = models.ForeignKey(
        AttachmentVersion, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("file version")
    )

    class Meta(Orderable.Meta):
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")

    def __str__(self) -> str:
        return self.label

    @property
    def file_name(self) -> str:
        """Return the name under which the file is offered: the label and the true type."""
        stem = slugify(self.label, allow_unicode=True)[:80] or "file"
        return f"{stem}.{self.version.extension}" if self.version else stem

    def get_absolute_url(self) -> str:
        """Return the stable link; the key alone decides, the name is for people."""
        return reverse("attachment", args=[self.key, self.file_name])
