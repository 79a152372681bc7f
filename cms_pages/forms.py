"""The forms of a notice and of its attachments in the admin."""

import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm

from cms_pages.approval import note_demanded, note_is_missing
from cms_pages.file_types import describe_version, file_size
from cms_pages.models.attachment import new_key
from cms_pages.rules.file_kinds import FILE_KINDS, RefusedFile
from cms_pages.services.store_attachment import check_attachment, store_attachment


def refusal(error: RefusedFile) -> str:
    """Say in one sentence why a file was not taken, and what to do."""
    match error.code:
        case "empty":
            return _("The file is empty: choose another file.")
        case "too_large":
            return _("The file is larger than %(limit)s: make it smaller, or split it.") % {
                "limit": file_size(int(str(error.params["limit"])))
            }
        case "holds_program":
            return _("The archive holds a program (%(member)s): take it out and upload the archive again.") % {
                "member": error.params["member"]
            }
        case "content_differs":
            return _(
                "The content of the file is not %(extension)s, whatever its name says: upload the original file."
            ) % {"extension": str(error.params["extension"]).upper()}
    return _("Files of this type are not accepted. Accepted types: %(types)s.") % {"types": ", ".join(FILE_KINDS)}


def accepted(file: Any) -> Any:
    """Return an uploaded file, or none, as it came.

    Raises:
        ValidationError: the board does not take it.
    """
    if file:
        try:
            check_attachment(file=file, name=file.name)
        except RefusedFile as error:
            raise ValidationError(refusal(error), code=error.code) from error
    return file


class NoticeForm(WagtailAdminPageForm):
    """The form of a notice; the window is checked by the model, the files by their own forms."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and not self.instance.has_unpublished_changes:
            # The description of the last change was published with it; the next one has its own.
            self.initial |= {"change_note": "", "change_is_minor": False}

    def is_valid(self) -> bool:
        """Ask for a word to the readers, when the text leaves the author's hands or others are reading it."""
        valid: bool = super().is_valid()
        drafting = self.is_deferred_validation and not self.instance.workflow_in_progress
        if valid and not drafting and self.instance.pk and note_is_missing(self.instance, self._content()):
            self.add_error("change_note", note_demanded())
            return False
        return valid

    def _content(self) -> dict[str, Any]:
        """Return what would be saved; the rows of attachments are those of the newest draft until then."""
        content: dict[str, Any] = json.loads(self.instance.to_json())
        if self.formsets["attachments"].has_changed():
            posted = self.formsets["attachments"].cleaned_data
            content["attachments"] = [
                {"key": row.get("key"), "version": _new_or_kept(row), "label": row.get("label")}
                for row in posted
                if row and not row.get("DELETE")
            ]
        return content


def _new_or_kept(row: dict[str, Any]) -> Any:
    """Return the file of a posted row: its own, or for a new upload what equals no kept one."""
    if row.get("file"):
        return "new"
    return row["version"].pk if row.get("version") else None


class ApprovalForm(forms.Form):
    """What an approver may add: a comment for the author and the history."""

    comment = forms.CharField(
        label=gettext_lazy("Comment for the author"),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
    )


class ReturnForm(ApprovalForm):
    """What a return needs: a comment."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["comment"].required = True
        self.fields["comment"].error_messages["required"] = self._demand()

    @staticmethod
    def _demand() -> str:
        return _("Say what the author has to change: a notice is not returned without a comment.")

    @classmethod
    def require_comment(cls, comment: str) -> None:
        """Raise ValidationError for an empty comment."""
        if not comment.strip():
            raise ValidationError({"comment": cls._demand()})


class AttachmentForm(WagtailAdminModelForm):
    """One attachment: a label, and a file whose bytes are kept as a version when the notice is saved.

    A browser sends a file only once, while a draft's new rows are made anew at each saving: `key` and `version`
    travel in hidden fields, and the formset lets only this notice's own pass.
    """

    file = forms.FileField(label=gettext_lazy("New file"), required=False)
    note = forms.CharField(
        label=gettext_lazy("What changed"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("When a file is replaced: a sentence for the readers."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].required = False
        version = self.instance.version
        self.fields["file"].help_text = (
            format_html("{} {}. {}", _("Present file:"), describe_version(version), _("A new file keeps the link."))
            if version
            else _("No file has been uploaded yet.")
        )
        self.fields["file"].widget.attrs["accept"] = ",".join(f".{extension}" for extension in FILE_KINDS)

    def clean_key(self) -> str:
        """Keep the key that the row has, or had before it was first saved."""
        return self.cleaned_data.get("key") or self.instance.key or new_key()

    def clean_file(self) -> Any:
        """Refuse what the board does not take."""
        return accepted(self.cleaned_data["file"])

    def validate_unique(self) -> None:
        """Leave the key to the formset: a draft's row and the live one share it on purpose."""

    def save(self, commit: bool = True) -> Any:
        """Store the uploaded file, then the row that names it."""
        if file := self.cleaned_data.get("file"):
            self.instance.version = store_attachment(
                file=file,
                name=file.name,
                by=self.for_user,
                replaces=self.instance.version,
                note=self.cleaned_data.get("note", ""),
            )
        return super().save(commit=commit)


class AttachmentFormSet(BaseChildFormSet):
    """The attachments of one notice: keys and versions of other notices do not pass."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._own = {row.key: row.version_id for row in self.get_queryset()}

    @property
    def empty_form(self) -> Any:
        """Offer no key to new rows: the browser copies this form, and they would all share it."""
        form = super().empty_form
        form.initial["key"] = ""
        return form

    def clean(self, *args: Any, **kwargs: Any) -> None:
        """Refuse a key or a version that this notice did not have."""
        super().clean(*args, **kwargs)
        for form in self.forms:
            if form in self.deleted_forms or not form.has_changed():
                continue
            version = form.cleaned_data.get("version")
            posted = self.data.get(form.add_prefix("key"))
            if (posted and posted not in self._own) or (version and version.pk != self._own.get(posted)):
                raise ValidationError(
                    _("An attachment does not belong to this notice any more: reload the page and try again.")
                )
