"""What is searched of each published notice: its words, folded; the databases index the two columns themselves."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms_pages.models.announcement import AnnouncementPage


class NoticeSearchText(models.Model):
    """The folded words of a notice as it was last published; `cms_pages.search_index` keeps the indexes."""

    notice = models.OneToOneField(
        AnnouncementPage, models.CASCADE, primary_key=True, related_name="search_text", verbose_name=_("notice")
    )
    title_key = models.TextField()
    text_key = models.TextField()

    class Meta:
        verbose_name = _("search text of a notice")
        verbose_name_plural = _("search texts of notices")

    def __str__(self) -> str:
        return f"{self.notice_id}"
