"""The system check that keeps every record behind the scoped base."""

from django.core.checks import run_checks
from django.db import models
from django.test.utils import isolate_apps

from evaluation_admin import checks
from evaluation_admin.models import School
from organisation.scoping import ScopedModel


def test_the_house_is_in_order() -> None:
    assert not [found for found in run_checks() if found.id.startswith("evaluation_admin")]


@isolate_apps("evaluation_admin")
def test_a_record_outside_the_scoped_base_is_an_error() -> None:
    class Loose(models.Model):
        class Meta:
            app_label = "evaluation_admin"

    class Ownerless(ScopedModel):
        class Meta:
            app_label = "evaluation_admin"

    assert [found.id for found in checks._models([Loose, Ownerless, School])] == [
        checks.UNSCOPED_MODEL,
        checks.OWNERLESS_MODEL,
    ]


def test_a_viewset_outside_the_scoped_base_is_an_error() -> None:
    class Plain:
        __name__ = "Plain"
        snippet_viewset = object()

    assert [found.id for found in checks._viewsets([School, Plain()])] == [checks.UNSCOPED_VIEWSET]
