"""What the check asks, and the answer."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.admin import messages

from imports.messages import question_text
from imports.messages.questions import order_name
from imports.models import ImportBatch
from imports.reading import as_whole
from imports.reading.dayorders import EACH
from imports.reading.dayorders import QUESTION as OF_DAYS
from imports.services.answer_question import answer_question
from imports.services.refusals import Refusal
from imports.viewsets.access import WorkedBatchView, signed_in
from persian.digits import format_number, to_persian_digits
from persian.jalali import format_jalali


@dataclass(frozen=True, slots=True)
class Choice:
    """A reading that may be chosen, with the first values that it would read."""

    value: str
    label: str
    samples: str


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question that waits for its answer; `name` is its field in the form."""

    name: str
    code: str
    message: str
    choices: tuple[Choice, ...]


def open_questions(batch: ImportBatch) -> list[OpenQuestion]:
    """Return the questions without an answer, in the order in which the service takes them."""
    return [
        OpenQuestion(f"answer-{place}", question["code"], _message(question), _choices(question))
        for place, question in enumerate(batch.questions)
        if not question.get("answer")
    ]


def _message(question: dict[str, Any]) -> str:
    return str(question["message"]) if question.get("message") else question_text(question)


def _choices(question: dict[str, Any]) -> tuple[Choice, ...]:
    if question["code"] == OF_DAYS:
        return tuple(_day_choice(question["params"], choice) for choice in question["choices"])
    samples = question.get("params", {}).get("samples", {})
    return tuple(
        Choice(
            value,
            _("Column %(letter)s") % {"letter": value} if question["code"] == "duplicate_heading" else value,
            _(", ").join(_shown(sample) for sample in samples.get(value, ())),
        )
        for value in question["choices"]
    )


def _day_choice(params: dict[str, Any], choice: str) -> Choice:
    """Return an order with what the first days would be by it, in words."""
    if choice == EACH:
        return Choice(choice, _("In no one order: I correct each of these cells by itself"), "")
    readings = [
        _("%(value)s is %(day)s")
        % {
            "value": f"\u2068{to_persian_digits(cell['value'])}\u2069",
            "day": format_jalali(date.fromisoformat(cell[choice]), "text") if cell[choice] else _("no day"),
        }
        for cell in params["cells"]
    ]
    return Choice(choice, order_name(choice), _("; ").join(readings))


def _shown(sample: Any) -> str:
    sample = as_whole(sample)
    return format_number(sample, grouping=False) if isinstance(sample, int | float) else str(sample)


class AnswerView(WorkedBatchView, View):
    """Takes the answers of the form; a swapped or missing one changes nothing."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """Answer the open questions in order."""
        questions = open_questions(self.batch)
        answers = [request.POST.get(question.name, "") for question in questions]
        if not all(answers):
            messages.error(request, _("Choose one of the readings of each question."))
            return redirect("imports_batch", self.batch.pk)
        try:
            for question, answer in zip(questions, answers, strict=True):
                answer_question(batch=self.batch, code=question.code, choice=answer, by=signed_in(request))
        except Refusal as refusal:
            messages.error(request, str(refusal))
        return redirect("imports_batch", self.batch.pk)
