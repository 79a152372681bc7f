"""Fill in a school's safety form."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from evaluation_admin.models import SafetyRound, SafetySelfAssessment
from organisation.acts import Act, require_on
from persian.jalali import fa_date


@transaction.atomic
def fill_safety_form(
    *,
    form: SafetySelfAssessment,
    by: Any,
    on: date,
    t1: Decimal | None,
    t2: Decimal | None,
    t3: Decimal | None,
    note: str = "",
) -> SafetySelfAssessment:
    """Store the points of the three tables as a draft; the form is in progress until it is finalised.

    Args:
        form: a new one (school and round set), or as the person saw it.
        by: the school's principal, or the district's expert on its behalf; the log tells which.
        on: the day of the entry.
        t1, t2, t3: points; None where a table is not filled in yet.
        note: remarks.

    Raises:
        PermissionDenied: the school is not `by`'s to fill in for.
        ValidationError: the round is closed, the form is final, or a table gives fewer points.
        StaleRecordError: somebody else saved this form first.
    """
    require_on(by, Act.FILL_SAFETY_FORM, form.school)
    check_round_open(form.round, on=on)
    check_not_final(form)
    form.t1, form.t2, form.t3, form.note = t1, t2, t3, note
    points = [value for value in (t1, t2, t3) if value is not None]
    form.total = sum(points, Decimal(0)) if points else None
    form.full_clean()
    form.save()
    return form


def check_round_open(round_: SafetyRound, *, on: date) -> None:
    """Raise ValidationError, with the days, unless the round is open."""
    if on < round_.opens_on:
        raise ValidationError(
            _("%(round)s opens on %(day)s.") % {"round": round_, "day": fa_date(round_.opens_on)}, code="stage_closed"
        )
    if on > round_.closes_on:
        raise ValidationError(
            _("%(round)s closed at the end of %(day)s.") % {"round": round_, "day": fa_date(round_.closes_on)},
            code="stage_closed",
        )


def check_not_final(form: SafetySelfAssessment) -> None:
    """Raise ValidationError when the form is finally registered."""
    if form.is_final:
        raise ValidationError(
            _("This form was finally registered on %(day)s and is locked. The province may reopen it.")
            % {"day": fa_date(form.finalised_on)}
        )
