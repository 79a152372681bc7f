"""Every page of the board in a real browser: accessible, still, light, whole without scripts and on paper."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from cms_pages.models import AnnouncementPage, Letter, NoticeTopic
from cms_pages.site_tree import ensure_site_tree
from organisation.models import User
from tests.browser.board_world import CITING, CURRENT, PUBLIC, REFUSED, UPCOMING, full_board

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDTHS = (360, 1280)
FIRST_PAGE_BYTES = 250_000
SHIFTS = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => { sum += entry.value; }))
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 300);
})"""
# Wagtail's own form: the list of its mini map, and forms of snippets whose heading is in the breadcrumbs.
OF_WAGTAIL = {("scrollable-region-focusable", ".w-minimap__list"), ("page-has-heading-one", "html")}


@pytest.fixture
def board(live_server: Any, settings: Any, director: User, monkeypatch: pytest.MonkeyPatch) -> str:
    settings.DEBUG = False
    monkeypatch.setattr("cms_pages.reports.list_page.NOTICES_PER_PAGE", 3)
    full_board(director)
    return str(live_server.url)


@pytest.fixture
def noted(chromium: Browser, board: str) -> Iterator[Any]:
    """Open contexts whose pages note what goes wrong: foreign requests, errors in the console, policy violations."""
    wrong: list[str] = []
    contexts = []

    def open_page(**options: Any) -> Page:
        context = chromium.new_context(base_url=board, locale="fa-IR", timezone_id="Asia/Tehran", **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.on("request", lambda asked: None if asked.url.startswith(board) else wrong.append(asked.url))
        page.on("console", lambda said: wrong.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        return page

    yield open_page
    for context in contexts:
        context.close()
    # The browser itself complains of pages that are asked for and not there.
    assert [line for line in wrong if "(Not Found)" not in line and "(Gone)" not in line] == []


def faults(page: Page) -> list[tuple[str, str]]:
    """Return all that axe finds, however slight: the rule and where."""
    found = Axe().run(page).response["violations"]
    return [(fault["id"], str(node["target"][0])) for fault in found for node in fault["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_and_nothing_moves_or_sticks_out(noted: Any, width: int, scheme: str) -> None:
    page = noted(viewport={"width": width, "height": 800}, color_scheme=scheme)
    for address in (*PUBLIC, *REFUSED):
        response = page.goto(address)
        assert response.status == REFUSED.get(address, 200), address
        # A hundredth of what Lighthouse calls good: on a loaded machine a face may come a frame late.
        assert page.evaluate(SHIFTS) < 0.01, address
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, address
        assert page.evaluate("[document.documentElement.dir, document.documentElement.lang]") == ["rtl", "fa"]
        for details in page.locator("details").all():
            details.locator("summary").click()
        assert faults(page) == [], address
        levels = page.locator("h1, h2, h3").evaluate_all("all => all.map(each => Number(each.tagName[1]))")
        assert levels[0] == 1, address
        assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False)), address


def test_the_first_page_is_light_and_asks_once_for_each_file(noted: Any) -> None:
    page = noted(viewport={"width": 360, "height": 800})
    sizes: dict[str, int] = {}
    page.on("requestfinished", lambda asked: sizes.__setitem__(asked.url, len(asked.response().body())))
    page.goto("/", wait_until="networkidle")
    assert len(sizes) >= 2
    assert sum(sizes.values()) < FIRST_PAGE_BYTES, sizes


def test_the_board_needs_no_script(noted: Any) -> None:
    page = noted(viewport={"width": 360, "height": 800}, java_script_enabled=False)
    page.goto("/")
    assert page.locator("script").count() == 0
    page.get_by_role("link", name="جستجو").first.click()
    page.get_by_label("واژه‌ها یا شماره نامه").fill("۱۸۹۹۷۵ فشرده")
    page.get_by_role("button", name="جستجو").click()
    expect(page.locator("mark").first).to_contain_text("24/189975/110")
    page.get_by_role("link", name="جاری با پیوست و نکته").click()
    page.locator("summary").first.click()
    expect(page.get_by_text("SHA-256").first).to_be_visible()


def test_on_paper_a_notice_has_its_text_and_address_and_no_navigation(noted: Any) -> None:
    page = noted(viewport={"width": 800, "height": 1000}, color_scheme="dark")
    page.goto(CURRENT)
    page.emulate_media(media="print")
    for hidden in (".masthead__nav", ".colophon", ".skip", ".back", ".files__details"):
        expect(page.locator(hidden).first).to_be_hidden()
    expect(page.locator(".notice__address")).to_contain_text(page.url)
    expect(page.locator(".notice__window")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_by_keyboard_from_the_board_over_the_search_to_a_file(noted: Any) -> None:
    page = noted(viewport={"width": 1280, "height": 800})
    page.goto("/")
    for _step in range(5):
        page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("جستجو")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/")
    tab_to(page, "#id_q")
    page.keyboard.type("بخشنامه فشرده")
    page.keyboard.press("Enter")
    expect(page.locator("[role=status]")).to_contain_text("۱ اطلاعیه")
    tab_to(page, "main h2 a")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{CURRENT}")
    tab_to(page, ".table")
    tab_to(page, ".files a")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith(".pdf")
    tab_to(page, "summary")
    page.keyboard.press("Enter")
    expect(page.locator("details").first).to_have_attribute("open", "")


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the element has the focus, and see that the focus shows."""
    for _step in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
            return
    pytest.fail(f"{selector} is not reached by Tab")


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_of_ours_in_the_editors_screens(
    noted: Any, width: int, hq_editor: User, sign_in: Any, board: str
) -> None:
    page = noted(viewport={"width": width, "height": 900})
    session = sign_in(hq_editor).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": board}])
    notice = AnnouncementPage.objects.get(slug=CURRENT.strip("/"))
    letter, topic = Letter.objects.get(number="24/189975/110"), NoticeTopic.objects.first()
    assert letter.number in CITING
    assert topic
    letters, topics = ("wagtailsnippets_cms_pages_letter", "wagtailsnippets_cms_pages_noticetopic")
    addresses = [
        UPCOMING,
        reverse("notices:index"),
        reverse("wagtailadmin_pages:add", args=["cms_pages", "announcementpage", ensure_site_tree().pk]),
        reverse("wagtailadmin_pages:edit", args=[notice.pk]),
        reverse("wagtailadmin_pages:history", args=[notice.pk]),
        *(reverse(f"notice_{act}", args=[notice.pk]) for act in ("window", "supersede", "withdraw", "remove")),
        reverse(f"{letters}:list"),
        reverse(f"{letters}:edit", args=[letter.pk]),
        reverse(f"{topics}:list"),
        reverse(f"{topics}:edit", args=[topic.pk]),
        f"{reverse('board_of_day')}?day=1405/09/03&drafts=on",
        reverse("wagtailsnippets_cms_pages_lunarmonth:add"),
    ]
    for address in addresses:
        response = page.goto(address)
        assert response.status == 200, address
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, address
        assert set(faults(page)) - OF_WAGTAIL == set(), address
