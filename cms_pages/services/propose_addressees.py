"""Propose whom a notice addresses from the words of its salutation."""

from django.utils.translation import gettext as _

from cms_pages.models import AnnouncementPage
from cms_pages.rules.salutations import roles_addressed
from cms_pages.services.notice_warnings import NoticeWarning
from organisation.roles import Role


def propose_addressees(*, salutation: str) -> tuple[Role, ...]:
    """Return the roles that the salutation means, everywhere in the country."""
    return tuple(map(Role, roles_addressed(salutation)))


def addressee_warnings(notice: AnnouncementPage) -> list[NoticeWarning]:
    """Return a hint where the salutation means roles that are not among the addressees."""
    chosen = {row.role for row in notice.addressees.all()}
    lacking = [role for role in propose_addressees(salutation=notice.salutation) if role not in chosen]
    if not lacking:
        return []
    message = _("The salutation says “%(salutation)s”: choose the addressees, too – %(roles)s.") % {
        "salutation": " / ".join(line.strip() for line in notice.salutation.splitlines() if line.strip()),
        "roles": _(" and ").join(str(role.label) for role in lacking),
    }
    return [NoticeWarning("addressees_missing", notice.title, message)]
