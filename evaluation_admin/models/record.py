"""What every record here is: somebody's (scoped), and protected from a second editor's overwriting by a version."""

from decimal import Decimal
from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from organisation.scoping import ScopedModel

# Measured figures: wide enough for money in rials; both ends are checked, since PostgreSQL's NaN is above every number.
MOST = Decimal(10) ** 12
FIRST_YEAR, LAST_YEAR = 1300, 1500


class StaleRecordError(Exception):
    """The row was changed, or removed, since it was read; nothing was written."""


class Record(ScopedModel):
    """A row that is edited by people and imported in bulk.

    There is no Wagtail revision: a stale one would hide what an import changed, and overwrite it. Instead every write
    raises `version`, and a save of a row read before that write is refused.
    """

    # Wagtail's usage page would name other provinces' rows to whoever may open a national one; imports write past it.
    wagtail_reference_index_ignore: ClassVar[bool] = True
    # The screens of the kind; registering them sets it.
    snippet_viewset: ClassVar[Any]

    version = models.PositiveIntegerField(_("version"), default=1, editable=False)

    class Meta:
        abstract = True

    def save(self, **kwargs: Any) -> None:
        """Save the row as read; one that was changed in the meantime is left as it is.

        Raises:
            StaleRecordError: the stored version is no longer the one that was read.
        """
        if self._state.adding:
            super().save(**kwargs)
            return
        with transaction.atomic():
            rows = type(self)._base_manager.filter(pk=self.pk, version=self.version)
            if not rows.update(version=F("version") + 1):
                raise StaleRecordError
            self.version += 1
            try:
                super().save(**kwargs)
            except BaseException:
                self.version -= 1
                raise


def ranged(table: str, field: str, least: Decimal | int, most: Decimal | int) -> models.CheckConstraint:
    """Return a constraint that keeps a column from `least` to `most`; an empty one passes."""
    return models.CheckConstraint(
        condition=Q(**{f"{field}__gte": least, f"{field}__lte": most}),
        name=f"{table}_{field}_range",
        violation_error_message=_("A figure is out of its range."),
    )
