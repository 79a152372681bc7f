"""What a check asks, in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from imports.messages.sentences import located, located_text, spelt


def question_text(question: Mapping[str, Any]) -> str:
    """Return the sentence of a batch's question, after the place that it is about."""
    params = {**question.get("params", {}), "choices": question["choices"]}
    if question["code"] == "ambiguous_date":  # of a column, not of a row
        return located_text(_of_days(params), sheet=question.get("sheet") or "")
    return located(question["code"], params, sheet=question.get("sheet") or "", row=question.get("row"))


def order_name(order: str) -> str:
    """Return an order of days as it is written."""
    return _("year/month/day") if order == "ymd" else _("day/month/year")


def _of_days(params: Mapping[str, Any]) -> str:
    text = _(
        "%(count)s days of the column “%(heading)s” read as one day or another, since none of their numbers can only "
        "be the year. In which order are they written?"
    ) % {"count": spelt(params["count"]), "heading": params["heading"]}
    if not params.get("hint"):
        return text
    hint = _("The other days of the column (%(count)s) are all written %(order)s.") % {
        "count": spelt(params["hinted"]),
        "order": order_name(params["hint"]),
    }
    return f"{text} {hint}"
