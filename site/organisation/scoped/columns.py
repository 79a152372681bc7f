"""What a list shows of a record: the label, the order and the Persian text of a column named by a dotted path."""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.contrib.admin.utils import label_for_field
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.ui.tables import Column
from wagtail.coreutils import multigetattr

from persian.digits import format_number, to_persian_digits
from persian.fields import SortKeyField
from persian.jalali import fa_date, format_academic_year
from persian.templatetags.persian import jalali

ONE_HUNDREDTH = Decimal("0.01")


def owner_of(model: type[models.Model], path: str) -> tuple[type[models.Model], str]:
    """Return the model at the end of "district.directorate.name", and the name on it: (Directorate, "name")."""
    *relations, name = path.split(".")
    for relation in relations:
        model = model._meta.get_field(relation).related_model  # type: ignore[assignment]
    return model, name.removeprefix("get_").removesuffix("_display") if name.endswith("_display") else name


def label_of(model: type[models.Model], path: str) -> str:
    """Return the heading of a column: the last field's own label."""
    return capfirst(str(label_for_field(owner_of(model, path)[1], owner_of(model, path)[0])))


def order_of(model: type[models.Model], path: str) -> str | None:
    """Return the lookup that sorts the column in Persian order, or None where the database cannot."""
    owner, name = owner_of(model, path)
    way = "".join(f"{relation}__" for relation in path.split(".")[:-1])
    try:
        field = owner._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    if field.is_relation:
        return f"{way}{name}__sort_key" if _sort_source(field.related_model) else None
    return f"{way}sort_key" if _sort_source(owner) == name else f"{way}{name}"


def value_of(instance: Any, path: str) -> Any:
    """Return what the path names, choices as their label; None behind an empty relation."""
    relations, _dot, name = path.rpartition(".")
    owner = multigetattr(instance, relations) if relations else instance
    if owner is None:
        return None
    display = getattr(owner, f"get_{name}_display", None)
    return display() if display else multigetattr(owner, name)


def text_of(value: Any, name: str) -> str:
    """Return the value as a person reads it: Jalali days, Persian digits, scores to two places."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        return str(jalali(timezone.localtime(value), "moment"))
    if isinstance(value, date):
        return fa_date(value)
    if isinstance(value, int) and name.endswith("year"):
        return format_academic_year(value) if name == "academic_year" else to_persian_digits(value)
    if isinstance(value, int | Decimal):
        return format_number(plain(value, name))
    text = str(value)
    return to_persian_digits(text) if text.isdecimal() else text


def plain(value: int | Decimal, name: str) -> int | Decimal:
    """Return the number without idle zeros; a score is rounded here, half up, to two places."""
    if isinstance(value, int):
        return value
    if name.endswith("score"):
        value = value.quantize(ONE_HUNDREDTH, ROUND_HALF_UP)
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _sort_source(model: Any) -> str | None:
    """Return the field whose Persian order the model keeps in `sort_key`, if it does."""
    for field in model._meta.concrete_fields:
        if isinstance(field, SortKeyField) and field.name == "sort_key":
            return field.sources[0]
    return None


class FieldColumn(Column):
    """A column of the list, named by a path from its record."""

    def get_value(self, instance: Any) -> str:
        """Return the Persian text of the cell."""
        return text_of(value_of(instance, self.accessor), self.accessor.rpartition(".")[2])
