"""Inclusion: activities, friends, discrimination, counts of a year; surveys; and messages that go out by themselves."""

import sqlalchemy as sa
from alembic import op

revision = "0010_inclusion"
down_revision = "0009_portal"


def upgrade() -> None:
    """Forwards."""
    op.create_table(
        "outside_figure",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("value", sa.Numeric(precision=12, scale=2), nullable=False),
        sa.Column("of", sa.Integer(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(source) BETWEEN 1 AND 500", name=op.f("ck_outside_figure_source_length")),
        sa.CheckConstraint("year BETWEEN 1990 AND 2100", name=op.f("ck_outside_figure_year")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outside_figure")),
        sa.UniqueConstraint("code", "year", name=op.f("uq_outside_figure_code_year")),
    )
    op.create_table(
        "discrimination_report",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=True),
        sa.Column(
            "place_kind",
            sa.Enum(
                "work",
                "school",
                "housing",
                "care",
                "social",
                "shop",
                "leisure",
                "public",
                "other",
                name="placekind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "concerned",
            sa.Enum(
                "employer",
                "school",
                "service",
                "not-us",
                "unknown",
                name="concerned",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("grounds", sa.LargeBinary(), nullable=False),
        sa.Column("account", sa.LargeBinary(), nullable=False),
        sa.Column("reach", sa.LargeBinary(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("received_by_id", sa.Integer(), nullable=True),
        sa.Column(
            "state",
            sa.Enum("open", "closed", name="reportstate", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column(
            "outcome",
            sa.Enum(
                "handled",
                "ombudsman",
                "bureau",
                "union",
                "police",
                "withdrawn",
                "not-known",
                name="reportoutcome",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(closed_on IS NULL) = (state = 'open')", name=op.f("ck_discrimination_report_closed_has_its_day")
        ),
        sa.CheckConstraint(
            "closed_on IS NULL OR closed_on >= received_on", name=op.f("ck_discrimination_report_closed_after_received")
        ),
        sa.CheckConstraint(
            "happened_on IS NULL OR happened_on <= received_on",
            name=op.f("ck_discrimination_report_happened_before_received"),
        ),
        sa.ForeignKeyConstraint(
            ["received_by_id"],
            ["staff_user.id"],
            name=op.f("fk_discrimination_report_received_by_id_staff_user"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_discrimination_report")),
        sa.UniqueConstraint("number", name=op.f("uq_discrimination_report_number")),
    )
    with op.batch_alter_table("discrimination_report", schema=None) as batch_op:
        batch_op.create_index("ix_discrimination_report_received_on", ["received_on"], unique=False)

    op.create_table(
        "message_stop",
        sa.Column(
            "way",
            sa.Enum(
                "phone", "email", "address", name="contactkind", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "how",
            sa.Enum(
                "word",
                "link",
                "own-page",
                "staff",
                name="stopway",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("noted_by_id", sa.Integer(), nullable=True),
        sa.Column("lifted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["noted_by_id"], ["staff_user.id"], name=op.f("fk_message_stop_noted_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_message_stop_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message_stop")),
    )
    with op.batch_alter_table("message_stop", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_message_stop_person_id"), ["person_id"], unique=False)

    op.create_table(
        "staff_language",
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("staff", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("staff BETWEEN 0 AND 100000", name=op.f("ck_staff_language_staff")),
        sa.CheckConstraint("year BETWEEN 2000 AND 2100", name=op.f("ck_staff_language_year")),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["unit.id"], name=op.f("fk_staff_language_unit_id_unit"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_language")),
        sa.UniqueConstraint("unit_id", "year", "language", name=op.f("uq_staff_language_unit_id_year_language")),
    )
    op.create_table(
        "staff_training",
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("meant", sa.Integer(), nullable=False),
        sa.Column("trained", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "meant BETWEEN 0 AND 100000 AND trained BETWEEN 0 AND meant",
            name=op.f("ck_staff_training_trained_of_meant"),
        ),
        sa.CheckConstraint("year BETWEEN 2000 AND 2100", name=op.f("ck_staff_training_year")),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["unit.id"], name=op.f("fk_staff_training_unit_id_unit"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_training")),
        sa.UniqueConstraint("unit_id", "year", "subject", name=op.f("uq_staff_training_unit_id_year_subject")),
    )
    op.create_table(
        "survey",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("languages", sa.Text(), server_default="sv", nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "draft", "open", "closed", name="surveystate", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("opens_on", sa.Date(), nullable=True),
        sa.Column("closes_on", sa.Date(), nullable=True),
        sa.Column("asked", sa.JSON(), nullable=False),
        sa.Column("answered", sa.JSON(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "closes_on IS NULL OR opens_on IS NULL OR closes_on >= opens_on",
            name=op.f("ck_survey_closes_after_opening"),
        ),
        sa.CheckConstraint("length(title) BETWEEN 1 AND 200", name=op.f("ck_survey_title_length")),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["staff_user.id"], name=op.f("fk_survey_made_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_survey_unit_id_unit"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey")),
        sa.UniqueConstraint("number", name=op.f("uq_survey_number")),
    )
    op.create_table(
        "unit_reminders",
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("by_text", sa.Boolean(), nullable=False),
        sa.Column("by_email", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["unit.id"], name=op.f("fk_unit_reminders_unit_id_unit"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit_reminders")),
        sa.UniqueConstraint("unit_id", name=op.f("uq_unit_reminders_unit_id")),
    )
    op.create_table(
        "volunteer",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("kinds", sa.Text(), nullable=False),
        sa.Column("languages", sa.Text(), server_default="", nullable=False),
        sa.Column("interests", sa.Text(), server_default="", nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("times", sa.Text(), nullable=True),
        sa.Column("most", sa.Integer(), nullable=False),
        sa.Column("record_seen_on", sa.Date(), nullable=True),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("ended_on IS NULL OR ended_on >= started_on", name=op.f("ck_volunteer_ended_after_started")),
        sa.CheckConstraint("length(name) BETWEEN 1 AND 200", name=op.f("ck_volunteer_name_length")),
        sa.CheckConstraint("most BETWEEN 1 AND 20", name=op.f("ck_volunteer_most")),
        sa.CheckConstraint("note IS NULL OR length(note) <= 2000", name=op.f("ck_volunteer_note_length")),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_volunteer_organisation_id_organisation"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_volunteer_unit_id_unit"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_volunteer")),
        sa.UniqueConstraint("number", name=op.f("uq_volunteer_number")),
    )
    with op.batch_alter_table("volunteer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_volunteer_organisation_id"), ["organisation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_volunteer_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "activity",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "language-cafe",
                "meeting-place",
                "sport",
                "outdoors",
                "culture",
                "study-circle",
                "families",
                "volunteering",
                "democracy",
                "other",
                name="activitykind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "open_to",
            sa.Enum(
                "everybody",
                "adults",
                "women",
                "men",
                "parents",
                "children",
                "young",
                "elderly",
                name="opento",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("languages", sa.Text(), server_default="", nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("weekday", sa.Integer(), nullable=True),
        sa.Column("time", sa.Text(), nullable=True),
        sa.Column("fee", sa.Text(), nullable=True),
        sa.Column("seats", sa.Integer(), nullable=True),
        sa.Column("begins_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("contact_person_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("confirmed_on", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "ends_on IS NULL OR begins_on IS NULL OR ends_on >= begins_on", name=op.f("ck_activity_ends_after_begin")
        ),
        sa.CheckConstraint("length(name) BETWEEN 1 AND 200", name=op.f("ck_activity_name_length")),
        sa.CheckConstraint("note IS NULL OR length(note) <= 2000", name=op.f("ck_activity_note_length")),
        sa.CheckConstraint("seats IS NULL OR seats BETWEEN 1 AND 10000", name=op.f("ck_activity_seats")),
        sa.CheckConstraint("weekday IS NULL OR weekday BETWEEN 0 AND 6", name=op.f("ck_activity_weekday")),
        sa.ForeignKeyConstraint(
            ["contact_person_id"],
            ["contact_person.id"],
            name=op.f("fk_activity_contact_person_id_contact_person"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_activity_organisation_id_organisation"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_activity_unit_id_unit"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity")),
        sa.UniqueConstraint("number", name=op.f("uq_activity_number")),
    )
    with op.batch_alter_table("activity", schema=None) as batch_op:
        batch_op.create_index("ix_activity_ends_on", ["ends_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_activity_organisation_id"), ["organisation_id"], unique=False)

    op.create_table(
        "discrimination_step",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "talked",
                "asked",
                "advised",
                "referred",
                "reopened",
                "other",
                name="stepkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("note", sa.LargeBinary(), nullable=True),
        sa.Column("author_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["author_id"],
            ["staff_user.id"],
            name=op.f("fk_discrimination_step_author_id_staff_user"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["report_id"],
            ["discrimination_report.id"],
            name=op.f("fk_discrimination_step_report_id_discrimination_report"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_discrimination_step")),
    )
    with op.batch_alter_table("discrimination_step", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_discrimination_step_report_id"), ["report_id"], unique=False)

    op.create_table(
        "friend_wish",
        sa.Column(
            "kind",
            sa.Enum(
                "mentor",
                "language-friend",
                "family-friend",
                name="friendkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("wished_on", sa.Date(), nullable=False),
        sa.Column("languages", sa.Text(), server_default="", nullable=False),
        sa.Column("interests", sa.Text(), server_default="", nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("times", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column(
            "end",
            sa.Enum(
                "fulfilled",
                "withdrawn",
                "nobody",
                "moved",
                "other",
                name="wishend",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("ended_on IS NULL OR ended_on >= wished_on", name=op.f("ck_friend_wish_ended_after_wished")),
        sa.CheckConstraint("note IS NULL OR length(note) <= 500", name=op.f("ck_friend_wish_note_length")),
        sa.ForeignKeyConstraint(
            ["case_id"], ["casefile.id"], name=op.f("fk_friend_wish_case_id_casefile"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_friend_wish")),
    )
    with op.batch_alter_table("friend_wish", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_friend_wish_case_id"), ["case_id"], unique=False)
        batch_op.create_index("ix_friend_wish_wished_on", ["wished_on"], unique=False)

    op.create_table(
        "survey_answer",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("survey_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("about", sa.JSON(), nullable=False),
        sa.Column("said", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["survey_id"], ["survey.id"], name=op.f("fk_survey_answer_survey_id_survey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey_answer")),
    )
    with op.batch_alter_table("survey_answer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_survey_answer_survey_id"), ["survey_id"], unique=False)

    op.create_table(
        "survey_asking",
        sa.Column("survey_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("people", "slips", name="askingkind", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "ordered", "done", "failed", name="askingstate", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("label", sa.Text(), nullable=True),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=True),
        sa.Column("left_out", sa.JSON(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("label IS NULL OR length(label) <= 100", name=op.f("ck_survey_asking_label_length")),
        sa.CheckConstraint("size IS NULL OR size BETWEEN 1 AND 20000", name=op.f("ck_survey_asking_size")),
        sa.ForeignKeyConstraint(
            ["asked_by_id"],
            ["staff_user.id"],
            name=op.f("fk_survey_asking_asked_by_id_staff_user"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["survey_id"], ["survey.id"], name=op.f("fk_survey_asking_survey_id_survey"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["unit.id"], name=op.f("fk_survey_asking_unit_id_unit"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey_asking")),
    )
    with op.batch_alter_table("survey_asking", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_survey_asking_survey_id"), ["survey_id"], unique=False)

    op.create_table(
        "survey_box",
        sa.Column("survey_id", sa.Integer(), nullable=False),
        sa.Column("answers", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["survey_id"], ["survey.id"], name=op.f("fk_survey_box_survey_id_survey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey_box")),
        sa.UniqueConstraint("survey_id", name=op.f("uq_survey_box_survey_id")),
    )
    op.create_table(
        "survey_question",
        sa.Column("survey_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "agreement",
                "choice",
                "yes-no",
                name="questionkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("options", sa.Integer(), nullable=False),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("options BETWEEN 2 AND 12", name=op.f("ck_survey_question_options")),
        sa.ForeignKeyConstraint(
            ["survey_id"], ["survey.id"], name=op.f("fk_survey_question_survey_id_survey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey_question")),
    )
    with op.batch_alter_table("survey_question", schema=None) as batch_op:
        batch_op.create_index("ix_survey_question_survey_place", ["survey_id", "place"], unique=False)

    op.create_table(
        "survey_ticket",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("survey_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["survey_id"], ["survey.id"], name=op.f("fk_survey_ticket_survey_id_survey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey_ticket")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_survey_ticket_token_hash")),
    )
    with op.batch_alter_table("survey_ticket", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_survey_ticket_survey_id"), ["survey_id"], unique=False)

    op.create_table(
        "activity_occasion",
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "planned",
                "held",
                "cancelled",
                name="occasionstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("newcomers", sa.Integer(), nullable=True),
        sa.Column("established", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "established IS NULL OR established BETWEEN 0 AND 10000", name=op.f("ck_activity_occasion_established")
        ),
        sa.CheckConstraint(
            "newcomers IS NULL OR newcomers BETWEEN 0 AND 10000", name=op.f("ck_activity_occasion_newcomers")
        ),
        sa.CheckConstraint("note IS NULL OR length(note) <= 500", name=op.f("ck_activity_occasion_note_length")),
        sa.ForeignKeyConstraint(
            ["activity_id"], ["activity.id"], name=op.f("fk_activity_occasion_activity_id_activity"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity_occasion")),
    )
    with op.batch_alter_table("activity_occasion", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_activity_occasion_activity_id"), ["activity_id"], unique=False)
        batch_op.create_index("ix_activity_occasion_on", ["on"], unique=False)

    op.create_table(
        "activity_offer",
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("offered_on", sa.Date(), nullable=False),
        sa.Column("offered_by_id", sa.Integer(), nullable=True),
        sa.Column(
            "answer",
            sa.Enum("waiting", "yes", "no", name="offeranswer", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("started_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column(
            "end",
            sa.Enum(
                "over",
                "busy",
                "not-suited",
                "moved",
                "other",
                name="offerend",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "ended_on IS NULL OR ended_on >= offered_on", name=op.f("ck_activity_offer_ended_after_offered")
        ),
        sa.CheckConstraint("note IS NULL OR length(note) <= 500", name=op.f("ck_activity_offer_note_length")),
        sa.CheckConstraint(
            "started_on IS NULL OR started_on >= offered_on", name=op.f("ck_activity_offer_started_after_offered")
        ),
        sa.ForeignKeyConstraint(
            ["activity_id"], ["activity.id"], name=op.f("fk_activity_offer_activity_id_activity"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["casefile.id"], name=op.f("fk_activity_offer_case_id_casefile"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["offered_by_id"],
            ["staff_user.id"],
            name=op.f("fk_activity_offer_offered_by_id_staff_user"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity_offer")),
    )
    with op.batch_alter_table("activity_offer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_activity_offer_activity_id"), ["activity_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_activity_offer_case_id"), ["case_id"], unique=False)
        batch_op.create_index("ix_activity_offer_offered_on", ["offered_on"], unique=False)

    op.create_table(
        "friend_match",
        sa.Column("wish_id", sa.Integer(), nullable=False),
        sa.Column("volunteer_id", sa.Integer(), nullable=False),
        sa.Column("proposed_on", sa.Date(), nullable=False),
        sa.Column(
            "person_answer",
            sa.Enum("waiting", "yes", "no", name="person_answer", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column(
            "volunteer_answer",
            sa.Enum(
                "waiting", "yes", "no", name="volunteer_answer", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column(
            "end",
            sa.Enum(
                "reached",
                "time",
                "no-time",
                "not-suited",
                "moved",
                "other",
                name="matchend",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "ends_on IS NULL OR ends_on >= proposed_on", name=op.f("ck_friend_match_ends_after_proposed")
        ),
        sa.CheckConstraint("note IS NULL OR length(note) <= 500", name=op.f("ck_friend_match_note_length")),
        sa.CheckConstraint(
            "starts_on IS NULL OR starts_on >= proposed_on", name=op.f("ck_friend_match_starts_after_proposed")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["casefile.id"], name=op.f("fk_friend_match_case_id_casefile"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["volunteer_id"], ["volunteer.id"], name=op.f("fk_friend_match_volunteer_id_volunteer"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["wish_id"], ["friend_wish.id"], name=op.f("fk_friend_match_wish_id_friend_wish"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_friend_match")),
    )
    with op.batch_alter_table("friend_match", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_friend_match_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_friend_match_volunteer_id"), ["volunteer_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_friend_match_wish_id"), ["wish_id"], unique=False)

    op.create_table(
        "survey_invitation",
        sa.Column("survey_id", sa.Integer(), nullable=False),
        sa.Column("asking_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["asking_id"],
            ["survey_asking.id"],
            name=op.f("fk_survey_invitation_asking_id_survey_asking"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["casefile.id"], name=op.f("fk_survey_invitation_case_id_casefile"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["survey_id"], ["survey.id"], name=op.f("fk_survey_invitation_survey_id_survey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey_invitation")),
        sa.UniqueConstraint("survey_id", "case_id", name=op.f("uq_survey_invitation_survey_id_case_id")),
    )
    with op.batch_alter_table("survey_invitation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_survey_invitation_asking_id"), ["asking_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_survey_invitation_case_id"), ["case_id"], unique=False)

    op.create_table(
        "survey_text",
        sa.Column("survey_id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=True),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column(
            "state",
            sa.Enum("machine", "reviewed", name="textstate", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("source_digest", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(text) BETWEEN 1 AND 2000", name=op.f("ck_survey_text_text_length")),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["survey_question.id"],
            name=op.f("fk_survey_text_question_id_survey_question"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["survey_id"], ["survey.id"], name=op.f("fk_survey_text_survey_id_survey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey_text")),
        sa.UniqueConstraint(
            "survey_id",
            "question_id",
            "part",
            "language",
            name=op.f("uq_survey_text_survey_id_question_id_part_language"),
        ),
    )
    with op.batch_alter_table("survey_text", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_survey_text_question_id"), ["question_id"], unique=False)

    op.create_table(
        "friend_meeting",
        sa.Column("match_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column(
            "way",
            sa.Enum(
                "in-person", "phone", "online", name="meetingway", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "minutes IS NULL OR minutes BETWEEN 1 AND 1440", name=op.f("ck_friend_meeting_minutes_of_a_day")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["casefile.id"], name=op.f("fk_friend_meeting_case_id_casefile"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["match_id"], ["friend_match.id"], name=op.f("fk_friend_meeting_match_id_friend_match"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_friend_meeting")),
    )
    with op.batch_alter_table("friend_meeting", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_friend_meeting_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_friend_meeting_match_id"), ["match_id"], unique=False)

    op.create_table(
        "outgoing_message",
        sa.Column(
            "kind",
            sa.Enum("reminder", "survey", name="outgoingkind", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("subject_id", sa.Integer(), nullable=True),
        sa.Column("occasion", sa.Text(), nullable=False),
        sa.Column("about_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "way",
            sa.Enum(
                "phone", "email", "address", name="contactkind", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "waiting",
                "sending",
                "sent",
                "unsure",
                "failed",
                "cancelled",
                name="outgoingstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next_try_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("tries >= 0", name=op.f("ck_outgoing_message_tries")),
        sa.ForeignKeyConstraint(
            ["case_id"], ["casefile.id"], name=op.f("fk_outgoing_message_case_id_casefile"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name=op.f("fk_outgoing_message_contact_id_contact"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outgoing_message")),
        sa.UniqueConstraint(
            "kind",
            "contact_id",
            "occasion",
            "about_at",
            "way",
            name=op.f("uq_outgoing_message_kind_contact_id_occasion_about_at_way"),
        ),
        sa.UniqueConstraint(
            "kind", "subject_id", "occasion", "way", name=op.f("uq_outgoing_message_kind_subject_id_occasion_way")
        ),
    )
    with op.batch_alter_table("outgoing_message", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outgoing_message_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_outgoing_message_contact_id"), ["contact_id"], unique=False)
        batch_op.create_index("ix_outgoing_message_state_due_at", ["state", "due_at"], unique=False)


def downgrade() -> None:
    """Back."""
    with op.batch_alter_table("outgoing_message", schema=None) as batch_op:
        batch_op.drop_index("ix_outgoing_message_state_due_at")
        batch_op.drop_index(batch_op.f("ix_outgoing_message_contact_id"))
        batch_op.drop_index(batch_op.f("ix_outgoing_message_case_id"))

    op.drop_table("outgoing_message")
    with op.batch_alter_table("friend_meeting", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_friend_meeting_match_id"))
        batch_op.drop_index(batch_op.f("ix_friend_meeting_case_id"))

    op.drop_table("friend_meeting")
    with op.batch_alter_table("survey_text", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_survey_text_question_id"))

    op.drop_table("survey_text")
    with op.batch_alter_table("survey_invitation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_survey_invitation_case_id"))
        batch_op.drop_index(batch_op.f("ix_survey_invitation_asking_id"))

    op.drop_table("survey_invitation")
    with op.batch_alter_table("friend_match", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_friend_match_wish_id"))
        batch_op.drop_index(batch_op.f("ix_friend_match_volunteer_id"))
        batch_op.drop_index(batch_op.f("ix_friend_match_case_id"))

    op.drop_table("friend_match")
    with op.batch_alter_table("activity_offer", schema=None) as batch_op:
        batch_op.drop_index("ix_activity_offer_offered_on")
        batch_op.drop_index(batch_op.f("ix_activity_offer_case_id"))
        batch_op.drop_index(batch_op.f("ix_activity_offer_activity_id"))

    op.drop_table("activity_offer")
    with op.batch_alter_table("activity_occasion", schema=None) as batch_op:
        batch_op.drop_index("ix_activity_occasion_on")
        batch_op.drop_index(batch_op.f("ix_activity_occasion_activity_id"))

    op.drop_table("activity_occasion")
    with op.batch_alter_table("survey_ticket", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_survey_ticket_survey_id"))

    op.drop_table("survey_ticket")
    with op.batch_alter_table("survey_question", schema=None) as batch_op:
        batch_op.drop_index("ix_survey_question_survey_place")

    op.drop_table("survey_question")
    op.drop_table("survey_box")
    with op.batch_alter_table("survey_asking", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_survey_asking_survey_id"))

    op.drop_table("survey_asking")
    with op.batch_alter_table("survey_answer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_survey_answer_survey_id"))

    op.drop_table("survey_answer")
    with op.batch_alter_table("friend_wish", schema=None) as batch_op:
        batch_op.drop_index("ix_friend_wish_wished_on")
        batch_op.drop_index(batch_op.f("ix_friend_wish_case_id"))

    op.drop_table("friend_wish")
    with op.batch_alter_table("discrimination_step", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_discrimination_step_report_id"))

    op.drop_table("discrimination_step")
    with op.batch_alter_table("activity", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_activity_organisation_id"))
        batch_op.drop_index("ix_activity_ends_on")

    op.drop_table("activity")
    with op.batch_alter_table("volunteer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_volunteer_unit_id"))
        batch_op.drop_index(batch_op.f("ix_volunteer_organisation_id"))

    op.drop_table("volunteer")
    op.drop_table("unit_reminders")
    op.drop_table("survey")
    op.drop_table("staff_training")
    op.drop_table("staff_language")
    with op.batch_alter_table("message_stop", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_message_stop_person_id"))

    op.drop_table("message_stop")
    with op.batch_alter_table("discrimination_report", schema=None) as batch_op:
        batch_op.drop_index("ix_discrimination_report_received_on")

    op.drop_table("discrimination_report")
    op.drop_table("outside_figure")
