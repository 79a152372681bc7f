"""Every address of the project is accounted for: in the matrix, closed, tested by name, or open for a reason."""

from typing import Any

import pytest
from django.urls import reverse

from arzyab.gate import ADMIN
from organisation.models import User
from tests.project.scope.doors import key_names
from tests.project.scope.resolver import addresses, in_matrix, is_ours, package_of
from tests.project.tree import ROOT

pytestmark = pytest.mark.django_db

# Wagtail's own addresses that anybody signed in may come to.
OPEN_TO_STAFF = {
    "wagtailadmin_home": "the frame; its panels are tested in test_wagtail_pages",
    "wagtailadmin_account": "one's own account",
    "wagtailadmin_login": "signing in",
    "wagtailadmin_logout": "signing out",
    "wagtailadmin_dismissibles": "one's own dismissed hints",
    "wagtailadmin_sprite": "icons",
    "wagtailadmin_javascript_catalog": "translations",
    "wagtail_modeladmin:javascript_catalog": "translations",
    "wagtailadmin_editing_sessions:ping": "asks the scoped policy; tested in test_wagtail_pages",
    "wagtailadmin_editing_sessions:release": "ends one's own session",
    "wagtailadmin_password_reset": "switched off: 404",
    "wagtailadmin_password_reset_done": "switched off: 404",
    "wagtailadmin_password_reset_confirm": "switched off: 404",
    "wagtailadmin_password_reset_complete": "switched off: 404",
}
# Addresses without a sign-in.
PUBLIC = {
    "wagtail_serve": "the pages of the board, by Wagtail's own rules of publication",
    "sitemap": "public pages only; tested in tests/cms_pages/test_feeds.py",
    "wagtailcore_login": "sign-in for private pages",
    "wagtailcore_authenticate_with_password": "private pages",
}
# The project's own views, and the test that asks them as the person who must see nothing.
OURS = {
    "attachment": "tests/cms_pages/test_serving.py",
    "board_of_day": "tests/cms_pages/reports/test_board_of_day.py",
    "deadlines": "tests/cms_pages/test_feeds.py",
    "evidence": "tests/project/test_scope_private.py",
    "feed_atom": "tests/cms_pages/test_feeds.py",
    "feed_json": "tests/cms_pages/test_feeds.py",
    "feed_rss": "tests/cms_pages/test_feeds.py",
    "my_notices": "tests/cms_pages/viewsets/test_my_notices.py",
    "notice_acknowledge": "tests/cms_pages/viewsets/test_my_notices.py",
    "notice_receipts": "tests/cms_pages/viewsets/test_receipts.py",
    "notice_force": "tests/cms_pages/viewsets/test_decisions.py",
    "notice_reinstate": "tests/cms_pages/viewsets/test_decisions.py",
    "notice_remove": "tests/cms_pages/viewsets/test_decisions.py",
    "notice_supersede": "tests/cms_pages/viewsets/test_decisions.py",
    "notice_window": "tests/cms_pages/viewsets/test_decisions.py",
    "notice_withdraw": "tests/cms_pages/viewsets/test_decisions.py",
    "notices:index": "tests/project/test_wagtail_pages.py",
    "notices:index_results": "tests/project/test_wagtail_pages.py",
    "old_notice": "tests/cms_pages/test_feeds.py",
    "robots": "tests/cms_pages/test_feeds.py",
    "wagtailusers_users:add": "tests/project/test_wagtail_pages.py",
    "wagtailusers_users:edit": "tests/project/test_wagtail_pages.py",
}


MATRIX = in_matrix()
ELSEWHERE = [(name, route, pattern) for name, route, pattern in addresses() if name not in MATRIX]
WAGTAILS = sorted(
    {(name, route) for name, route, pattern in ELSEWHERE if route.startswith(ADMIN) and not is_ours(pattern)}
)
VALUES: dict[str, Any] = {"pk": 1, "revision_id_a": "live", "revision_id_b": "latest", "token": "x", "uidb64": "x"}


def test_the_walk_finds_the_project() -> None:
    assert len(MATRIX) > 60
    assert len(WAGTAILS) > 60


def test_wagtails_other_addresses_are_closed_to_a_province(gilan_head: User, sign_in) -> None:
    client = sign_in(gilan_head)
    closed = sorted({name for name, _route in WAGTAILS} - OPEN_TO_STAFF.keys())
    tried = {f"{name} {address}": address for name in closed for address in addresses_named(name)}
    assert len(tried) > 60
    opened = [door for door, address in tried.items() if client.get(address).status_code != 404]
    opened += [door for door, address in tried.items() if client.post(address).status_code != 404]
    assert opened == []


def addresses_named(name: str) -> list[str]:
    """Return an address of that name for each pattern that has it, with something in the place of each key."""
    found = []
    for known, _route, pattern in ELSEWHERE:
        if known != name:
            continue
        converters = getattr(pattern.pattern, "converters", {})
        keys = {
            key: 1 if "Int" in type(converters.get(key)).__name__ else VALUES.get(key, "x")
            for key in key_names(pattern)
        }
        regex = getattr(pattern.pattern, "regex", None)
        unnamed = regex is not None and regex.groups and not regex.groupindex and not converters
        found.append(
            reverse(name, args=[1, "live", "latest"][: regex.groups]) if unnamed else reverse(name, kwargs=keys)
        )
    return found


def test_the_projects_own_views_are_tested_by_name() -> None:
    """Those of the importer are discovered by test_scope_imports."""
    own = {name for name, _route, pattern in ELSEWHERE if is_ours(pattern) and package_of(pattern) != "imports"}
    assert own == OURS.keys(), "name each view of ours and the test that asks it as a foreign province"
    for name, test in OURS.items():
        assert name in (ROOT / test).read_text(), f"{test} does not ask {name}"


def test_addresses_outside_the_admin_have_a_reason() -> None:
    outside = {name for name, route, pattern in ELSEWHERE if not route.startswith(ADMIN) and not is_ours(pattern)}
    assert outside <= PUBLIC.keys()


def test_no_reason_outlives_its_address() -> None:
    names = {name for name, _route, _pattern in ELSEWHERE}
    assert OPEN_TO_STAFF.keys() <= names
    assert PUBLIC.keys() <= names
