"""What a browser would send back from a form as it was shown, so that one field of it can then be forged."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile


def submission(form: Any) -> dict[str, Any]:
    """Return the fields of a model form, and of its formsets, as they would be posted unchanged."""
    sent: dict[str, Any] = {}
    for bound in form:
        sent |= _sent(bound)
    for formset in getattr(form, "formsets", {}).values():
        for part in (formset.management_form, *formset.forms):
            for bound in part:
                sent |= _sent(bound)
    return sent


def _sent(bound: Any) -> dict[str, Any]:
    widget, value = bound.field.widget, bound.value()
    if isinstance(bound.field, forms.FileField):
        return {bound.html_name: SimpleUploadedFile("گواه.pdf", b"%PDF-1.7\n%%EOF")} if not value else {}
    if isinstance(widget, forms.CheckboxInput):
        return {bound.html_name: "on"} if value else {}
    if isinstance(widget, forms.MultiWidget):
        parts = value if isinstance(value, list) else widget.decompress(value)
        names = widget.widgets_names
        return {f"{bound.html_name}{name}": part or "" for name, part in zip(names, parts, strict=True)}
    if isinstance(value, list | tuple):
        return {bound.html_name: value}
    if hasattr(widget, "get_value_data"):  # a Wagtail chooser posts the key
        return {bound.html_name: getattr(value, "pk", value) or ""}
    return {bound.html_name: _one(widget.format_value(value))}


def _one(value: Any) -> Any:
    """Return the single value of a select, which formats as a list."""
    if isinstance(value, list | tuple):
        value = value[0] if value else ""
    return "" if value is None else value
