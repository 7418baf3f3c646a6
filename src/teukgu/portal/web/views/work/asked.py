"""Reads the address of the work and list pages."""

from dataclasses import dataclass

from django.http import HttpRequest

from teukgu.portal.store.queries.cases.search import CaseFilter
from teukgu.portal.store.queries.cases.work import WHEN, WorkFilter
from teukgu.portal.web.views.cases.asked import read_day
from teukgu.procedures.registry import PROCEDURES

LARGEST_PAGE = 100_000


@dataclass(frozen=True, slots=True)
class Asked:
    """A page number; ``bad`` when the address makes no sense."""

    page: int
    bad: bool


def read_page(request: HttpRequest) -> Asked:
    """Return the page that is asked for."""
    text = request.GET.get("page", "1")
    fits = text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= LARGEST_PAGE and len(text) < 9
    return Asked(int(text) if fits else 1, not fits)


def read_work(request: HttpRequest) -> WorkFilter:
    """Return what of my work is asked for; what is not known is left out."""
    when, procedure = request.GET.get("when", ""), request.GET.get("procedure", "")
    return WorkFilter(
        when=when if when in WHEN else "",
        act=request.GET.get("act", "")[:60],
        ready=request.GET.get("ready") == "yes",
        provisional=request.GET.get("provisional") == "yes",
        procedure=procedure if procedure in PROCEDURES else "",
    )


def read_cases(request: HttpRequest) -> CaseFilter:
    """Return which cases are asked for."""
    procedure = request.GET.get("procedure", "")
    return CaseFilter(
        query=request.GET.get("q", "").replace("\x00", "")[:60],
        procedure=procedure if procedure in PROCEDURES else "",
        stage=request.GET.get("stage", "")[:40].replace("\x00", ""),
        open_only=request.GET.get("open") == "yes",
        due_until=read_day(request.GET.get("due", "")),
    )
