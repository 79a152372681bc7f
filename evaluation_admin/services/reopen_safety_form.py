"""Reopen a finally registered safety form: an exception, with its reason on record."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from evaluation_admin.enums import SafetyState
from evaluation_admin.models import SafetySelfAssessment
from evaluation_admin.services.fill_safety_form import check_round_open
from organisation.acts import Act, reach_for, require_on

REOPENED = "evaluation_admin.reopen"


@transaction.atomic
def reopen_safety_form(*, form: SafetySelfAssessment, by: Any, on: date, reason: str) -> SafetySelfAssessment:
    """Unlock the form: a province until the round closes, the headquarters also after it.

    Raises:
        PermissionDenied: the school is outside `by`'s reach for this.
        ValidationError: no reason, a form that is not final, or a province after the deadline.
        StaleRecordError: somebody else saved this form first.
    """
    require_on(by, Act.REOPEN_SAFETY_FORM, form)
    if not reach_for(by, Act.REOPEN_SAFETY_FORM).national:
        check_round_open(form.round, on=on)
    if not form.is_final:
        raise ValidationError(_("Only a finally registered form can be reopened."))
    if not reason.strip():
        raise ValidationError({"reason": _("Say why the form is reopened.")})
    form.state, form.finalised_on, form.level = SafetyState.IN_PROGRESS, None, None
    form.full_clean()
    form.save()
    log(instance=form, action=REOPENED, user=by, data={"reason": reason})
    return form
