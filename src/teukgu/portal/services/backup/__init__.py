"""One file that holds a whole installation (database, files, keys), and the way back from it."""

from teukgu.portal.services.backup.make import make_backup
from teukgu.portal.services.backup.restore import restore_backup

__all__ = ["make_backup", "restore_backup"]
