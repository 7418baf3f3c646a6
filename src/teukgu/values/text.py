"""Text as the product keeps it: NFC, without stray spaces."""

import unicodedata


def nfc(text: str) -> str:
    """Return ``text`` in Unicode NFC, without leading and trailing white space (macOS sends decomposed Hangul)."""
    return unicodedata.normalize("NFC", text).strip()
