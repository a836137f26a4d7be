"""Work: files of people, what Arbetsförmedlingen does, employers with places, placements, jobs, studies, income."""

import sqlalchemy as sa
from alembic import op

revision = "0008_work"
down_revision = "0007_skills"


def upgrade() -> None:
    """Forwards."""
    op.create_table(
        "employer",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("branch", sa.Text(), nullable=True),
        sa.Column("is_municipal", sa.Boolean(), nullable=False),
        sa.Column("confirmed_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("note IS NULL OR length(note) <= 2000", name=op.f("ck_employer_note_length")),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_employer_organisation_id_organisation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_employer")),
        sa.UniqueConstraint("organisation_id", name=op.f("uq_employer_organisation_id")),
    )
    with op.batch_alter_table("employer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_employer_confirmed_on"), ["confirmed_on"], unique=False)

    op.create_table(
        "work_file",
        sa.Column("board_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column(
            "seeks",
            sa.Enum(
                "not-now",
                "placement",
                "job",
                "both",
                name="seeks",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("can_begin_on", sa.Date(), nullable=True),
        sa.Column("extent", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("extent IS NULL OR extent BETWEEN 1 AND 100", name=op.f("ck_work_file_extent")),
        sa.ForeignKeyConstraint(
            ["board_id"], ["unit.id"], name=op.f("fk_work_file_board_id_unit"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["staff_user.id"], name=op.f("fk_work_file_made_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_work_file_person_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_work_file_unit_id_unit"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_file")),
        sa.UniqueConstraint("person_id", "board_id", name=op.f("uq_work_file_person_id_board_id")),
    )
    with op.batch_alter_table("work_file", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_work_file_board_id"), ["board_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_work_file_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_work_file_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "business_advice",
        sa.Column("advised_on", sa.Date(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("adviser", sa.Text(), nullable=True),
        sa.Column(
            "result",
            sa.Enum(
                "considers",
                "prepares",
                "started",
                "gave-up",
                name="businessresult",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("started_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("work_file_id", sa.Integer(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(result = 'started') = (started_on IS NOT NULL)", name=op.f("ck_business_advice_started_has_day")
        ),
        sa.CheckConstraint("note IS NULL OR length(note) <= 2000", name=op.f("ck_business_advice_note_length")),
        sa.ForeignKeyConstraint(
            ["made_by_id"],
            ["staff_user.id"],
            name=op.f("fk_business_advice_made_by_id_staff_user"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_business_advice_organisation_id_organisation"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["work_file_id"],
            ["work_file.id"],
            name=op.f("fk_business_advice_work_file_id_work_file"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_business_advice")),
    )
    with op.batch_alter_table("business_advice", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_business_advice_organisation_id"), ["organisation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_business_advice_work_file_id"), ["work_file_id"], unique=False)

    op.create_table(
        "employer_contact",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column(
            "channel",
            sa.Enum(
                "phone",
                "visit",
                "home_visit",
                "meeting",
                "sms",
                "email",
                "letter",
                name="channel",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("contact_person_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("author_id", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(text) BETWEEN 1 AND 2000", name=op.f("ck_employer_contact_text_length")),
        sa.ForeignKeyConstraint(
            ["author_id"], ["staff_user.id"], name=op.f("fk_employer_contact_author_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["contact_person_id"],
            ["contact_person.id"],
            name=op.f("fk_employer_contact_contact_person_id_contact_person"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_employer_contact_organisation_id_organisation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_employer_contact")),
    )
    with op.batch_alter_table("employer_contact", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_employer_contact_organisation_id"), ["organisation_id"], unique=False)

    op.create_table(
        "income_period",
        sa.Column(
            "source",
            sa.Enum(
                "wage",
                "business",
                "student-finance",
                "establishment-benefit",
                "social-assistance",
                "activity-benefit",
                "unemployment",
                "parental",
                "sickness",
                "pension",
                "family",
                "savings",
                "other",
                name="incomesource",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("first_month", sa.Date(), nullable=False),
        sa.Column("last_month", sa.Date(), nullable=True),
        sa.Column(
            "learnt_through",
            sa.Enum(
                "person",
                "document",
                "employer",
                "authority",
                "own-unit",
                name="learntthrough",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("confirmed_on", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("work_file_id", sa.Integer(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "last_month IS NULL OR last_month >= first_month", name=op.f("ck_income_period_months_in_order")
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["staff_user.id"], name=op.f("fk_income_period_made_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["work_file_id"], ["work_file.id"], name=op.f("fk_income_period_work_file_id_work_file"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_income_period")),
    )
    with op.batch_alter_table("income_period", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_income_period_work_file_id"), ["work_file_id"], unique=False)

    op.create_table(
        "work_decision",
        sa.Column(
            "kind",
            sa.Enum(
                "assignment",
                "measure",
                "extent",
                "benefit",
                "absence",
                "warning",
                "recall",
                "other",
                name="decisionkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column(
            "learnt_through",
            sa.Enum(
                "person",
                "document",
                "employer",
                "authority",
                "own-unit",
                name="learntthrough",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("work_file_id", sa.Integer(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("note IS NULL OR length(note) <= 1000", name=op.f("ck_work_decision_note_length")),
        sa.CheckConstraint(
            "valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from",
            name=op.f("ck_work_decision_valid_in_order"),
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["staff_user.id"], name=op.f("fk_work_decision_made_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["work_file_id"], ["work_file.id"], name=op.f("fk_work_decision_work_file_id_work_file"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_decision")),
    )
    with op.batch_alter_table("work_decision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_work_decision_work_file_id"), ["work_file_id"], unique=False)

    op.create_table(
        "work_enrolment",
        sa.Column("enrolled_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("category", sa.Text(), nullable=True),
        sa.Column("office", sa.Text(), nullable=True),
        sa.Column("planner", sa.Text(), nullable=True),
        sa.Column("planner_phone", sa.Text(), nullable=True),
        sa.Column("next_meeting_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("work_file_id", sa.Integer(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "ended_on IS NULL OR ended_on >= enrolled_on", name=op.f("ck_work_enrolment_ended_after_start")
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["staff_user.id"], name=op.f("fk_work_enrolment_made_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["work_file_id"],
            ["work_file.id"],
            name=op.f("fk_work_enrolment_work_file_id_work_file"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_enrolment")),
    )
    with op.batch_alter_table("work_enrolment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_work_enrolment_work_file_id"), ["work_file_id"], unique=False)

    op.create_table(
        "work_opening",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "placement",
                "work-training",
                "subsidised",
                "job",
                "summer",
                name="openingkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("occupation_code", sa.Text(), nullable=True),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.Column("extent", sa.Integer(), nullable=True),
        sa.Column("begins_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("open_until", sa.Date(), nullable=True),
        sa.Column(
            "swedish",
            sa.Enum(
                "not",
                "little",
                "everyday",
                "well",
                "fully",
                name="languagelevel",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("driving_licence", sa.Boolean(), nullable=False),
        sa.Column("odd_hours", sa.Boolean(), nullable=False),
        sa.Column("languages", sa.Text(), server_default="", nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("contact_person_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "open", "filled", "withdrawn", name="openingstate", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("confirmed_on", sa.Date(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "ends_on IS NULL OR begins_on IS NULL OR ends_on >= begins_on",
            name=op.f("ck_work_opening_ends_after_begin"),
        ),
        sa.CheckConstraint("extent IS NULL OR extent BETWEEN 1 AND 100", name=op.f("ck_work_opening_extent")),
        sa.CheckConstraint("length(title) BETWEEN 1 AND 200", name=op.f("ck_work_opening_title_length")),
        sa.CheckConstraint("note IS NULL OR length(note) <= 2000", name=op.f("ck_work_opening_note_length")),
        sa.CheckConstraint("places BETWEEN 1 AND 500", name=op.f("ck_work_opening_places")),
        sa.ForeignKeyConstraint(
            ["contact_person_id"],
            ["contact_person.id"],
            name=op.f("fk_work_opening_contact_person_id_contact_person"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["staff_user.id"], name=op.f("fk_work_opening_made_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_work_opening_organisation_id_organisation"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_opening")),
        sa.UniqueConstraint("number", name=op.f("uq_work_opening_number")),
    )
    with op.batch_alter_table("work_opening", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_work_opening_organisation_id"), ["organisation_id"], unique=False)
        batch_op.create_index("ix_work_opening_state", ["state", "organisation_id"], unique=False)

    op.create_table(
        "work_programme",
        sa.Column(
            "kind",
            sa.Enum(
                "establishment",
                "job-guarantee",
                "youth-guarantee",
                "training",
                "matching-service",
                "other",
                name="programmekind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("planned_end_on", sa.Date(), nullable=True),
        sa.Column("extent", sa.Integer(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column(
            "ended_because",
            sa.Enum(
                "time",
                "work",
                "studies",
                "parental",
                "sickness",
                "recalled",
                "moved",
                "other",
                name="programmeend",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "learnt_through",
            sa.Enum(
                "person",
                "document",
                "employer",
                "authority",
                "own-unit",
                name="learntthrough",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("work_file_id", sa.Integer(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(ended_on IS NULL) = (ended_because IS NULL)", name=op.f("ck_work_programme_ended_has_reason")
        ),
        sa.CheckConstraint(
            "ended_on IS NULL OR ended_on >= started_on", name=op.f("ck_work_programme_ended_after_start")
        ),
        sa.CheckConstraint("extent IS NULL OR extent BETWEEN 1 AND 100", name=op.f("ck_work_programme_extent")),
        sa.CheckConstraint(
            "planned_end_on IS NULL OR planned_end_on >= started_on", name=op.f("ck_work_programme_planned_after_start")
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["staff_user.id"], name=op.f("fk_work_programme_made_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["work_file_id"],
            ["work_file.id"],
            name=op.f("fk_work_programme_work_file_id_work_file"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_programme")),
    )
    with op.batch_alter_table("work_programme", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_work_programme_ended_on"), ["ended_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_work_programme_work_file_id"), ["work_file_id"], unique=False)

    op.create_table(
        "work_status_note",
        sa.Column("moment", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "work",
                "new-start-job",
                "subsidised",
                "studies",
                "neither",
                "moved",
                "unknown",
                name="workstatus",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "learnt_through",
            sa.Enum(
                "person",
                "document",
                "employer",
                "authority",
                "own-unit",
                name="learntthrough",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("work_file_id", sa.Integer(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("note IS NULL OR length(note) <= 500", name=op.f("ck_work_status_note_note_length")),
        sa.ForeignKeyConstraint(
            ["made_by_id"],
            ["staff_user.id"],
            name=op.f("fk_work_status_note_made_by_id_staff_user"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["work_file_id"],
            ["work_file.id"],
            name=op.f("fk_work_status_note_work_file_id_work_file"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_status_note")),
        sa.UniqueConstraint("work_file_id", "moment", name=op.f("uq_work_status_note_work_file_id_moment")),
    )
    with op.batch_alter_table("work_status_note", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_work_status_note_work_file_id"), ["work_file_id"], unique=False)

    op.create_table(
        "work_study",
        sa.Column(
            "level",
            sa.Enum(
                "basic",
                "upper-secondary",
                "folk-high-school",
                "vocational",
                "university",
                "other",
                name="studylevel",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("school", sa.Text(), nullable=True),
        sa.Column(
            "funding",
            sa.Enum(
                "granted",
                "start-support",
                "entitled",
                "applied",
                "none",
                "unknown",
                name="studyfunding",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("extent", sa.Integer(), nullable=True),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("planned_end_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column(
            "ended_as",
            sa.Enum("completed", "interrupted", name="studyend", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column(
            "learnt_through",
            sa.Enum(
                "person",
                "document",
                "employer",
                "authority",
                "own-unit",
                name="learntthrough",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("work_file_id", sa.Integer(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("(ended_on IS NULL) = (ended_as IS NULL)", name=op.f("ck_work_study_ended_has_way")),
        sa.CheckConstraint("ended_on IS NULL OR ended_on >= started_on", name=op.f("ck_work_study_ended_after_start")),
        sa.CheckConstraint("extent IS NULL OR extent BETWEEN 1 AND 100", name=op.f("ck_work_study_extent")),
        sa.CheckConstraint("length(title) BETWEEN 1 AND 200", name=op.f("ck_work_study_title_length")),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["staff_user.id"], name=op.f("fk_work_study_made_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["work_file_id"], ["work_file.id"], name=op.f("fk_work_study_work_file_id_work_file"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_study")),
    )
    with op.batch_alter_table("work_study", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_work_study_work_file_id"), ["work_file_id"], unique=False)

    op.create_table(
        "placement",
        sa.Column(
            "kind",
            sa.Enum(
                "placement",
                "language",
                "sfi",
                "work-training",
                "reinforced-training",
                "introduction-job",
                "new-start-job",
                "establishment-job",
                "extra-service",
                "entry-job",
                name="placementkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("opening_id", sa.Integer(), nullable=True),
        sa.Column("contact_person_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("occupation_code", sa.Text(), nullable=True),
        sa.Column("extent", sa.Integer(), nullable=True),
        sa.Column(
            "decided_by",
            sa.Enum(
                "authority",
                "municipality",
                "school",
                name="decidedby",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("agreement_id", sa.Integer(), nullable=True),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("planned_end_on", sa.Date(), nullable=True),
        sa.Column("follow_up_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column(
            "outcome",
            sa.Enum(
                "job-there",
                "job-elsewhere",
                "studies",
                "prolonged",
                "completed",
                "broken-off",
                name="placementoutcome",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "ended_by",
            sa.Enum(
                "as-planned",
                "person",
                "employer",
                "authority",
                "municipality",
                "unknown",
                name="endedby",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("work_file_id", sa.Integer(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("(ended_on IS NULL) = (ended_by IS NULL)", name=op.f("ck_placement_ended_by_somebody")),
        sa.CheckConstraint("(ended_on IS NULL) = (outcome IS NULL)", name=op.f("ck_placement_ended_has_outcome")),
        sa.CheckConstraint("ended_on IS NULL OR ended_on >= started_on", name=op.f("ck_placement_ended_after_start")),
        sa.CheckConstraint("extent IS NULL OR extent BETWEEN 1 AND 100", name=op.f("ck_placement_extent")),
        sa.CheckConstraint("length(title) BETWEEN 1 AND 200", name=op.f("ck_placement_title_length")),
        sa.CheckConstraint("note IS NULL OR length(note) <= 2000", name=op.f("ck_placement_note_length")),
        sa.CheckConstraint(
            "planned_end_on IS NULL OR planned_end_on >= started_on", name=op.f("ck_placement_planned_after_start")
        ),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["document.id"], name=op.f("fk_placement_agreement_id_document"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["contact_person_id"],
            ["contact_person.id"],
            name=op.f("fk_placement_contact_person_id_contact_person"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["staff_user.id"], name=op.f("fk_placement_made_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["opening_id"], ["work_opening.id"], name=op.f("fk_placement_opening_id_work_opening"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_placement_organisation_id_organisation"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["work_file_id"], ["work_file.id"], name=op.f("fk_placement_work_file_id_work_file"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placement")),
    )
    with op.batch_alter_table("placement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_placement_agreement_id"), ["agreement_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_placement_ended_on"), ["ended_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_placement_opening_id"), ["opening_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_placement_organisation_id"), ["organisation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_placement_work_file_id"), ["work_file_id"], unique=False)

    op.create_table(
        "work_proposal",
        sa.Column("opening_id", sa.Integer(), nullable=False),
        sa.Column("proposed_on", sa.Date(), nullable=False),
        sa.Column(
            "person_answer",
            sa.Enum("waiting", "yes", "no", name="person_answer", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column(
            "employer_answer",
            sa.Enum(
                "waiting", "yes", "no", name="employer_answer", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("work_file_id", sa.Integer(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "ended_on IS NULL OR ended_on >= proposed_on", name=op.f("ck_work_proposal_ended_after_proposed")
        ),
        sa.CheckConstraint("note IS NULL OR length(note) <= 500", name=op.f("ck_work_proposal_note_length")),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["staff_user.id"], name=op.f("fk_work_proposal_made_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["opening_id"],
            ["work_opening.id"],
            name=op.f("fk_work_proposal_opening_id_work_opening"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["work_file_id"], ["work_file.id"], name=op.f("fk_work_proposal_work_file_id_work_file"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_proposal")),
        sa.UniqueConstraint("work_file_id", "opening_id", name=op.f("uq_work_proposal_work_file_id_opening_id")),
    )
    with op.batch_alter_table("work_proposal", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_work_proposal_opening_id"), ["opening_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_work_proposal_work_file_id"), ["work_file_id"], unique=False)

    op.create_table(
        "employment",
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("employer_name", sa.Text(), nullable=True),
        sa.Column("opening_id", sa.Integer(), nullable=True),
        sa.Column("placement_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("occupation_code", sa.Text(), nullable=True),
        sa.Column(
            "contract",
            sa.Enum(
                "permanent",
                "trial",
                "fixed-term",
                "substitute",
                "seasonal",
                "hourly",
                "own-business",
                name="jobcontract",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("extent", sa.Integer(), nullable=True),
        sa.Column(
            "subsidy",
            sa.Enum(
                "none",
                "new-start-job",
                "introduction-job",
                "establishment-job",
                "wage-subsidy",
                "other",
                "unknown",
                name="subsidy",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("subsidy_until", sa.Date(), nullable=True),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("planned_end_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column(
            "ended_by",
            sa.Enum(
                "as-planned",
                "person",
                "employer",
                "authority",
                "municipality",
                "unknown",
                name="endedby",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "learnt_through",
            sa.Enum(
                "person",
                "document",
                "employer",
                "authority",
                "own-unit",
                name="learntthrough",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("work_file_id", sa.Integer(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(organisation_id IS NULL) <> (employer_name IS NULL)", name=op.f("ck_employment_one_employer")
        ),
        sa.CheckConstraint("ended_by IS NULL OR ended_on IS NOT NULL", name=op.f("ck_employment_ended_by_when_ended")),
        sa.CheckConstraint("ended_on IS NULL OR ended_on >= started_on", name=op.f("ck_employment_ended_after_start")),
        sa.CheckConstraint("extent IS NULL OR extent BETWEEN 1 AND 100", name=op.f("ck_employment_extent")),
        sa.CheckConstraint("length(title) BETWEEN 1 AND 200", name=op.f("ck_employment_title_length")),
        sa.CheckConstraint("note IS NULL OR length(note) <= 2000", name=op.f("ck_employment_note_length")),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["staff_user.id"], name=op.f("fk_employment_made_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["opening_id"], ["work_opening.id"], name=op.f("fk_employment_opening_id_work_opening"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_employment_organisation_id_organisation"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["placement_id"], ["placement.id"], name=op.f("fk_employment_placement_id_placement"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["work_file_id"], ["work_file.id"], name=op.f("fk_employment_work_file_id_work_file"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_employment")),
    )
    with op.batch_alter_table("employment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_employment_opening_id"), ["opening_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_employment_organisation_id"), ["organisation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_employment_placement_id"), ["placement_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_employment_work_file_id"), ["work_file_id"], unique=False)

    op.create_table(
        "employment_check",
        sa.Column("employment_id", sa.Integer(), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column(
            "answer",
            sa.Enum(
                "still-there",
                "ended",
                "not-reached",
                name="checkanswer",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column(
            "learnt_through",
            sa.Enum(
                "person",
                "document",
                "employer",
                "authority",
                "own-unit",
                name="learntthrough",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("work_file_id", sa.Integer(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("months BETWEEN 1 AND 120", name=op.f("ck_employment_check_months")),
        sa.CheckConstraint("note IS NULL OR length(note) <= 500", name=op.f("ck_employment_check_note_length")),
        sa.ForeignKeyConstraint(
            ["employment_id"],
            ["employment.id"],
            name=op.f("fk_employment_check_employment_id_employment"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"],
            ["staff_user.id"],
            name=op.f("fk_employment_check_made_by_id_staff_user"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["work_file_id"],
            ["work_file.id"],
            name=op.f("fk_employment_check_work_file_id_work_file"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_employment_check")),
        sa.UniqueConstraint("employment_id", "months", name=op.f("uq_employment_check_employment_id_months")),
    )
    with op.batch_alter_table("employment_check", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_employment_check_work_file_id"), ["work_file_id"], unique=False)


def downgrade() -> None:
    """Back."""
    with op.batch_alter_table("employment_check", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_employment_check_work_file_id"))

    op.drop_table("employment_check")
    with op.batch_alter_table("employment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_employment_work_file_id"))
        batch_op.drop_index(batch_op.f("ix_employment_placement_id"))
        batch_op.drop_index(batch_op.f("ix_employment_organisation_id"))
        batch_op.drop_index(batch_op.f("ix_employment_opening_id"))

    op.drop_table("employment")
    with op.batch_alter_table("work_proposal", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_work_proposal_work_file_id"))
        batch_op.drop_index(batch_op.f("ix_work_proposal_opening_id"))

    op.drop_table("work_proposal")
    with op.batch_alter_table("placement", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_placement_work_file_id"))
        batch_op.drop_index(batch_op.f("ix_placement_organisation_id"))
        batch_op.drop_index(batch_op.f("ix_placement_opening_id"))
        batch_op.drop_index(batch_op.f("ix_placement_ended_on"))
        batch_op.drop_index(batch_op.f("ix_placement_agreement_id"))

    op.drop_table("placement")
    with op.batch_alter_table("work_study", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_work_study_work_file_id"))

    op.drop_table("work_study")
    with op.batch_alter_table("work_status_note", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_work_status_note_work_file_id"))

    op.drop_table("work_status_note")
    with op.batch_alter_table("work_programme", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_work_programme_work_file_id"))
        batch_op.drop_index(batch_op.f("ix_work_programme_ended_on"))

    op.drop_table("work_programme")
    with op.batch_alter_table("work_opening", schema=None) as batch_op:
        batch_op.drop_index("ix_work_opening_state")
        batch_op.drop_index(batch_op.f("ix_work_opening_organisation_id"))

    op.drop_table("work_opening")
    with op.batch_alter_table("work_enrolment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_work_enrolment_work_file_id"))

    op.drop_table("work_enrolment")
    with op.batch_alter_table("work_decision", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_work_decision_work_file_id"))

    op.drop_table("work_decision")
    with op.batch_alter_table("income_period", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_income_period_work_file_id"))

    op.drop_table("income_period")
    with op.batch_alter_table("employer_contact", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_employer_contact_organisation_id"))

    op.drop_table("employer_contact")
    with op.batch_alter_table("business_advice", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_business_advice_work_file_id"))
        batch_op.drop_index(batch_op.f("ix_business_advice_organisation_id"))

    op.drop_table("business_advice")
    with op.batch_alter_table("work_file", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_work_file_unit_id"))
        batch_op.drop_index(batch_op.f("ix_work_file_person_id"))
        batch_op.drop_index(batch_op.f("ix_work_file_board_id"))

    op.drop_table("work_file")
    with op.batch_alter_table("employer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_employer_confirmed_on"))

    op.drop_table("employer")
