from django.apps import AppConfig


class VanillaConfig(AppConfig):
    name = "benchmarks.board.vanilla"
    label = "vanilla"
    default_auto_field = "django.db.models.BigAutoField"
