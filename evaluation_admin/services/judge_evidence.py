"""Say of a piece of evidence whether it holds."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from evaluation_admin.enums import SETTLED_RESULTS, EvidenceVerdict
from evaluation_admin.models import Evidence
from organisation.acts import Act, require_on

NEEDS_COMMENT = frozenset({EvidenceVerdict.INSUFFICIENT, EvidenceVerdict.RETURNED})


@transaction.atomic
def judge_evidence(*, evidence: Evidence, by: Any, verdict: str, comment: str = "") -> Evidence:
    """Store the reviewer's verdict; a refusing one with its comment.

    Raises:
        PermissionDenied: `by` does not review.
        ValidationError: a refusal without a comment, or the result is settled.
        StaleRecordError: somebody else saved this evidence first.
    """
    require_on(by, Act.SCORE, evidence)
    if evidence.result.state in SETTLED_RESULTS:
        raise ValidationError(_("The result of this evidence is final: its evidence is no longer judged."))
    if verdict in NEEDS_COMMENT and not comment.strip():
        raise ValidationError({"comment": _("Say what is missing: the unit reads this comment.")})
    evidence.verdict, evidence.comment = verdict, comment
    evidence.full_clean(exclude={"file"})
    evidence.save()
    return evidence
