"""The Django application ``store``."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class StoreConfig(AppConfig):
    """All models of the portal live here, a module per context."""

    name = "teukgu.portal.store"
    label = "store"
    verbose_name = "Teukgu store"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have the tables that are only added to refuse everything else."""
        from teukgu.portal.store.append_only import after_migrate
        from teukgu.portal.store.queries import plan_facts  # noqa: F401 - tells the conditions of acts about plans
        from teukgu.portal.store.queries.reports import facts  # noqa: F401 - and about reports
        from teukgu.portal.store.queries.round_case import facts as round_facts  # noqa: F401 - and about rounds

        post_migrate.connect(after_migrate, sender=self, dispatch_uid="only_added")
