"""Bodies of an installation and the rules they set for themselves."""

from datetime import date, datetime

from django.db import transaction

from teukgu.portal.access import Viewer
from teukgu.portal.services.meetings.known import managed_body, rules_of, specs
from teukgu.portal.services.meetings.recording import before, stamp
from teukgu.portal.store.models import Body, OperatingRule, Organisation
from teukgu.procedures.meetings import refusals
from teukgu.procedures.meetings.rules import OwnRule, own_rule_findings
from teukgu.rulebook.parameter import Plain
from teukgu.values import nfc, refuse_if_any

CONFIG_OF_KIND = {"committee": "zone_committee", "working_committee": "working_committee"}


def establish_body(organisation: Organisation, config: str = "") -> Body:
    """Return the body of an organisation, made when there is none: ``config`` names its file (by kind if empty)."""
    name = config or CONFIG_OF_KIND[organisation.kind]
    defaults = {"programme_id": organisation.programme_id, "key": organisation.key, "config": specs()[name].id}
    return Body.objects.get_or_create(organisation=organisation, defaults=defaults)[0]


def establish_own_bodies(viewer: Viewer) -> None:
    """Make the bodies of the committees that the viewer is secretary of."""
    ids = {post.organisation for post in viewer.posts if post.role == "secretary"}
    for organisation in Organisation.objects.filter(pk__in=ids, kind__in=CONFIG_OF_KIND, body=None):
        establish_body(organisation)


@transaction.atomic
def enter_own_rule(
    viewer: Viewer,
    body: str,
    *,
    parameter: str,
    value: Plain,
    title: str,
    number: str = "",
    valid_from: date,
    valid_to: date | None = None,
    once: str,
    now: datetime,
) -> OperatingRule:
    """Record a rule that the body (or the ordinance that made it) set, with the document it stands in.

    Raises:
        Hidden: when the viewer is not its secretary.
        Refused: for what the law settles itself, and for values that the rule does not offer.
    """
    found = managed_body(viewer, body)
    known = before(OperatingRule, once)
    if known is not None:
        return known
    rules = rules_of(found, valid_from)
    findings = list(own_rule_findings(rules.body, OwnRule(parameter, value, title, valid_from, valid_to), rules.rules))
    if not title.strip():
        findings.append(refusals.no_reason())
    refuse_if_any(findings)
    return OperatingRule.objects.create(
        body=found,
        parameter=parameter,
        value=value,
        title=nfc(title.strip()),
        number=nfc(number.strip()),
        valid_from=valid_from,
        valid_to=valid_to,
        **stamp(viewer, found, once=once, now=now),
    )
