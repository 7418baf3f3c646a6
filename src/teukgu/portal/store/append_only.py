"""Tables whose rows are only ever added: the database itself refuses to change or delete them, on both engines.

Name the table in `ONLY_ADDED`; after every ``migrate`` its triggers are put in place again, because SQLite drops them
whenever a migration makes a table anew.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db import connections, migrations
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

REFUSAL = "rows of this table are only added"
_PAST_CHECKPOINT = "OLD.seq > COALESCE((SELECT MAX(seq) FROM store_accesslogcheckpoint), 0)"
_PAST_ERASURE = (
    "NOT EXISTS (SELECT 1 FROM store_sheeterasure e WHERE e.sheet_id = OLD.sheet_id AND e.made_at >= OLD.recorded_at)"
)
_PAST_STAGE = "NOT EXISTS (SELECT 1 FROM store_stageerasure e WHERE e.case_id = OLD.case_id)"
_PAST_STAGE_OF_EXCLUSION = (
    "NOT EXISTS (SELECT 1 FROM store_stageerasure e JOIN store_ballotexclusion x ON x.case_id = e.case_id "
    "WHERE x.id = OLD.exclusion_id)"
)
_PAST_FACTS = "NOT EXISTS (SELECT 1 FROM store_panelfacterasure e WHERE e.reviewer_id = OLD.reviewer_id)"
ONLY_ADDED: Mapping[str, str] = {
    "store_caseevent": "",
    "store_accesslogentry": _PAST_CHECKPOINT,
    "store_accesslogcheckpoint": "",
    "store_accesslogreview": "",
    "store_plansave": "",
    "store_planversion": "",
    "store_plancomment": "",
    "store_plancommentturn": "",
    "store_handover": "",
    "store_opinion": "",
    "store_opinionmoderation": "",
    "store_operatingrule": "",
    "store_membership": "",
    "store_membershipend": "",
    "store_vicechairelection": "",
    "store_agendaitem": "",
    "store_meetingpaper": "",
    "store_meetingnotice": "",
    "store_meetingopening": "",
    "store_attendance": "",
    "store_exclusion": "",
    "store_challengedecision": "",
    "store_vote": "",
    "store_itemresolution": "",
    "store_minutes": "",
    "store_reportsave": "",
    "store_reportversion": "",
    "store_reportexplanation": "",
    "store_reportattachment": "",
    "store_approvallink": "",
    "store_approvallinkend": "",
    "store_observation": "",
    "store_baseline": "",
    "store_target": "",
    "store_attributionshare": "",
    "store_datarequest": "",
    "store_datarequeststep": "",
    "store_savedtable": "",
    "store_labscenario": "",
    "store_schemedraft": "",
    "store_schemeshown": "",
    "store_schemeopinion": "",
    "store_schemeopinionanswer": "",
    "store_officialrank": "",
    "store_roundcomputation": "",
    "store_roundcomputationfile": "",
    "store_rounddeparture": "",
    "store_roundfreeze": "",
    "store_roundfreezefile": "",
    "store_roundmember": "",
    "store_roundpopulation": "",
    "store_roundscheme": "",
    "store_roundzoneresult": "",
    "store_panel": "",
    "store_panelassignment": "",
    "store_panelclosing": "",
    "store_panelconfirmation": "",
    "store_panelcriteria": "",
    "store_panelcriterion": "",
    "store_paneldeclaration": "",
    "store_paneldiscussion": "",
    "store_paneldiscussionend": "",
    "store_panelfact": _PAST_FACTS,
    "store_panelfacterasure": "",
    "store_panelhandedin": "",
    "store_panelleave": "",
    "store_panelopinion": "",
    "store_panelpair": "",
    "store_panelremark": "",
    "store_panelreply": "",
    "store_panelreviewer": "",
    "store_panelreviewerterms": "",
    "store_panelscore": "",
    "store_panelvoid": "",
    "store_ballotcast": _PAST_STAGE,
    "store_ballotexclusion": "",
    "store_ballotexclusiondetail": _PAST_STAGE_OF_EXCLUSION,
    "store_ballotimport": "",
    "store_ballottally": "",
    "store_publicballot": "",
    "store_publicballotend": "",
    "store_stageerasure": "",
    "store_zonestory": "",
    "store_dataanswer": "",
    "store_dataanswerverdict": "",
    "store_dataanswersent": "",
    "store_adviceturn": "",
    "store_coachadvice": "",
    "store_coachassignment": "",
    "store_coachassignmentend": "",
    "store_coachsession": "",
    "store_findingturn": "",
    "store_midyearfigure": "",
    "store_milestone": "",
    "store_milestoneturn": "",
    "store_planreview": "",
    "store_sampleannouncement": "",
    "store_verificationsample": "",
    "store_verifiedfigure": "",
    "store_figureturn": "",
    "store_statisticvintage": "",
    "store_statisticfigure": "",
    "store_sheetanswer": _PAST_ERASURE,
    "store_sheetconsent": _PAST_ERASURE,
    "store_sheeterasure": "",
    "store_sheetsum": "",
    "store_visit": "",
    "store_visitfinding": "",
    "store_visitphoto": "",
    "store_visitsignature": "",
    "store_zoneassignment": "",
}
"""Table, and the condition under which even deleting is refused (always, when there is none)."""


def only_added(table: str) -> migrations.RunPython:
    """Return the migration step that lets ``table`` refuse UPDATE and DELETE (and TRUNCATE on PostgreSQL)."""

    def install(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
        for statement in statements(table, editor.connection.vendor):
            editor.execute(statement)

    def remove(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
        for statement in removals(table, editor.connection.vendor):
            editor.execute(statement)

    return migrations.RunPython(install, remove, elidable=False)


def install_all(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers of every table of `ONLY_ADDED` in place, anew where they stand already."""
    there = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for table, refused_when in ONLY_ADDED.items():
            if table not in there:
                continue
            for statement in (
                *removals(table, connection.vendor),
                *statements(table, connection.vendor, refused_when),
            ):
                cursor.execute(statement)


def remove_all(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away: tests that empty their database between cases."""
    with connection.cursor() as cursor:
        for table in set(ONLY_ADDED) & set(connection.introspection.table_names()):
            for statement in removals(table, connection.vendor):
                cursor.execute(statement)


def after_migrate(using: str = "default", **_more: Any) -> None:
    """Receive ``post_migrate``."""
    install_all(connections[using])


def statements(table: str, vendor: str, refused_when: str = "") -> Iterator[str]:
    """Yield what installs the refusal; deleting is refused only where ``refused_when`` holds, if it is given."""
    if vendor == "postgresql":
        yield from _postgresql(table, refused_when)
        return
    when = f" WHEN {refused_when}" if refused_when else ""
    for what, condition in (("update", ""), ("delete", when)):
        yield (
            f"CREATE TRIGGER {table}_no_{what} BEFORE {what.upper()} ON {table}{condition} "
            f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        )


def _postgresql(table: str, refused_when: str) -> Iterator[str]:
    """Yield the functions and triggers; a trigger's own condition may not ask other tables, its function may."""
    raised = f"RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'"
    asked = f"IF {refused_when} THEN {raised}; END IF; RETURN OLD;" if refused_when else f"{raised};"
    for name, body in (("only_added", f"{raised};"), ("no_delete", asked)):
        yield (
            f"CREATE OR REPLACE FUNCTION {table}_{name}() RETURNS trigger AS $$ BEGIN {body} END; $$ LANGUAGE plpgsql"
        )
    calls = (("update", "ROW", "only_added"), ("delete", "ROW", "no_delete"), ("truncate", "STATEMENT", "only_added"))
    for what, each, function in calls:
        yield (
            f"CREATE TRIGGER {table}_no_{what} BEFORE {what.upper()} ON {table} "
            f"FOR EACH {each} EXECUTE FUNCTION {table}_{function}()"
        )


def removals(table: str, vendor: str) -> Iterator[str]:
    """Yield what takes the refusal away again (a migration that goes back; the end of a test)."""
    if vendor == "postgresql":
        for what in ("update", "delete", "truncate"):
            yield f"DROP TRIGGER IF EXISTS {table}_no_{what} ON {table}"
        return
    for what in ("update", "delete"):
        yield f"DROP TRIGGER IF EXISTS {table}_no_{what}"
