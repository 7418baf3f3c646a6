"""Pseudonyms of voters, networks and numbers: keyed hashes bound to one round or ballot."""

from django.utils.crypto import salted_hmac

SOURCES, NUMBERS = "teukgu.public_stage.sources", "teukgu.public_stage.numbers"


def hashed(salt: str, within: str, text: str, length: int) -> str:
    """Return a pseudonym that cannot be traced without the installation's own secret."""
    return salted_hmac(salt, f"{within} {text}", algorithm="sha256").hexdigest()[:length]
