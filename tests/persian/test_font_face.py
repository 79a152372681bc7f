from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command

from persian.font_face import STYLESHEET, font_link

FACE = Path(__file__).resolve().parents[2] / "site" / "persian" / "font"
MANIFEST = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}


@pytest.fixture
def collected(settings, tmp_path):
    """Collect the static files with and without the font's package, as a deployment does."""

    def collect(*, with_font: bool) -> None:
        package = tmp_path / "files"
        package.mkdir()
        for name in ("arabic", "latin"):
            (package / f"vazirmatn-{name}-wght-normal.woff2").write_bytes(b"wOF2")
        settings.STATICFILES_DIRS = [("vazirmatn", package), ("vazirmatn", FACE)] if with_font else []
        settings.INSTALLED_APPS = ["persian", "django.contrib.staticfiles"]
        settings.STATIC_ROOT = tmp_path / "static"
        settings.STORAGES = MANIFEST
        finders.get_finder.cache_clear()
        call_command("collectstatic", interactive=False, verbosity=0)

    yield collect
    finders.get_finder.cache_clear()


def test_the_face_is_linked_where_the_font_was_installed(collected):
    collected(with_font=True)
    link = font_link()
    assert link.startswith('<link rel="stylesheet" href="/static/vazirmatn/face.')
    assert 'rel="preload" href="/static/vazirmatn/vazirmatn-arabic-wght-normal.' in link


def test_pages_do_without_it(collected):
    collected(with_font=False)
    assert font_link() == ""


def test_before_anything_is_collected_the_sources_are_asked(settings):
    settings.STATICFILES_DIRS = []
    finders.get_finder.cache_clear()
    assert finders.find(STYLESHEET) is None
    assert font_link() == ""
    finders.get_finder.cache_clear()
