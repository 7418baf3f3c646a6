"""Mail: written with the act that causes it, addressed when it is sent, tried again until it has left."""

from teukgu.portal.services.mail.queue import queue_mail

__all__ = ["queue_mail"]
