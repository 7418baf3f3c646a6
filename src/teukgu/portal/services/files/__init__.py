"""Files handed in: looked at by content, stored once under their hash outside the web root, opened again."""

from teukgu.portal.services.files.keep import keep_file
from teukgu.portal.services.files.shelf import open_file

__all__ = ["keep_file", "open_file"]
