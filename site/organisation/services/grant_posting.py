"""Post a user to a role."""

from datetime import date
from typing import Any

from django.db import transaction

from organisation.models import Posting, User
from organisation.services.sync_groups import sync_groups
from persian.clock import today


@transaction.atomic
def grant_posting(*, user: User, role: str, since: date, until: date | None = None, **place: Any) -> Posting:
    """Record that `user` holds `role` from `since` (to `until`, inclusive) and adjust the groups of today.

    Args:
        user: who.
        role: a Role.
        since: first day.
        until: last day; None while it lasts.
        place: the one place the role needs: directorate, district, unit or school_code; may_see_covert,
            imports_need_approval.

    Raises:
        ValidationError: the role's place is missing, or one is given that the role does not take.
    """
    posting = Posting(user=user, role=role, since_on=since, until_on=until, **place)
    posting.full_clean()
    posting.save()
    sync_groups(user, on=today())
    return posting
