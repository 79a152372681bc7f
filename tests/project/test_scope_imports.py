"""The matrix of the exchange: a province's batch, every address of the importer, and people of elsewhere."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from evaluation_admin.models import InspectionProgramme, SafetyRound
from imports.engine.pages import StagedRow, pack
from imports.models import CellIssue, ImportBatch, Kind, RowChange, RowPage, State, Verdict
from organisation.roles import Role
from tests.project.scope.canary import NAME, SEARCHED, sings
from tests.project.scope.doors import key_names
from tests.project.scope.people import ONLOOKERS, make_onlooker
from tests.project.scope.places import Place, make_gilan, make_yazd
from tests.project.scope.resolver import addresses, in_matrix, package_of
from tests.project.scope.rows import row_of

pytestmark = pytest.mark.django_db

MATRIX = in_matrix()
IMPORTERS = [
    (name, key_names(pattern))
    for name, _route, pattern in addresses()
    if package_of(pattern) == "imports" and name not in MATRIX
]


@pytest.fixture
def yazd_place(reference_data: None, site_tree: Any) -> Place:
    return make_yazd()


@pytest.fixture
def batch(yazd_place: Place) -> ImportBatch:
    """A checked file of Yazd, with a row of each kind that its page shows."""
    made = ImportBatch(
        kind=Kind.SCHOOLS,
        directorate=yazd_place.directorate,
        district=yazd_place.district,
        name=f"{NAME}.xlsx",
        sha256="0" * 64,
        size=3,
        uploaded_by=yazd_place.head,
        uploaded_at=timezone.now(),
        state=State.CHECKED,
        counts={"rows": 2, "new": 1, "changed": 0, "same": 0, "skipped": 0, "refused": 1},
        sheets=[],
    )
    made.file.save("file", ContentFile(NAME.encode()), save=False)
    made.save()
    row = StagedRow(0, 2, Verdict.NEW.value, NAME, {"name": NAME})
    RowPage.objects.create(batch=made, sheet=0, first_row=2, count=1, verdict=Verdict.NEW, packed=pack([row]))
    CellIssue.objects.create(batch=made, sheet=NAME, row=3, cell="A3", column=NAME, code="outside_scope", value=NAME)
    RowChange.objects.create(
        batch=made, sequence=1, model="evaluation_admin.school", object_pk=1, key=NAME, after={"name": NAME}
    )
    return made


def address_of(name: str, keys: set[str], batch: ImportBatch, place: Place) -> str:
    """Return the address with the foreign batch's key in it."""
    known = {"kind": batch.kind, "pk": batch.pk, "instance_pk": batch.pk}
    if name == "imports_publish_nonparticipants":
        known["pk"] = row_of(SafetyRound, place).pk
    if name == "imports_publish_counts":
        known["pk"] = row_of(InspectionProgramme, place).pk
    assert keys <= known.keys(), f"{name} takes {keys}: say in {__name__} what to put there."
    return reverse(name, kwargs={key: known[key] for key in keys})


def test_the_importer_has_screens() -> None:
    assert {"imports_kinds", "imports_batch", "imports_original", "imports_apply"} <= {name for name, _ in IMPORTERS}


@pytest.mark.parametrize("who", ONLOOKERS)
def test_no_screen_shows_another_provinces_file(who: str, batch: ImportBatch, yazd_place: Place, sign_in) -> None:
    client = sign_in(make_onlooker(who, yazd=yazd_place, gilan=make_gilan()))
    before = ImportBatch.objects.filter(pk=batch.pk).values().get()
    for name, keys in IMPORTERS:
        address = address_of(name, keys, batch, yazd_place)
        for answer in (client.get(address), client.get(f"{address}?q={SEARCHED}&show=new"), client.post(address)):
            assert not sings(answer), name
            assert answer.status_code < 500, name
            if keys & {"pk", "instance_pk"}:
                assert answer.status_code in {302, 403, 404}, name
    assert ImportBatch.objects.filter(pk=batch.pk).values().get() == before
    assert not sings(client.get(reverse("wagtailadmin_home")))


@pytest.mark.parametrize("who", ONLOOKERS)
def test_nobody_of_elsewhere_decides_on_a_file_that_waits(
    who: str, batch: ImportBatch, yazd_place: Place, person: Any, sign_in
) -> None:
    about = {"district": yazd_place.district, "imports_need_approval": True}
    batch.confirmed_by = person("cautious_expert", Role.DISTRICT_EXPERT, **about)
    batch.confirmed_at, batch.state = timezone.now(), State.AWAITING_APPROVAL
    batch.save()
    client = sign_in(make_onlooker(who, yazd=yazd_place, gilan=make_gilan()))
    form = {"confirmed_at": batch.confirmed_at.isoformat(), "note": "بازگردد"}
    for name in ("imports_approve", "imports_return", "imports_withdraw"):
        address = reverse(name, args=[batch.pk])
        for answer in (client.get(address), client.post(address, form)):
            assert not sings(answer), name
            assert answer.status_code == (404 if may_import(who) else 302), name
    for address in (reverse("imports_kinds"), reverse("wagtailadmin_home")):
        assert not sings(client.get(address))
    batch.refresh_from_db()
    assert (batch.state, batch.approved_by, batch.return_note) == (State.AWAITING_APPROVAL, None, "")


def may_import(who: str) -> bool:
    """Return whether the onlooker may import at home; the others are shown out before any file is looked for."""
    return who.startswith(("gilan_with", "gilan_head", "yazd_expert"))


def test_strangers_are_sent_to_sign_in(batch: ImportBatch, yazd_place: Place) -> None:
    for name, keys in IMPORTERS:
        for method in (Client().get, Client().post):
            answer = method(address_of(name, keys, batch, yazd_place))
            assert answer.headers["Location"].startswith("/admin/login/"), name


def test_the_own_office_sees_it(batch: ImportBatch, yazd_place: Place, sign_in) -> None:
    client = sign_in(yazd_place.head)
    for name in ("imports_batch", "imports_original"):
        assert sings(client.get(reverse(name, args=[batch.pk]))), name
    assert sings(client.get(reverse("imports_history_modeladmin_index")))
    assert sings(client.get(reverse("wagtailadmin_home")))


@pytest.mark.parametrize("lookup", ["uploaded_by__password__startswith", "pages__packed", "directorate__slug"])
def test_the_history_follows_no_lookup_into_other_tables(
    lookup: str, batch: ImportBatch, hq_admin: Any, sign_in
) -> None:
    """What a filter can ask, it can guess letter by letter."""
    address = reverse("imports_history_modeladmin_index")
    assert sings(sign_in(hq_admin).get(address, {lookup: "no such thing"}))
