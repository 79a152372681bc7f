"""The composition root of addresses: the admin, the board's files, and the pages."""

from django.urls import include, path
from django.views.decorators.cache import never_cache
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access

from organisation.viewsets.accounts import OwnAccountView

own_account = never_cache(require_admin_access(OwnAccountView.as_view()))

urlpatterns = [
    path("admin/account/", own_account, name="wagtailadmin_account"),
    path("admin/", include(wagtailadmin_urls)),
    path("", include("cms_pages.urls")),
    path("", include(wagtail_urls)),
]
