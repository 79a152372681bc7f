"""The text, heading and order of a list's column."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from evaluation_admin.models import InspectionRecord, School
from organisation.models import District, Posting
from organisation.scoped.columns import label_of, order_of, text_of


@pytest.mark.parametrize(
    ("value", "name", "text"),
    [
        (None, "students", ""),
        (True, "is_open", "بله"),
        (1250, "students", "۱٬۲۵۰"),
        (1397, "year", "۱۳۹۷"),
        (1397, "academic_year", "۱۳۹۷-۹۸"),
        (1399, "academic_year", "۱۳۹۹-۱۴۰۰"),
        (Decimal("33.335000"), "self_score", "۳۳٫۳۴"),
        (Decimal("30.000000"), "self_score", "۳۰"),
        (Decimal("0.125000"), "actual", "۰٫۱۲۵"),
        (Decimal("100.00"), "threshold", "۱۰۰"),
        (Decimal("-1200"), "actual", "\u200e−۱٬۲۰۰"),
        (date(2019, 4, 30), "inspected_on", "۱۳۹۸/۰۲/۱۰"),
        (datetime(2019, 4, 29, 20, 0, tzinfo=UTC), "uploaded_at", "۱۳۹۸/۰۲/۱۰ ۰۰:۳۰"),
        ("01234567", "code", "۰۱۲۳۴۵۶۷"),
        ("G001", "code", "G001"),
    ],
)
def test_values_as_people_read_them(value: Any, name: str, text: str) -> None:
    assert text_of(value, name) == text


def test_a_column_is_headed_by_its_last_field() -> None:
    assert label_of(School, "district.directorate") == "اداره کل"
    assert label_of(Posting, "get_role_display") == "نقش"


def test_columns_sort_in_persian_order_where_the_model_keeps_it() -> None:
    assert order_of(School, "name") == "sort_key"
    assert order_of(School, "district") == "district__sort_key"
    assert order_of(School, "district.directorate") == "district__directorate__sort_key"
    assert order_of(School, "code") == "code"
    assert order_of(InspectionRecord, "site.kind") == "site__kind"
    assert order_of(InspectionRecord, "programme") is None
    assert order_of(District, "name") == "sort_key"
    assert order_of(Posting, "place") is None
