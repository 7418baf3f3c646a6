"""How the head of an office is addressed: 가람군 is 가람군수, 환경부 is 환경부장관."""

ENDINGS = (
    ("특별자치도", "지사"),
    ("특별자치시", "장"),
    ("특별시", "장"),
    ("광역시", "장"),
    ("의회", "의장"),
    ("위원회", "위원장"),
    ("도", "지사"),
    ("군", "수"),
    ("시", "장"),
    ("구", "청장"),
    ("부", "장관"),
    ("처", "장"),
    ("청", "장"),
    ("원", "장"),
)
WHOLE = {"위원회": "위원장"}


def head_title(organisation: str, unit: str = "") -> str:
    """Return how the head of ``organisation`` is addressed, with ``unit`` in brackets behind (참조).

    A name that is none of the known kinds (a firm, a person) is left as it is.
    """
    name = organisation.strip()
    title = name
    for ending, added in ENDINGS:
        if name.endswith(ending) and len(name) > len(ending):
            title = name[: -len(ending)] + WHOLE[ending] if ending in WHOLE else name + added
            break
    return f"{title}({unit}장)" if unit else title
