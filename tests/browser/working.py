"""The worker's turn in a test that shares its one connection with the server."""

from playwright.sync_api import Page, expect

from imports.jobs import run_batch
from imports.models import ImportBatch


def work(page: Page, batch: ImportBatch) -> ImportBatch:
    """Do what the batch waits for while no page asks the server, then look at the page again."""
    expect(page.locator("[data-progress-url]")).to_be_visible()
    address = page.url
    page.goto("about:blank")  # a page that follows the batch would meet a locked table
    run_batch.call(batch.pk)
    page.goto(address)
    batch.refresh_from_db()
    return batch
