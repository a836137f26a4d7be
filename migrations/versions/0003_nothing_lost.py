"""Nothing lost, and quick: drafts, versions, hand-overs, absences, saved filters, and lists that are read in order."""

import sqlalchemy as sa
from alembic import op

revision = "0003_nothing_lost"
down_revision = "0002_moving_in"


#: A unit's list is read in the order of names from the case's own index; the database keeps the copy right.
TRIGGERS = {
    "sqlite": (
        "CREATE TRIGGER casefile_is_sorted AFTER INSERT ON casefile WHEN NEW.sort_key = '' BEGIN UPDATE casefile SET sort_key = (SELECT sort_key FROM person WHERE id = NEW.person_id) WHERE id = NEW.id; END",
        "CREATE TRIGGER casefile_is_sorted_again AFTER UPDATE OF person_id ON casefile BEGIN UPDATE casefile SET sort_key = (SELECT sort_key FROM person WHERE id = NEW.person_id) WHERE id = NEW.id; END",
        "CREATE TRIGGER casefile_follows_person AFTER UPDATE OF sort_key ON person WHEN NEW.sort_key <> OLD.sort_key BEGIN UPDATE casefile SET sort_key = NEW.sort_key WHERE person_id = NEW.id; END",
    ),
    "postgresql": (
        "CREATE FUNCTION casefile_is_sorted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.sort_key := (SELECT sort_key FROM person WHERE id = NEW.person_id); RETURN NEW; END $$",
        "CREATE TRIGGER casefile_is_sorted BEFORE INSERT OR UPDATE OF person_id ON casefile FOR EACH ROW EXECUTE FUNCTION casefile_is_sorted()",
        "CREATE FUNCTION casefile_follows_person() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN UPDATE casefile SET sort_key = NEW.sort_key WHERE person_id = NEW.id; RETURN NULL; END $$",
        "CREATE TRIGGER casefile_follows_person AFTER UPDATE OF sort_key ON person FOR EACH ROW WHEN (NEW.sort_key <> OLD.sort_key) EXECUTE FUNCTION casefile_follows_person()",
    ),
}
NO_TRIGGERS = {
    "sqlite": (
        "DROP TRIGGER casefile_is_sorted",
        "DROP TRIGGER casefile_is_sorted_again",
        "DROP TRIGGER casefile_follows_person",
    ),
    "postgresql": (
        "DROP TRIGGER casefile_is_sorted ON casefile",
        "DROP TRIGGER casefile_follows_person ON person",
        "DROP FUNCTION casefile_is_sorted()",
        "DROP FUNCTION casefile_follows_person()",
    ),
}
Columns = dict[str, tuple[str, str]]
#: table → (column → (its definition, what the rows that are there get), the checks that come with it)
ADDED: dict[str, tuple[Columns, str]] = {
    "casefile": (
        {
            "sort_key": ("TEXT DEFAULT '' NOT NULL", "(SELECT sort_key FROM person WHERE person.id = person_id)"),
            "weight": ("VARCHAR(40) NOT NULL", "'ordinary'"),
        },
        "CONSTRAINT ck_casefile_weight CHECK (weight IN ('light', 'ordinary', 'demanding'))",
    ),
    "contact_person": ({"version": ("INTEGER NOT NULL", "1")}, ""),
    "phrase": ({"version": ("INTEGER NOT NULL", "1")}, ""),
}


def _add_columns(table: str, columns: Columns, checks: str) -> None:
    if op.get_bind().dialect.name == "sqlite":
        _rebuild(table, columns, checks)
        return
    for name, (definition, value) in columns.items():
        written = definition.replace("TEXT", 'TEXT COLLATE "C"').replace(" NOT NULL", "")
        op.execute(f"ALTER TABLE {table} ADD COLUMN {name} {written}")
        op.execute(f"UPDATE {table} SET {name} = {value}")  # noqa: S608 - names of ours
        op.execute(f"ALTER TABLE {table} ALTER COLUMN {name} SET NOT NULL")
    if checks:
        op.execute(f"ALTER TABLE {table} ADD {checks}")


def _remove_columns(table: str, columns: Columns, checks: str) -> None:
    if op.get_bind().dialect.name == "sqlite":
        _rebuild(table, columns, checks, adding=False)
        return
    for name in columns:
        op.execute(f"ALTER TABLE {table} DROP COLUMN {name}")


def _rebuild(table: str, columns: Columns, checks: str, *, adding: bool = True) -> None:
    """SQLite adds no column that must have a value: the table is built anew; rows and indexes stay."""
    bind = op.get_bind()
    made = bind.exec_driver_sql("SELECT type, sql FROM sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL", (table,))
    sqls = [(kind, sql) for kind, sql in made]
    [standing] = [sql for kind, sql in sqls if kind == "table"]
    inner = standing[standing.index("(") + 1 : standing.rindex(")")]
    pieces = [f"{name} {definition}, " for name, (definition, _value) in columns.items()]
    bare = inner.replace(f", {checks}", "") if checks else inner
    for piece in pieces:
        bare = bare.replace(piece, "")
    whole = "".join(pieces) + bare + (f", {checks}" if checks else "")
    names = [row[1] for row in bind.exec_driver_sql(f"PRAGMA table_info({table})") if row[1] not in columns]
    values = [*names, *(value for _definition, value in columns.values())] if adding else names
    wanted = [*names, *columns] if adding else names
    bind.exec_driver_sql(f"CREATE TABLE _{table} ({whole if adding else bare})")
    copied = f"INSERT INTO _{table} ({', '.join(wanted)}) SELECT {', '.join(values)} FROM {table}"  # noqa: S608 - names of ours
    bind.exec_driver_sql(copied)
    bind.exec_driver_sql(f"DROP TABLE {table}")
    bind.exec_driver_sql(f"ALTER TABLE _{table} RENAME TO {table}")
    for _kind, sql in (one for one in sqls if one[0] == "index"):
        bind.exec_driver_sql(sql)


def upgrade() -> None:
    """Forwards."""
    op.create_table(
        "absence",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("substitute_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_absence_ends_after_start")),
        sa.CheckConstraint("user_id <> substitute_id", name=op.f("ck_absence_somebody_else_stands_in")),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["staff_user.id"], name=op.f("fk_absence_made_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["substitute_id"], ["staff_user.id"], name=op.f("fk_absence_substitute_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_absence_unit_id_unit"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["user_id"], ["staff_user.id"], name=op.f("fk_absence_user_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absence")),
    )
    with op.batch_alter_table("absence", schema=None) as batch_op:
        batch_op.create_index("ix_absence_substitute_ends", ["substitute_id", "ends_on"], unique=False)
        batch_op.create_index("ix_absence_unit_ends", ["unit_id", "ends_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_absence_user_id"), ["user_id"], unique=False)

    op.create_table(
        "draft",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("writing", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("was_sent", sa.Boolean(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("thrown_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["staff_user.id"], name=op.f("fk_draft_user_id_staff_user"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
        sa.UniqueConstraint("user_id", "path", "writing", name=op.f("uq_draft_user_id_path_writing")),
    )
    with op.batch_alter_table("draft", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_draft_saved_at"), ["saved_at"], unique=False)

    op.create_table(
        "hand_over",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("worker_id", sa.Integer(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("overlap_until", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "overlap_until IS NULL OR overlap_until >= starts_on", name=op.f("ck_hand_over_overlap_after_start")
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["staff_user.id"], name=op.f("fk_hand_over_made_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_hand_over_unit_id_unit"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["staff_user.id"], name=op.f("fk_hand_over_worker_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hand_over")),
        sa.UniqueConstraint("number", name=op.f("uq_hand_over_number")),
    )
    with op.batch_alter_table("hand_over", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_hand_over_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "saved_filter",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("in_menu", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(name) BETWEEN 1 AND 60", name=op.f("ck_saved_filter_name_length")),
        sa.ForeignKeyConstraint(
            ["user_id"], ["staff_user.id"], name=op.f("fk_saved_filter_user_id_staff_user"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_filter")),
        sa.UniqueConstraint("user_id", "name", name=op.f("uq_saved_filter_user_id_name")),
    )
    op.create_table(
        "handed_case",
        sa.Column("hand_over_id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("from_worker_id", sa.Integer(), nullable=True),
        sa.Column(
            "outcome",
            sa.Enum(
                "given",
                "already",
                "closed",
                "not-named",
                "outside-unit",
                "changed",
                "taken-back",
                name="givenoutcome",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("case_version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["casefile.id"], name=op.f("fk_handed_case_case_id_casefile"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["from_worker_id"],
            ["staff_user.id"],
            name=op.f("fk_handed_case_from_worker_id_staff_user"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["hand_over_id"], ["hand_over.id"], name=op.f("fk_handed_case_hand_over_id_hand_over"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handed_case")),
        sa.UniqueConstraint("hand_over_id", "case_id", name=op.f("uq_handed_case_hand_over_id_case_id")),
    )
    with op.batch_alter_table("handed_case", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_handed_case_case_id"), ["case_id"], unique=False)

    with op.batch_alter_table("kept_form", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_kept_form_user_id"))

    op.drop_table("kept_form")
    op.drop_index("ix_casefile_unit_state_active", "casefile")
    for table, (columns, checks) in ADDED.items():
        _add_columns(table, columns, checks)
    op.create_index("ix_casefile_unit_state_active", "casefile", ["unit_id", "state", "active_on", "id"])
    op.create_index("ix_casefile_unit_state_sort", "casefile", ["unit_id", "state", "sort_key", "id"])
    for statement in TRIGGERS[op.get_bind().dialect.name]:
        op.execute(statement)
    with op.batch_alter_table("contact", schema=None) as batch_op:
        batch_op.create_index("ix_contact_case_state_at", ["case_id", "state", "at"], unique=False)


def downgrade() -> None:
    """Back."""
    with op.batch_alter_table("contact", schema=None) as batch_op:
        batch_op.drop_index("ix_contact_case_state_at")

    for statement in NO_TRIGGERS[op.get_bind().dialect.name]:
        op.execute(statement)
    op.drop_index("ix_casefile_unit_state_sort", "casefile")
    op.drop_index("ix_casefile_unit_state_active", "casefile")
    for table, (columns, checks) in ADDED.items():
        _remove_columns(table, columns, checks)
    op.create_index("ix_casefile_unit_state_active", "casefile", ["unit_id", "state", "active_on"])
    op.create_table(
        "kept_form",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["staff_user.id"], name=op.f("fk_kept_form_user_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_form")),
    )
    with op.batch_alter_table("kept_form", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_kept_form_user_id"), ["user_id"], unique=False)

    with op.batch_alter_table("handed_case", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_handed_case_case_id"))

    op.drop_table("handed_case")
    op.drop_table("saved_filter")
    with op.batch_alter_table("hand_over", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_hand_over_unit_id"))

    op.drop_table("hand_over")
    with op.batch_alter_table("draft", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_draft_saved_at"))

    op.drop_table("draft")
    with op.batch_alter_table("absence", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_absence_user_id"))
        batch_op.drop_index("ix_absence_unit_ends")
        batch_op.drop_index("ix_absence_substitute_ends")

    op.drop_table("absence")
