"""The words of a card in Korean and English."""

from teukgu.documents.report_card.card import Sureness
from teukgu.values import Bilingual

WORDS = {
    "title": Bilingual("{name} {year}년 평가 결과표", "Report card {year}: {name}"),
    "example": Bilingual(
        "예시 자료입니다. 특구와 수치는 모두 지어낸 것입니다.", "Example data: zone and figures are invented."
    ),
    "glance": Bilingual("1. 한눈에 보기", "1. At a glance"),
    "why": Bilingual("2. 무엇이 점수를 올리고 내렸나", "2. What raised and lowered the score"),
    "path": Bilingual("3. 걸어온 길과 같은 유형", "3. Own path and peers"),
    "next": Bilingual("4. 내년에 가장 도움이 될 것", "4. What would help most next year"),
    "data": Bilingual("5. 자료에 관하여", "5. About the data"),
    "objecting": Bilingual("6. 결과가 맞지 않다고 보면", "6. If you think this is wrong"),
    "zone": Bilingual("특구", "Zone"),
    "type": Bilingual("유형", "Type"),
    "round": Bilingual("평가", "Evaluation"),
    "year": Bilingual("성과 연도", "Performance year"),
    "tier": Bilingual("등급", "Tier"),
    "decided": Bilingual("위원회가 달리 정한 등급", "Tier the committee gave instead"),
    "no_tier": Bilingual("등급을 매기지 않는 평가", "no tiers in this evaluation"),
    "sure": Bilingual("얼마나 확실한가", "How sure"),
    "score": Bilingual("점수", "Score"),
    "rank": Bilingual("순위", "Rank"),
    "rank_of": Bilingual("{population}곳 가운데 {rank}위", "{rank} of {population}"),
    "interval": Bilingual("순위 범위", "Range of ranks"),
    "interval_of": Bilingual("{low}~{high}위({share} 범위)", "{low} to {high} ({share} range)"),
    "low_years": Bilingual("순위가 가장 낮은 무리에 든 해", "Years among the lowest ranks"),
    "none": Bilingual("없음", "none"),
    "chances": Bilingual("등급별 확률", "Probability of each tier"),
    "chances_how": Bilingual(
        "지표의 무게, 계산 방법, 자료의 오차를 조금씩 바꾸어 다시 매긴 등급의 비율입니다.",
        "How often the zone got each tier when weights, methods and data were varied a little.",
    ),
    "why_how": Bilingual(
        "같은 무리의 가운데 특구({median}{score}점)와 견준 점수 차이입니다. 모두 더하면 우리 점수가 됩니다.",
        "Points against the median zone of the group ({median}{score} points). Together they make the zone's score.",
    ),
    "why_how_bands": Bilingual(
        "같은 무리의 가운데 특구와 견준 점수 차이입니다.", "Points against the median zone of the group."
    ),
    "raised": Bilingual("올린 것", "What raised it"),
    "lowered": Bilingual("내린 것", "What lowered it"),
    "nothing_raised": Bilingual(
        "가운데 특구보다 점수를 올린 지표가 없습니다.", "No indicator raised the score above the median zone."
    ),
    "nothing_lowered": Bilingual(
        "가운데 특구보다 점수를 내린 지표가 없습니다.", "No indicator lowered the score below the median zone."
    ),
    "indicator": Bilingual("지표", "Indicator"),
    "unit": Bilingual("단위", "Unit"),
    "own": Bilingual("우리 특구", "This zone"),
    "median": Bilingual("가운데 특구", "Median zone"),
    "points": Bilingual("점수 차이", "Points"),
    "sum": Bilingual("더해 보기", "The sum"),
    "median_score": Bilingual("가운데 특구의 점수", "Score of the median zone"),
    "raised_sum": Bilingual("올린 것(위의 표)", "Raised (table above)"),
    "lowered_sum": Bilingual("내린 것(위의 표)", "Lowered (table above)"),
    "rest": Bilingual("그 밖의 지표", "Other indicators"),
    "extra": Bilingual("가점·감점", "Bonus and penalty"),
    "rounding": Bilingual("반올림", "Rounding"),
    "own_score": Bilingual("우리 점수", "Score of this zone"),
    "path_how": Bilingual(
        "보고한 수치입니다. ‘같은 유형’은 같은 무리 특구들의 증감률 가운데 값입니다.",
        "Reported figures. “Peers”: the median change over the zones of the same group.",
    ),
    "figure": Bilingual("수치", "Figure"),
    "target": Bilingual("목표", "Target"),
    "change": Bilingual("지난해보다", "Against last year"),
    "peers": Bilingual("같은 유형", "Peers"),
    "no_path": Bilingual("해마다 보고한 수치가 없습니다.", "There are no yearly figures."),
    "rise": Bilingual(
        "다른 특구가 그대로라면 다음 한 가지만으로 등급이 ‘{tier}’(으)로 오릅니다.",
        "With the other zones as they are, this alone would lift the zone to “{tier}”.",
    ),
    "wanted": Bilingual("되어야 할 값", "Needed"),
    "by_people": Bilingual(
        "이 점수는 평가하는 사람이 매깁니다. 사업 계획과 설명 자료가 좋아져야 오릅니다.",
        "People give this score: it rises with better plans and papers.",
    ),
    "no_rise": Bilingual(
        "지표 하나만으로는 한 등급을 올릴 수 없습니다. 점수를 가장 많이 내린 지표부터 살펴보세요: {names}.",
        "No single indicator can lift the zone a tier. Look first at what lowered the score most: {names}.",
    ),
    "even": Bilingual(
        "지표 하나만으로는 한 등급을 올릴 수 없습니다. 여러 지표가 함께 좋아져야 합니다.",
        "No single indicator can lift the zone a tier; several have to improve together.",
    ),
    "top": Bilingual("이미 가장 좋은 등급입니다.", "The zone is in the best tier already."),
    "no_next": Bilingual("등급이 없어 견줄 것이 없습니다.", "Without tiers there is nothing to compare."),
    "gap": Bilingual("다음 등급까지 {gap}점 모자랍니다.", "{gap} points are missing to the next tier."),
    "filled": Bilingual(
        "우리 특구의 값이 없어 평가 체계가 정한 방법으로 다룬 지표: {names}.",
        "No figure of the zone's own, treated as the scheme says: {names}.",
    ),
    "complete": Bilingual("모든 지표에 우리 특구의 값이 있습니다.", "Every indicator has a figure of the zone's own."),
    "corrections": Bilingual("보고한 뒤 고친 값", "Figures corrected after reporting"),
    "corrections_unknown": Bilingual(
        "보고한 뒤 고친 값의 기록은 이 표를 만든 자료에 들어 있지 않습니다.",
        "The data this card was made from hold no record of corrections.",
    ),
    "millions": Bilingual("백만", "million "),
    "no_corrections": Bilingual("보고한 뒤 고친 값이 없습니다.", "No figure was corrected after reporting."),
    "corrected_year": Bilingual("연도", "Year"),
    "before": Bilingual("고치기 전", "Before"),
    "after": Bilingual("고친 뒤", "After"),
    "day": Bilingual("고친 날", "Day"),
    "reason": Bilingual("까닭", "Reason"),
    "object_days": Bilingual(
        "평가안을 통지받은 날부터 {days}일 안에 이의를 낼 수 있습니다.",
        "You may object within {days} days of receiving the draft.",
    ),
    "object_until": Bilingual(
        "{until}까지 이의를 낼 수 있습니다(통지받은 날부터 {days}일).",
        "You may object until {until} ({days} days from the draft).",
    ),
    "object_until_day": Bilingual("{until}까지 이의를 낼 수 있습니다.", "You may object until {until}."),
    "object_answer": Bilingual(
        "어느 수치나 판단이 왜 맞지 않는지 적고 증거를 붙여 주세요. 모든 이의에는 까닭을 밝혀 답합니다.",
        "Say which figure or judgement is wrong and why, with evidence. Every objection is answered with reasons.",
    ),
    "no_objection": Bilingual(
        "이 결과는 확정되었거나 이의신청 기간이 정해지지 않았습니다. 궁금한 점은 평가를 맡은 곳에 물어보세요.",
        "These results are final or no time to object is set. Ask the office in charge of the evaluation.",
    ),
    "sealed": Bilingual(
        "누구나 다시 계산해 볼 수 있습니다. 봉인한 묶음의 SHA-256: {hash}",
        "Anyone can recompute this. SHA-256 of the sealed bundle: {hash}",
    ),
}

SURENESS = {
    Sureness.SURE: Bilingual(
        "확실: 조건을 조금 바꾸어도 이 등급입니다.", "Sure: the tier stays when conditions vary a little."
    ),
    Sureness.LINE: Bilingual(
        "경계: 조건을 조금만 바꾸어도 옆 등급이 될 수 있습니다.",
        "On the line: a small change of conditions may give the tier next to it.",
    ),
    Sureness.HARD: Bilingual(
        "판단 어려움: 순위 범위가 여러 등급에 걸쳐 있습니다.",
        "Cannot tell: the range of ranks reaches over several tiers.",
    ),
    Sureness.UNKNOWN: Bilingual("계산하지 않음", "Not computed"),
}
