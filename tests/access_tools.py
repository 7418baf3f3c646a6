"""A tiny world for access: every kind of organisation in a territory, in a neighbouring one, cases in every state."""

from datetime import UTC, date, datetime
from itertools import count, product

from teukgu.portal.access import CaseFacts, PartyHeld, PostHeld, Viewer

PROGRAMME = "kr_special_zones"
HERE, THERE = "town-a", "town-b"
PROVINCE_HERE, PROVINCE_THERE = "province-a", "province-b"
KINDS = (
    *("ministry", "office", "province", "municipality", "council", "agency", "committee", "working_committee"),
    *("expert_body", "operator", "fund", "audit", "system"),
)
ROLES = ("officer", "chief", "head", "secretary", "member", "auditor", "data_officer", "system")
STAGES = (
    *("", "drafting", "adopted", "announced", "applied", "examining", "supplement", "working_committee", "committee"),
    *("resolved", "refused", "designated", "returned", "withdrawn", "closed"),
)
PROCEDURES = ("designation", "proposal")
TERRITORIES = {"own": {HERE}, "above": {PROVINCE_HERE}, "other": {THERE}, "none": set()}
PARTIES = (
    *("proposer", "applicant", "council", "operator", "resident", "governor", "office", "minister", "agency"),
    *("working_committee", "committee"),
)
ME, SOMEBODY = "1", "2"
MY_ORGANISATION = 7


def post(kind: str, role: str, territory: str = "own", *, programme: str = PROGRAMME, deputy: bool = False) -> PostHeld:
    """A post of ``kind`` and ``role`` whose organisation answers for a territory."""
    return PostHeld(1, MY_ORGANISATION, kind, role, programme, frozenset(TERRITORIES[territory]), deputy=deputy)


def facts(stage: str, procedure: str = "designation", *parties: PartyHeld, **more: object) -> CaseFacts:
    """A case of the municipality ``HERE``."""
    return CaseFacts(
        PROGRAMME,
        frozenset({HERE, PROVINCE_HERE}),
        parties,
        stage=stage,
        procedure=procedure,
        **more,  # type: ignore[arg-type]
    )


def every_post() -> list[PostHeld]:
    """Every kind, role and territory once."""
    return [post(*three) for three in product(KINDS, ROLES, TERRITORIES)]


def every_case() -> list[CaseFacts]:
    """Every state and procedure once."""
    return [facts(*two) for two in product(STAGES, PROCEDURES)]


def me(*posts: PostHeld) -> Viewer:
    """A viewer with posts."""
    return Viewer(ME, posts)


NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
TODAY = date(2026, 3, 2)
_numbers = count(1)


def make_region(key: str, kind: str, province: object = None) -> object:
    """Keep a region."""
    from teukgu.portal.store.models import Region

    return Region.objects.create(id=key, programme_id=PROGRAMME, kind=kind, name_ko=key, name_en=key, province=province)


def make_organisation(key: str, kind: str, region: object = None) -> object:
    """Keep an organisation."""
    from teukgu.portal.store.models import Organisation

    return Organisation.objects.create(
        programme_id=PROGRAMME, key=key, kind=kind, name_ko=key, name_en=key, region=region
    )


def make_case(stage: str | None, procedure: str = "designation", title: str = "") -> object:
    """Keep a case; without ``stage`` it has no projection yet."""
    from teukgu.portal.store.models import Case, CaseNow

    number = f"T-{next(_numbers):04d}"
    case = Case.objects.create(
        programme_id=PROGRAMME,
        number=number,
        procedure=procedure,
        title=title or number,
        opened_at=NOW,
        opened_on=TODAY,
        rules_on=TODAY,
        once=number,
    )
    if stage is not None:
        CaseNow.objects.create(case=case, stage=stage, changed_at=NOW)
    return case


def make_account(name: str, **more: object) -> object:
    """Keep an account."""
    from teukgu.portal.store.models import Account

    return Account.objects.create_user(f"{name}@example.test", None, name=name, created_at=NOW, **more)
