"""Secrets of devices in the database are encrypted with a key made from the secret key of the installation."""

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


def _keys() -> MultiFernet:
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    digests = (hashlib.sha256(b"teukgu second factor" + str(key).encode()).digest() for key in keys)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])


def locked(text: str) -> str:
    """Return ``text`` encrypted."""
    return _keys().encrypt(text.encode()).decode()


def unlocked(text: str) -> str:
    """Return what was encrypted; a secret of another installation's key opens nothing."""
    try:
        return _keys().decrypt(text.encode()).decode()
    except InvalidToken:
        return ""
