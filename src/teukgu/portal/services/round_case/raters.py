"""Who stands behind the pseudonyms of a round's raters: a table for the ministry, never part of what is published."""

import csv
import io
from collections.abc import Iterable
from datetime import datetime

from django.utils.crypto import salted_hmac

from teukgu.documents.input_tables import csv_bytes
from teukgu.evaluation.inputs import PanelScore
from teukgu.evaluation.panels.pseudonyms import pseudonyms, under_pseudonyms
from teukgu.portal.access import Viewer
from teukgu.portal.services.access_log import note_access
from teukgu.portal.store.models import AccessAction, Case, RoundFreezeFile

KEY = "panel_raters.csv"
"""Beside the files of a freeze, outside the hash that names it: from a published hash names could be tried out."""
SALT = "teukgu.round_case.raters"


def rater_pseudonyms(case: Case, panel: Iterable[PanelScore]) -> tuple[tuple[PanelScore, ...], dict[str, bytes]]:
    """Return the scores under pseudonyms and, where names were replaced, the file that says whose each is.

    A rater keeps the pseudonym within the round; the seed is the installation's own secret.
    """
    scores, known = tuple(panel), _known(case)
    seed = salted_hmac(SALT, case.number, algorithm="sha256").digest()
    given = pseudonyms((one.rater for one in scores), seed, known)
    used = set(given.values())
    table = {name: pseudonym for name, pseudonym in (known | given).items() if pseudonym in used and name != pseudonym}
    rows = sorted((pseudonym, name) for name, pseudonym in table.items())
    return under_pseudonyms(scores, given), {KEY: csv_bytes(("pseudonym", "rater"), rows)} if rows else {}


def _known(case: Case) -> dict[str, str]:
    """Return the pseudonyms that earlier freezes of the round gave, by rater."""
    found: dict[str, str] = {}
    for file in RoundFreezeFile.objects.filter(freeze__case=case, name=KEY).order_by("pk"):
        text = io.StringIO(bytes(file.content).decode("utf-8-sig"))
        found |= {row["rater"]: row["pseudonym"] for row in csv.DictReader(text)}
    return found


def note_key_read(viewer: Viewer, file: RoundFreezeFile, *, now: datetime) -> None:
    """Note in the access log that the table of raters was downloaded."""
    case = file.freeze.case
    note_access(
        viewer,
        AccessAction.DOWNLOAD,
        what="raters",
        subject=f"{case.number} {file.freeze.sha256[:8]}",
        case=case,
        now=now,
    )
