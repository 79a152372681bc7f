from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EvaluationAdminConfig(AppConfig):
    name = "evaluation_admin"
    verbose_name = _("Evaluation")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Registers its check.
        import evaluation_admin.checks  # noqa: F401
