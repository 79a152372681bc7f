"""Empty the demonstration: every record, notice, batch and account that seeding makes."""

from django.apps import apps
from django.db import transaction
from django.db.models import ProtectedError

from cms_pages.models import AnnouncementPage
from organisation.models import Directorate, Province, User
from organisation.scoping import ScopedModel

# Loaded by a migration, not by the demonstration.
KEPT = (Province, Directorate)


@transaction.atomic
def clear() -> None:
    """Delete it all; provinces and directorates stay."""
    for page in AnnouncementPage.objects.all():
        page.delete()
    waiting = [model for model in apps.get_models() if issubclass(model, ScopedModel) and model not in KEPT]
    while waiting:
        left = [model for model in waiting if not _emptied(model)]
        if len(left) == len(waiting):
            raise RuntimeError(f"These tables protect each other: {sorted(model.__name__ for model in left)}")
        waiting = left
    User.objects.all().delete()


def _emptied(model: type[ScopedModel]) -> bool:
    try:
        with transaction.atomic():
            model._base_manager.all().delete()
    except ProtectedError:
        return False
    return True
