from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ArzyabConfig(AppConfig):
    """The composition root; installed first so that its templates, static files and checks win."""

    name = "arzyab"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Django makes the permission rows after migrations, so the groups that hold them can only follow there.
        post_migrate.connect(_sync_role_groups, sender=_last_app())


def _last_app() -> Any:
    from django.apps import apps

    return [app for app in apps.get_app_configs() if app.models_module is not None][-1]


def _sync_role_groups(**_kwargs: Any) -> None:
    from arzyab.role_permissions import sync_role_groups
    from cms_pages.services.sync_board_permissions import sync_board_permissions
    from cms_pages.services.sync_notice_workflow import sync_notice_workflow

    sync_role_groups()
    sync_board_permissions()
    sync_notice_workflow()
