from datetime import date
from typing import Any

from evaluation_admin.models import InspectionCount
from organisation.models import Directorate, User
from tests.evaluation_admin.viewsets.screens import address
from tests.factories.inspection import InspectionProgrammeFactory


def posted(directorate: Directorate, **changes: Any) -> dict[str, Any]:
    programme = InspectionProgrammeFactory()
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


def test_a_district_has_no_such_screen(sign_in, yazd_expert: User) -> None:
    assert sign_in(yazd_expert).get(address(InspectionCount)).status_code in {302, 403, 404}
