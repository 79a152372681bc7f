"""gilan_head must see nothing of a batch of Yazd, through any address, and nobody acts beyond the own reach."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import get_resolver

from imports.models import ImportBatch, State
from organisation.models import District, User
from tests.builders.schools import school_row, school_workbook
from tests.builders.workbooks import sheet, workbook
from tests.factories.inspection import InspectionProgrammeFactory
from tests.imports.viewsets.conftest import words

READ = ["", "?show=new", "progress/", "apply/"]
SignIn = Callable[[User], Client]


def batch_addresses(batch: ImportBatch) -> list[str]:
    """Every address of the exchange that takes a batch, as the project serves them."""
    found = []
    for name in get_resolver().reverse_dict:
        if isinstance(name, str) and name.startswith("imports_") and "publish" not in name:
            for possibility, _pattern, _defaults, _converters in get_resolver().reverse_dict.getlist(name):
                path, params = possibility[0]
                if params:
                    found.append("/" + path % dict.fromkeys(params, batch.pk))
    return [address for address in found if re.search(rf"/{batch.pk}/", address)]


def test_the_list_of_addresses_is_the_projects_own(yazd_batch: ImportBatch) -> None:
    addresses = batch_addresses(yazd_batch)
    assert {f"/admin/imports/batches/{yazd_batch.pk}/{tail}" for tail in ("", "progress/", "original/", "apply/")} <= {
        *addresses
    }
    assert f"/admin/imports/history/inspect/{yazd_batch.pk}/" in addresses


def test_another_province_finds_nothing_at_any_address(
    sign_in: SignIn, gilan_head: User, yazd_batch: ImportBatch
) -> None:
    client = sign_in(gilan_head)
    for address in batch_addresses(yazd_batch):
        for answer in (client.get(address), client.post(address, {"leave_out_errors": "on"})):
            assert answer.status_code in {404, 405}, address
            assert yazd_batch.name not in answer.content.decode()
        assert client.get(address).status_code == client.get(address.replace(str(yazd_batch.pk), "987654")).status_code
    yazd_batch.refresh_from_db()
    assert yazd_batch.state == State.CHECKED


def test_another_province_sees_nothing_in_lists_and_on_the_dashboard(
    sign_in: SignIn, gilan_head: User, yazd_batch: ImportBatch
) -> None:
    client = sign_in(gilan_head)
    for address in ("/admin/", "/admin/imports/history/", "/admin/imports/history/?q=فهرست"):
        assert yazd_batch.name not in words(client.get(address))


@pytest.mark.parametrize("tail", READ)
def test_the_province_head_reads_the_batches_of_the_districts(
    sign_in: SignIn,
    checked: Callable[..., ImportBatch],
    yazd_head: User,
    yazd_expert: User,
    tail: str,
) -> None:
    batch = checked(school_workbook(school_row("1")), by=yazd_expert)
    address = f"/admin/imports/batches/{batch.pk}/{tail}"
    assert sign_in(yazd_head).get(address).status_code == 200
    assert sign_in(yazd_expert).get(address).status_code == 200


def test_a_district_does_not_see_the_batches_of_its_province(
    sign_in: SignIn, yazd_expert: User, yazd_batch: ImportBatch
) -> None:
    for tail in READ:
        assert sign_in(yazd_expert).get(f"/admin/imports/batches/{yazd_batch.pk}/{tail}").status_code == 404


def test_headquarters_read_every_batch_but_only_those_who_import_may_act(
    sign_in: SignIn, hq_editor: User, hq_expert: User, yazd_batch: ImportBatch
) -> None:
    address = f"/admin/imports/batches/{yazd_batch.pk}/"
    editor, expert = sign_in(hq_editor), sign_in(hq_expert)
    assert f"{address}apply/" not in editor.get(address).content.decode()
    assert f"{address}apply/" in expert.get(address).content.decode()
    assert editor.post(f"{address}apply/", {"leave_out_errors": "on"}).status_code == 302
    yazd_batch.refresh_from_db()
    assert yazd_batch.state == State.CHECKED


@pytest.mark.parametrize("who", ["yazd_school", "province_it", "hq_rep"])
def test_roles_without_exchange_have_no_part_in_it(
    sign_in: SignIn, request: pytest.FixtureRequest, yazd_batch: ImportBatch, who: str
) -> None:
    client = sign_in(request.getfixturevalue(who))
    for tail in READ:
        answer = client.get(f"/admin/imports/batches/{yazd_batch.pk}/{tail}")
        assert answer.status_code in {302, 404}
    assert "تبادل" not in words(client.get("/admin/"))


def test_rows_that_may_be_covert_inspections_are_for_their_sender_and_for_named_people(
    sign_in: SignIn,
    checked: Callable[..., ImportBatch],
    person: Callable[..., User],
    yazd_district: District,
) -> None:
    InspectionProgrammeFactory(has_covert=True)
    yazd = yazd_district.directorate
    sender = person("sender", "province_head", directorate=yazd, may_see_covert=True)
    named = person("named", "province_head", directorate=yazd, may_see_covert=True)
    colleague = person("colleague", "province_head", directorate=yazd)
    headings = ["محل اسکان", "نوع", "نوع بازدید", "استان", "منطقه", "تاریخ بازرسی", "بازرس"]
    row = ["پایگاه راز", "پایگاه", "پنهان", "یزد", yazd_district.name, "1398/01/10", "بازرس نمونه"]
    batch = checked(workbook(sheet(headings, [row])), by=sender, kind="inspections")
    address = f"/admin/imports/batches/{batch.pk}/"
    for user in (sender, named):
        assert "پایگاه راز" in words(sign_in(user).get(f"{address}?show=new"))
    page = words(sign_in(colleague).get(f"{address}?show=new"))
    assert "پایگاه راز" not in page
    assert "تنها به فرستنده و به افراد نام‌برده" in page
    for tail in ("original/", "apply/"):
        assert sign_in(colleague).get(f"{address}{tail}").status_code == 404
