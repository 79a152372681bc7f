"""Accounts in the admin: who issues accounts makes nobody a superuser, and has no hold over one."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from wagtail.admin.views.account import AccountView
from wagtail.users.views.users import CreateView, EditView, UserViewSet


class _OrdinaryFields:
    def get_form(self, *args: Any, **kwargs: Any) -> Any:
        """Leave out what gives power: groups follow the postings, and superusers are made by superusers."""
        form = super().get_form(*args, **kwargs)  # type: ignore[misc]
        form.fields["email"].required = False  # there may be no mail server
        if not self.request.user.is_superuser:  # type: ignore[attr-defined]
            for name in ("is_superuser", "groups"):
                form.fields.pop(name, None)
        return form


class AccountCreateView(_OrdinaryFields, CreateView):
    """Issue an account."""


class AccountEditView(_OrdinaryFields, EditView):
    """Change an account, or its password."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse a superuser's account to anybody who is none."""
        if self.object.is_superuser and not request.user.is_superuser:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class AccountViewSet(UserViewSet):
    """List, form and history of accounts."""

    add_view_class = AccountCreateView
    edit_view_class = AccountEditView
    copy_view_enabled = False


class OwnAccountView(AccountView):
    """One's own account: name, password, language and look."""

    def get_panels(self) -> list[Any]:
        """Leave out the picture: uploads are served by the apps that own them, and none owns pictures of people."""
        return [panel for panel in super().get_panels() if panel.name != "avatar"]
