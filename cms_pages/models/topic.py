"""Topics of notices: what readers narrow the archive by; the organisation's own list."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from organisation.scoping import ScopedModel
from persian.fields import CanonicalCharField, MatchKeyField, SearchKeyField, SortKeyField


class NoticeTopic(ScopedModel):
    """One subject that notices are about, for the whole country."""

    is_national = True
    search_paths = ("search_key",)

    name = CanonicalCharField(_("name"), max_length=80)
    name_key = MatchKeyField()
    search_key = SearchKeyField()
    sort_key = SortKeyField()

    class Meta:
        verbose_name = _("topic of notices")
        verbose_name_plural = _("topics of notices")
        ordering = ["sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["name_key"],
                name="notice_topic_once",
                violation_error_message=_("This topic exists already: choose it in the notice."),
            )
        ]

    def __str__(self) -> str:
        return self.name
