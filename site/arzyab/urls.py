"""The composition root of addresses: the admin, the board's files, and the pages."""

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("", include("cms_pages.urls")),
    path("", include(wagtail_urls)),
]
