"""Keep a user's groups equal to the roles held today, so that Wagtail's own permissions follow the postings."""

from datetime import date

from django.contrib.auth.models import Group
from django.utils.translation import override

from organisation.models import Posting, User
from organisation.roles import Role


def group_name(role: str) -> str:
    """Return the name of a role's group: its Persian label, since administrators read it in lists."""
    with override("fa"):
        return str(Role(role).label)


def sync_groups(user: User, *, on: date) -> None:
    """Put `user` into the groups of the roles held on the day `on`, and out of the other roles' groups.

    Groups that belong to no role (made by an administrator) are left alone.
    """
    held = set(Posting.objects.filter(user=user).active_on(on).values_list("role", flat=True))
    names = {role: group_name(role) for role in Role.values}
    wanted = Group.objects.filter(name__in=[names[role] for role in held])
    user.groups.remove(*user.groups.filter(name__in=names.values()).exclude(pk__in=wanted))
    user.groups.add(*wanted)
    user.__dict__.pop("_reach", None)


def sync_all_groups(*, on: date) -> int:
    """Sync every user that has, or had, a posting; return how many (run daily by the worker)."""
    users = User.objects.filter(postings__isnull=False).distinct()
    for user in users:
        sync_groups(user, on=on)
    return len(users)
