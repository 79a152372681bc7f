"""Register a school's safety form finally."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from evaluation_admin.enums import SafetyState
from evaluation_admin.models import SafetySelfAssessment
from evaluation_admin.models.safety_self_assessment import TABLES
from evaluation_admin.rules.safety_level import safety_level
from evaluation_admin.services.fill_safety_form import check_not_final, check_round_open
from organisation.acts import Act, require_on

FINALISED = "evaluation_admin.finalise"


@transaction.atomic
def finalise_safety_form(*, form: SafetySelfAssessment, by: Any, on: date) -> SafetySelfAssessment:
    """Lock the form; its total is the sum of the tables, its level follows from the round's cut-offs.

    Raises:
        PermissionDenied: the school is not `by`'s to fill in for.
        ValidationError: a table is empty, the round is closed, or the form is final already.
        StaleRecordError: somebody else saved this form first.
    """
    require_on(by, Act.FILL_SAFETY_FORM, form.school)
    check_round_open(form.round, on=on)
    check_not_final(form)
    missing = {table: _("Fill in this table before the final registration.") for table in TABLES}
    missing = {table: text for table, text in missing.items() if getattr(form, table) is None}
    if missing:
        raise ValidationError(missing)
    form.total = sum((getattr(form, table) for table in TABLES), Decimal(0))
    form.level = safety_level(form.total, form.round.cutoffs())
    form.state, form.finalised_on = SafetyState.FINAL, on
    form.full_clean()
    form.save()
    log(instance=form, action=FINALISED, user=by, data={"on": on.isoformat()})
    return form
