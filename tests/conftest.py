"""The cast: named people at named places; gilan_head must see nothing of Yazd."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client

from organisation.models import Directorate, District, OrgUnit, Province, UnitKind, User
from organisation.reference import load_reference_data
from organisation.roles import Role
from organisation.services.grant_posting import grant_posting
from tests.installation import migrated
from tests.machine import pytest_collection_modifyitems, pytest_report_header

__all__ = ["migrated", "pytest_collection_modifyitems", "pytest_report_header"]

SINCE = date(2017, 3, 21)  # 1396/01/01: before every story that the tests tell


@pytest.fixture(autouse=True)
def _own_media(settings: LazySettings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def reference_data(db: None) -> None:
    """The 31 provinces and 32 directorates (a migration loads them outside the tests)."""
    load_reference_data(Province, Directorate)


@pytest.fixture
def site_tree(db: None) -> Any:
    """Root page, locale, site and the board page; returns the board."""
    from cms_pages.site_tree import ensure_site_tree

    return ensure_site_tree()


@pytest.fixture
def yazd(reference_data: None) -> Directorate:
    return Directorate.objects.get(slug="yazd")


@pytest.fixture
def gilan(reference_data: None) -> Directorate:
    return Directorate.objects.get(slug="gilan")


@pytest.fixture
def yazd_district(yazd: Directorate) -> District:
    return District.objects.create(directorate=yazd, name="ناحیه یک یزد", kind="zone")


@pytest.fixture
def gilan_district(gilan: Directorate) -> District:
    return District.objects.create(directorate=gilan, name="ناحیه یک رشت", kind="zone")


@pytest.fixture
def yazd_unit(yazd: Directorate) -> OrgUnit:
    return OrgUnit.objects.create(kind=UnitKind.DIRECTORATE, name="اداره کل یزد", directorate=yazd)


@pytest.fixture
def gilan_unit(gilan: Directorate) -> OrgUnit:
    return OrgUnit.objects.create(kind=UnitKind.DIRECTORATE, name="اداره کل گیلان", directorate=gilan)


@pytest.fixture
def hq_unit(db: None) -> OrgUnit:
    return OrgUnit.objects.create(kind=UnitKind.HQ_UNIT, name="مرکز برنامه‌ریزی نمونه")


@pytest.fixture
def person(db: None) -> Callable[..., User]:
    """Make a user with one posting: person("yazd_head", Role.PROVINCE_HEAD, directorate=yazd)."""

    def make(username: str, role: str | None = None, **place: Any) -> User:
        user = User.objects.create_user(username, password="a-long-password", first_name=username)
        if role:
            grant_posting(user=user, role=role, since=SINCE, **place)
        return User.objects.get(pk=user.pk)

    return make


@pytest.fixture
def hq_admin(db: None) -> User:
    return User.objects.create_superuser("hq_admin", password="a-long-password")


@pytest.fixture
def director(person: Callable[..., User]) -> User:
    return person("director", Role.DIRECTOR_GENERAL)


@pytest.fixture
def hq_editor(person: Callable[..., User]) -> User:
    return person("hq_editor", Role.HQ_EDITOR)


@pytest.fixture
def hq_editor2(person: Callable[..., User]) -> User:
    """Approves what hq_editor wrote."""
    return person("hq_editor2", Role.HQ_EDITOR)


@pytest.fixture
def hq_expert(person: Callable[..., User]) -> User:
    return person("hq_expert", Role.HQ_EXPERT)


@pytest.fixture
def hq_rep(person: Callable[..., User], hq_unit: OrgUnit) -> User:
    return person("hq_rep", Role.HQ_REPRESENTATIVE, unit=hq_unit)


@pytest.fixture
def yazd_head(person: Callable[..., User], yazd: Directorate) -> User:
    return person("yazd_head", Role.PROVINCE_HEAD, directorate=yazd)


@pytest.fixture
def gilan_head(person: Callable[..., User], gilan: Directorate) -> User:
    return person("gilan_head", Role.PROVINCE_HEAD, directorate=gilan)


@pytest.fixture
def province_it(person: Callable[..., User], yazd: Directorate) -> User:
    return person("province_it", Role.PROVINCE_IT, directorate=yazd)


@pytest.fixture
def yazd_expert(person: Callable[..., User], yazd_district: District) -> User:
    return person("yazd_expert", Role.DISTRICT_EXPERT, district=yazd_district)


@pytest.fixture
def yazd_school(person: Callable[..., User]) -> User:
    return person("yazd_school", Role.SCHOOL, school_code="12345678")


@pytest.fixture
def sign_in() -> Callable[[User], Client]:
    """Return a signed-in test client: sign_in(yazd_head).get("/admin/")."""

    def make(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return make
