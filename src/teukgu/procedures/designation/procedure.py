"""The designation as one table."""

from teukgu.procedures.definition import Procedure
from teukgu.procedures.designation.consulting import CONSULTING
from teukgu.procedures.designation.examining import EXAMINING
from teukgu.procedures.designation.following import FOLLOWING
from teukgu.procedures.designation.preparing import PREPARING
from teukgu.procedures.designation.running import CLOCKS
from teukgu.procedures.designation.tracks import TRACKS
from teukgu.procedures.documents_track import DOCUMENT_ACTS
from teukgu.values import Bilingual

DESIGNATION = Procedure(
    id="designation",
    name=Bilingual("특구 지정", "Designation of a zone"),
    tracks=TRACKS,
    acts=(*PREPARING, *EXAMINING, *CONSULTING, *FOLLOWING, *DOCUMENT_ACTS),
    clocks=CLOCKS,
)
