"""The board's addresses beside its pages."""

from django.contrib.sitemaps.views import sitemap
from django.urls import path

from cms_pages.deadlines import deadline_calendar
from cms_pages.feeds import AtomBoardFeed, BoardFeed, json_feed
from cms_pages.old_links import redirect_old_notice
from cms_pages.serving import serve_attachment
from cms_pages.sitemap import SITEMAPS, robots

urlpatterns = [
    path("files/<str:key>/<str:name>", serve_attachment, name="attachment"),
    path("feed.rss", BoardFeed(), name="feed_rss"),
    path("feed.atom", AtomBoardFeed(), name="feed_atom"),
    path("feed.json", json_feed, name="feed_json"),
    path("deadlines.ics", deadline_calendar, name="deadlines"),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("robots.txt", robots, name="robots"),
    path("fa/announcement/<int:old_id>", redirect_old_notice),
    path("fa/announcement/<int:old_id>/", redirect_old_notice),
    path("fa/announcement/<int:old_id>/<path:rest>", redirect_old_notice, name="old_notice"),
]
