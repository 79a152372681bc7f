"""One real Chromium for the browser tests; where it is absent they fail, they are never skipped."""

import os
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """The browser named by CHROMIUM, closed with this package: its event loop disturbs other tests."""
    with pytest.MonkeyPatch.context() as environment, sync_playwright() as playwright:
        # Playwright keeps a loop in this thread, and Django would take every query for one from async code.
        environment.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A Persian reader's page; an error in its console fails the test."""
    context = chromium.new_context(locale="fa-IR", timezone_id="Asia/Tehran", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(15_000)
    errors: list[str] = []

    def collect(message: ConsoleMessage) -> None:
        if message.type == "error":
            errors.append(f"{message.text} ({message.location.get('url', '')})")

    page.on("console", collect)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


@pytest.fixture
def axe() -> Callable[..., None]:
    """Check a page, or the part that a selector names, for what axe calls serious or critical."""

    def check(page: Page, selector: str | None = None) -> None:
        page.wait_for_load_state()  # a click may just have begun to leave the page
        if selector:
            page.locator(selector).first.wait_for()
        found = Axe().run(page, context=selector).response["violations"]
        grave = [
            f"{violation['id']}: {violation['help']}: {[node['html'][:200] for node in violation['nodes']]}"
            for violation in found
            if violation["impact"] in {"serious", "critical"}
        ]
        assert grave == []

    return check
