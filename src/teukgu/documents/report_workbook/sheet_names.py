"""Names of sheets that every spreadsheet program takes: 31 characters at most, seven signs forbidden, each once."""

import re

LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def sheet_name(wanted: str, taken: set[str]) -> str:
    """Return ``wanted`` as a sheet may be called, and note it in ``taken`` (in small letters)."""
    plain = " ".join(_FORBIDDEN.sub(" ", wanted).split()).strip("'") or "-"
    name, number = plain[:LONGEST].rstrip(), 2
    while name.lower() in taken:
        ending = f" ({number})"
        name, number = plain[: LONGEST - len(ending)].rstrip() + ending, number + 1
    taken.add(name.lower())
    return name
