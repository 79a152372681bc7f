from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from django.utils import timezone

from imports.models import ImportBatch, State
from organisation.models import User
from tests.imports.viewsets.conftest import words

HISTORY = "/admin/imports/history/"
Uploaded = Callable[..., ImportBatch]


def sent_at(batch: ImportBatch, *moment: int) -> ImportBatch:
    batch.uploaded_at = timezone.make_aware(datetime(*moment))
    batch.save()
    return batch


@pytest.fixture
def three(uploaded: Uploaded, yazd_head: User) -> None:
    """Sent on 1398/02/09 at its last minute, at the first and at the last minute of 1398/02/10."""
    sent_at(uploaded(b"a", by=yazd_head, name="نخست.xlsx"), 2019, 4, 29, 23, 59)
    second = sent_at(uploaded(b"b", by=yazd_head, name="دوم.xlsx"), 2019, 4, 30, 0, 0)
    sent_at(uploaded(b"c", by=yazd_head, name="سوم.xlsx", kind="safety"), 2019, 4, 30, 23, 59)
    ImportBatch.objects.filter(pk=second.pk).update(state=State.APPLIED, counts={"rows": 1200})


def listed(client: Client, query: str = "") -> set[str]:
    text = words(client.get(HISTORY + query))
    return {name for name in ("نخست.xlsx", "دوم.xlsx", "سوم.xlsx") if name in text}


def test_a_line_says_file_kind_moment_sender_place_and_rows(head: Client, three: None) -> None:
    text = words(head.get(HISTORY))
    assert "دوم.xlsx" in text
    assert "۱۳۹۸/۰۲/۱۰ ۰۰:۰۰ yazd_head یزد" in text
    assert "۱۲۰۰" in text
    assert "۳ از ۳" in text


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("?state=applied", {"دوم.xlsx"}),
        ("?kind=safety", {"سوم.xlsx"}),
        ("?from=1398/02/10", {"دوم.xlsx", "سوم.xlsx"}),
        ("?until=۱۳۹۸/۰۲/۰۹", {"نخست.xlsx"}),
        ("?from=98/2/10&until=98/2/10&kind=schools", {"دوم.xlsx"}),
        ("?q=سوم", {"سوم.xlsx"}),
        ("?kind=nonsense", {"نخست.xlsx", "دوم.xlsx", "سوم.xlsx"}),
        ("?from=1398/13/40", {"نخست.xlsx", "دوم.xlsx", "سوم.xlsx"}),
        ("?p=99&o=zzz", {"نخست.xlsx", "دوم.xlsx", "سوم.xlsx"}),
    ],
)
def test_filters_narrow_the_list_and_nonsense_narrows_nothing(
    head: Client, three: None, query: str, names: set[str]
) -> None:
    assert listed(head, query) == names


def test_a_day_that_is_none_is_said(head: Client, three: None) -> None:
    assert "error-message" in head.get(f"{HISTORY}?from=1398/13/40").content.decode()


def test_no_filter_looks_into_other_records(head: Client, three: None, yazd_head: User) -> None:
    lookups = ("uploaded_by__password__startswith=zzz", "uploaded_by__username=nobody", "pk=0", "sha256=x")
    for lookup in lookups:
        assert len(listed(head, f"?{lookup}")) == 3


def test_lines_lead_to_the_page_of_the_batch(head: Client, yazd_batch: ImportBatch) -> None:
    page = f"/admin/imports/batches/{yazd_batch.pk}/"
    assert f'href="{page}"' in head.get(HISTORY).content.decode()
    assert head.get(f"{HISTORY}inspect/{yazd_batch.pk}/")["Location"] == page
    assert head.get(f"{HISTORY}inspect/x/").status_code == 404


def test_it_is_a_register_nothing_can_be_added_changed_or_removed(head: Client, yazd_batch: ImportBatch) -> None:
    for action in ("create/", f"edit/{yazd_batch.pk}/", f"delete/{yazd_batch.pk}/"):
        assert head.post(HISTORY + action).status_code == 404
    assert ImportBatch.objects.filter(pk=yazd_batch.pk).exists()


def test_an_empty_history_says_so_and_leads_to_the_first_file(head: Client) -> None:
    answer = head.get(HISTORY)
    assert "هنوز فایلی تبادل نشده است" in words(answer)
    assert 'href="/admin/imports/"' in answer.content.decode()


def test_a_filter_that_leaves_nothing_says_so(head: Client, three: None) -> None:
    assert "هیچ تبادلی با این پالایه نمی‌خواند" in words(head.get(f"{HISTORY}?state=failed"))


def test_headquarters_choose_a_directorate(
    sign_in: Callable[[User], Client], uploaded: Uploaded, yazd_head: User, gilan_head: User, hq_editor: User
) -> None:
    uploaded(b"a", by=yazd_head, name="نخست.xlsx")
    uploaded(b"b", by=gilan_head, name="دوم.xlsx")
    client = sign_in(hq_editor)
    assert listed(client) == {"نخست.xlsx", "دوم.xlsx"}
    assert listed(client, f"?directorate={ImportBatch.objects.get(name='دوم.xlsx').directorate_id}") == {"دوم.xlsx"}


def test_the_number_of_queries_does_not_grow_with_the_list(
    head: Client, uploaded: Uploaded, yazd_head: User, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    for number in range(25):
        uploaded(b"a", by=yazd_head, name=f"{number}.xlsx")
    head.get(HISTORY)
    with django_assert_max_num_queries(25):  # type: ignore[attr-defined]
        head.get(HISTORY)
