"""Who takes part in a case, in the words of the law; which person may act as which party is the portal's business."""

from enum import StrEnum


class Party(StrEnum):
    """A part played in a case."""

    PROPOSER = "proposer"
    APPLICANT = "applicant"
    COUNCIL = "council"
    OPERATOR = "operator"
    RESIDENT = "resident"
    GOVERNOR = "governor"
    OFFICE = "office"
    MINISTER = "minister"
    AGENCY = "agency"
    WORKING_COMMITTEE = "working_committee"
    COMMITTEE = "committee"
