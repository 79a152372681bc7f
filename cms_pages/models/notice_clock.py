"""What decides where a published notice stands on a day: its window, and whether it was withdrawn or removed."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class NoticeState(models.TextChoices):
    """Where the clock puts a published notice on a day; computed, never stored."""

    UPCOMING = "upcoming", _("Upcoming")
    CURRENT = "current", _("Current")
    ARCHIVED = "archived", _("Archived")


class NoticeMark(models.TextChoices):
    """What stands beside the clock's state; it does not depend on the window."""

    WITHDRAWN = "withdrawn", _("Withdrawn")
    REMOVED = "removed", _("Removed in error")
    SUPERSEDED = "superseded", _("Superseded")


class NoticeClock(models.Model):
    """The days of a notice, and each answer that they give for one row.

    Every answer here has a list of the same name in AnnouncementQuerySet; tests hold the two together.
    """

    display_from = models.DateField(
        _("display from"), help_text=_("The first day on the board; the notice and its files open with that day.")
    )
    display_until = models.DateField(
        _("display until"), help_text=_("The last day on the board; afterwards the notice stays in the archive.")
    )
    # The three below belong to the notice, not to a draft of it: see KEPT_FROM_DRAFTS.
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True, editable=False)
    withdrawal_reason = models.TextField(_("reason of the withdrawal"), blank=True, editable=False)
    removed_on = models.DateField(_("removed on"), null=True, blank=True, editable=False)

    KEPT_FROM_DRAFTS = ("withdrawn_on", "withdrawal_reason", "removed_on")

    class Meta:
        abstract = True

    live: bool

    def clean(self) -> None:
        """Refuse a window that ends before it begins."""
        super().clean()
        if self.display_from and self.display_until and self.display_until < self.display_from:
            raise ValidationError({"display_until": _("The window ends before it begins: choose a later last day.")})

    def with_content_json(self, content: Any) -> Any:
        """Return the notice with a draft's content; a draft neither withdraws nor brings back."""
        draft = super().with_content_json(content)  # type: ignore[misc]  # of Wagtail's page
        for name in self.KEPT_FROM_DRAFTS:
            setattr(draft, name, getattr(self, name))
        return draft

    def state_on(self, day: date) -> NoticeState:
        """Return where the clock puts the notice on a day, were it published."""
        if day < self.display_from:
            return NoticeState.UPCOMING
        return NoticeState.CURRENT if day <= self.display_until else NoticeState.ARCHIVED

    def is_in_force(self) -> bool:
        """Return whether the clock decides: published, not removed, not withdrawn before anybody saw it."""
        seen = self.withdrawn_on is None or self.withdrawn_on >= self.display_from
        return self.live and self.removed_on is None and seen

    def is_displayed_on(self, day: date) -> bool:
        """Return whether `displayed_on(day)` holds this notice."""
        return self.is_in_force() and self.state_on(day) == NoticeState.CURRENT

    def is_archived_on(self, day: date) -> bool:
        """Return whether `archived_on(day)` holds this notice."""
        return self.is_in_force() and self.state_on(day) == NoticeState.ARCHIVED

    def is_upcoming_on(self, day: date) -> bool:
        """Return whether `upcoming_on(day)` holds this notice."""
        return self.is_in_force() and self.state_on(day) == NoticeState.UPCOMING

    def is_public_on(self, day: date) -> bool:
        """Return whether `public_on(day)` holds this notice."""
        return self.is_in_force() and self.state_on(day) != NoticeState.UPCOMING

    def is_withdrawn_on(self, day: date) -> bool:
        """Return whether `withdrawn_on_or_before(day)` holds this notice."""
        return self.withdrawn_on is not None and self.withdrawn_on <= day

    def is_gone_on(self, day: date) -> bool:
        """Return whether `gone_on(day)` holds this notice: public once, and removed since."""
        return self.removed_on is not None and self.display_from <= self.removed_on <= day

    def has_open_files_on(self, day: date) -> bool:
        """Return whether `with_open_files_on(day)` holds this notice."""
        return self.is_public_on(day) and not self.is_withdrawn_on(day)
