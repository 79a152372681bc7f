"""Give the editorial roles' groups their page permissions on the board."""

from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission

from cms_pages.models import BoardPage
from organisation.roles import Role
from organisation.services.sync_groups import group_name

# Source: domain.md 6d (draft: HQ expert, HQ editor, director-general). Wagtail's right to publish is nobody's: a notice
# is published by its approval, and who may approve is the task's answer.
PAGE_PERMISSIONS: dict[Role, tuple[str, ...]] = {
    Role.HQ_EXPERT: ("add_page", "change_page"),
    Role.HQ_EDITOR: ("add_page", "change_page"),
    Role.DIRECTOR_GENERAL: ("add_page", "change_page"),
}


def sync_board_permissions() -> None:
    """Make the page permissions of every role's group those of the table, on the board and nowhere else.

    Run after every migration and when the board is made: whichever of groups and board comes last finds the other.
    """
    board = BoardPage.objects.first()
    groups = {group.name: group for group in Group.objects.filter(name__in=map(group_name, Role))}
    permissions = {
        permission.codename: permission
        for permission in Permission.objects.filter(content_type__app_label="wagtailcore", content_type__model="page")
    }
    GroupPagePermission.objects.filter(group__in=groups.values()).exclude(page=board).delete()
    for role in Role:
        group = groups.get(group_name(role))
        if board is None or group is None:
            continue
        wanted = [permissions[name] for name in PAGE_PERMISSIONS.get(role, ()) if name in permissions]
        granted = GroupPagePermission.objects.filter(group=group, page=board)
        granted.exclude(permission__in=wanted).delete()
        for permission in wanted:
            granted.get_or_create(group=group, page=board, permission=permission)
