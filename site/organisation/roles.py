"""The roles a person can hold, and what each is posted to (domain.md 6d)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """Who somebody is in the directorate; the same person may hold several."""

    SCHOOL = "school", _("School principal")
    DISTRICT_EXPERT = "district_expert", _("District evaluation expert")
    PROVINCE_HEAD = "province_head", _("Head of provincial evaluation office")
    PROVINCE_IT = "province_it", _("Provincial IT officer")
    HQ_REPRESENTATIVE = "hq_representative", _("HQ unit representative")
    HQ_EXPERT = "hq_expert", _("HQ expert")
    HQ_EDITOR = "hq_editor", _("HQ editor")
    DIRECTOR_GENERAL = "director_general", _("Director-general")
    ADMINISTRATOR = "administrator", _("System administrator")


class PostedTo(models.TextChoices):
    """The level at which a role holds."""

    NATION = "nation", _("Whole country")
    DIRECTORATE = "directorate", _("Directorate")
    DISTRICT = "district", _("District")
    UNIT = "unit", _("Organisation unit")
    SCHOOL = "school", _("School")


POSTED_TO: dict[str, PostedTo] = {
    Role.SCHOOL: PostedTo.SCHOOL,
    Role.DISTRICT_EXPERT: PostedTo.DISTRICT,
    Role.PROVINCE_HEAD: PostedTo.DIRECTORATE,
    Role.PROVINCE_IT: PostedTo.DIRECTORATE,
    Role.HQ_REPRESENTATIVE: PostedTo.UNIT,
    Role.HQ_EXPERT: PostedTo.NATION,
    Role.HQ_EDITOR: PostedTo.NATION,
    Role.DIRECTOR_GENERAL: PostedTo.NATION,
    Role.ADMINISTRATOR: PostedTo.NATION,
}

NATIONAL_ROLES = frozenset(role for role, level in POSTED_TO.items() if level == PostedTo.NATION)
