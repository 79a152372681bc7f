"""The form of a record: a version against lost updates, Persian numbers and academic years."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.log_actions import registry

from evaluation_admin.models import StaleRecordError
from organisation.scoped import ScopedForm
from organisation.scoped.columns import text_of, value_of
from organisation.scoped.number_inputs import take_persian_digits
from persian.jalali import JalaliError, format_academic_year, parse_academic_year
from persian.templatetags.persian import jalali


class AcademicYearField(forms.CharField):
    """An academic year as people write it, «۱۳۹۷-۹۸»; stored as the year it begins in."""

    def prepare_value(self, value: Any) -> Any:
        """Show a stored year as people write it."""
        return format_academic_year(value) if isinstance(value, int) else value

    def to_python(self, value: Any) -> Any:
        """Return the year, or say how one is written."""
        if isinstance(value, int) or value in self.empty_values:
            return value or None
        try:
            return parse_academic_year(str(value))
        except JalaliError as error:
            raise ValidationError(_("Write the academic year with both its years, as in 1397-98.")) from error

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare years, not their spellings."""
        return super().has_changed(self.prepare_value(initial), data)


class RecordForm(ScopedForm):
    """A form that knows which version of the record it shows."""

    instance: Any
    data: Any
    for_user: Any

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["version"] = self.instance.version
        take_persian_digits(self)
        for field in self.fields.values():
            if type(field.widget) is forms.Textarea:
                field.widget = AdminAutoHeightTextInput()
        if old := self.fields.get("academic_year"):
            self.fields["academic_year"] = AcademicYearField(label=old.label, help_text=old.help_text)

    def forbid(self, *names: str) -> None:
        """Take fields out of the form: what is not in it cannot be posted."""
        for name in names:
            self.fields.pop(name, None)

    def keep_only(self, names: Iterable[str]) -> None:
        """Take all other fields out of the form; their panels show what the record holds."""
        self.forbid(*(set(self.fields) - {"version", *names}))

    def fresh_instance(self) -> Any:
        """Return the record as the database has it, if that is still the version of the form.

        Services change it, each only what is its own, whatever else was posted.

        Raises:
            StaleRecordError: somebody else saved it in between.
        """
        if self.instance.pk is None:
            return self.instance
        record = type(self.instance)._base_manager.get(pk=self.instance.pk)
        if record.version != self.cleaned_data["version"]:
            raise StaleRecordError
        return record

    def clean(self) -> dict[str, Any]:
        """Refuse to write over what somebody else has saved since the form was opened."""
        cleaned = super().clean()
        if self.instance.pk and cleaned.get("version") != self.instance.version:
            self.add_error(None, [self._who_was_first(), *self._differences()])
            self.take_version(self.instance.version)
        return cleaned

    def take_version(self, version: int) -> None:
        """Let the next save, made after the message was read, go through."""
        self.data = self.data.copy()
        self.data[self.add_prefix("version")] = str(version)

    def _who_was_first(self) -> str:
        entry = registry.get_logs_for_instance(self.instance).order_by("-timestamp").first()
        if entry is None or entry.user is None:
            return _(
                "This record was changed while you were editing it. Nothing was saved, and your text is still here."
            )
        return _(
            "%(person)s changed this record at %(time)s, while you were editing it. "
            "Nothing was saved, and your text is still here: compare, correct, and save again."
        ) % {"person": entry.user, "time": jalali(timezone.localtime(entry.timestamp), "moment")}

    def _differences(self) -> list[str]:
        found = []
        for name in self.fields:
            mine = self.cleaned_data.get(name)
            if name == "version" or name not in self.cleaned_data or mine == getattr(self.instance, name, mine):
                continue
            saved = text_of(value_of(self.instance, name), name)
            choices = dict(getattr(self.fields[name], "choices", None) or ()) if isinstance(mine, str) else {}
            found.append(
                _("%(field)s: saved is “%(saved)s”, yours is “%(mine)s”.")
                % {"field": self.fields[name].label, "saved": saved, "mine": text_of(choices.get(mine, mine), name)}
            )
        return found
