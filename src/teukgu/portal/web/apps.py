"""The pages as a Django application (templates, static files, template tags)."""

from django.apps import AppConfig, apps
from django.core.management import call_command
from django.db.models.signals import post_migrate


class WebConfig(AppConfig):
    """Pages of the portal."""

    name = "teukgu.portal.web"
    label = "teukgu_web"

    def ready(self) -> None:
        """Have a table for what is remembered for a while (limits of attempts, codes once used)."""
        from teukgu.portal.services.designation import registry_effects  # noqa: F401 - acts write to the registry
        from teukgu.portal.services.meetings import hooks  # noqa: F401 - keeps members from cases after each act
        from teukgu.portal.services.reports import enclosing, following, observe  # noqa: F401 - reports go on
        from teukgu.portal.services.round_case import kept_only  # noqa: F401 - acts of a round name what is kept

        # an application without models is not told of a migration, so the store's is listened to
        store = apps.get_app_config("store")
        post_migrate.connect(_make_cache_table, sender=store, dispatch_uid="cache_table")


def _make_cache_table(using: str, **more: object) -> None:
    call_command("createcachetable", database=using, verbosity=0)
