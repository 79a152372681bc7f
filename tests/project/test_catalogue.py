"""The Persian catalogue is complete, sound and built from its parts."""

import re
from pathlib import Path

import polib
import pytest
from django.utils.translation import gettext, ngettext, override
from django.views.i18n import JavaScriptCatalog

from scripts import catalogue, i18n_gap, message_ids

PARTS = sorted((catalogue.ROOT / catalogue.LOCALE / "parts").glob("*.po"))


def entry(msgid: str, msgstr: str = "", plural: str = "", forms: tuple[str, str] | None = None) -> polib.POEntry:
    return polib.POEntry(
        msgid=msgid, msgstr=msgstr, msgid_plural=plural, msgstr_plural=dict(enumerate(forms)) if forms else {}
    )


def part(folder: Path, name: str, *entries: polib.POEntry) -> Path:
    file = polib.POFile()
    file.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    file.extend(entries)
    file.save(str(folder / name))
    return folder / name


def test_every_message_of_ours_is_in_the_committed_catalogue(capsys):
    status = catalogue.main(["--check"])

    assert status == 0, capsys.readouterr()


@pytest.mark.parametrize("package", i18n_gap.REQUIRED)
@pytest.mark.parametrize("domain", i18n_gap.DOMAINS)
def test_what_our_users_see_of_other_packages_is_persian(package, domain):
    assert i18n_gap.missing(package, domain) == []


def test_the_gap_script_reports_the_packages_that_are_not_installed(capsys):
    assert i18n_gap.main(["--all"]) == 0

    assert "wagtail.contrib.simple_translation (django): " in capsys.readouterr().out


@pytest.mark.parametrize("file", PARTS, ids=lambda file: file.name)
def test_translations_are_written_in_persian_letters(file):
    arabic = re.compile("[يكةى٠-٩]")
    stray_joiner = re.compile("\u200c[\\s\u200c.،؛:»]|[\\s«]\u200c")
    for message in polib.pofile(str(file)):
        for text in (message.msgstr, *message.msgstr_plural.values()):
            assert not arabic.search(text), text
            assert not stray_joiner.search(text), text


def test_our_words_win_over_those_of_wagtail_and_django():
    with override("fa"):
        assert gettext("Sign in to Wagtail") == "ورود به ارزیاب"
        assert gettext("Live") == "منتشرشده"
        assert gettext("This field is required.") == "پر کردن این قسمت الزامی است."
        assert ngettext("Delete 1 page", "Delete %(counter)s pages", 0) % {"counter": 0} == "حذف 0 صفحه"


def test_scripts_in_the_browser_are_given_persian(rf):
    with override("fa"):
        answer = JavaScriptCatalog.as_view(packages=["wagtail.admin"])(rf.get("/"))

    assert '"Collapse all": "\\u0628\\u0633\\u062a\\u0646 \\u0647\\u0645\\u0647"' in answer.content.decode()


@pytest.mark.parametrize(
    ("message", "flaw"),
    [
        (entry("Name", ""), "has an empty translation"),
        (entry("Hello %(name)s", "سلام"), "lacks %(name)s"),
        (entry("Hello", "سلام %(name)s"), "adds %(name)s"),
        (entry("Row {row}", "سطر {radif}"), "lacks {row}"),
        (entry("%d rows", "سطر"), "has other positional placeholders"),
        (entry("<b>Row</b>", "<b>سطر"), "has other HTML tags"),
        (entry("1 row", plural="%(n)s rows", forms=("یک سطر", "سطرها")), "lacks %(n)s"),
    ],
)
def test_a_broken_translation_is_refused(message, flaw, tmp_path):
    file = part(tmp_path, "a.po", message)

    _, problems = catalogue.merge([file])

    assert any(flaw in problem and "a.po" in problem for problem in problems)


def test_a_fuzzy_translation_is_refused(tmp_path):
    guess = entry("Name", "نام")
    guess.flags.append("fuzzy")

    _, problems = catalogue.merge([part(tmp_path, "a.po", guess)])

    assert problems == ["a.po: 'Name' is marked fuzzy."]


def test_form_zero_may_show_the_number_that_english_spells_out(tmp_path):
    file = part(tmp_path, "a.po", entry("1 row", plural="%(n)s rows", forms=("%(n)s سطر", "%(n)s سطر")))

    assert catalogue.merge([file])[1] == []


def test_two_parts_must_agree_on_a_message(tmp_path):
    first = part(tmp_path, "a.po", entry("Name", "نام"))
    second = part(tmp_path, "b.po", entry("Name", "اسم"))

    _, problems = catalogue.merge([first, second])

    assert problems == ["b.po: 'Name' is translated otherwise in a.po."]


def test_parts_for_scripts_go_to_their_own_domain(tmp_path):
    first = part(tmp_path, "a.po", entry("Name", "نام"))
    second = part(tmp_path, "a_js.po", entry("Name", "نام شما"))

    merged, problems = catalogue.merge([first, second])

    assert problems == []
    assert merged["djangojs"]["Name", ""].msgstr == "نام شما"


def test_messages_are_found_in_python_templates_and_scripts():
    python = (
        "from django.utils.translation import pgettext_lazy as say, ngettext\nsay('a', 'b')\nngettext('c', 'd', n)\n"
    )
    template = (
        "{% load i18n %}{% translate 'e' %}{{ _('f') }}"
        "{% blocktranslate trimmed count n=n %} g (x) {% plural %} {{ n }} h {% endblocktranslate %}"
    )
    script = "gettext('i'); npgettext(\"j\", 'k\\'s', 'l', n)"

    found = [
        *message_ids.python_messages(python, "m.py"),
        *message_ids.template_messages(template, "t.html"),
        *message_ids.script_messages(script, "s.js"),
    ]

    assert [(message.context, message.msgid, message.plural) for message in found] == [
        ("a", "b", ""),
        ("", "c", "d"),
        ("", "e", ""),
        ("", "f", ""),
        ("", "g (x)", "%(n)s h"),
        ("", "i", ""),
        ("j", "k's", "l"),
    ]


def test_a_computed_message_is_refused():
    with pytest.raises(ValueError, match=r"m\.py:2: gettext\(\) needs plain strings"):
        list(message_ids.python_messages("from django.utils.translation import gettext as _\n_(f'{x}')", "m.py"))
