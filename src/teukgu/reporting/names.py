"""Words for what definitions and figures are: the same on pages, in workbooks, on the command line and in the docs."""

from collections.abc import Mapping
from enum import StrEnum

from teukgu.reporting.definition import Comparability, Level, Scope, Stage
from teukgu.reporting.figure import Confidence, FigureStatus, Provenance
from teukgu.values import Aggregation, Bilingual, Direction

NAMES: Mapping[StrEnum, Bilingual] = {
    Scope.ZONE: Bilingual("특구의 사업", "projects of the zone"),
    Scope.OPERATORS: Bilingual("특화사업자의 합", "sum over operators"),
    Scope.MUNICIPALITY: Bilingual("시군구 전체", "whole municipality"),
    Level.INPUT: Bilingual("투입", "input"),
    Level.OUTPUT: Bilingual("산출(활동)", "output (activity)"),
    Level.OUTCOME: Bilingual("성과", "outcome"),
    Stage.PRODUCTION: Bilingual("생산", "production"),
    Stage.PROCESSING: Bilingual("가공", "processing"),
    Stage.DISTRIBUTION: Bilingual("유통", "distribution"),
    Stage.SALES: Bilingual("판매", "sales"),
    Comparability.FIRST: Bilingual("첫 판", "first version"),
    Comparability.FULL: Bilingual("앞 판과 이어짐", "comparable with the version before"),
    Comparability.LIMITED: Bilingual("앞 판과 일부만 견줄 수 있음", "only partly comparable with the version before"),
    Comparability.BROKEN: Bilingual("앞 판과 견줄 수 없음", "not comparable with the version before"),
    Aggregation.FLOW: Bilingual("한 해 동안의 합", "sum over the year"),
    Aggregation.STOCK: Bilingual("한 시점의 값", "value at a moment"),
    Aggregation.CUMULATIVE: Bilingual("지정 이후 누계", "total since designation"),
    Aggregation.RATIO: Bilingual("비율(더하지 않음)", "ratio (never added up)"),
    Aggregation.INDEX: Bilingual("지수(더하지 않음)", "index (never added up)"),
    Direction.MORE: Bilingual("클수록 좋음", "more is better"),
    Direction.LESS: Bilingual("작을수록 좋음", "less is better"),
    Provenance.REPORTED: Bilingual("보고", "reported"),
    Provenance.EARLIER_REPORT: Bilingual("옛 보고서", "earlier report"),
    Provenance.ADMINISTRATIVE: Bilingual("행정통계", "administrative statistics"),
    Provenance.COMPUTED: Bilingual("계산", "computed"),
    FigureStatus.GIVEN: Bilingual("값 있음", "given"),
    FigureStatus.MISSING: Bilingual("미제출", "missing"),
    FigureStatus.NOT_APPLICABLE: Bilingual("해당 없음", "not applicable"),
    Confidence.PROVED: Bilingual("증빙 있음", "proved"),
    Confidence.COUNTED: Bilingual("세었음", "counted"),
    Confidence.ESTIMATED: Bilingual("추정", "estimated"),
}


def name_of(member: StrEnum) -> Bilingual:
    """Return the words for a member of one of these enumerations."""
    return NAMES[member]
