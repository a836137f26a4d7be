"""Figures as they were counted, and which of them are followed."""

import sqlalchemy as sa
from alembic import op

revision = "0011_indicators"
down_revision = "0010_inclusion"


def upgrade() -> None:
    """Forwards."""
    op.create_table(
        "chosen_indicator",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("target", sa.Numeric(precision=8, scale=2), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("target IS NULL OR target >= 0", name=op.f("ck_chosen_indicator_target")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chosen_indicator")),
        sa.UniqueConstraint("code", name=op.f("uq_chosen_indicator_code")),
    )
    op.create_table(
        "indicator_count",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("known_on", sa.Date(), nullable=False),
        sa.Column("breakdowns", sa.Text(), server_default="", nullable=False),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("year BETWEEN 1990 AND 2100", name=op.f("ck_indicator_count_year")),
        sa.ForeignKeyConstraint(
            ["made_by_id"],
            ["staff_user.id"],
            name=op.f("fk_indicator_count_made_by_id_staff_user"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicator_count")),
    )
    with op.batch_alter_table("indicator_count", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_indicator_count_made_by_id"), ["made_by_id"], unique=False)
        batch_op.create_index("ix_indicator_count_year", ["year", "known_on"], unique=False)

    op.create_table(
        "series_import",
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(file_name) BETWEEN 1 AND 200", name=op.f("ck_series_import_file_name_length")),
        sa.CheckConstraint("rows > 0", name=op.f("ck_series_import_rows")),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["staff_user.id"], name=op.f("fk_series_import_made_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series_import")),
    )
    with op.batch_alter_table("series_import", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_series_import_made_by_id"), ["made_by_id"], unique=False)

    op.create_table(
        "indicator_cell",
        sa.Column("key", sa.Text(), server_default="", nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("count_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("number > 0", name=op.f("ck_indicator_cell_number")),
        sa.ForeignKeyConstraint(
            ["count_id"],
            ["indicator_count.id"],
            name=op.f("fk_indicator_cell_count_id_indicator_count"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicator_cell")),
        sa.UniqueConstraint(
            "count_id",
            "code",
            "edition",
            "key",
            "verdict",
            name=op.f("uq_indicator_cell_count_id_code_edition_key_verdict"),
        ),
    )
    op.create_table(
        "indicator_duration",
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("happened", sa.Boolean(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("count_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("days >= 0", name=op.f("ck_indicator_duration_days")),
        sa.CheckConstraint("number > 0", name=op.f("ck_indicator_duration_number")),
        sa.ForeignKeyConstraint(
            ["count_id"],
            ["indicator_count.id"],
            name=op.f("fk_indicator_duration_count_id_indicator_count"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicator_duration")),
        sa.UniqueConstraint(
            "count_id",
            "code",
            "edition",
            "days",
            "happened",
            name=op.f("uq_indicator_duration_count_id_code_edition_days_happened"),
        ),
    )
    op.create_table(
        "national_figure",
        sa.Column("kpi", sa.Text(), nullable=False),
        sa.Column("municipality", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column(
            "gender",
            sa.Enum("T", "K", "M", name="gender", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("value", sa.Numeric(precision=14, scale=4), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(kpi) BETWEEN 1 AND 20", name=op.f("ck_national_figure_kpi_length")),
        sa.CheckConstraint("length(municipality) = 4", name=op.f("ck_national_figure_municipality_length")),
        sa.CheckConstraint(
            "status IS NULL OR length(status) BETWEEN 1 AND 50", name=op.f("ck_national_figure_status_length")
        ),
        sa.CheckConstraint("year BETWEEN 1950 AND 2100", name=op.f("ck_national_figure_year")),
        sa.ForeignKeyConstraint(
            ["import_id"],
            ["series_import.id"],
            name=op.f("fk_national_figure_import_id_series_import"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_national_figure")),
        sa.UniqueConstraint(
            "kpi", "municipality", "year", "gender", name=op.f("uq_national_figure_kpi_municipality_year_gender")
        ),
    )
    with op.batch_alter_table("national_figure", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_national_figure_import_id"), ["import_id"], unique=False)


def downgrade() -> None:
    """Back."""
    with op.batch_alter_table("national_figure", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_national_figure_import_id"))

    op.drop_table("national_figure")
    op.drop_table("indicator_duration")
    op.drop_table("indicator_cell")
    with op.batch_alter_table("series_import", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_series_import_made_by_id"))

    op.drop_table("series_import")
    with op.batch_alter_table("indicator_count", schema=None) as batch_op:
        batch_op.drop_index("ix_indicator_count_year")
        batch_op.drop_index(batch_op.f("ix_indicator_count_made_by_id"))

    op.drop_table("indicator_count")
    op.drop_table("chosen_indicator")
