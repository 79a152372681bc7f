"""Say once which day a letter truly has; citations that differ stay as they were written."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from cms_pages.models import DateStatus, Letter
from cms_pages.services.record_citations import review_dates
from organisation.models import User


@transaction.atomic
def settle_letter_date(*, letter: Letter, day: date | None, by: User) -> Letter:
    """Record the true day of a letter.

    Args:
        letter: any.
        day: the day; None takes an earlier word back, and the citations count again.
        by: who looked it up.

    Raises:
        PermissionDenied: `by` may not edit letters.
    """
    if not by.has_perm("cms_pages.change_letter"):
        raise PermissionDenied
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    letter.date, letter.settled_by = day, by if day else None
    letter.date_status = DateStatus.SETTLED if day else DateStatus.UNKNOWN
    letter.save(update_fields=["date", "date_status", "settled_by"])
    review_dates(letters=[letter])
    return letter
