"""Notices on the board, drafted and published the way the services do it."""

from datetime import date
from typing import Any

from cms_pages.models import Addressee, AnnouncementPage
from cms_pages.services.draft_announcement import draft_announcement
from organisation.roles import Role
from persian.jalali import parse_jalali

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


def day(text: str) -> date:
    """Return a Jalali day: day("1398/02/10")."""
    return parse_jalali(text)


def draft(title: str = "اطلاعیه نمونه", window: str = "1398/02/10-1398/02/31", **fields: Any) -> AnnouncementPage:
    """Return a draft notice."""
    first, last = window.split("-")
    fields = {"paragraphs": ["متن نمونه اطلاعیه."], "by": None, **fields}
    return draft_announcement(title=title, display_from=day(first), display_until=day(last), **fields)


def notice(title: str = "اطلاعیه نمونه", window: str = "1398/02/10-1398/02/31", **fields: Any) -> AnnouncementPage:
    """Return a published notice."""
    page = draft(title, window, **fields)
    page.latest_revision.publish()
    page.refresh_from_db()
    return page


def addressed(title: str = "اطلاعیه خطاب‌دار", to: Any = (Role.PROVINCE_HEAD,), **fields: Any) -> AnnouncementPage:
    """Return a published notice with addressees: roles, or (role, directorates) or (role, directorates, unit kind)."""
    page = draft(title, **fields)
    rows = []
    for place, row in enumerate(to):
        role, directorates, kind = (*row, "", "")[:3] if isinstance(row, tuple) else (row, [], "")
        rows.append(Addressee(role=role, unit_kind=kind, directorates=list(directorates), sort_order=place))
    page.addressees.set(rows)
    page.save_revision().publish()
    page.refresh_from_db()
    return page
