"""What is published, and what waits to be."""

import sqlalchemy as sa
from alembic import op

revision = "0012_releases"
down_revision = "0011_indicators"

_STATES = ("new", "building", "built", "failed", "publishing")


def upgrade() -> None:
    """Forwards."""
    op.create_table(
        "release",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("known_on", sa.Date(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_by_id", sa.Integer(), nullable=True),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("previous", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("year BETWEEN 1990 AND 2100", name=op.f("ck_release_year")),
        sa.ForeignKeyConstraint(
            ["published_by_id"],
            ["staff_user.id"],
            name=op.f("fk_release_published_by_id_staff_user"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_release")),
        sa.UniqueConstraint("number", name=op.f("uq_release_number")),
        sa.UniqueConstraint("hash", name=op.f("uq_release_hash")),
        sa.UniqueConstraint("previous", name=op.f("uq_release_previous")),
    )
    op.create_index(op.f("ix_release_year"), "release", ["year"], unique=False)
    op.create_table(
        "release_draft",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("known_on", sa.Date(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(*_STATES, name="draftstate", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("plan", sa.JSON(), nullable=False),
        sa.Column("counted", sa.LargeBinary(), nullable=True),
        sa.Column("built", sa.LargeBinary(), nullable=True),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("year BETWEEN 1990 AND 2100", name=op.f("ck_release_draft_year")),
        sa.ForeignKeyConstraint(
            ["made_by_id"],
            ["staff_user.id"],
            name=op.f("fk_release_draft_made_by_id_staff_user"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_release_draft")),
        sa.UniqueConstraint("year", name=op.f("uq_release_draft_year")),
    )


def downgrade() -> None:
    """Backwards."""
    op.drop_table("release_draft")
    op.drop_index(op.f("ix_release_year"), table_name="release")
    op.drop_table("release")
