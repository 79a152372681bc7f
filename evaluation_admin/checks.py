"""System checks: every record goes through the scoped base, so that no door is left without its gate."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, register
from wagtail import hooks
from wagtail.snippets.models import get_snippet_models

from organisation.scoped import ScopedSnippetViewSet
from organisation.scoping import ScopedModel

UNSCOPED_MODEL = "evaluation_admin.E001"
UNSCOPED_VIEWSET = "evaluation_admin.E002"
OWNERLESS_MODEL = "evaluation_admin.E003"


@register()
def check_scope(app_configs: Any, **_kwargs: Any) -> list[CheckMessage]:
    """Report records whose model, or whose screens, would show every province's rows."""
    hooks.search_for_hooks()  # registers the snippets
    return [*_models(apps.get_app_config("evaluation_admin").get_models()), *_viewsets(get_snippet_models())]


def _models(models: Any) -> Iterator[CheckMessage]:
    for model in models:
        if not issubclass(model, ScopedModel):
            yield Error(
                f"{model.__name__} is not a ScopedModel.",
                hint="Derive it from evaluation_admin.models.Record.",
                obj=model,
                id=UNSCOPED_MODEL,
            )
        elif not (model.is_national or model.directorate_path):
            yield Error(
                f"{model.__name__} does not say whose its rows are.",
                hint="Set directorate_path, or is_national for reference data.",
                obj=model,
                id=OWNERLESS_MODEL,
            )


def _viewsets(models: Any) -> Iterator[CheckMessage]:
    for model in models:
        if not isinstance(model.snippet_viewset, ScopedSnippetViewSet):
            yield Error(
                f"{model.__name__} is registered with a viewset that is not a ScopedSnippetViewSet.",
                hint="Derive the viewset from organisation.scoped.ScopedSnippetViewSet.",
                obj=model,
                id=UNSCOPED_VIEWSET,
            )
