"""Erases personal data whose time is over: what it would erase, and the run itself."""

from teukgu.portal.services.erasure.run import due_for_erasure, erase_due
from teukgu.portal.services.erasure.shape import Due, Erasable

__all__ = ["Due", "Erasable", "due_for_erasure", "erase_due"]
