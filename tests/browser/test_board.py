"""The public pages in a real browser, phone and desk: reading order, the window line, a file by keyboard."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from organisation.models import User
from tests.browser.board_world import CURRENT, full_board

pytestmark = pytest.mark.browser

DAY = "[۰-۹]{4}/[۰-۹]{2}/[۰-۹]{2}"


@pytest.fixture
def board(live_server: Any, settings: Any, director: User) -> str:
    settings.DEBUG = False
    full_board(director)
    return str(live_server.url)


@pytest.fixture(params=[(360, "light"), (1280, "dark")], ids=str)
def reader(request: pytest.FixtureRequest, chromium: Browser, board: str) -> Iterator[Page]:
    """A reader's page that notes every request to another host and every error in the console."""
    width, scheme = request.param
    context = chromium.new_context(
        base_url=board, viewport={"width": width, "height": 800}, color_scheme=scheme, locale="fa-IR"
    )
    page = context.new_page()
    wrong: list[str] = []
    page.on("request", lambda asked: None if asked.url.startswith(board) else wrong.append(asked.url))
    page.on(
        "console", lambda said: wrong.append(said.text) if said.type == "error" and "404" not in said.text else None
    )
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield page
    context.close()
    # The browser itself complains of the page that is asked for and not there.
    assert [line for line in wrong if "404 (Not Found)" not in line] == []


def test_the_keyboard_alone_reaches_a_notice_and_its_file(reader: Page) -> None:
    reader.goto("/")
    reader.keyboard.press("Tab")
    skip = reader.locator(":focus")
    expect(skip).to_have_text("رفتن به متن صفحه")
    expect(skip).to_be_visible()
    reader.keyboard.press("Enter")
    reader.keyboard.press("Tab")
    expect(reader.locator(":focus")).to_have_text("جاری با پیوست و نکته")
    assert reader.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    reader.keyboard.press("Enter")
    expect(reader).to_have_title("جاری با پیوست و نکته")
    with reader.expect_download() as download:
        reader.get_by_role("link", name=re.compile("فایل فشرده لیست مدارس")).press("Enter")
    assert download.value.suggested_filename == "فایل-فشرده-لیست-مدارس.pdf"


def test_the_window_line_is_exact_and_its_link_opens_the_notice(reader: Page) -> None:
    reader.goto("/")
    line = reader.locator(".notice__window").first
    expect(line).to_have_text(re.compile(f"^تاریخ نمایش از {DAY} تا {DAY} مشاهده$"))
    line.get_by_role("link", name="مشاهده").click()
    expect(reader.locator(".notice__window")).not_to_contain_text("مشاهده")


def test_number_and_date_of_a_letter_stand_in_reading_order(reader: Page) -> None:
    reader.goto(CURRENT)
    number, day = (reader.locator("bdi").nth(place).bounding_box() for place in (0, 1))
    assert number
    assert day
    if number["y"] == day["y"]:
        assert number["x"] > day["x"]
    expect(reader.locator("bdi").first).to_have_text("24/189975/110")
