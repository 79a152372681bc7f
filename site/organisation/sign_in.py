"""Signing in as people type: a user name in Persian digits or with a joiner is the same user name."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm

from persian.digits import to_ascii_digits
from persian.letters import canonical


class SignInForm(LoginForm):
    """Wagtail's form; its password has no label of its own, so the automatic one stayed English."""

    password = forms.CharField(
        label=_("Password"),
        widget=forms.PasswordInput(attrs={"placeholder": _("Enter password"), "dir": "ltr"}),
        strip=False,
    )

    def clean_username(self) -> str:
        """Return the name with plain digits and letters."""
        return to_ascii_digits(canonical(self.cleaned_data["username"]))
