"""Refusals of the services in the shape of the API: hidden and absent alike, each finding with its code."""

from collections.abc import Mapping

from django.http import HttpResponse

from teukgu.portal.api.answers import Detail, Problem, problem
from teukgu.values import Finding, Refused

KINDS: Mapping[str, tuple[int, str]] = {
    "case.not_found": (404, "not_found"),
    "case.not_yours": (403, "not_yours"),
    "upload.not_yours": (403, "not_yours"),
    "zone_figures.changed_meanwhile": (409, "changed_meanwhile"),
    "report.closed": (409, "closed"),
}
"""By the code of a finding: the status, and the code of the answer."""

READS = {401: Problem, 403: Problem, 404: Problem, 422: Problem, 429: Problem}
WRITES = {**READS, 409: Problem}


def refused(error: Refused) -> HttpResponse:
    """Return what a service refused; everything at once."""
    kinds = [KINDS[one.code] for one in error.findings if one.code in KINDS]
    status, code = kinds[0] if kinds else (422, "refused")
    if status == 404:
        return problem(404, "not_found")
    return problem(status, code, [detail_of(one).model_dump() for one in error.findings])


def detail_of(finding: Finding) -> Detail:
    """Return a finding with its place, in Korean and English."""
    place = finding.place
    where = place.key or " ".join(part for part in (place.file, place.cell) if part)
    message = f"{finding.message.ko} {finding.cure.ko} | {finding.message.en} {finding.cure.en}"
    return Detail(where=where, message=message, code=finding.code)
