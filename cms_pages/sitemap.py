"""What search engines are told: the public pages, and nothing before its window."""

from datetime import datetime
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from cms_pages.models import AnnouncementPage, AnnouncementQuerySet
from persian.clock import today


class NoticeSitemap(Sitemap[AnnouncementPage]):
    """The public notices, current and archived."""

    def items(self) -> AnnouncementQuerySet:
        """Return them."""
        return AnnouncementPage.objects.public_on(today()).order_by("pk")

    def location(self, item: AnnouncementPage) -> str:
        """Return the notice's address."""
        return str(item.url)

    def lastmod(self, item: AnnouncementPage) -> datetime | None:
        """Return when it was published last."""
        return item.last_published_at


class BoardSitemap(Sitemap[str]):
    """The board and its archive."""

    def items(self) -> list[str]:
        """Return their addresses below the board."""
        return ["", "archive/"]

    def location(self, item: str) -> str:
        """Return the whole address."""
        return reverse("wagtail_serve", args=[item])


SITEMAPS: dict[str, Any] = {"board": BoardSitemap, "notices": NoticeSitemap}


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Say where the sitemap is, and that the staff's pages are nobody's to index."""
    lines = ["User-agent: *", "Disallow: /admin/", f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
