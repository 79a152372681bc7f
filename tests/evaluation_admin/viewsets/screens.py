"""How tests look at a record's screens and post what a browser would post."""

from typing import Any

from bs4 import BeautifulSoup
from django.urls import reverse


def address(model: type, view: str = "list", *args: Any) -> str:
    return reverse(model.snippet_viewset.get_url_name(view), args=args)  # type: ignore[attr-defined]


def texts(response: Any, selector: str) -> list[str]:
    page = BeautifulSoup(response.content, "html.parser")
    return [" ".join(node.get_text().split()) for node in page.select(selector)]


def form_data(client: Any, url: str) -> dict[str, str]:
    """Return what a browser would post from the form as it stands."""
    page = BeautifulSoup(client.get(url).content, "html.parser")
    form = page.select_one("form#w-editor-form") or page.select_one("main form[method=post], main form[method=POST]")
    assert form is not None
    data = {}
    for field in form.select("input[name], textarea[name], select[name]"):
        if field.has_attr("disabled") or field.get("type") in {"submit", "file"}:
            continue
        if field.get("type") in {"checkbox", "radio"} and not field.has_attr("checked"):
            continue
        if field.name == "select":
            chosen = field.select_one("option[selected]")
            data[field["name"]] = chosen["value"] if chosen else ""
        else:
            data[field["name"]] = field.get("value") or (field.get_text() if field.name == "textarea" else "")
    return data


def post(client: Any, url: str, **changes: Any) -> Any:
    return client.post(url, form_data(client, url) | changes)


def errors(answer: Any) -> str:
    return " ".join(texts(answer, ".error-message, .messages"))
