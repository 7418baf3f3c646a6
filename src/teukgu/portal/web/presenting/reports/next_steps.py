"""What is to be done next with a report, in plain sentences: for whoever files, and what the others wait for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from teukgu.portal.web.presenting.korean import day_text
from teukgu.procedures.report.standing import is_reported
from teukgu.procedures.state import CaseState


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a report is: texts missing, errors, whether the newest version is what is written, who is awaited.

    ``is_mine``: the reader is of a municipality that is awaited; ``leads`` is false for a partner of a joint zone.
    """

    missing: int
    errors: int
    versions: int
    is_kept: bool
    partners: tuple[str, ...] = ()
    is_mine: bool = False
    leads: bool = True
    may_wait: bool = False
    folded: int | None = None
    late_since: date | None = None
    complete_by: date | None = None


def next_steps(state: CaseState, progress: Progress) -> list[str]:
    """Return what the municipality does next."""
    steps = STEPS.get(state.stage)
    found = list(_beside(state, progress))
    return found + (list(steps(state, progress)) if steps else [])


def _beside(state: CaseState, progress: Progress) -> Iterator[str]:
    if progress.folded and state.stage in {"drafting", "returned"}:
        yield _("%(year)s년 보고를 이 보고서에 합쳤습니다. 지정된 날부터의 성과를 함께 적으십시오.") % {
            "year": progress.folded
        }
    if progress.late_since:
        yield _(
            "제출기한(%(day)s)이 지났습니다. 늦은 보고도 받으며 늦었다는 사실이 남습니다. 되도록 빨리 내십시오."
        ) % {"day": day_text(progress.late_since)}


def _writing(state: CaseState, progress: Progress) -> Iterator[str]:
    if progress.may_wait and state.stage == "drafting":
        yield _("연말이 가까워 지정된 특구라서, 사건 화면의 ‘다음 해 보고에 포함’으로 다음 해에 합칠 수 있습니다.")
    if progress.errors:
        yield ngettext(
            "고쳐야 할 것이 %(number)d가지 있습니다.", "고쳐야 할 것이 %(number)d가지 있습니다.", progress.errors
        ) % {"number": progress.errors}
    if progress.missing:
        yield ngettext(
            "글로 적을 것이 %(number)d가지 비어 있습니다.",
            "글로 적을 것이 %(number)d가지 비어 있습니다.",
            progress.missing,
        ) % {"number": progress.missing}
    if progress.errors or progress.missing:
        return
    if not progress.versions or not progress.is_kept:
        yield _("다 적었으면 지금 보고서를 판으로 남기십시오.")
    elif progress.is_mine:
        yield _("맡은 부분을 확인할 차례입니다. 남긴 판을 읽고 확인하십시오.")
    elif progress.partners:
        yield _("공동 지방자치단체의 확인을 기다립니다: %(names)s. 그곳의 담당자가 사건 화면에서 확인합니다.") % {
            "names": ", ".join(progress.partners)
        }
    elif not progress.leads:
        yield _led()
    else:
        yield _("결재를 받으십시오: 전자결재의 번호를 사건 화면에 기록하거나, 1회용 링크를 보냅니다.")


def _led() -> str:
    return _("대표 지방자치단체가 결재를 받아 제출합니다.")


def _returned(state: CaseState, progress: Progress) -> Iterator[str]:
    told = state.last("return_report")
    if told is not None:
        yield _("보완할 사항과 이유: %(what)s") % {"what": told.data.get("what") or ""}
        if progress.complete_by:
            yield _("보완 기한은 %(day)s입니다. 고쳐서 판을 남기고 다시 결재를 받아 제출하십시오.") % {
                "day": day_text(progress.complete_by)
            }
    yield from _writing(state, progress)


def _approved(state: CaseState, progress: Progress) -> Iterator[str]:
    if not progress.leads:
        yield _led()
        return
    yield _("결재를 받았습니다. 사건 화면에서 ‘보고서 제출’을 하고 공문을 시행하십시오.")
    if not progress.is_kept:
        yield _("결재한 뒤에 고친 것이 있습니다. 넣으려면 판을 남기고 다시 결재를 받으십시오.")


def _filed(state: CaseState, progress: Progress) -> Iterator[str]:
    if not is_reported(state):
        yield _("포털에 접수되었습니다. 제출 공문의 번호를 사건 화면에 기록해야 ‘제출됨’이 됩니다.")
    else:
        yield _("할 일이 없습니다. 틀린 것을 알게 되면 고쳐서 판을 남기고 ‘보고서 정정’을 하십시오.")


def _deferred(state: CaseState, progress: Progress) -> Iterator[str]:
    yield _("올해는 따로 내지 않습니다. 다음 해 보고서에 올해의 성과를 함께 적으십시오.")


STEPS = {
    "drafting": _writing,
    "returned": _returned,
    "approved": _approved,
    "filed": _filed,
    "registered": _filed,
    "deferred": _deferred,
}
