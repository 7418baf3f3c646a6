"""Models, a module per context. Real and demonstration never mix: every row belongs to one programme."""

from teukgu.portal.store.models.access_log import (
    AccessAction,
    AccessLogCheckpoint,
    AccessLogEntry,
    AccessLogHead,
    AccessLogReview,
)
from teukgu.portal.store.models.api_tokens import ApiToken
from teukgu.portal.store.models.awards import Award
from teukgu.portal.store.models.barring import CaseBar
from teukgu.portal.store.models.calendar_feed import CalendarFeed
from teukgu.portal.store.models.cases import Case, CaseClock, CaseEvent, CaseNow, CaseParty, CaseTask, OfficialDocument
from teukgu.portal.store.models.chores import Chore, WorkerBeat
from teukgu.portal.store.models.committee import CommitteeRound
from teukgu.portal.store.models.committee_bodies import (
    AgendaItem,
    Attendance,
    Body,
    ChallengeDecision,
    ConflictFact,
    Exclusion,
    ItemResolution,
    Meeting,
    MeetingNotice,
    MeetingOpening,
    MeetingPaper,
    Membership,
    MembershipEnd,
    Minutes,
    OperatingRule,
    ViceChairElection,
    Vote,
    WrittenOpinion,
)
from teukgu.portal.store.models.counts import DesignationGap, OfficialCount, UnnamedCancellation
from teukgu.portal.store.models.data_requests import (
    DataAnswer,
    DataAnswerSent,
    DataAnswerVerdict,
    DataRequest,
    DataRequestStep,
    SavedTable,
)
from teukgu.portal.store.models.decline import DeclineArea
from teukgu.portal.store.models.evaluation import Round, RoundContribution, RoundFile, RoundResult
from teukgu.portal.store.models.files import FileUse, StoredFile
from teukgu.portal.store.models.handovers import Handover
from teukgu.portal.store.models.invitations import Invitation
from teukgu.portal.store.models.labels import Label
from teukgu.portal.store.models.loads import LoadStamp
from teukgu.portal.store.models.mail import DigestItem, MailDelivery, MailPreference, MailRhythm, OutgoingMail
from teukgu.portal.store.models.office_desk import (
    AdviceTurn,
    CoachAdvice,
    CoachAssignment,
    CoachAssignmentEnd,
    CoachSession,
    EarlyWarning,
    FindingTurn,
    MidYearFigure,
    Milestone,
    MilestoneTurn,
    PlanReview,
    VerificationSample,
    VerifiedFigure,
    Visit,
    VisitFinding,
    VisitPhoto,
    VisitSignature,
    ZoneAssignment,
)
from teukgu.portal.store.models.offices import Jurisdiction, Office
from teukgu.portal.store.models.opinions import Opinion, OpinionModeration
from teukgu.portal.store.models.past import PastFile, YearsUpload
from teukgu.portal.store.models.people import (
    Account,
    Holding,
    HoldingKind,
    Organisation,
    OrganisationKind,
    Post,
    PostRole,
)
from teukgu.portal.store.models.personal import PersonalDetail, PersonalKind
from teukgu.portal.store.models.plans import Plan, PlanComment, PlanCommentTurn, PlanSave, PlanVersion
from teukgu.portal.store.models.programmes import Programme
from teukgu.portal.store.models.projection import ZoneNow, ZonePlace
from teukgu.portal.store.models.regions import (
    Region,
    RegionBorder,
    RegionCode,
    RegionName,
    RegionParent,
    RegionSuccession,
)
from teukgu.portal.store.models.remarks import Remark
from teukgu.portal.store.models.reports import (
    AttributionShare,
    Baseline,
    Observation,
    Report,
    ReportExplanation,
    ReportSave,
    ReportVersion,
    Target,
)
from teukgu.portal.store.models.saved_lists import SavedList
from teukgu.portal.store.models.sessions import CouncilSession
from teukgu.portal.store.models.sources import Source
from teukgu.portal.store.models.statistics import (
    RegionStatistic,
    StatisticFigure,
    StatisticIndicator,
    StatisticVintage,
    VintageKind,
)
from teukgu.portal.store.models.uploads import UploadBatch, WorkbookUpload
from teukgu.portal.store.models.zones import Zone, ZoneFact, ZoneSuccession

__all__ = [
    "AccessAction",
    "AccessLogCheckpoint",
    "AccessLogEntry",
    "AccessLogHead",
    "AccessLogReview",
    "Account",
    "AdviceTurn",
    "AgendaItem",
    "ApiToken",
    "Attendance",
    "AttributionShare",
    "Award",
    "Baseline",
    "Body",
    "CalendarFeed",
    "Case",
    "CaseBar",
    "CaseClock",
    "CaseEvent",
    "CaseNow",
    "CaseParty",
    "CaseTask",
    "ChallengeDecision",
    "Chore",
    "CoachAdvice",
    "CoachAssignment",
    "CoachAssignmentEnd",
    "CoachSession",
    "CommitteeRound",
    "ConflictFact",
    "CouncilSession",
    "DataAnswer",
    "DataAnswerSent",
    "DataAnswerVerdict",
    "DataRequest",
    "DataRequestStep",
    "DeclineArea",
    "DesignationGap",
    "DigestItem",
    "EarlyWarning",
    "Exclusion",
    "FileUse",
    "FindingTurn",
    "Handover",
    "Holding",
    "HoldingKind",
    "Invitation",
    "ItemResolution",
    "Jurisdiction",
    "Label",
    "LoadStamp",
    "MailDelivery",
    "MailPreference",
    "MailRhythm",
    "Meeting",
    "MeetingNotice",
    "MeetingOpening",
    "MeetingPaper",
    "Membership",
    "MembershipEnd",
    "MidYearFigure",
    "Milestone",
    "MilestoneTurn",
    "Minutes",
    "Observation",
    "Office",
    "OfficialCount",
    "OfficialDocument",
    "OperatingRule",
    "Opinion",
    "OpinionModeration",
    "Organisation",
    "OrganisationKind",
    "OutgoingMail",
    "PastFile",
    "PersonalDetail",
    "PersonalKind",
    "Plan",
    "PlanComment",
    "PlanCommentTurn",
    "PlanReview",
    "PlanSave",
    "PlanVersion",
    "Post",
    "PostRole",
    "Programme",
    "Region",
    "RegionBorder",
    "RegionCode",
    "RegionName",
    "RegionParent",
    "RegionStatistic",
    "RegionSuccession",
    "Remark",
    "Report",
    "ReportExplanation",
    "ReportSave",
    "ReportVersion",
    "Round",
    "RoundContribution",
    "RoundFile",
    "RoundResult",
    "SavedList",
    "SavedTable",
    "Source",
    "StatisticFigure",
    "StatisticIndicator",
    "StatisticVintage",
    "StoredFile",
    "Target",
    "UnnamedCancellation",
    "UploadBatch",
    "VerificationSample",
    "VerifiedFigure",
    "ViceChairElection",
    "VintageKind",
    "Visit",
    "VisitFinding",
    "VisitPhoto",
    "VisitSignature",
    "Vote",
    "WorkbookUpload",
    "WorkerBeat",
    "WrittenOpinion",
    "YearsUpload",
    "Zone",
    "ZoneAssignment",
    "ZoneFact",
    "ZoneNow",
    "ZonePlace",
    "ZoneSuccession",
]
