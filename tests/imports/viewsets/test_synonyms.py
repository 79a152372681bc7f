"""«مترادف‌ها»: added by headquarters with Persian names of columns and values, closed to provinces."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from imports.models import Synonym
from organisation.models import User
from organisation.roles import Role
from tests.imports.viewsets.conftest import words as words_of

pytestmark = pytest.mark.django_db


def address(view: str, *keys: Any) -> str:
    return reverse(Synonym.snippet_viewset.get_url_name(view), args=keys)  # type: ignore[attr-defined]  # set by Wagtail


@pytest.fixture
def expert(sign_in: Callable[[User], Client], hq_expert: User) -> Client:
    return sign_in(hq_expert)


def add(client: Client, column: str, words: str, value: str = "") -> Any:
    return client.post(address("add"), {"column": column, "value": value, "words": words}, follow=True)


def test_the_form_offers_columns_and_values_by_their_persian_names(expert: Client) -> None:
    shown = words_of(expert.get(address("add")))
    assert "کد واحد آموزشی" in shown
    assert "متوسطه دوم" in shown
    assert "هیچ‌کدام؛ این یک سرستون است" in shown
    assert "schools" not in shown


def test_a_heading_is_added_and_listed(expert: Client) -> None:
    add(expert, "schools.code", "شماره آموزشگاه")
    row = Synonym.objects.get()
    assert (row.kind, row.field, row.choice, row.words) == ("schools", "code", "", "شماره آموزشگاه")
    shown = words_of(expert.get(address("list")))
    assert "شماره آموزشگاه" in shown
    assert "کد واحد آموزشی" in shown
    assert "سرستون" in shown


def test_a_value_is_added_changed_and_removed(expert: Client) -> None:
    add(expert, "schools.stage", "پیش‌دبستانی و دبستان", "schools.stage.lower")
    row = Synonym.objects.get()
    assert "مقدار «متوسطه اول»" in words_of(expert.get(address("list")))
    form = expert.get(address("edit", row.pk)).context["form"]
    assert (form["column"].value(), form["value"].value()) == ("schools.stage", "schools.stage.lower")
    sent = {"column": "schools.stage", "value": "schools.stage.primary", "words": row.words}
    expert.post(address("edit", row.pk), sent, follow=True)
    row.refresh_from_db()
    assert row.choice == "primary"
    expert.post(address("delete", row.pk))
    assert not Synonym.objects.exists()


@pytest.mark.parametrize(
    ("column", "words", "value", "sentence"),
    [
        ("schools.code", "نام مدير", "", "نام ستون دیگری"),
        ("schools.code", "كد مدرسه", "", "افزودن آن لازم نیست"),
        ("schools.code", "", "", "الزامی است"),
        ("schools.code", "\u200c", "", "دست‌کم یک حرف"),
        ("schools.code", "ک" * 301, "", "حداکثر 200 نویسه"),
        ("schools.code", "ردیف", "", "شماره ردیف"),
        ("schools.code", "چیزی", "schools.stage.primary", "این مقدار از ستون دیگری است"),
        ("schools.stage", "ابتدائي", "schools.stage.upper", "مقدار «ابتدایی»"),
        ("schools.nothing", "چیزی", "", "گزینه درستی انتخاب کنید"),
        ("", "چیزی", "", "الزامی است"),
    ],
)
def test_bad_input_is_refused_in_words(expert: Client, column: str, words: str, value: str, sentence: str) -> None:
    assert sentence in words_of(add(expert, column, words, value))
    assert not Synonym.objects.exists()


def test_the_second_of_two_alike_is_refused(expert: Client) -> None:
    add(expert, "schools.code", "شماره آموزشگاه")
    assert "افزودن آن لازم نیست" in words_of(add(expert, "schools.code", "شماره‌آموزشگاه:"))
    assert "نام ستون دیگری" in words_of(add(expert, "schools.name", "شماره آموزشگاه"))
    assert Synonym.objects.count() == 1


def test_an_unchanged_synonym_can_be_saved_again(expert: Client) -> None:
    add(expert, "schools.code", "شماره آموزشگاه")
    row = Synonym.objects.get()
    sent = {"column": "schools.code", "value": "", "words": "شماره  آموزشگاه"}
    answer = expert.post(address("edit", row.pk), sent)
    assert answer.status_code == 302


def test_the_list_is_searched_folded_and_tells_what_it_is_for_while_empty(expert: Client) -> None:
    assert "مترادف" in words_of(expert.get(address("list")))
    add(expert, "schools.code", "شماره آموزشگاه")
    assert "شماره آموزشگاه" in words_of(expert.get(address("list"), {"q": "آموزشگاه شماره"}))
    assert "شماره آموزشگاه" not in words_of(expert.get(address("list"), {"q": "مدیر"}))


@pytest.mark.parametrize("who", ["hq_expert", "administrator"])
def test_headquarters_find_them_in_the_menu_of_the_exchange(
    who: str, hq_expert: User, person: Callable[..., User], sign_in: Callable[[User], Client]
) -> None:
    user = hq_expert if who == "hq_expert" else person("administrator", Role.ADMINISTRATOR)
    assert address("list") in sign_in(user).get("/admin/").content.decode()
    add(sign_in(user), "schools.code", "شماره آموزشگاه")
    assert Synonym.objects.exists()


def test_provinces_do_neither_see_nor_add_them(head: Client) -> None:
    assert address("list") not in head.get("/admin/").content.decode()
    assert head.get(address("list")).status_code in {302, 403, 404}
    add(head, "schools.code", "شماره آموزشگاه")
    assert not Synonym.objects.exists()


def test_the_director_reads_and_does_not_write(director: User, sign_in: Callable[[User], Client]) -> None:
    client = sign_in(director)
    assert client.get(address("list")).status_code == 200
    add(client, "schools.code", "شماره آموزشگاه")
    assert not Synonym.objects.exists()
