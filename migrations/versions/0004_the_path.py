"""The path: templates, ticks and noted facts, milestones, plans, pauses, closings and what is asked after, transfers."""

import sqlalchemy as sa
from alembic import op

revision = "0004_the_path"
down_revision = "0003_nothing_lost"


def upgrade() -> None:
    """Forwards."""
    op.create_table(
        "digest",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column(
            "rhythm",
            sa.Enum("daily", "weekly", name="rhythm", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["staff_user.id"], name=op.f("fk_digest_user_id_staff_user"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_digest")),
        sa.UniqueConstraint("user_id", name=op.f("uq_digest_user_id")),
    )
    op.create_table(
        "case_path",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("template", sa.Text(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("begun_on", sa.Date(), nullable=False),
        sa.Column("reckoned_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["casefile.id"], name=op.f("fk_case_path_case_id_casefile"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_path")),
        sa.UniqueConstraint("case_id", name=op.f("uq_case_path_case_id")),
    )
    with op.batch_alter_table("case_path", schema=None) as batch_op:
        batch_op.create_index("ix_case_path_reckoned_on", ["reckoned_on"], unique=False)

    op.create_table(
        "closing",
        sa.Column("closed_on", sa.Date(), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum(
                "work",
                "subsidised_work",
                "own_business",
                "studies",
                "school",
                "seeks_work",
                "parental_leave",
                "ill",
                "retired",
                "other",
                "unknown",
                name="outcome",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "reason",
            sa.Enum(
                "completed",
                "self_supporting",
                "time_over",
                "moved_in_sweden",
                "moved_abroad",
                "handed_over",
                "own_wish",
                "lost_contact",
                "deceased",
                "mistake",
                "other",
                "unknown",
                name="closingreason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("reopened_on", sa.Date(), nullable=True),
        sa.Column("reopened_because", sa.Text(), nullable=True),
        sa.Column("reopened_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("note IS NULL OR length(note) <= 2000", name=op.f("ck_closing_note_length")),
        sa.CheckConstraint(
            "reopened_on IS NULL OR reopened_on >= closed_on", name=op.f("ck_closing_reopened_after_closed")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["casefile.id"], name=op.f("fk_closing_case_id_casefile"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["staff_user.id"], name=op.f("fk_closing_made_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["reopened_by_id"],
            ["staff_user.id"],
            name=op.f("fk_closing_reopened_by_id_staff_user"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closing")),
    )
    with op.batch_alter_table("closing", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_closing_case_id"), ["case_id"], unique=False)

    op.create_table(
        "milestone",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column(
            "phase",
            sa.Enum(
                "reception",
                "education",
                "work",
                "inclusion",
                name="phase",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "owner",
            sa.Enum(
                "municipality",
                "housing",
                "social_services",
                "adult_education",
                "school",
                "preschool",
                "chief_guardian",
                "culture_and_leisure",
                "employment_service",
                "migration_agency",
                "social_insurance_agency",
                "tax_agency",
                "region",
                "newcomer",
                name="owner",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "not_applicable",
                "unclear",
                "upcoming",
                "blocked",
                "open",
                "overdue",
                "paused",
                "fulfilled",
                "contradictory",
                name="milestonestate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("opens_on", sa.Date(), nullable=True),
        sa.Column("fulfilled_on", sa.Date(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("is_from_before", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["casefile.id"], name=op.f("fk_milestone_case_id_casefile"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_milestone")),
        sa.UniqueConstraint("case_id", "code", name=op.f("uq_milestone_case_id_code")),
    )
    with op.batch_alter_table("milestone", schema=None) as batch_op:
        batch_op.create_index("ix_milestone_case_state_due", ["case_id", "state", "due_on"], unique=False)

    op.create_table(
        "milestone_mark",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "not_applicable",
                "unclear",
                "upcoming",
                "blocked",
                "open",
                "overdue",
                "paused",
                "fulfilled",
                "contradictory",
                name="milestonestate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_by_id", sa.Integer(), nullable=True),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("state IN ('fulfilled', 'not_applicable')", name=op.f("ck_milestone_mark_settles")),
        sa.CheckConstraint("length(reason) BETWEEN 1 AND 500", name=op.f("ck_milestone_mark_reason_length")),
        sa.ForeignKeyConstraint(
            ["case_id"], ["casefile.id"], name=op.f("fk_milestone_mark_case_id_casefile"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["staff_user.id"], name=op.f("fk_milestone_mark_made_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_by_id"],
            ["staff_user.id"],
            name=op.f("fk_milestone_mark_withdrawn_by_id_staff_user"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_milestone_mark")),
    )
    with op.batch_alter_table("milestone_mark", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_milestone_mark_case_id"), ["case_id"], unique=False)

    op.create_table(
        "noted_fact",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column(
            "source",
            sa.Enum(
                "person",
                "document",
                "authority",
                "import",
                "unknown",
                name="source",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("noted_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["casefile.id"], name=op.f("fk_noted_fact_case_id_casefile"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["noted_by_id"], ["staff_user.id"], name=op.f("fk_noted_fact_noted_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_noted_fact")),
        sa.UniqueConstraint("case_id", "code", name=op.f("uq_noted_fact_case_id_code")),
    )
    with op.batch_alter_table("noted_fact", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_noted_fact_case_id"), ["case_id"], unique=False)

    op.create_table(
        "pause",
        sa.Column(
            "reason",
            sa.Enum(
                "parental_leave",
                "illness",
                "away",
                "care",
                "other",
                name="pausereason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name=op.f("ck_pause_ends_after_start")),
        sa.CheckConstraint("note IS NULL OR length(note) <= 500", name=op.f("ck_pause_note_length")),
        sa.ForeignKeyConstraint(
            ["case_id"], ["casefile.id"], name=op.f("fk_pause_case_id_casefile"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["staff_user.id"], name=op.f("fk_pause_made_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pause")),
    )
    with op.batch_alter_table("pause", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pause_case_id"), ["case_id"], unique=False)

    op.create_table(
        "plan",
        sa.Column(
            "state",
            sa.Enum(
                "draft", "agreed", "replaced", name="planstate", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("own_wish", sa.Text(), nullable=True),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("with_interpreter", sa.Boolean(), nullable=True),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("agreed_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("(state = 'draft') = (agreed_on IS NULL)", name=op.f("ck_plan_agreed_has_day")),
        sa.CheckConstraint("own_wish IS NULL OR length(own_wish) <= 2000", name=op.f("ck_plan_own_wish_length")),
        sa.ForeignKeyConstraint(
            ["agreed_by_id"], ["staff_user.id"], name=op.f("fk_plan_agreed_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["casefile.id"], name=op.f("fk_plan_case_id_casefile"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["staff_user.id"], name=op.f("fk_plan_made_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan")),
    )
    with op.batch_alter_table("plan", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_case_id"), ["case_id"], unique=False)
        batch_op.create_index(
            "uq_plan_draft",
            ["case_id"],
            unique=True,
            sqlite_where=sa.text("state = 'draft'"),
            postgresql_where=sa.text("state = 'draft'"),
        )

    op.create_table(
        "transfer",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("to_unit_id", sa.Integer(), nullable=True),
        sa.Column("to_municipality", sa.Text(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "offered",
                "accepted",
                "refused",
                "withdrawn",
                "sent",
                name="transferstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("overlap_until", sa.Date(), nullable=True),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("packet", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("answer_note", sa.Text(), nullable=True),
        sa.Column("new_case_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("(to_unit_id IS NULL) <> (to_municipality IS NULL)", name=op.f("ck_transfer_one_receiver")),
        sa.CheckConstraint("length(summary) BETWEEN 1 AND 4000", name=op.f("ck_transfer_summary_length")),
        sa.CheckConstraint(
            "overlap_until IS NULL OR overlap_until >= starts_on", name=op.f("ck_transfer_overlap_after_start")
        ),
        sa.ForeignKeyConstraint(
            ["answered_by_id"],
            ["staff_user.id"],
            name=op.f("fk_transfer_answered_by_id_staff_user"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["casefile.id"], name=op.f("fk_transfer_case_id_casefile"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["staff_user.id"], name=op.f("fk_transfer_made_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["new_case_id"], ["casefile.id"], name=op.f("fk_transfer_new_case_id_casefile"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["to_unit_id"], ["unit.id"], name=op.f("fk_transfer_to_unit_id_unit"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transfer")),
        sa.UniqueConstraint("number", name=op.f("uq_transfer_number")),
    )
    with op.batch_alter_table("transfer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_transfer_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_transfer_new_case_id"), ["new_case_id"], unique=False)
        batch_op.create_index("ix_transfer_to_unit_state", ["to_unit_id", "state"], unique=False)
        batch_op.create_index(
            "uq_transfer_offered",
            ["case_id"],
            unique=True,
            sqlite_where=sa.text("state = 'offered'"),
            postgresql_where=sa.text("state = 'offered'"),
        )

    op.create_table(
        "follow_up",
        sa.Column("closing_id", sa.Integer(), nullable=False),
        sa.Column(
            "moment",
            sa.Enum(
                "days_90",
                "days_180",
                "days_365",
                "months_24",
                name="followupmoment",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "waiting",
                "answered",
                "not_known",
                "dropped",
                "not_asked",
                name="followupstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "outcome",
            sa.Enum(
                "work",
                "subsidised_work",
                "own_business",
                "studies",
                "school",
                "seeks_work",
                "parental_leave",
                "ill",
                "retired",
                "other",
                "unknown",
                name="outcome",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "source",
            sa.Enum(
                "person",
                "relative",
                "authority",
                "employer",
                "school",
                "other",
                name="followupsource",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("tried_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(state = 'answered') = (outcome IS NOT NULL)", name=op.f("ck_follow_up_answered_has_outcome")
        ),
        sa.CheckConstraint(
            "(state = 'answered') = (source IS NOT NULL)", name=op.f("ck_follow_up_answered_has_source")
        ),
        sa.CheckConstraint("(state = 'waiting') = (ended_on IS NULL)", name=op.f("ck_follow_up_ended_has_day")),
        sa.CheckConstraint("note IS NULL OR length(note) <= 2000", name=op.f("ck_follow_up_note_length")),
        sa.ForeignKeyConstraint(
            ["case_id"], ["casefile.id"], name=op.f("fk_follow_up_case_id_casefile"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["closing_id"], ["closing.id"], name=op.f("fk_follow_up_closing_id_closing"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["ended_by_id"], ["staff_user.id"], name=op.f("fk_follow_up_ended_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up")),
        sa.UniqueConstraint("closing_id", "moment", name=op.f("uq_follow_up_closing_id_moment")),
    )
    with op.batch_alter_table("follow_up", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_follow_up_case_id"), ["case_id"], unique=False)
        batch_op.create_index("ix_follow_up_state_due", ["state", "due_on"], unique=False)

    op.create_table(
        "goal",
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column(
            "phase",
            sa.Enum(
                "reception",
                "education",
                "work",
                "inclusion",
                name="phase",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "under_way",
                "reached",
                "dropped",
                name="goalstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("(state = 'under_way') = (ended_on IS NULL)", name=op.f("ck_goal_ended_has_day")),
        sa.CheckConstraint("sentence IS NOT NULL OR text IS NOT NULL", name=op.f("ck_goal_says_something")),
        sa.CheckConstraint("text IS NULL OR length(text) <= 500", name=op.f("ck_goal_text_length")),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_goal_plan_id_plan"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goal")),
    )
    with op.batch_alter_table("goal", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_goal_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "action",
        sa.Column("goal_id", sa.Integer(), nullable=False),
        sa.Column(
            "owner",
            sa.Enum(
                "municipality",
                "housing",
                "social_services",
                "adult_education",
                "school",
                "preschool",
                "chief_guardian",
                "culture_and_leisure",
                "employment_service",
                "migration_agency",
                "social_insurance_agency",
                "tax_agency",
                "region",
                "newcomer",
                name="owner",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "planned", "done", "dropped", name="actionstate", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("(state = 'planned') = (ended_on IS NULL)", name=op.f("ck_action_ended_has_day")),
        sa.CheckConstraint("sentence IS NOT NULL OR text IS NOT NULL", name=op.f("ck_action_says_something")),
        sa.CheckConstraint("text IS NULL OR length(text) <= 500", name=op.f("ck_action_text_length")),
        sa.ForeignKeyConstraint(["goal_id"], ["goal.id"], name=op.f("fk_action_goal_id_goal"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action")),
    )
    with op.batch_alter_table("action", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_action_goal_id"), ["goal_id"], unique=False)


def downgrade() -> None:
    """Back."""
    with op.batch_alter_table("action", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_action_goal_id"))

    op.drop_table("action")
    with op.batch_alter_table("goal", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_goal_plan_id"))

    op.drop_table("goal")
    with op.batch_alter_table("follow_up", schema=None) as batch_op:
        batch_op.drop_index("ix_follow_up_state_due")
        batch_op.drop_index(batch_op.f("ix_follow_up_case_id"))

    op.drop_table("follow_up")
    with op.batch_alter_table("transfer", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_transfer_offered",
            sqlite_where=sa.text("state = 'offered'"),
            postgresql_where=sa.text("state = 'offered'"),
        )
        batch_op.drop_index("ix_transfer_to_unit_state")
        batch_op.drop_index(batch_op.f("ix_transfer_new_case_id"))
        batch_op.drop_index(batch_op.f("ix_transfer_case_id"))

    op.drop_table("transfer")
    with op.batch_alter_table("plan", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_plan_draft", sqlite_where=sa.text("state = 'draft'"), postgresql_where=sa.text("state = 'draft'")
        )
        batch_op.drop_index(batch_op.f("ix_plan_case_id"))

    op.drop_table("plan")
    with op.batch_alter_table("pause", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_pause_case_id"))

    op.drop_table("pause")
    with op.batch_alter_table("noted_fact", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_noted_fact_case_id"))

    op.drop_table("noted_fact")
    with op.batch_alter_table("milestone_mark", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_milestone_mark_case_id"))

    op.drop_table("milestone_mark")
    with op.batch_alter_table("milestone", schema=None) as batch_op:
        batch_op.drop_index("ix_milestone_case_state_due")

    op.drop_table("milestone")
    with op.batch_alter_table("closing", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_closing_case_id"))

    op.drop_table("closing")
    with op.batch_alter_table("case_path", schema=None) as batch_op:
        batch_op.drop_index("ix_case_path_reckoned_on")

    op.drop_table("case_path")
    op.drop_table("digest")
