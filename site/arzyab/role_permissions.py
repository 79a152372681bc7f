"""Which model permissions each role's group has; only the composition root knows all the apps."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group, Permission

from organisation.roles import Role
from organisation.services.sync_groups import group_name

READ = ("view",)
WRITE = ("add", "change", "view")
CHANGE = ("change", "view")
OPEN = ("add", "view")
FORGET = ("delete", "view")
ALL = ("add", "change", "delete", "view")

Verbs = dict[Role, tuple[str, ...]]

# kind of record -> {role: verbs}. A verb only opens the kind; which rows is the reach's answer, and which fields and
# steps is that of organisation.acts.
_SCHOOLS: Verbs = {
    Role.DISTRICT_EXPERT: WRITE,
    Role.PROVINCE_HEAD: WRITE,
    Role.PROVINCE_IT: READ,
    Role.HQ_EXPERT: ALL,
    Role.HQ_EDITOR: READ,
    Role.DIRECTOR_GENERAL: READ,
    Role.SCHOOL: READ,
}
# Schools fill in, and their district on their behalf; the others may only reopen.
_SAFETY_FORMS: Verbs = {
    Role.SCHOOL: WRITE,
    Role.DISTRICT_EXPERT: WRITE,
    Role.PROVINCE_HEAD: CHANGE,
    Role.PROVINCE_IT: READ,
    Role.HQ_EXPERT: CHANGE,
    Role.HQ_EDITOR: READ,
    Role.DIRECTOR_GENERAL: CHANGE,
}
_DEFINITIONS: Verbs = {
    Role.HQ_EXPERT: ALL,
    Role.HQ_EDITOR: READ,
    Role.HQ_REPRESENTATIVE: READ,
    Role.PROVINCE_HEAD: READ,
    Role.DIRECTOR_GENERAL: WRITE,
}
_ASSESSMENTS: Verbs = {
    Role.PROVINCE_HEAD: OPEN,
    Role.HQ_REPRESENTATIVE: OPEN,
    Role.HQ_EXPERT: OPEN,
    Role.DIRECTOR_GENERAL: READ,
}
_RESULTS: Verbs = {
    Role.PROVINCE_HEAD: CHANGE,
    Role.HQ_REPRESENTATIVE: CHANGE,
    Role.HQ_EXPERT: CHANGE,
    Role.DIRECTOR_GENERAL: CHANGE,
}
_EVIDENCE: Verbs = {
    Role.PROVINCE_HEAD: OPEN,
    Role.HQ_REPRESENTATIVE: OPEN,
    Role.HQ_EXPERT: CHANGE,
    Role.DIRECTOR_GENERAL: READ,
}
_INSPECTIONS: Verbs = {
    Role.DISTRICT_EXPERT: WRITE,
    Role.PROVINCE_HEAD: WRITE,
    Role.HQ_EXPERT: ALL,
    Role.HQ_EDITOR: READ,
    Role.DIRECTOR_GENERAL: READ,
}
# Totals of a whole directorate, which no district has.
_INSPECTION_COUNTS: Verbs = {role: verbs for role, verbs in _INSPECTIONS.items() if role != Role.DISTRICT_EXPERT}
_PLACES: Verbs = {
    Role.DISTRICT_EXPERT: READ,
    Role.PROVINCE_HEAD: READ,
    Role.PROVINCE_IT: READ,
    Role.HQ_EXPERT: WRITE,
    Role.HQ_EDITOR: READ,
    Role.DIRECTOR_GENERAL: READ,
    Role.ADMINISTRATOR: ALL,
}
_BATCHES: Verbs = {
    Role.DISTRICT_EXPERT: READ,
    Role.PROVINCE_HEAD: READ,
    Role.HQ_EXPERT: READ,
    Role.HQ_EDITOR: READ,
    Role.DIRECTOR_GENERAL: READ,
    Role.ADMINISTRATOR: READ,
}
# They come from settled files; nobody writes one by hand.
_MAPPING_PROFILES: Verbs = {
    Role.PROVINCE_HEAD: FORGET,
    Role.HQ_EXPERT: FORGET,
    Role.HQ_EDITOR: READ,
    Role.DIRECTOR_GENERAL: FORGET,
    Role.ADMINISTRATOR: FORGET,
}
_EDITORIAL: Verbs = {Role.HQ_EXPERT: WRITE, Role.HQ_EDITOR: ALL, Role.DIRECTOR_GENERAL: ALL}

MODEL_PERMISSIONS: dict[str, Verbs] = {
    "organisation.province": _PLACES | {Role.HQ_EXPERT: READ},
    "organisation.directorate": _PLACES | {Role.HQ_EXPERT: READ},
    "organisation.district": _PLACES,
    "organisation.orgunit": _PLACES | {Role.HQ_REPRESENTATIVE: READ},
    "organisation.posting": {Role.ADMINISTRATOR: ALL, Role.PROVINCE_IT: READ},
    "organisation.user": {Role.ADMINISTRATOR: ALL},
    "evaluation_admin.school": _SCHOOLS,
    "evaluation_admin.safetycampaign": _DEFINITIONS | {Role.DISTRICT_EXPERT: READ, Role.SCHOOL: READ},
    "evaluation_admin.safetyround": _DEFINITIONS | {Role.DISTRICT_EXPERT: READ, Role.SCHOOL: READ},
    "evaluation_admin.safetyselfassessment": _SAFETY_FORMS,
    "evaluation_admin.evaluationcycle": _DEFINITIONS,
    "evaluation_admin.axis": _DEFINITIONS,
    "evaluation_admin.indicator": _DEFINITIONS,
    "evaluation_admin.selfassessment": _ASSESSMENTS,
    "evaluation_admin.indicatorresult": _RESULTS,
    "evaluation_admin.evidence": _EVIDENCE,
    "evaluation_admin.inspectionprogramme": _DEFINITIONS | {Role.DISTRICT_EXPERT: READ},
    "evaluation_admin.site": _INSPECTIONS,
    "evaluation_admin.inspectionrecord": _INSPECTIONS,
    "evaluation_admin.inspectioncount": _INSPECTION_COUNTS,
    "cms_pages.letter": _EDITORIAL,
    "cms_pages.lunarmonth": _EDITORIAL,
    "cms_pages.noticetopic": _EDITORIAL,
    "imports.importbatch": _BATCHES,
    "imports.mappingprofile": _MAPPING_PROFILES,
    "imports.synonym": {Role.ADMINISTRATOR: ALL, Role.HQ_EXPERT: ALL, Role.DIRECTOR_GENERAL: READ},
}


def sync_role_groups() -> None:
    """Make one group a role and give it exactly the permissions of the table (run after every migrate).

    A model of the table that is not installed yet has no permission rows, and is passed over.
    """
    admin_access = Permission.objects.filter(codename="access_admin", content_type__app_label="wagtailadmin")
    existing = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in Permission.objects.select_related("content_type")
    }
    for role in Role:
        group, _made = Group.objects.get_or_create(name=group_name(role))
        group.permissions.set([*admin_access, *_known(existing, _codenames(role))])


def _codenames(role: Role) -> Iterable[str]:
    for label, roles in MODEL_PERMISSIONS.items():
        app, model = label.split(".")
        for verb in roles.get(role, ()):
            yield f"{app}.{verb}_{model}"


def _known(existing: dict[str, Any], names: Iterable[str]) -> list[Any]:
    return [existing[name] for name in names if name in existing]
