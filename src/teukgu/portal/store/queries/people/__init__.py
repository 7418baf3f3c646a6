"""Who holds which post on a day, and what territory comes with it."""

from teukgu.portal.store.queries.people.viewer import holdings_of, viewer_of_account

__all__ = ["holdings_of", "viewer_of_account"]
