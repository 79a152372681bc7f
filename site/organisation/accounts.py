"""Wagtail's app of accounts with the project's own pages in it."""

from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(WagtailUsersAppConfig):
    """Installed instead of wagtail.users."""

    user_viewset = "organisation.viewsets.accounts.AccountViewSet"
