"""The views of a record: refusals in words where the database refuses."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpResponse
from django.utils.translation import gettext as _
from wagtail.snippets.views.snippets import CreateView, EditView, InspectView

from evaluation_admin.models import StaleRecordError
from organisation.scoped.columns import text_of, value_of
from persian.fields import KeyField


class _TellsOfRaces:
    """Two saves at the same moment: the second is refused in words, not by an error page."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Save, or show the form again."""
        try:
            return super().form_valid(form)  # type: ignore[misc]
        except StaleRecordError:
            now = (
                type(form.instance)._base_manager.filter(pk=form.instance.pk).values_list("version", flat=True).first()
            )
            form.add_error(None, _("Somebody else saved this record at the same moment. Nothing of yours was saved."))
            form.take_version(now or 0)
        except IntegrityError:
            form.add_error(None, _("A record with the same key was saved at the same moment. Nothing was saved."))
        except ValidationError as refused:
            tell(form, refused)
        self.produced_error_message = self.get_error_message()  # type: ignore[attr-defined]
        return self.form_invalid(form)  # type: ignore[attr-defined]


def tell(form: Any, refused: ValidationError) -> None:
    """Put what a service refused beside its fields, or above the form where it has no such field."""
    if not hasattr(refused, "error_dict"):
        form.add_error(None, refused)
        return
    for name, errors in refused.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)


class RecordCreateView(_TellsOfRaces, CreateView):
    """Make a record."""


class RecordEditView(_TellsOfRaces, EditView):
    """Change a record."""


class RecordInspectView(InspectView):
    """A record to read, for those who may not change it."""

    def get_fields(self) -> list[str]:
        """Show what people entered and what follows from it, not keys."""
        return self.fields or [
            field.name
            for field in self.model._meta.concrete_fields
            if not isinstance(field, KeyField) and field.name not in ("id", "version")
        ]

    def get_field_display_value(self, field_name: str, field: Any) -> str:
        """Return the Persian text of the field."""
        return text_of(value_of(self.object, field_name), field_name)
