from django.apps import AppConfig


class PersianConfig(AppConfig):
    name = "persian"
    default_auto_field = "django.db.models.BigAutoField"
