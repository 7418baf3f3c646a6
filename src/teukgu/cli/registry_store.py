"""Opens the store for commands: tables up to date, registry loaded."""

import os

from teukgu.loading.programme import DEFAULT_PROGRAMME


def open_store() -> str:
    """Prepare the database quietly and return the id of the real programme.

    Raises:
        Refused: when the files of the registry have problems.
    """
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "teukgu.portal.settings")
    django.setup()
    from django.core.management import call_command

    from teukgu.cli.serve import refuse_newer_database
    from teukgu.portal.services.start import registry_step

    _make_folder()
    refuse_newer_database()
    call_command("migrate", verbosity=0, interactive=False)
    registry_step()
    return DEFAULT_PROGRAMME


def _make_folder() -> None:
    """Make the folder of the SQLite file, or stop with the cure when it is not ours."""
    from pathlib import Path

    from django.conf import settings

    from teukgu.cli.serve import refuse_foreign_database

    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        refuse_foreign_database(Path(database["NAME"]))
