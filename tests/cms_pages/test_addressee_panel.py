"""The part of the notice's form that says whom it addresses, and the hint from the words of the salutation."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cms_pages.models import Addressee, AnnouncementPage, BoardPage
from organisation.models import Directorate, User
from organisation.roles import Role
from tests.cms_pages.test_forms import errors, form

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(site_tree: Any, hq_editor: User, sign_in: Any) -> Client:
    return sign_in(hq_editor)


def save(client: Client, *rows: dict[str, Any], **changes: Any) -> Any:
    """Post a new notice with rows of addressees."""
    data = form([], **changes) | {"addressees-TOTAL_FORMS": str(len(rows))}
    for place, row in enumerate(rows):
        fields = {"role": "", "unit_kind": "", "id": "", "DELETE": "", "ORDER": str(place + 1), **row}
        data |= {f"addressees-{place}-{name}": value for name, value in fields.items()}
    address = reverse("wagtailadmin_pages:add", args=["cms_pages", "announcementpage", BoardPage.objects.get().pk])
    return client.post(address, data, follow=True)


def drafted() -> list[tuple[str, list[str]]]:
    page = AnnouncementPage.objects.get().get_latest_revision_as_object()
    return [(row.role, [place.slug for place in row.directorates.all()]) for row in page.addressees.all()]


def test_several_rows_are_kept_in_the_draft(editor: Client, yazd: Directorate, gilan: Directorate) -> None:
    everywhere = {"role": Role.PROVINCE_HEAD}
    save(editor, everywhere, {"role": Role.DISTRICT_EXPERT, "directorates": [yazd.pk, gilan.pk]})
    assert drafted() == [("province_head", []), ("district_expert", ["gilan", "yazd"])]
    page = AnnouncementPage.objects.get()
    page.latest_revision.publish()
    assert Addressee.objects.filter(page=page).count() == 2


def test_a_place_that_the_role_cannot_have_is_refused_in_words(editor: Client, yazd: Directorate) -> None:
    answer = save(editor, {"role": Role.HQ_EXPERT, "directorates": [yazd.pk]})
    assert "این نقش در سطح کشور است؛ اداره کلی برنگزینید." in errors(answer)
    answer = save(editor, {"role": Role.PROVINCE_HEAD, "unit_kind": "hq_unit"})
    assert "تنها نماینده واحد به واحد سازمانی گمارده می‌شود؛ این فیلد را خالی بگذارید." in errors(answer)
    answer = save(editor, {"role": "nobody"})
    assert errors(answer)
    assert not AnnouncementPage.objects.exists()


def test_the_salutation_proposes_addressees(editor: Client) -> None:
    text = save(editor, salutation="روسای محترم استان ...\nکارشناس مسئولان مناطق").content.decode()
    assert "خطاب می‌گوید «روسای محترم استان ... / کارشناس مسئولان مناطق»" in text
    assert "رئیس اداره ارزیابی عملکرد استان و کارشناس ارزیابی منطقه/ناحیه" in text


def test_no_hint_where_they_are_chosen_or_nobody_is_named(editor: Client) -> None:
    assert (
        "خطاب می‌گوید" not in save(editor, {"role": Role.PROVINCE_HEAD}, salutation="رئیس محترم استان").content.decode()
    )
    assert "خطاب می‌گوید" not in save(editor, salutation="همکاران گرامی").content.decode()
