"""What a decision about a notice asks for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminPageChooser

from cms_pages.models import AnnouncementPage
from cms_pages.services.decisions import LONGEST_REASON
from persian.forms import JalaliDateField


class DecisionForm(forms.Form):
    """What each of them knows: the notice."""

    def __init__(self, *args: Any, notice: AnnouncementPage, reason_help: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.notice = notice
        self.reason_help = reason_help


class ReasonForm(DecisionForm):
    """A reason."""

    reason = forms.CharField(label=_("Reason"), max_length=LONGEST_REASON, widget=forms.Textarea({"rows": 3}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = self.reason_help


class SuccessorForm(ReasonForm):
    """The notice that stands in the place of this one, and why."""

    successor = forms.ModelChoiceField(
        label=_("The notice that takes its place"),
        queryset=AnnouncementPage.objects.live(),
        widget=AdminPageChooser(target_models=[AnnouncementPage]),
    )
    field_order = ["successor", "reason"]


class WindowForm(DecisionForm):
    """Other days, and the sentence for the readers."""

    display_from = JalaliDateField(label=_("display from"))
    display_until = JalaliDateField(label=_("display until"))
    note = forms.CharField(
        label=_("description of the change"),
        max_length=500,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("For the readers: it stands below the notice with the day of its publication."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("display_from", "display_until"):
            self.initial[name] = getattr(self.notice, name)
