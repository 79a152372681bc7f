"""The exchange's menu."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from organisation.acts import Act, may


class UploadMenuItem(MenuItem):
    """Shown to those who may import."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether the user may import."""
        return may(request.user, Act.IMPORT_WORKBOOK)


def exchange_menu(history: Any, profiles: Any, synonyms: Any) -> SubmenuMenuItem:
    """Return «تبادل اکسل»: sending a file, and the lines of the given history, remembered mappings and synonyms."""
    upload = UploadMenuItem(
        _("Send a file"), reverse("imports_kinds"), name="imports-upload", icon_name="upload", order=10
    )
    lines = [upload, history.get_menu_item(), profiles.get_menu_item(order=25), synonyms.get_menu_item(order=30)]
    menu = Menu(register_hook_name=None, construct_hook_name=None, items=lines)
    return SubmenuMenuItem(_("Excel exchange"), menu, name="imports", icon_name="table", order=300)
