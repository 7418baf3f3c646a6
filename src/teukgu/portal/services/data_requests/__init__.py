"""Acts of the data-request desk, one function each."""

from teukgu.portal.services.data_requests.answers import Answered, files_of, make_answer, preview
from teukgu.portal.services.data_requests.registering import NewRequest, close, extend, register, statutory_due
from teukgu.portal.services.data_requests.saving import save_table
from teukgu.portal.services.data_requests.sending import give_verdict, send

__all__ = [
    "Answered",
    "NewRequest",
    "close",
    "extend",
    "files_of",
    "give_verdict",
    "make_answer",
    "preview",
    "register",
    "save_table",
    "send",
    "statutory_due",
]
