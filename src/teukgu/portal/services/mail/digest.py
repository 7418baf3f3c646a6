"""Mail gathered into one a day or a week, for those who chose it. Deadlines and words to people never wait."""

from datetime import datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from teukgu.portal import clock
from teukgu.portal.services.mail.queue import queue_mail
from teukgu.portal.services.mail.recipients import recipients_of
from teukgu.portal.store.models import Account, DigestItem, MailPreference, MailRhythm, OutgoingMail
from teukgu.values import Bilingual, Finding, Refused

GATHERED = frozenset({"case.task"})
MONDAY = 0
LONGEST_WAIT = timedelta(days=7)


def waits_for_digest(mail: OutgoingMail, account: Account) -> bool:
    """Put ``mail`` aside for the account's digest if it is of that kind and they chose one; return whether it was."""
    if mail.kind not in GATHERED or rhythm_of(account.pk) == MailRhythm.EACH:
        return False
    DigestItem.objects.get_or_create(mail=mail, account=account)
    return True


def rhythm_of(account: int) -> str:
    """Return how often the account wants to hear of new work."""
    chosen = MailPreference.objects.filter(account=account).values_list("rhythm", flat=True).first()
    return chosen or MailRhythm.EACH.value


def choose_rhythm(account: int, rhythm: str) -> MailPreference:
    """Keep how often somebody wants to hear of new work; what waits for a digest leaves with the next one.

    Raises:
        Refused: for a rhythm that there is not.
    """
    if rhythm not in MailRhythm.values:
        raise Refused(
            [
                Finding(
                    "mail.rhythm",
                    Bilingual("알림을 받는 방법을 읽을 수 없습니다.", "This way of getting mail is not known."),
                    Bilingual("목록에서 고르십시오.", "Choose one of the list."),
                )
            ]
        )
    return MailPreference.objects.update_or_create(account_id=account, defaults={"rhythm": rhythm})[0]


def queue_digests(now: datetime) -> int:
    """Queue a digest for everybody whose day and hour it is; return how many. At most one a day for each."""
    here = timezone.localtime(now)
    if here.hour < settings.DIGEST_HOUR:
        return 0
    waiting = DigestItem.objects.filter(put_in=None).order_by("account").values_list("account", flat=True)
    return sum(_digest(account, now) for account in waiting.distinct() if _is_day_of(account, now))


def _is_day_of(account: int, now: datetime) -> bool:
    if rhythm_of(account) != MailRhythm.WEEKLY:
        return True
    first = DigestItem.objects.filter(account=account, put_in=None).order_by("mail__queued_at")[0]
    return clock.day_of(now).weekday() == MONDAY or now - first.mail.queued_at >= LONGEST_WAIT


def _digest(account_id: int, now: datetime) -> int:
    """Put what waits into one message, in one transaction; what is no longer theirs is left out."""
    day = clock.day_of(now)
    once = sha256(f"digest:{account_id}:{day}".encode()).hexdigest()
    with transaction.atomic():
        account = Account.objects.select_for_update().get(pk=account_id)
        if OutgoingMail.objects.filter(once=once).exists():
            return 0
        items = list(DigestItem.objects.filter(account=account, put_in=None).select_related("mail__case"))
        still = [one for one in items if account in recipients_of(one.mail, day)]
        if still:
            row = queue_mail(
                kind="digest",
                case=None,
                parties_or_accounts=[account],
                subject=_subject(len(still)),
                body=_body([one.mail for one in still]),
                once=once,
                now=now,
            )
            DigestItem.objects.filter(pk__in=[one.pk for one in still]).update(put_in=row)
        DigestItem.objects.filter(pk__in=[one.pk for one in items if one not in still]).delete()
    return int(bool(still))


def _subject(count: int) -> Bilingual:
    return Bilingual(f"[특구] 알림 {count}건 모음", f"[Teukgu] {count} notices in one")


def _body(mails: list[OutgoingMail]) -> Bilingual:
    korean = [f"· {mail.subject_ko}\n  {mail.body_ko}{_address(mail, '')}" for mail in mails]
    english = [f"- {mail.subject_en}\n  {mail.body_en}{_address(mail, '/en')}" for mail in mails]
    return Bilingual("\n\n".join(korean), "\n\n".join(english))


def _address(mail: OutgoingMail, language: str) -> str:
    return f"\n  {settings.SITE_ADDRESS}{language}/cases/{mail.case.number}/" if mail.case else ""
