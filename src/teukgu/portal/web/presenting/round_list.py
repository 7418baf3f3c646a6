"""One line for each round."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from teukgu.portal.store.queries import RoundSummary
from teukgu.portal.visibility import PUBLIC_STATISTICS
from teukgu.portal.web.presenting.korean import day_text, number_text
from teukgu.portal.web.presenting.standing import headline
from teukgu.portal.web.presenting.words import said


@dataclass(frozen=True, slots=True)
class RoundLine:
    """A round in a list."""

    title: str
    address: str
    summary: str
    facts: str


def round_line(round_: RoundSummary, address: str) -> RoundLine:
    """Return a round as a line."""
    facts = _("기준일 %(day)s, 추출 %(draws)s번, 봉인 %(seal)s") % {
        "day": day_text(round_.as_of),
        "draws": number_text(round_.draws),
        "seal": round_.bundle_hash[:16] or "–",
    }
    return RoundLine(said(round_.title), address, _summary(round_), facts)


def _summary(round_: RoundSummary) -> str:
    if round_.scheme == PUBLIC_STATISTICS:
        what = _("특구가 있는 시·군·구에서 일어난 일을 공개 통계로 비교했습니다. 특구의 성과도 정부의 평가도 아닙니다.")
        return f"{what} {headline(round_.facts)}".strip()
    return _("%(year)s년 회차") % {"year": round_.year}
