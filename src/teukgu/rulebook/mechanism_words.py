"""How an exemption is brought about, in words."""

from teukgu.rulebook.exemption import Mechanism
from teukgu.values import Bilingual

MECHANISM_NAMES: dict[Mechanism, Bilingual] = {
    Mechanism.ORDINANCE: Bilingual("시ㆍ군ㆍ구 조례", "municipal ordinance"),
    Mechanism.PROVINCE_ORDINANCE: Bilingual("시ㆍ도 조례", "province ordinance"),
    Mechanism.MAYOR_DECISION: Bilingual("단체장의 결정", "decision of the municipal head"),
    Mechanism.MAYOR_NOTICE: Bilingual("단체장의 고시ㆍ공고", "public notice or announcement by the municipal head"),
    Mechanism.MAYOR_RECOMMENDS: Bilingual("단체장의 추천", "recommendation by the municipal head"),
    Mechanism.MAYOR_REQUESTS: Bilingual("단체장의 요청", "request by the municipal head"),
    Mechanism.CENTRAL_DECISION: Bilingual("중앙행정기관의 결정", "decision of a central agency"),
    Mechanism.OTHER_AUTHORITY: Bilingual("다른 기관의 결정", "decision of another authority"),
    Mechanism.DEEMED: Bilingual("계획 승인으로 의제", "deemed by approval of the plan"),
    Mechanism.DIRECT: Bilingual("특화사업자에게 바로 적용", "takes effect directly for operators"),
    Mechanism.DEVOLVED: Bilingual("권한이 시ㆍ군ㆍ구로 옮겨짐", "power moves to the municipality"),
    Mechanism.DISAPPLY: Bilingual("적용 배제", "left unapplied"),
}
