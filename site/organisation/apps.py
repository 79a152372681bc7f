from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationConfig(AppConfig):
    verbose_name = _("Organisation")
    name = "organisation"
    default_auto_field = "django.db.models.BigAutoField"
