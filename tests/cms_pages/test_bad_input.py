"""Bad input of editors: one clear Persian sentence each, or text that stays text on every page."""

import html
import re
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cms_pages.models import AnnouncementPage, AttachmentVersion, NoticeTopic
from organisation.models import User
from tests.cms_pages.test_forms import approve, create, errors, upload

ATTACK = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'>"
LIVE = re.compile(r"<script>alert|<img src=x|onerror=alert\(1\)>(?!&)", re.I)


@pytest.fixture(autouse=True)
def _in_the_window() -> Iterator[None]:
    with time_machine.travel("2019-05-05T09:00:00+04:30", tick=False):
        yield


@pytest.fixture
def editor(site_tree: Any, hq_editor: User, sign_in: Any) -> Client:
    return sign_in(hq_editor)


def sentences(response: Any) -> list[str]:
    """Return what the form says at its fields."""
    found = re.findall(r'class="error-message"[^>]*>(.*?)</', response.content.decode(), re.S)
    return [html.unescape(re.sub(r"<[^>]+>", "", sentence)).strip() for sentence in found]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"display_until": "1398/12/30"}, "سال ۱۳۹۸ کبیسه نیست"),
        ({"display_until": "01/02/03"}, "این تاریخ را به چند صورت می‌توان خواند"),
        ({"title": "ن" * 500}, "این مقدار باید حداکثر 255 نویسه داشته باشد"),
        ({"kicker": "ن" * 500}, "این مقدار باید حداکثر 120 نویسه داشته باشد"),
        ({"deadline": "فردا"}, "تاریخ"),
    ],
)
def test_each_fault_gets_one_sentence_in_persian(editor: Client, changes: dict[str, str], said: str) -> None:
    response = create(editor, [], **changes)
    assert response.status_code == 200
    [sentence] = sentences(response)
    assert sentence.endswith((".", "؟", ")"))
    assert re.search("[آ-ی]", sentence)
    assert said in sentence
    assert not AnnouncementPage.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("list.pdf", b"MZ\x90\x00" + b"\0" * 200),
        ("map.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
        ("map.png", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
        ("page.html", b"<!doctype html><script>alert(1)</script>"),
        ("page.txt", b"<!doctype html><script>alert(1)</script>"),
    ],
)
def test_a_file_that_is_not_what_it_says_gets_one_sentence(editor: Client, name: str, content: bytes) -> None:
    [sentence] = sentences(create(editor, [{"file": upload(content, name)}]))
    assert re.search("[آ-ی]", sentence)
    assert not AttachmentVersion.objects.exists()


def test_sixty_megabytes_are_too_many(editor: Client, settings: LazySettings) -> None:
    """Honestly large: the limit is the product's own, 50 MiB, and nothing of the file is kept."""
    assert settings.ARZYAB_ATTACHMENT_MAX_BYTES == 50 * 1024 * 1024
    file = SimpleUploadedFile("list.pdf", b"%PDF-1.7\n" + bytes(60 * 1024 * 1024))
    [sentence] = sentences(create(editor, [{"file": file}]))
    assert sentence == "حجم فایل بیش از ۵۰٫۰ مگابایت است؛ آن را کوچک‌تر یا چند بخش کنید."
    assert not AnnouncementPage.objects.exists()
    assert not AttachmentVersion.objects.exists()


def test_markup_is_text_on_every_page_feed_and_list(editor: Client, client: Client) -> None:
    NoticeTopic.objects.create(name=ATTACK[:80])
    row = {"label": ATTACK, "file": upload(name=f"{ATTACK}.pdf".replace("/", "")), "note": ATTACK}
    fields = {"title": ATTACK, "kicker": ATTACK, "salutation": ATTACK, "deadline": "1398/02/20"}
    response = create(editor, [row], **fields, **{"body-0-value": ATTACK, "action-submit": "1"})
    assert response.status_code == 302, errors(response)
    page = approve(AnnouncementPage.objects.get())
    public = ["/", page.url, "/archive/", f"/search/?q={ATTACK}", "/search/?q=alert"]
    feeds = [reverse(name) for name in ("feed_rss", "feed_atom", "feed_json", "deadlines", "sitemap")]
    for address in public:
        content = client.get(address).content.decode()
        assert not LIVE.search(content), address
    assert "&lt;script&gt;" in client.get(page.url).content.decode()
    for address in feeds:
        content = client.get(address)
        assert content.status_code == 200
        if "json" not in content["Content-Type"] and "calendar" not in content["Content-Type"]:
            assert "<script" not in content.content.decode(), address
    lists = [
        reverse("notices:index"),
        reverse("wagtailadmin_explore", args=[page.get_parent().pk]),
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        reverse("wagtailadmin_pages:history", args=[page.pk]),
        reverse("notice_withdraw", args=[page.pk]),
        reverse("wagtailsnippets_cms_pages_noticetopic:list"),
        f"{reverse('board_of_day')}?day=1398/02/16",
    ]
    for address in lists:
        response = editor.get(address)
        assert response.status_code == 200, address
        assert not LIVE.search(response.content.decode()), address
