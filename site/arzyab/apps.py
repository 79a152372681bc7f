from django.apps import AppConfig


class ArzyabConfig(AppConfig):
    name = "arzyab"
    default_auto_field = "django.db.models.BigAutoField"
