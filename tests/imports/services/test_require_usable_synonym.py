"""Synonyms are folded as the reader folds; what means something already is refused in words."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from imports.models import Synonym
from imports.services.require_usable_synonym import require_usable_synonym

pytestmark = pytest.mark.django_db


def why(words: str, *, kind: str = "schools", field: str = "code", choice: str = "", **about: Any) -> str:
    """The sentence of a refusal beside the words."""
    with pytest.raises(ValidationError) as refused:
        require_usable_synonym(kind=kind, field=field, choice=choice, words=words, **about)
    return " ".join(refused.value.message_dict["words"])


@pytest.mark.parametrize("words", ["شماره آموزشگاه", "school code", "کد ۸ رقمی"])
def test_a_new_heading_may_be_added(words: str) -> None:
    require_usable_synonym(kind="schools", field="code", words=words)


@pytest.mark.parametrize("words", ["نام مدير", "نام‌مدیر", "نام:\n مدیر", "نام  مدیر ", "ﻧﺎﻡ مدیر", "نام مدیر مدرسه"])
def test_what_names_another_column_is_refused_however_it_is_spelt(words: str) -> None:
    assert "ستون دیگری" in why(words)
    assert "«نام مدیر»" in why(words)


@pytest.mark.parametrize("words", ["کد واحد آموزشی", "كدمدرسه", "کد مدرسه / واحد آموزشی"])
def test_what_names_the_column_already_is_refused(words: str) -> None:
    assert "لازم نیست" in why(words)


def test_an_added_synonym_counts_for_later_ones_of_its_kind_only() -> None:
    row = Synonym.objects.create(kind="schools", field="name", words="عنوان كامل")
    assert "ستون دیگری" in why("عنوان‌کامل")
    assert "لازم نیست" in why("عنوان (کامل)", field="name")
    require_usable_synonym(kind="schools", field="code", words="عنوان کامل", leaving_out=row.pk)
    require_usable_synonym(kind="safety", field="name", words="عنوان کامل")


@pytest.mark.parametrize("words", ["", "   ", "\u200c", "ـ", "---", "(؟)"])
def test_what_holds_no_letter_is_refused(words: str) -> None:
    assert "دست‌کم یک حرف" in why(words)
    assert "دست‌کم یک حرف" in why(words, field="stage", choice="primary")


@pytest.mark.parametrize("length", [201, 300, 5_000])
def test_a_text_that_no_heading_can_be_is_refused(length: int) -> None:
    assert "۲۰۰" in why("ک" * length)


def test_what_heads_row_numbers_is_refused() -> None:
    assert "شماره ردیف" in why("ردیف")


def test_a_value_is_told_from_the_values_of_its_column() -> None:
    require_usable_synonym(kind="schools", field="stage", choice="primary", words="پیش‌دبستانی و دبستان")
    assert "«ابتدایی»" in why("ابتدائي", field="stage", choice="lower")
    Synonym.objects.create(kind="schools", field="stage", choice="lower", words="میانی")
    assert "«متوسطه اول»" in why("ميانی", field="stage", choice="primary")
    require_usable_synonym(kind="schools", field="gender", choice="x", words="میانی")


@pytest.mark.parametrize(
    ("field", "choice"), [("nothing", ""), ("stage", "nothing"), ("name", "primary"), ("gender", "primary")]
)
def test_columns_and_values_that_do_not_exist_are_refused(field: str, choice: str) -> None:
    with pytest.raises(ValidationError):
        require_usable_synonym(kind="schools", field=field, choice=choice, words="هر چه")
