from django.apps import AppConfig


class PersianConfig(AppConfig):
    name = "persian"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from persian.localisation import install

        install()
