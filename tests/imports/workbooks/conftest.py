from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from imports.workbooks.linked_contents import DirectorateSection, LinkedWorkbook, ListedSchool

NEVER, STARTED = "مراجعه نکرده", "ثبت نهایی نشده"


def school(code: str, name: str = "دبستان نمونه", state: str = NEVER) -> ListedSchool:
    return ListedSchool(code, name, "ناحیه یک", "ابتدایی", state)


def section(name: str, schools: Iterable[ListedSchool] = (), *, final: int = 0) -> DirectorateSection:
    schools = list(schools)
    never = sum(item.state == NEVER for item in schools)
    started = len(schools) - never
    expected = len(schools) + final
    rate = round(Decimal(100 * final) / expected, 2) if expected else None
    return DirectorateSection(name, expected, never, started, final, rate, iter(schools))


def linked_book(*sections: DirectorateSection) -> LinkedWorkbook:
    sums = [
        sum(getattr(item, name) for item in sections) for name in ("expected", "not_visited", "in_progress", "final")
    ]
    return LinkedWorkbook(
        title="لیست عدم مشارکت مدارس تا تاریخ 98/02/10",
        source="منبع: سامانه «سرا»، سال تحصیلی ۱۳۹۷-۹۸",
        as_of="وضعیت تا پایان ۱۳۹۸/۰۲/۱۰",
        sections=sections,
        total=DirectorateSection("", *sums, Decimal("50.00"), ()),
        made_at=datetime(2019, 4, 30, 12, 0, tzinfo=UTC),
    )


@pytest.fixture
def three_directorates() -> LinkedWorkbook:
    """Yazd: two never came, one did not finish; Gilan: all final; Fars: one never came."""
    return linked_book(
        section("فارس", [school("00000123")], final=3),
        section("گیلان", final=4),
        section("یزد", [school("01234567"), school("01234568"), school("01234569", state=STARTED)], final=1),
    )
