from datetime import date
from typing import Any

import pytest
import time_machine

from evaluation_admin.models import InspectionCount
from organisation.models import Directorate, User
from tests.evaluation_admin.viewsets.screens import address, errors, post
from tests.factories.inspection import InspectionCountFactory, InspectionProgrammeFactory


def posted(directorate: Directorate, *, with_deadline: bool = False, **changes: Any) -> dict[str, Any]:
    programme = InspectionProgrammeFactory(with_deadline=with_deadline)
    fields = {"site_kind": "centre", "as_of": "۱۳۹۸/۰۱/۱۷", "sites": "۱۲", "inspections": "0", "version": "1"}
    return {"programme": programme.pk, "directorate": directorate.pk, **fields, **changes}


def test_a_province_enters_its_own_totals(sign_in, yazd_head: User, yazd: Directorate, gilan_district: Any) -> None:
    client = sign_in(yazd_head)
    answer = client.post(address(InspectionCount, "add"), posted(yazd))
    assert answer.status_code == 302
    record = InspectionCount.objects.get()
    assert (record.directorate, record.as_of, record.sites, record.inspections) == (yazd, date(2019, 4, 6), 12, 0)
    assert client.post(address(InspectionCount, "add"), posted(gilan_district.directorate)).status_code == 200
    assert InspectionCount.objects.count() == 1


def test_a_day_to_come_is_refused_in_words(sign_in, yazd_head: User, yazd: Directorate) -> None:
    answer = sign_in(yazd_head).post(address(InspectionCount, "add"), posted(yazd, as_of="1499/01/01"))
    assert "هنوز نرسیده است" in answer.content.decode()
    assert not InspectionCount.objects.exists()


@pytest.mark.parametrize(
    ("moment", "saved"), [("2019-04-09T23:59:59+04:30", True), ("2019-04-10T00:00:00+04:30", False)]
)
def test_a_province_enters_until_the_end_of_the_deadline_in_tehran(
    sign_in, yazd_head: User, yazd: Directorate, moment: str, saved: bool
) -> None:
    with time_machine.travel(moment, tick=False):
        answer = sign_in(yazd_head).post(address(InspectionCount, "add"), posted(yazd, with_deadline=True))
    assert InspectionCount.objects.exists() == saved
    assert saved or "در پایان ۱۳۹۸/۰۱/۲۰ به سر رسیده است" in answer.content.decode()


def test_after_the_deadline_a_province_corrects_nothing_and_headquarters_do(
    sign_in, yazd_head: User, hq_expert: User, yazd: Directorate
) -> None:
    programme = InspectionProgrammeFactory(with_deadline=True)
    record = InspectionCountFactory(programme=programme, directorate=yazd, inspections=30)
    InspectionProgrammeFactory(title="برنامه‌ای باز")
    change = address(InspectionCount, "edit", record.pk)
    for who, kept in ((yazd_head, 30), (hq_expert, 31)):
        post(sign_in(who), change, inspections="31", programme=str(programme.pk))
        record.refresh_from_db()
        assert record.inspections == kept


def test_an_entry_is_not_moved_out_of_a_closed_programme(sign_in, yazd_head: User, yazd: Directorate) -> None:
    record = InspectionCountFactory(programme=InspectionProgrammeFactory(with_deadline=True), directorate=yazd)
    other = InspectionProgrammeFactory()
    answer = post(sign_in(yazd_head), address(InspectionCount, "edit", record.pk), programme=str(other.pk))
    record.refresh_from_db()
    assert record.programme != other
    assert "به سر رسیده است" in errors(answer)


def test_a_district_has_no_such_screen(sign_in, yazd_expert: User) -> None:
    assert sign_in(yazd_expert).get(address(InspectionCount)).status_code in {302, 403, 404}
