from typing import Any

from django.apps import AppConfig


class CmsPagesConfig(AppConfig):
    name = "cms_pages"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.db.models.signals import post_delete, post_migrate, post_save
        from wagtail.signals import page_published

        from cms_pages.models import AnnouncementPage, BoardGeneration, NoticeReceipt
        from organisation.models import OrgUnit

        # However a notice is published (form, service, workflow), its files are public, its words found and
        # its letters registered from then on.
        page_published.connect(_put_files_in_force, sender=AnnouncementPage)
        page_published.connect(_read_notice, sender=AnnouncementPage)
        # The databases' own full-text structures are none that Django's migrations know.
        post_migrate.connect(_complete_search_index, sender=self)
        # Whatever writes them, a ready page that shows them is stale.
        models: list[Any] = [*self.get_models(), OrgUnit]
        for model in models:
            # Receipts are shown only to those who are signed in.
            if model is not BoardGeneration and model is not NoticeReceipt:
                post_save.connect(_renew_pages, sender=model)
                post_delete.connect(_renew_pages, sender=model)


def _put_files_in_force(instance: Any, revision: Any, **_kwargs: Any) -> None:
    from django.utils import timezone

    from cms_pages.services.note_publication import note_publication
    from cms_pages.services.put_in_force import put_in_force

    at = timezone.now()
    put_in_force(notice=instance, at=at)
    note_publication(notice=instance, revision=revision, at=at)


def _read_notice(instance: Any, **_kwargs: Any) -> None:
    from cms_pages.services.index_notice import index_notice
    from cms_pages.services.record_citations import record_citations

    index_notice(notice=instance)
    record_citations(notice=instance)


def _renew_pages(**_kwargs: Any) -> None:
    from django.db import transaction

    from cms_pages.models import BoardGeneration

    transaction.on_commit(BoardGeneration.advance)


def _complete_search_index(**_kwargs: Any) -> None:
    from cms_pages.search_index import ensure_search_index
    from cms_pages.services.index_notice import index_missing

    if ensure_search_index():
        index_missing()
