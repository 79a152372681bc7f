from django.apps import AppConfig


class EvaluationAdminConfig(AppConfig):
    name = "evaluation_admin"
    default_auto_field = "django.db.models.BigAutoField"
