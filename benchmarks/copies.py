"""A large municipality out of a smaller one: the same people again, under numbers of their own, by plain statements.

The generator thinks about each person for ten milliseconds, which is a quarter of an hour for a hundred thousand. So it
makes a tenth of them, and the database writes the rest: every row again with its ids moved on, in one statement a
table. Boards, the school, organisations and districts stand once, as in one large municipality; the units that do
casework and their staff come again, so that a caseworker has as many cases as before.
"""

import random
import re
from collections.abc import Iterator, Sequence
from typing import Final

import sqlalchemy as sa

from benchmarks.raw import Raw
from reception.db.base import Base
from reception.web import short_number

#: What a municipality has once, and what belongs to a run of the program.
ONCE: Final = frozenset(
    {
        "activity", "activity_occasion", "audit_event", "audit_seal", "change", "change_set", "chosen_indicator",
        "contact_person", "digest", "discrimination_report", "discrimination_step", "district", "draft", "employer",
        "employer_contact", "import_run", "import_source", "imported_row", "indicator_cell", "indicator_count",
        "indicator_duration", "job", "letter_template", "letter_text", "look", "mailing", "national_figure",
        "organisation", "outgoing_message", "outside_figure", "personal_link", "phrase", "place", "portal_session",
        "release", "release_draft", "saved_filter", "school_holiday", "series_import", "staff_language",
        "staff_session", "staff_training", "submission", "survey", "survey_answer", "survey_asking", "survey_box",
        "survey_invitation", "survey_question", "survey_text", "survey_ticket", "throttle", "translation",
        "unit_reminders", "vocabulary_release", "work_opening",
    }
)  # fmt: skip
#: Units are once, except those with cases.
_CASEWORK: Final = "SELECT DISTINCT unit_id FROM casefile"
#: Texts that stand once in a table and are no short number: what is written in the copy `{copy}` instead.
_TEXTS: Final = {
    # What is on somebody's CV: a qualification, and a validation, are named by their ids there.
    ("cv_choice", "item"): "CASE WHEN substr(item, 1, 14) = 'qualification:'"
    " THEN 'qualification:' || (CAST(substr(item, 15) AS INTEGER) + {of_qualification})"
    " WHEN substr(item, 1, 12) = 'recognition:'"
    " THEN 'recognition:' || (CAST(substr(item, 13) AS INTEGER) + {of_validation}) ELSE item END",
    ("dwelling", "apartment"): "apartment || ' {copy}'",
    ("document", "stored"): "stored || '-{copy}'",
    ("file_extract", "token_hash"): "token_hash || '{copy}'",
    ("staff_user", "email"): "'{copy}.' || email",
    ("staff_user", "fs_uniquifier"): "fs_uniquifier || '{copy}'",
    ("study_group", "name"): "name || ' {copy}'",
    ("unit", "name"): "name || ' {copy}'",
    # The check digit is wrong then, so that an invented number is nobody's; there is room for nine copies.
    ("identifier", "value"): "CASE WHEN kind IN ('personnummer', 'samordningsnummer') AND verified"
    " THEN substr(value, 1, 8) || ({copy} - 1) || substr(value, 10) ELSE value END",
    # The keys that search and likeness find that number by.
    ("search_key", "key"): "CASE WHEN kind = 'number' AND length(key) = 12"
    " THEN substr(key, 1, 8) || ({copy} - 1) || substr(key, 10)"
    " WHEN kind = 'alike' AND length(key) = 14 AND substr(key, 1, 2) = 'n:'"
    " THEN substr(key, 1, 10) || ({copy} - 1) || substr(key, 12) ELSE key END",
}
#: The places of a roster, by id.
_LISTED: Final = ("roster", "listed")
MOST: Final = 10
_IN_A_HURRY: Final = {
    True: ("PRAGMA synchronous=OFF", "PRAGMA cache_size=-600000", "PRAGMA temp_store=MEMORY", "BEGIN"),
    False: (
        "SET session_replication_role = replica",  # foreign keys hold as they did in what is copied
        "SET synchronous_commit = off",
        "BEGIN",
    ),
}


def multiply(database: Raw, times: int) -> None:
    """Let the municipality's people stand `times` times, at most ten. Nobody else may use the database meanwhile."""
    if not 1 <= times <= MOST:
        raise ValueError(f"a municipality stands at most {MOST} times")
    if times == 1:
        return
    for statement in _IN_A_HURRY[database.is_sqlite]:
        database.do(statement)
    tables = [table for table in Base.metadata.sorted_tables if table.name not in ONCE]
    steps = {table.name: database.column(f"SELECT coalesce(max(id), 0) FROM {table.name}")[0] for table in tables}
    casework = ", ".join(str(unit_id) for unit_id in database.column(_CASEWORK))
    database.do("CREATE TEMPORARY TABLE own_text (of_table TEXT, copy INTEGER, id INTEGER, value TEXT)")
    database.fill("own_text", _own_texts(database, tables, steps, times))
    database.do("CREATE INDEX own_text_index ON own_text (of_table, copy, id)")
    for table in tables:
        for copy in range(1, times):
            database.do(_statement(table, copy, steps, casework))
    for table in tables if not database.is_sqlite else ():
        database.do(f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), max(id)) FROM {table.name}")
    database.do("COMMIT")


def _statement(table: sa.Table, copy: int, steps: dict[str, int], casework: str) -> str:
    """Every row of the original again."""
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    values = ", ".join(_value(column, copy, steps, casework) for column in table.columns)
    own = f" JOIN own_text ON of_table = '{table.name}' AND copy = {copy} AND own_text.id = {table.name}.id"
    which = f" AND {table.name}.id IN ({casework})" if table.name == "unit" else ""
    return (
        f"INSERT INTO {table.name} ({names}) SELECT {values} FROM {table.name}{own if _own_column(table) else ''}"
        f" WHERE {table.name}.id <= {steps[table.name]}{which} ORDER BY {table.name}.id"
    )


def _value(column: sa.Column[object], copy: int, steps: dict[str, int], casework: str) -> str:
    table, name = column.table.name, column.name
    own = f'{table}."{name}"'
    if name == "id":
        return f"{own} + {copy * steps[table]}"
    if _own_column(column.table) == name:
        return "own_text.value"
    if text := _TEXTS.get((table, name)):
        ids = {f"of_{of_table}": copy * step for of_table, step in steps.items()}
        return re.sub(rf"\b{name}\b", own, text).format(copy=copy, **ids)
    aim = next((key.column.table.name for key in column.foreign_keys), "")
    if aim not in steps:
        return own
    moved = f"{own} + {copy * steps[aim]}"
    return f"CASE WHEN {own} IN ({casework}) THEN {moved} ELSE {own} END" if aim == "unit" else moved


def _own_column(table: sa.Table) -> str:
    """The column whose text has to be thought of for each row: its short number, or a roster's places."""
    if table.name == _LISTED[0]:
        return _LISTED[1]
    return "number" if "number" in table.columns and _stands_once(table) else ""


def _stands_once(table: sa.Table) -> bool:
    keys = [item for item in table.constraints if isinstance(item, sa.UniqueConstraint)]
    return any([column.name for column in key.columns] == ["number"] for key in keys)


def _own_texts(
    database: Raw, tables: Sequence[sa.Table], steps: dict[str, int], times: int
) -> Iterator[tuple[str, int, int, str]]:
    source, taken = random.Random(times), set[str]()
    numbered = [table.name for table in tables if _own_column(table) == "number"]
    for name in numbered:
        taken.update(database.column(f"SELECT number FROM {name}"))
    for copy in range(1, times):
        for name in numbered:
            for id_ in database.column(f"SELECT id FROM {name}"):
                yield name, copy, id_, _next(source, taken)
        step = copy * steps["group_place"]
        for id_, listed in database.rows("SELECT id, listed FROM roster"):
            yield _LISTED[0], copy, id_, _moved(listed, step)


def _moved(listed: str, step: int) -> str:
    return re.sub(r"\d+", lambda match: str(int(match[0]) + step), listed)


def _next(source: random.Random, taken: set[str]) -> str:
    while (number := short_number.make(source)) in taken:
        pass
    taken.add(number)
    return number
