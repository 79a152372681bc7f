"""Settle a question of the check, and check again."""

from django.db import transaction

from imports.models import ImportBatch, State
from imports.reading.dayorders import QUESTION
from imports.services.queueing import enqueue
from imports.services.refusals import Refusal
from imports.services.senders import authorise
from organisation.models import User


@transaction.atomic
def answer_question(*, batch: ImportBatch, code: str, choice: str, by: User | None) -> ImportBatch:
    """Record the chosen reading; when no question is left open the check is queued again.

    Args:
        batch: one that is asking.
        code: of the question ("duplicate_heading").
        choice: one of its choices; several questions of one code take their choices in order, one call each.
            A choice about days holds for the column of the sheet that was asked about.
        by: who answers.

    Raises:
        PermissionDenied: no posting of today allows importing.
        Refusal: the batch does not ask that, or the choice is none of the question's.
    """
    authorise(by, batch.kind)
    batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if batch.state != State.ASKING:
        raise Refusal("not_asking")
    open_question = next((q for q in batch.questions if q["code"] == code and not q.get("answer")), None)
    if open_question is None:
        raise Refusal("not_asking")
    if choice not in open_question["choices"]:
        raise Refusal("bad_answer", choice=choice, choices=open_question["choices"])
    open_question["answer"] = choice
    if code == QUESTION:
        batch.day_orders.setdefault(open_question["sheet"] or "", {})[open_question["params"]["field"]] = choice
    else:
        _add_answer(batch, code)
    batch.save(update_fields=["questions", "answers", "day_orders"])
    if all(question.get("answer") for question in batch.questions):
        enqueue(batch, State.UPLOADED)
    return batch


def _add_answer(batch: ImportBatch, code: str) -> None:
    given = [question["answer"] for question in batch.questions if question["code"] == code and question.get("answer")]
    earlier = batch.answers.get(code, "").split(",") if code in batch.answers else []
    batch.answers[code] = ",".join(dict.fromkeys([*earlier, *given]))
