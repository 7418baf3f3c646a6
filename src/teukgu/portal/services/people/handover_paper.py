"""The handover record as a file, by the programme's template."""

from teukgu.documents.official.as_hwpx import write_hwpx
from teukgu.documents.official.as_pdf import write_pdf
from teukgu.portal.services.papers.shelf import shelf_of
from teukgu.portal.store.models import Handover

TEMPLATE = "handover_record"


def handover_paper(record: Handover, kind: str) -> bytes:
    """Return the record as ``pdf`` or ``hwpx``.

    Raises:
        Refused: when a template of the ministry's own cannot be filled.
    """
    values = {"happened_on": record.day, "handover": record.data}
    letter = shelf_of(record.post.organisation.programme_id).make(TEMPLATE, values).letter
    return write_pdf(letter) if kind == "pdf" else write_hwpx(letter)
