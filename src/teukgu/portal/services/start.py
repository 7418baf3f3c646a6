"""What has to be in the store before the portal opens; each step skips what is already there."""

from collections.abc import Callable, Iterator

from django.conf import settings

from teukgu.loading.demonstration_year import year_folder
from teukgu.loading.programme import DEFAULT_PROGRAMME, load_programme, programme_folder
from teukgu.portal import clock
from teukgu.portal.programmes import DEMONSTRATION
from teukgu.portal.services.demo_lives.play import play_lives
from teukgu.portal.services.demo_round.play import STEPS, play_round, scene_of
from teukgu.portal.services.demo_round.told import round_told
from teukgu.portal.services.demo_year.play import YearPlayed, play_year
from teukgu.portal.services.demonstration import keep_demonstration
from teukgu.portal.services.erasure import erase_due
from teukgu.portal.services.people.demonstration_accounts import keep_demonstration_accounts
from teukgu.portal.services.people.demonstration_people import keep_demonstration_people
from teukgu.portal.services.people.keep_organisations import keep_organisations
from teukgu.portal.services.public_statistics import public_statistics
from teukgu.portal.services.registry_load import keep_programme, load_registry
from teukgu.portal.services.remarks import erase_old_remarks
from teukgu.portal.services.statistics_load import load_statistics
from teukgu.portal.store.models import LoadStamp, Programme
from teukgu.portal.store.queries.demo_year import DONE
from teukgu.values import Bilingual, Refused

Step = tuple[Bilingual, Callable[[], str]]
YEAR = Bilingual("지어낸 특구의 한 해 보고", "a year of reports of invented zones")
ROUND = Bilingual("지어낸 특구의 운영평가", "an evaluation round of invented zones")
LIVES = Bilingual("지어낸 특구의 사건", "cases of invented zones")


def steps() -> Iterator[Step]:
    """Yield what to do, in order, each with the words to show; an act returns a line on what it did, or nothing."""
    yield Bilingual("특구 등록부", "registry of zones"), registry_step
    yield Bilingual("기관과 직위", "organisations and posts"), organisations_step
    yield Bilingual("시군구 통계", "municipality statistics"), statistics_step
    if settings.PUBLIC_STATISTICS:
        words = Bilingual("공개 통계로 본 특구 주변의 변화", "around the zones in public statistics")
        yield words, public_statistics_step
    if settings.DEMONSTRATION:
        yield from demonstration_steps()
    yield Bilingual("보관 기간이 지난 알림 글", "remarks past their time"), remarks_step
    yield Bilingual("보관 기간이 지난 개인정보", "personal data past their time"), erasure_step


def demonstration_steps() -> Iterator[Step]:
    """Yield what a demonstration has beside the real programme; every zone, person and case of it is invented."""
    yield Bilingual("예시 프로그램(지어낸 특구)", "example programme (invented zones)"), demonstration_step
    yield Bilingual("시연 기관과 계정(지어낸 사람)", "invented organisations and people"), people_step
    yield LIVES, lives_step
    if settings.DEMONSTRATION_YEAR:
        yield YEAR, year_step


def registry_step() -> str:
    """Load the registry of the real programme."""
    folder = programme_folder()
    if not Programme.objects.filter(pk=DEFAULT_PROGRAMME).exists():
        keep_programme(DEFAULT_PROGRAMME, load_programme(folder).name, demonstration=False)
    done = load_registry(DEFAULT_PROGRAMME, folder / "registry", now=clock.now(), today=clock.today())
    if done.already:
        return ""
    return f"특구 {done.zones}곳, 새 사실 {done.new_facts:,}건 · {done.zones} zones, {done.new_facts:,} new facts"


def organisations_step() -> str:
    """Keep the organisations of the real programme with the posts they begin with; nobody holds them yet."""
    added = keep_organisations(DEFAULT_PROGRAMME, programme_folder())
    return f"기관 {added}곳 · {added} organisations" if added else ""


def people_step() -> str:
    """Keep the invented organisations and people of the demonstration."""
    folder = programme_folder(DEMONSTRATION)
    added = keep_demonstration_people(DEMONSTRATION, folder, now=clock.now())
    added += keep_demonstration_accounts(DEMONSTRATION, year_folder(folder), now=clock.now())
    return f"시연 계정 {added}개 · {added} invented accounts" if added else ""


def lives_step() -> str:
    """Play the lives of invented zones; what a rule refuses is said, and the portal opens without the rest."""
    try:
        played = play_demonstration()
    except Refused as refused:
        return "\n  ".join(f"✗ {one.text('ko')} · {one.text('en')}" for one in refused.findings)
    return f"한 일 {played:,}가지 · {played:,} acts and other steps" if played else ""


def play_demonstration() -> int:
    """Play what was not played yet of the invented lives; return how many steps that were."""
    return play_lives(DEMONSTRATION, programme_folder(DEMONSTRATION), now=clock.now())


def year_step() -> str:
    """Say that the worker plays the year while the portal is open; nothing once it was played."""
    if LoadStamp.objects.filter(part=DONE).exists():
        return ""
    return (
        "작업기가 이어서 되풀이합니다. 그동안에도 화면을 쓸 수 있습니다 · "
        "the worker plays it while the portal is open; `teukgu demo` plays it to the end"
    )


def play_whole_year() -> YearPlayed:
    """Play everything of the year that was not played yet."""
    return play_year(DEMONSTRATION, programme_folder(DEMONSTRATION), now=clock.now())


def play_whole_round() -> int:
    """Play everything of the round that was not played yet; return how many steps that were."""
    return play_round(DEMONSTRATION, programme_folder(DEMONSTRATION), now=clock.now())


def told_of_round() -> list[Bilingual]:
    """Return what was planted in the round that was played to its end, and what of it was found."""
    return list(round_told(scene_of(DEMONSTRATION, programme_folder(DEMONSTRATION), STEPS[-1], clock.now())))


def statistics_step() -> str:
    """Load statistics and borders of the municipalities."""
    count = load_statistics(DEFAULT_PROGRAMME, programme_folder(), now=clock.now())
    return f"통계 {count:,}건 · {count:,} figures" if count else ""


def public_statistics_step() -> str:
    """Compute and keep the round of public statistics."""
    out = settings.VAR / "rounds" / "public-statistics"
    zones = public_statistics(DEFAULT_PROGRAMME, programme_folder(), out, now=clock.now())
    return f"특구 {zones}곳 · {zones} zones" if zones else ""


def demonstration_step() -> str:
    """Evaluate and keep the invented programme."""
    out = settings.VAR / "rounds" / DEMONSTRATION
    folder = programme_folder(DEMONSTRATION)
    zones = keep_demonstration(DEMONSTRATION, folder, out, now=clock.now(), today=clock.today())
    return f"특구 {zones}곳 · {zones} zones" if zones else ""


def remarks_step() -> str:
    """Erase what visitors wrote too long ago."""
    erased = erase_old_remarks(now=clock.now(), days=settings.REMARK_DAYS)
    return f"{erased}건 지움 · {erased} erased" if erased else ""


def erasure_step() -> str:
    """Erase personal data whose time of keeping is over."""
    erased = sum(one.count for one in erase_due(now=clock.now(), today=clock.today()))
    return f"{erased:,}건 지움 · {erased:,} erased" if erased else ""
