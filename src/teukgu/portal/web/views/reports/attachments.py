"""Files that go with the texts of a report."""

from typing import BinaryIO, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from teukgu.portal import clock
from teukgu.portal.services.reports.attachments import attach_to_report, take_out_of_report
from teukgu.portal.services.reports.refusals_filing import no_file_given
from teukgu.portal.store.queries.reports.attachments import file_of
from teukgu.portal.store.queries.reports.forms import form_of
from teukgu.portal.web.guard import signed_in
from teukgu.portal.web.presenting.reports.sections import sections_of
from teukgu.portal.web.views.designation.asked import sentences, tried
from teukgu.portal.web.views.files.handed_in import given
from teukgu.portal.web.views.reports.asked import Reader, reader_of

ANCHOR = "#attachments"


@signed_in
@require_POST
def add(request: HttpRequest, number: str) -> HttpResponse:
    """Keep files with a text; each is looked at on its own, and what is wrong with one does not lose the others."""
    reader = reader_of(request, number)
    item, files = request.POST.get("item", "")[:60], request.FILES.getlist("files")
    if not files:
        for sentence in sentences((no_file_given(),)):
            messages.error(request, sentence)
    for one in files:
        content, name = cast(BinaryIO, one), one.name or ""
        tried(
            request,
            lambda name=name, content=content: attach_to_report(  # type: ignore[misc]
                reader.viewer, number, item=item, name=name, content=content, now=clock.now(), today=clock.today()
            ),
            _("‘%(name)s’을(를) 붙였습니다.") % {"name": name},
        )
    return _back(reader, item)


def _back(reader: Reader, item: str) -> HttpResponse:
    sections = sections_of(form_of(reader.report))
    found = next((one.slug for one in sections if one.part and any(own.id == item for own in one.part.items)), "")
    if not found:
        return redirect("report", number=reader.case.number)
    answer = redirect("report_section", number=reader.case.number, key=found)
    answer["Location"] += ANCHOR
    return answer


@signed_in
@require_POST
def take_out(request: HttpRequest, number: str, attachment: int) -> HttpResponse:
    """Take a file out of the draft."""
    reader = reader_of(request, number)
    tried(
        request,
        lambda: take_out_of_report(reader.viewer, number, attachment, now=clock.now(), today=clock.today()),
        _("붙임에서 뺐습니다. 이미 남긴 판에는 그대로 있습니다."),
    )
    row = reader.report.attachments.filter(pk=attachment).first()
    return _back(reader, row.item if row else "")


@signed_in
@require_safe
def download(request: HttpRequest, number: str, attachment: int) -> HttpResponseBase:
    """Give a file to whoever reads the report."""
    use = file_of(reader_of(request, number).report.pk, attachment)
    if use is None:
        raise Http404
    return given(use)
