"""Dots after «استان» are the merge field (X16); everything else stays as it was typed."""

import pytest

from cms_pages.rules.merge_field import has_merge_field, merge_province


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("پاسخگویی به شکایات استان ................", "پاسخگویی به شکایات استان یزد"),
        ("وپاسخگویی به شکایات استان...", "وپاسخگویی به شکایات استان یزد"),
        ("روسای محترم استان ... و مناطق", "روسای محترم استان یزد و مناطق"),
        ("استان …", "استان یزد"),
        ("استان . . . .، سلام", "استان یزد، سلام"),
        ("استان...با سلام", "استان یزد با سلام"),
        ("استان ... و استان ....", "استان یزد و استان یزد"),
        ("استان\u200c ..", "استان یزد"),
    ],
)
def test_a_run_of_dots_after_the_word_is_the_field(typed: str, read: str) -> None:
    assert has_merge_field(typed)
    assert merge_province(typed, "یزد") == read


@pytest.mark.parametrize(
    "typed",
    [
        "کارشناسان همه استان.",
        "استان ها ....",
        "مناطق ونواحی  ..............",
        "داستان ...",
        "شهرستان ...",
        "... استان",
        "استان 12.5",
        "",
    ],
)
def test_other_dots_stay(typed: str) -> None:
    assert not has_merge_field(typed)
    assert merge_province(typed, "یزد") == typed


def test_a_field_that_a_tag_cuts_is_one() -> None:
    assert merge_province("....، سلام", "یزد", before="به استان ") == "یزد، سلام"
    assert merge_province("....", "یزد", before="به استان") == " یزد"
    assert merge_province("....", "یزد", before="به مناطق") == "...."
    assert merge_province("... و استان ...", "یزد", before="استان ") == "یزد و استان یزد"


def test_a_name_is_text_and_no_pattern() -> None:
    assert merge_province("استان ...", r"\1 \g<0>") == r"استان \1 \g<0>"
