"""Every address of the project is accounted for: in the matrix, closed, tested by name, or open for a reason."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from arzyab.gate import ADMIN, OUR_PACKAGES
from organisation.models import User
from tests.project.scope.doors import key_names, registered_kinds, viewsets_of

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]

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
    "wagtailcore_login": "sign-in for private pages",
    "wagtailcore_authenticate_with_password": "private pages",
}
# The project's own views, and the test that asks them as the person who must see nothing.
OURS = {
    "attachment": "tests/cms_pages/test_serving.py",
    "evidence": "tests/project/test_scope_private.py",
    "wagtailusers_users:add": "tests/project/test_wagtail_pages.py",
    "wagtailusers_users:edit": "tests/project/test_wagtail_pages.py",
}


def addresses(resolver: Any = None, prefix: str = "", spaces: tuple[str, ...] = ()) -> Iterator[tuple[str, str, Any]]:
    """Yield (name with namespaces, route, pattern) of every address."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern, route, (*spaces, pattern.namespace) if pattern.namespace else spaces)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield ":".join((*spaces, pattern.name)), route, pattern


def in_matrix() -> set[str]:
    """Return the names of all addresses that the matrix walks through."""
    return {
        viewset.get_url_name(pattern.name)
        for model in registered_kinds()
        for viewset in viewsets_of(model)
        for pattern in viewset.get_urlpatterns()
    }


def is_ours(pattern: Any) -> bool:
    return pattern.callback.__module__.partition(".")[0] in OUR_PACKAGES


MATRIX = in_matrix()
ELSEWHERE = [(name, route, pattern) for name, route, pattern in addresses() if name not in MATRIX]
WAGTAILS = sorted(
    {(name, route) for name, route, pattern in ELSEWHERE if route.startswith(ADMIN) and not is_ours(pattern)}
)
VALUES: dict[str, Any] = {"revision_id_a": "live", "revision_id_b": "latest", "token": "x", "uidb64": "x"}


def test_the_walk_finds_the_project() -> None:
    assert len(MATRIX) > 60
    assert len(WAGTAILS) > 60


@pytest.mark.parametrize("name", sorted({name for name, _route in WAGTAILS} - OPEN_TO_STAFF.keys()))
def test_wagtails_other_addresses_are_closed_to_a_province(name: str, gilan_head: User, sign_in) -> None:
    client = sign_in(gilan_head)
    for address in addresses_named(name):
        assert client.get(address).status_code == 404
        assert client.post(address).status_code == 404


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


def test_the_projects_own_admin_views_are_tested_by_name() -> None:
    own = {name for name, _route, pattern in ELSEWHERE if is_ours(pattern)} - PUBLIC.keys()
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
