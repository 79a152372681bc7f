from typing import Any

from django.apps import AppConfig


class CmsPagesConfig(AppConfig):
    name = "cms_pages"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from wagtail.signals import page_published

        from cms_pages.models import AnnouncementPage

        # However a notice is published (form, service, workflow), its files are public from then on.
        page_published.connect(_put_files_in_force, sender=AnnouncementPage)


def _put_files_in_force(instance: Any, **_kwargs: Any) -> None:
    from django.utils import timezone

    from cms_pages.services.put_in_force import put_in_force

    put_in_force(notice=instance, at=timezone.now())
