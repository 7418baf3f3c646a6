"""The articles that acts and clocks rest on, with their public address."""

from teukgu.procedures.definition import Basis
from teukgu.values import Bilingual

SITE = "https://www.law.go.kr/법령/"
ZONES = "규제자유특구및지역특화발전특구에관한규제특례법"


def zone_act(article: int, *paragraphs: int) -> Basis:
    """Return an article of the zone Act (지역특구법)."""
    return _article(("지역특구법", "Zone Act"), ZONES, f"{article}", paragraphs)


def zone_decree(article: int, *paragraphs: int) -> Basis:
    """Return an article of its decree (지역특구법 시행령)."""
    return _article(("지역특구법 시행령", "Zone Act Decree"), f"{ZONES}시행령", f"{article}", paragraphs)


def zone_rule(article: int, *paragraphs: int) -> Basis:
    """Return an article of its rule (지역특구법 시행규칙)."""
    return _article(("지역특구법 시행규칙", "Zone Act Rule"), f"{ZONES}시행규칙", f"{article}", paragraphs)


def administrative_procedures_act(article: int, *paragraphs: int) -> Basis:
    """Return an article of the Administrative Procedures Act (행정절차법)."""
    return _article(("행정절차법", "Administrative Procedures Act"), "행정절차법", f"{article}", paragraphs)


def administrative_procedures_decree(article: int, *paragraphs: int) -> Basis:
    """Return an article of its decree (행정절차법 시행령)."""
    names = ("행정절차법 시행령", "Administrative Procedures Act decree")
    return _article(names, "행정절차법시행령", f"{article}", paragraphs)


def general_act(article: int, *paragraphs: int) -> Basis:
    """Return an article of the General Act on Public Administration (행정기본법)."""
    return _article(("행정기본법", "General Act on Public Administration"), "행정기본법", f"{article}", paragraphs)


def environment_act(article: int, *paragraphs: int) -> Basis:
    """Return an article of the Environmental Impact Assessment Act (환경영향평가법)."""
    return _article(
        ("환경영향평가법", "Environmental Impact Assessment Act"), "환경영향평가법", f"{article}", paragraphs
    )


def environment_decree(article: int, *paragraphs: int) -> Basis:
    """Return an article of its decree (환경영향평가법 시행령)."""
    names = ("환경영향평가법 시행령", "Decree of the Environmental Impact Assessment Act")
    return _article(names, "환경영향평가법시행령", f"{article}", paragraphs)


def land_use_regulation_act(article: int, *paragraphs: int) -> Basis:
    """Return an article of the Land Use Regulation Act (토지이용규제 기본법)."""
    return _article(("토지이용규제 기본법", "Land Use Regulation Act"), "토지이용규제기본법", f"{article}", paragraphs)


def work_regulation(article: int, *paragraphs: int) -> Basis:
    """Return an article of the Administrative Work Regulation (행정업무의 운영 및 혁신에 관한 규정)."""
    names = ("행정업무규정", "Administrative Work Regulation")
    return _article(names, "행정업무의운영및혁신에관한규정", f"{article}", paragraphs)


def _article(names: tuple[str, str], page: str, article: str, paragraphs: tuple[int, ...]) -> Basis:
    ko = "·".join(f"제{number}항" for number in paragraphs)
    en = "".join(f"({number})" for number in paragraphs)
    return Basis(
        Bilingual(f"{names[0]} 제{article}조{ko}", f"{names[1]} art. {article}{en}"), f"{SITE}{page}/제{article}조"
    )
