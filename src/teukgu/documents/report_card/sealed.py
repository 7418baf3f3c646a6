"""The cards of a round as it was sealed: recomputed from its bundle, figures named as the yearly report names them."""

from collections.abc import Mapping
from datetime import date

from teukgu.documents.presentation import SPAN
from teukgu.documents.report_card.card import Card, Objection
from teukgu.documents.report_card.contents import Beside, report_cards
from teukgu.documents.sealed_round import SealedRound, evaluated
from teukgu.loading.indicators import load_indicators
from teukgu.loading.programme import load_programme
from teukgu.values import Bilingual

FEWEST = "peers_fewest"


def sealed_cards(
    sealed: SealedRound, objection: Objection | None = None, *, published: bool, threads: int = 1
) -> tuple[Card, ...]:
    """Return the card of every scored zone, in order of name; other zones are named only in ``published`` results.

    Raises:
        Refused: when the bundle cannot be evaluated by this version.
    """
    names, units = names_of_figures()
    rules = load_programme().rulebook.on(date.fromisoformat(sealed.rules.day), scenario=sealed.rules.scenario or None)
    beside = Beside(
        names=names,
        units=units,
        objection=objection,
        bundle_hash=sealed.hash,
        undistinguished_span=rules.whole(SPAN),
        published=published,
        peers_fewest=rules.whole(FEWEST),
    )
    return report_cards(evaluated(sealed, threads=threads), beside)


def names_of_figures() -> tuple[Mapping[str, Bilingual], Mapping[str, Bilingual]]:
    """Return names and units of the yearly report's figures, by the last definition of each."""
    catalogue = load_indicators()
    last = {str(one.id): one for one in catalogue.versions}
    units = {key: catalogue.unit_of(one).name for key, one in last.items()}
    return {key: one.name for key, one in last.items()}, units
