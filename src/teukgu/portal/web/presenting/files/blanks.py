"""Names of the values that a paper still lacks, as a person would call them."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from teukgu.portal.plan_rules import plan_contents
from teukgu.portal.web.presenting.words import said
from teukgu.procedures.definition import Procedure
from teukgu.values import Bilingual


def blank_names(names: Iterable[str], procedure: Procedure | None = None) -> tuple[str, ...]:
    """Return the names of fields and of items of the plan; what is neither is shown as the template calls it."""
    return tuple(dict.fromkeys(_name(name, procedure) for name in names))


def _name(name: str, procedure: Procedure | None) -> str:
    item = plan_contents().item(name)
    if item is not None:
        return _("계획의 %(item)s") % {"item": said(item.name)}
    field = _field(name, procedure)
    if field is not None:
        return said(field)
    act = procedure.act(name) if procedure else None
    return _("앞선 행위: %(act)s") % {"act": said(act.name)} if act else name


def _field(name: str, procedure: Procedure | None) -> Bilingual | None:
    acts = procedure.acts if procedure else ()
    return next((field.name for act in acts for field in act.fields if field.key == name), None)
