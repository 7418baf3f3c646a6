"""A card as a web page of its own: one file, nothing fetched."""

from teukgu.documents.grids import Grid
from teukgu.documents.pages import template
from teukgu.documents.report_card.card import Card
from teukgu.documents.report_card.sections import Writer
from teukgu.documents.report_charts import stacked_shares
from teukgu.values import Language


def card_html(card: Card, language: Language) -> str:
    """Return the card as HTML."""
    writer = Writer(card, language)
    names = [writer.of(name) for name in card.tiers]
    chart = stacked_shares([""], [card.chances], names, writer.said("chances")) if card.chances else ""
    return template("report_card.html.j2").render(
        language=language,
        title=writer.title(),
        example=writer.said("example") if card.example else "",
        sections=[
            (section.title, [(isinstance(part, Grid), part) for part in section.parts]) for section in writer.sections()
        ],
        chart=chart,
    )
