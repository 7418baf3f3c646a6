"""What the program calls kept is kept by the database too."""

from django.apps import apps

from teukgu.portal.store.append_only import ONLY_ADDED
from teukgu.portal.store.models.plans import KeptRow


def test_the_database_protects_every_row_that_is_kept() -> None:
    """A table that only the model protects can be changed by any bulk statement."""
    kept = {one._meta.db_table for one in apps.get_app_config("store").get_models() if issubclass(one, KeptRow)}
    assert kept <= set(ONLY_ADDED)


def test_every_protected_table_is_one_of_ours() -> None:
    assert set(ONLY_ADDED) <= {one._meta.db_table for one in apps.get_app_config("store").get_models()}
