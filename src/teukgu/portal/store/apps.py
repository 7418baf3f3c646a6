"""The Django application ``store``."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """All models of the portal live here, a module per context."""

    name = "teukgu.portal.store"
    label = "store"
    verbose_name = "Teukgu store"
    default_auto_field = "django.db.models.BigAutoField"
