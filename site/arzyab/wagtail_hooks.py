"""What the project as a whole changes in Wagtail's admin."""

from wagtail import hooks

from arzyab.gate import hide_closed

for menu in ("construct_main_menu", "construct_reports_menu", "construct_settings_menu", "construct_help_menu"):
    hooks.register(menu, hide_closed)
