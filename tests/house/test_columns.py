"""Every column says what it tells about a person and how long it is kept."""

import sqlalchemy as sa

import reception.registry  # noqa: F401 - knows every model
from reception.access.shield import protected_table_names
from reception.db.base import Base, Privacy, Retention
from reception.db.encrypted import EncryptedText

TABLES = Base.metadata.sorted_tables
#: Tables that may point at a person without being protected: the log keeps ids in text.
FREE = set()


def test_every_column_has_a_privacy_class_and_a_retention_class():
    for table in TABLES:
        for column in table.columns:
            assert isinstance(column.info.get("privacy"), Privacy), f"{table.name}.{column.name}"
            assert isinstance(column.info.get("retention"), Retention), f"{table.name}.{column.name}"


def test_what_belongs_to_a_person_or_a_case_is_protected():
    for table in TABLES:
        targets = {key.column.table.name for key in table.foreign_keys}
        if targets & {"person", "casefile", "contact"} and table.name not in FREE:
            assert table.name in protected_table_names(), table.name


def test_personal_facts_stand_in_protected_tables_only():
    told = {Privacy.PERSONAL, Privacy.SENSITIVE, Privacy.CONTACT}
    exempt = {"audit_event", "draft"}
    for table in TABLES:
        if any(column.info["privacy"] in told for column in table.columns):
            assert table.name in protected_table_names() | exempt, table.name


def test_an_encrypted_column_is_bound_to_its_own_place():
    """A value that is copied to another column must not be readable there."""
    for table in TABLES:
        for column in table.columns:
            if isinstance(column.type, EncryptedText):
                assert column.type.place == f"{table.name}.{column.name}"


def test_every_reference_says_what_happens_when_its_target_goes():
    for table in TABLES:
        for key in table.foreign_keys:
            assert key.ondelete in {"RESTRICT", "CASCADE", "SET NULL"}, f"{table.name}.{key.parent.name}"


def test_every_reference_has_an_index_or_is_looked_up_from_the_other_side():
    """A reference that rows are removed or found by has an index, or each removal reads the whole table."""
    by_cascade = [key for table in TABLES for key in table.foreign_keys if key.ondelete == "CASCADE"]
    for key in by_cascade:
        table, name = key.parent.table, key.parent.name
        indexed = {next(iter(index.columns)).name for index in table.indexes}
        unique = {next(iter(c.columns)).name for c in table.constraints if isinstance(c, sa.UniqueConstraint)}
        assert name in indexed | unique or table.name == "submission", f"{table.name}.{name}"


def test_every_constraint_has_a_name():
    for table in TABLES:
        for constraint in table.constraints:
            assert constraint.name or not getattr(constraint, "sqltext", None) is not None, table.name
