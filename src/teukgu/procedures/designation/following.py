"""What follows a designation: inspection of the result, land-use plan, topographic map, ordinances."""

from teukgu.procedures.definition import Act, Direction
from teukgu.procedures.designation import checks_after as check
from teukgu.procedures.designation.tracks import AFTER_DESIGNATION
from teukgu.procedures.field_words import day, files, long_text, text
from teukgu.procedures.laws import land_use_regulation_act, zone_act
from teukgu.procedures.party import Party
from teukgu.values import Bilingual

MINISTRY = frozenset({Party.MINISTER})
MUNICIPALITY = frozenset({Party.APPLICANT})

OPEN_RESULT = Act(
    id="open_result_inspection",
    name=Bilingual("지정 결과 열람 시작", "Open the inspection of the result"),
    track="result_inspection",
    by=MUNICIPALITY,
    moves=(("none", "open"),),
    fields=(text("place", "열람 장소", "Where"),),
    basis=(zone_act(11, 3),),
    stages=AFTER_DESIGNATION,
)
CLOSE_RESULT = Act(
    id="close_result_inspection",
    name=Bilingual("지정 결과 열람 마침", "Close the inspection of the result"),
    track="result_inspection",
    by=MUNICIPALITY,
    moves=(("open", "closed"),),
    basis=(zone_act(11, 3),),
    stages=AFTER_DESIGNATION,
    conditions=(check.result_inspection_was_long_enough,),
    overridable=frozenset({"designation.inspection_too_short"}),
)
SUBMIT_LAND_USE = Act(
    id="submit_land_use_plan",
    name=Bilingual("토지이용계획 제출", "File the land-use plan"),
    track="land_use_plan",
    by=MUNICIPALITY,
    moves=(("none", "submitted"),),
    fields=(files("papers", "토지이용계획", "Land-use plan"), long_text("summary", "요지", "Summary", required=False)),
    basis=(zone_act(9, 2),),
    direction=Direction.OUT,
    document="land_use_plan",
    receiver=Party.MINISTER,
    stages=AFTER_DESIGNATION,
    optional=True,
)
APPROVE_LAND_USE = Act(
    id="approve_land_use_plan",
    name=Bilingual("토지이용계획 승인", "Approve the land-use plan"),
    track="land_use_plan",
    by=MINISTRY,
    moves=(("submitted", "approved"),),
    fields=(text("meeting", "의결한 회의", "Meeting"), text("gazette_number", "고시 번호", "Number of the notice")),
    basis=(zone_act(9, 3), zone_act(11)),
    direction=Direction.OUT,
    document="land_use_approval",
    receiver=Party.APPLICANT,
    stages=AFTER_DESIGNATION,
)
NOTIFY_MAP = Act(
    id="notify_topographic_map",
    name=Bilingual("지형도면 고시", "Notify the topographic map"),
    track="topographic",
    by=frozenset({Party.MINISTER, Party.APPLICANT}),
    moves=(("none", "notified"),),
    fields=(text("notice_number", "고시 번호", "Number of the notice"), files("map_files", "지형도면", "Map")),
    basis=(zone_act(11, 2), land_use_regulation_act(8, 2, 3)),
    direction=Direction.OUT,
    document="map_notice",
    stages=AFTER_DESIGNATION,
    conditions=(check.designation_has_not_lapsed,),
    overridable=frozenset({"designation.map_too_late"}),
)
RECORD_LAPSE = Act(
    id="record_lapse",
    name=Bilingual("지형도면 미고시로 인한 효력 상실 기록", "Record the lapse for want of the map"),
    track="topographic",
    by=MINISTRY,
    moves=(("none", "lapsed"),),
    basis=(land_use_regulation_act(8, 4, 5),),
    direction=Direction.OUT,
    document="lapse_notice",
    stages=AFTER_DESIGNATION,
    conditions=(check.map_time_has_passed,),
    effects=check.lapse_facts,
    adverse=True,
    fields=(long_text("grounds", "근거와 이유", "Grounds"),),
    optional=True,
)
REPORT_ORDINANCE = Act(
    id="report_ordinance",
    name=Bilingual("조례 제정 알림", "Tell of an ordinance"),
    track="ordinance",
    by=MUNICIPALITY,
    moves=(("none", "reported"), ("reported", "reported")),
    fields=(
        text("ordinance", "조례", "Ordinance"),
        day("promulgated_on", "공포일", "Promulgated on"),
        text("told", "알린 기관", "Agencies told", required=False),
        files("papers", "조례문", "Text"),
    ),
    basis=(zone_act(18),),
    direction=Direction.OUT,
    document="ordinance_report",
    receiver=Party.MINISTER,
    stages=AFTER_DESIGNATION,
    optional=True,
)

FOLLOWING = (
    *(OPEN_RESULT, CLOSE_RESULT, SUBMIT_LAND_USE, APPROVE_LAND_USE, NOTIFY_MAP, RECORD_LAPSE, REPORT_ORDINANCE),
)
