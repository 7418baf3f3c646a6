"""The public pages that every test of the portal goes through."""

ROUND = "/rounds/public-statistics/"
PAGES = (
    "/",
    "/zones/",
    "/zones/?q=순창",
    "/zones/?q=ㅅㅊ&page=1",
    "/zones/kz2004-01/",
    "/zones/kz2004-01/remark/",
    "/zones/kz2004-01/remark/thanks/",
    "/rounds/",
    ROUND,
    "/rules/",
    "/rules/?on=2020-03-31",
    "/glossary/",
    "/data/",
    "/accessibility/",
    "/privacy/",
    "/contact/",
    "/developers/",
    "/example/",
    "/example/rounds/reform-draft/",
    "/example/zones/ex00001/",
)
REFUSED = (
    ("/nothing/", 404),
    ("/zones/kz9999-99/", 404),
    ("/zones/?page=4000", 404),
    ("/zones/?page=99999999999999999999", 400),
    ("/zones/?page=-1", 400),
    ("/zones/?year=abc", 400),
    ("/zones/?province=Moon", 400),
    ("/zones/?status=%00", 400),
    ("/rounds/nothing/", 404),
    (f"{ROUND}?page=400", 404),
    (f"{ROUND}?type=moon", 400),
    ("/rules/?on=tomorrow", 400),
    ("/rules/?on=1850-01-01", 400),
    ("/rules/?scenario=moon", 400),
    ("/example/rounds/nothing/", 404),
)


def in_english(page: str) -> str:
    """Return the English address of a page."""
    return f"/en{page}"
