"""Education: pupils and their studies, groups, lessons and registers, results, a child's school, what boards share."""

import sqlalchemy as sa
from alembic import op

revision = "0006_education"
down_revision = "0005_a_home"


TARGETS = "target IN ('people', 'homes', 'attendance', 'results')"
TARGETS_BEFORE = "target IN ('people', 'homes')"


def _lists_are_about(targets: str) -> None:
    """What a list that is read in may be about."""
    for table in ("import_source", "import_run"):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_constraint(op.f(f"ck_{table}_importtarget"), type_="check")
            batch_op.create_check_constraint(op.f(f"ck_{table}_importtarget"), targets)


def upgrade() -> None:
    """Forwards."""
    _lists_are_about(TARGETS)
    op.create_table(
        "pupil",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("alias", sa.Text(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("received_in", sa.Text(), nullable=True),
        sa.Column("home_municipality", sa.Text(), nullable=True),
        sa.Column("studies_in", sa.Text(), nullable=True),
        sa.Column("registered_on", sa.Date(), nullable=False),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("registered_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_pupil_person_id_person"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["registered_by_id"],
            ["staff_user.id"],
            name=op.f("fk_pupil_registered_by_id_staff_user"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_pupil_unit_id_unit"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pupil")),
        sa.UniqueConstraint("number", name=op.f("uq_pupil_number")),
        sa.UniqueConstraint("person_id", "unit_id", name=op.f("uq_pupil_person_id_unit_id")),
    )
    with op.batch_alter_table("pupil", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pupil_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_pupil_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "school_holiday",
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("last_on >= first_on", name=op.f("ck_school_holiday_ends_after_start")),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["unit.id"], name=op.f("fk_school_holiday_unit_id_unit"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school_holiday")),
    )
    with op.batch_alter_table("school_holiday", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_school_holiday_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "schooling",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column(
            "form",
            sa.Enum(
                "preschool",
                "preschool-class",
                "compulsory",
                "adapted-compulsory",
                "special",
                "sami",
                "language-introduction",
                "other-introduction",
                "national-programme",
                "adapted-upper-secondary",
                name="schoolform",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("school_id", sa.Integer(), nullable=True),
        sa.Column("requested_on", sa.Date(), nullable=True),
        sa.Column("offered_on", sa.Date(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("first_on", sa.Date(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("placed_on", sa.Date(), nullable=True),
        sa.Column("plan_made_on", sa.Date(), nullable=True),
        sa.Column("programme", sa.Text(), nullable=True),
        sa.Column("last_on", sa.Date(), nullable=True),
        sa.Column(
            "ended_as",
            sa.Enum(
                "next-form",
                "other-school",
                "national-programme",
                "adult-education",
                "completed",
                "interrupted",
                "moved-away",
                "other",
                name="schoolingend",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("(last_on IS NULL) = (ended_as IS NULL)", name=op.f("ck_schooling_ended_has_way")),
        sa.CheckConstraint(
            "last_on IS NULL OR first_on IS NULL OR last_on >= first_on", name=op.f("ck_schooling_ends_after_start")
        ),
        sa.CheckConstraint("year IS NULL OR year BETWEEN 0 AND 10", name=op.f("ck_schooling_year")),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["staff_user.id"], name=op.f("fk_schooling_made_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_schooling_person_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["school_id"], ["organisation.id"], name=op.f("fk_schooling_school_id_organisation"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_schooling_unit_id_unit"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_schooling")),
        sa.UniqueConstraint("number", name=op.f("uq_schooling_number")),
    )
    with op.batch_alter_table("schooling", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_schooling_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_schooling_school_id"), ["school_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_schooling_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "sharing",
        sa.Column("from_board_id", sa.Integer(), nullable=False),
        sa.Column("to_board_id", sa.Integer(), nullable=False),
        sa.Column(
            "facts",
            sa.Enum(
                "status",
                "attendance",
                "results",
                "plan",
                name="sharedgroup",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "ground",
            sa.Enum(
                "consent", "law", "decision", name="sharingground", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("struck_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("struck_because", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("(struck_at IS NULL) = (struck_because IS NULL)", name=op.f("ck_sharing_struck_has_reason")),
        sa.CheckConstraint("valid_to IS NULL OR valid_to >= valid_from", name=op.f("ck_sharing_ends_after_start")),
        sa.ForeignKeyConstraint(
            ["from_board_id"], ["unit.id"], name=op.f("fk_sharing_from_board_id_unit"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["staff_user.id"], name=op.f("fk_sharing_made_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["to_board_id"], ["unit.id"], name=op.f("fk_sharing_to_board_id_unit"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sharing")),
    )
    with op.batch_alter_table("sharing", schema=None) as batch_op:
        batch_op.create_index("ix_sharing_boards", ["to_board_id", "from_board_id", "facts"], unique=False)

    op.create_table(
        "study_group",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "programme",
            sa.Enum(
                "sfi", "orientation", "adult", name="programme", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column(
            "course",
            sa.Enum("A", "B", "C", "D", name="sficourse", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column(
            "path",
            sa.Enum("1", "2", "3", name="studypath", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column(
            "when",
            sa.Enum(
                "day",
                "evening",
                "distance",
                "any",
                name="studytime",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("room", sa.Text(), nullable=True),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("(programme = 'sfi') = (course IS NOT NULL)", name=op.f("ck_study_group_sfi_has_course")),
        sa.CheckConstraint("capacity IS NULL OR capacity BETWEEN 1 AND 500", name=op.f("ck_study_group_capacity")),
        sa.CheckConstraint("last_on >= first_on", name=op.f("ck_study_group_ends_after_start")),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["unit.id"], name=op.f("fk_study_group_unit_id_unit"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_study_group")),
        sa.UniqueConstraint("number", name=op.f("uq_study_group_number")),
        sa.UniqueConstraint("unit_id", "name", "first_on", name=op.f("uq_study_group_unit_id_name_first_on")),
    )
    with op.batch_alter_table("study_group", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_study_group_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "absence_announcement",
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("until > since", name=op.f("ck_absence_announcement_ends_after_start")),
        sa.ForeignKeyConstraint(
            ["made_by_id"],
            ["staff_user.id"],
            name=op.f("fk_absence_announcement_made_by_id_staff_user"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["pupil_id"], ["pupil.id"], name=op.f("fk_absence_announcement_pupil_id_pupil"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absence_announcement")),
    )
    with op.batch_alter_table("absence_announcement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_absence_announcement_pupil_id"), ["pupil_id"], unique=False)
        batch_op.create_index("ix_absence_announcement_pupil_since", ["pupil_id", "since"], unique=False)

    op.create_table(
        "absence_signal",
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column(
            "acts",
            sa.Enum("teacher", "caseworker", name="actson", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column("absences", sa.Integer(), nullable=False),
        sa.Column("act_by", sa.Date(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "ended_as",
            sa.Enum(
                "talked",
                "not-reached",
                "known",
                "mistake",
                "passed-on",
                name="signalend",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("(ended_at IS NULL) = (ended_as IS NULL)", name=op.f("ck_absence_signal_ended_has_way")),
        sa.ForeignKeyConstraint(
            ["ended_by_id"],
            ["staff_user.id"],
            name=op.f("fk_absence_signal_ended_by_id_staff_user"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["study_group.id"], name=op.f("fk_absence_signal_group_id_study_group"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["pupil_id"], ["pupil.id"], name=op.f("fk_absence_signal_pupil_id_pupil"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absence_signal")),
        sa.UniqueConstraint(
            "pupil_id", "rule", "acts", "last_on", name=op.f("uq_absence_signal_pupil_id_rule_acts_last_on")
        ),
    )
    with op.batch_alter_table("absence_signal", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_absence_signal_group_id"), ["group_id"], unique=False)
        batch_op.create_index("ix_absence_signal_open", ["acts", "ended_at", "act_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_absence_signal_pupil_id"), ["pupil_id"], unique=False)

    op.create_table(
        "adult_course",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column(
            "level",
            sa.Enum(
                "sfi",
                "basic",
                "upper-secondary",
                "adapted-basic",
                "adapted-upper-secondary",
                name="adultlevel",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "kind",
            sa.Enum(
                "national",
                "orientation",
                "individual",
                "vocational",
                name="adultcoursekind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("points", sa.Integer(), nullable=True),
        sa.Column("provider_id", sa.Integer(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "applied",
                "admitted",
                "studies",
                "completed",
                "interrupted",
                "refused",
                name="adultcoursestate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("applied_on", sa.Date(), nullable=True),
        sa.Column("first_on", sa.Date(), nullable=True),
        sa.Column("last_on", sa.Date(), nullable=True),
        sa.Column("grade", sa.Text(), nullable=True),
        sa.Column(
            "reason",
            sa.Enum(
                "own-wish",
                "work",
                "other-studies",
                "other-provider",
                "parental-leave",
                "illness",
                "no-childcare",
                "moved-away",
                "left-country",
                "stayed-away",
                "ended-by-provider",
                "right-ended",
                "deceased",
                "unknown",
                name="interruption",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("with_sfi", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(state = 'interrupted') = (reason IS NOT NULL)", name=op.f("ck_adult_course_interruption_has_reason")
        ),
        sa.CheckConstraint(
            "last_on IS NULL OR first_on IS NULL OR last_on >= first_on", name=op.f("ck_adult_course_ends_after_start")
        ),
        sa.CheckConstraint("points IS NULL OR points > 0", name=op.f("ck_adult_course_points")),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["staff_user.id"], name=op.f("fk_adult_course_made_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["provider_id"],
            ["organisation.id"],
            name=op.f("fk_adult_course_provider_id_organisation"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["pupil_id"], ["pupil.id"], name=op.f("fk_adult_course_pupil_id_pupil"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_adult_course")),
    )
    with op.batch_alter_table("adult_course", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_adult_course_provider_id"), ["provider_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_adult_course_pupil_id"), ["pupil_id"], unique=False)

    op.create_table(
        "enrolment",
        sa.Column(
            "course",
            sa.Enum("A", "B", "C", "D", name="sficourse", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column(
            "path",
            sa.Enum("1", "2", "3", name="studypath", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=True),
        sa.Column(
            "ending",
            sa.Enum(
                "start",
                "pause",
                "resume",
                "change-path",
                "interrupt",
                "complete",
                name="enrolmentevent",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "reason",
            sa.Enum(
                "own-wish",
                "work",
                "other-studies",
                "other-provider",
                "parental-leave",
                "illness",
                "no-childcare",
                "moved-away",
                "left-country",
                "stayed-away",
                "ended-by-provider",
                "right-ended",
                "deceased",
                "unknown",
                name="interruption",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("paused_since", sa.Date(), nullable=True),
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("(last_on IS NULL) = (ending IS NULL)", name=op.f("ck_enrolment_ended_has_way")),
        sa.CheckConstraint("last_on IS NULL OR last_on >= first_on", name=op.f("ck_enrolment_ends_after_start")),
        sa.ForeignKeyConstraint(
            ["pupil_id"], ["pupil.id"], name=op.f("fk_enrolment_pupil_id_pupil"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enrolment")),
        sa.UniqueConstraint("pupil_id", "course", "first_on", name=op.f("uq_enrolment_pupil_id_course_first_on")),
    )
    with op.batch_alter_table("enrolment", schema=None) as batch_op:
        batch_op.create_index("ix_enrolment_days", ["first_on", "last_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_enrolment_pupil_id"), ["pupil_id"], unique=False)

    op.create_table(
        "group_place",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("last_on IS NULL OR last_on >= first_on", name=op.f("ck_group_place_ends_after_start")),
        sa.ForeignKeyConstraint(
            ["group_id"], ["study_group.id"], name=op.f("fk_group_place_group_id_study_group"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["staff_user.id"], name=op.f("fk_group_place_made_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["pupil_id"], ["pupil.id"], name=op.f("fk_group_place_pupil_id_pupil"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_place")),
    )
    with op.batch_alter_table("group_place", schema=None) as batch_op:
        batch_op.create_index("ix_group_place_group_first", ["group_id", "first_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_group_place_pupil_id"), ["pupil_id"], unique=False)
        batch_op.create_index(
            "uq_group_place_open",
            ["group_id", "pupil_id"],
            unique=True,
            sqlite_where=sa.text("last_on IS NULL"),
            postgresql_where=sa.text("last_on IS NULL"),
        )

    op.create_table(
        "guidance_meeting",
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "first",
                "plan",
                "choice",
                "work",
                "foreign-merits",
                "other",
                name="guidancekind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("came", sa.Boolean(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("with_interpreter", sa.Boolean(), nullable=False),
        sa.Column("agreed", sa.Text(), nullable=True),
        sa.Column("follow_up_on", sa.Date(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("minutes IS NULL OR minutes > 0", name=op.f("ck_guidance_meeting_minutes")),
        sa.ForeignKeyConstraint(
            ["made_by_id"],
            ["staff_user.id"],
            name=op.f("fk_guidance_meeting_made_by_id_staff_user"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["pupil_id"], ["pupil.id"], name=op.f("fk_guidance_meeting_pupil_id_pupil"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guidance_meeting")),
    )
    with op.batch_alter_table("guidance_meeting", schema=None) as batch_op:
        batch_op.create_index("ix_guidance_meeting_at", ["at"], unique=False)
        batch_op.create_index(batch_op.f("ix_guidance_meeting_pupil_id"), ["pupil_id"], unique=False)

    op.create_table(
        "knowledge_assessment",
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column(
            "path",
            sa.Enum("1", "2", "3", name="studypath", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column(
            "course",
            sa.Enum("A", "B", "C", "D", name="sficourse", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("school_years", sa.Integer(), nullable=True),
        sa.Column(
            "script",
            sa.Enum(
                "latin", "other", "some", "none", name="script", native_enum=False, create_constraint=True, length=40
            ),
            nullable=True,
        ),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("with_interpreter", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "school_years IS NULL OR school_years BETWEEN 0 AND 30", name=op.f("ck_knowledge_assessment_school_years")
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"],
            ["staff_user.id"],
            name=op.f("fk_knowledge_assessment_made_by_id_staff_user"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["pupil_id"], ["pupil.id"], name=op.f("fk_knowledge_assessment_pupil_id_pupil"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_knowledge_assessment")),
    )
    with op.batch_alter_table("knowledge_assessment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_knowledge_assessment_pupil_id"), ["pupil_id"], unique=False)

    op.create_table(
        "lesson_pattern",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("starts", sa.Time(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=False),
        sa.Column("room", sa.Text(), server_default="", nullable=False),
        sa.Column("every", sa.Integer(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=True),
        sa.Column("last_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("ends > starts", name=op.f("ck_lesson_pattern_ends_after_start")),
        sa.CheckConstraint("every BETWEEN 1 AND 8", name=op.f("ck_lesson_pattern_every")),
        sa.CheckConstraint("weekday BETWEEN 0 AND 6", name=op.f("ck_lesson_pattern_weekday")),
        sa.ForeignKeyConstraint(
            ["group_id"], ["study_group.id"], name=op.f("fk_lesson_pattern_group_id_study_group"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lesson_pattern")),
    )
    with op.batch_alter_table("lesson_pattern", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_lesson_pattern_group_id"), ["group_id"], unique=False)

    op.create_table(
        "orientation_note",
        sa.Column(
            "kind",
            sa.Enum(
                "offered",
                "hours-elsewhere",
                "finished-elsewhere",
                "did-not-attend",
                "certificate",
                name="orientationnotekind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column(
            "part",
            sa.Enum(
                "coming",
                "living",
                "supporting",
                "rights",
                "family",
                "influence",
                "health",
                "ageing",
                name="orientationpart",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("where", sa.Text(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("struck_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("struck_because", sa.Text(), nullable=True),
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("minutes IS NULL OR minutes > 0", name=op.f("ck_orientation_note_minutes")),
        sa.ForeignKeyConstraint(
            ["made_by_id"],
            ["staff_user.id"],
            name=op.f("fk_orientation_note_made_by_id_staff_user"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["pupil_id"], ["pupil.id"], name=op.f("fk_orientation_note_pupil_id_pupil"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_orientation_note")),
    )
    with op.batch_alter_table("orientation_note", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_orientation_note_pupil_id"), ["pupil_id"], unique=False)

    op.create_table(
        "right_extension",
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("struck_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("struck_because", sa.Text(), nullable=True),
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(struck_at IS NULL) = (struck_because IS NULL)", name=op.f("ck_right_extension_struck_has_reason")
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"],
            ["staff_user.id"],
            name=op.f("fk_right_extension_made_by_id_staff_user"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["pupil_id"], ["pupil.id"], name=op.f("fk_right_extension_pupil_id_pupil"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_right_extension")),
    )
    with op.batch_alter_table("right_extension", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_right_extension_pupil_id"), ["pupil_id"], unique=False)

    op.create_table(
        "roster",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("listed", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["study_group.id"], name=op.f("fk_roster_group_id_study_group"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roster")),
        sa.UniqueConstraint("group_id", "listed", name=op.f("uq_roster_group_id_listed")),
    )
    op.create_table(
        "school_mapping",
        sa.Column(
            "part",
            sa.Enum(
                "language",
                "literacy",
                "subjects",
                name="mappingpart",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("with_interpreter", sa.Boolean(), nullable=False),
        sa.Column("schooling_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["schooling_id"],
            ["schooling.id"],
            name=op.f("fk_school_mapping_schooling_id_schooling"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school_mapping")),
        sa.UniqueConstraint("schooling_id", "part", name=op.f("uq_school_mapping_schooling_id_part")),
    )
    with op.batch_alter_table("school_mapping", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_school_mapping_schooling_id"), ["schooling_id"], unique=False)

    op.create_table(
        "school_meeting",
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "introduction",
                "mapping",
                "development",
                "support",
                "transition",
                "other",
                name="schoolmeetingkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("guardians", sa.Integer(), nullable=True),
        sa.Column("pupil_came", sa.Boolean(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("with_interpreter", sa.Boolean(), nullable=False),
        sa.Column("agreed", sa.Text(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("schooling_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("guardians IS NULL OR guardians BETWEEN 0 AND 10", name=op.f("ck_school_meeting_guardians")),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["staff_user.id"], name=op.f("fk_school_meeting_made_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["schooling_id"],
            ["schooling.id"],
            name=op.f("fk_school_meeting_schooling_id_schooling"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school_meeting")),
    )
    with op.batch_alter_table("school_meeting", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_school_meeting_schooling_id"), ["schooling_id"], unique=False)

    op.create_table(
        "school_support",
        sa.Column(
            "kind",
            sa.Enum(
                "preparatory-class",
                "study-guidance",
                "mother-tongue",
                "swedish-as-second",
                name="schoolsupport",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("hours", sa.Integer(), nullable=True),
        sa.Column("applied_on", sa.Date(), nullable=True),
        sa.Column("first_on", sa.Date(), nullable=True),
        sa.Column("last_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("schooling_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("hours IS NULL OR hours BETWEEN 1 AND 40", name=op.f("ck_school_support_hours_a_week")),
        sa.CheckConstraint(
            "last_on IS NULL OR first_on IS NULL OR last_on >= first_on",
            name=op.f("ck_school_support_ends_after_start"),
        ),
        sa.ForeignKeyConstraint(
            ["schooling_id"],
            ["schooling.id"],
            name=op.f("fk_school_support_schooling_id_schooling"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school_support")),
    )
    with op.batch_alter_table("school_support", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_school_support_schooling_id"), ["schooling_id"], unique=False)

    op.create_table(
        "study_application",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column(
            "programme",
            sa.Enum(
                "sfi", "orientation", "adult", name="programme", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("applied_on", sa.Date(), nullable=False),
        sa.Column("right_from", sa.Date(), nullable=True),
        sa.Column("in_establishment", sa.Boolean(), nullable=True),
        sa.Column(
            "when",
            sa.Enum(
                "day",
                "evening",
                "distance",
                "any",
                name="studytime",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("can_begin_on", sa.Date(), nullable=True),
        sa.Column("needs_childcare", sa.Boolean(), nullable=False),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("wanted", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("by_case", sa.Boolean(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column(
            "ended_as",
            sa.Enum(
                "placed",
                "withdrawn",
                "no-right",
                "elsewhere",
                "moved-away",
                "not-reached",
                "deceased",
                name="applicationend",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("(ended_on IS NULL) = (ended_as IS NULL)", name=op.f("ck_study_application_ended_has_way")),
        sa.CheckConstraint(
            "ended_on IS NULL OR ended_on >= applied_on", name=op.f("ck_study_application_ended_after_applying")
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"],
            ["staff_user.id"],
            name=op.f("fk_study_application_made_by_id_staff_user"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["pupil_id"], ["pupil.id"], name=op.f("fk_study_application_pupil_id_pupil"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_study_application")),
        sa.UniqueConstraint("number", name=op.f("uq_study_application_number")),
    )
    with op.batch_alter_table("study_application", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_study_application_pupil_id"), ["pupil_id"], unique=False)
        batch_op.create_index("ix_study_application_waiting", ["programme", "ended_on", "applied_on"], unique=False)
        batch_op.create_index(
            "uq_study_application_open",
            ["pupil_id", "programme"],
            unique=True,
            sqlite_where=sa.text("ended_on IS NULL AND programme <> 'adult'"),
            postgresql_where=sa.text("ended_on IS NULL AND programme <> 'adult'"),
        )

    op.create_table(
        "study_consent",
        sa.Column("to_board_id", sa.Integer(), nullable=False),
        sa.Column(
            "facts",
            sa.Enum(
                "status",
                "attendance",
                "results",
                "plan",
                name="sharedgroup",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("expires_on >= given_on", name=op.f("ck_study_consent_expires_after")),
        sa.CheckConstraint(
            "withdrawn_on IS NULL OR withdrawn_on >= given_on", name=op.f("ck_study_consent_withdrawn_after")
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["staff_user.id"], name=op.f("fk_study_consent_made_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["pupil_id"], ["pupil.id"], name=op.f("fk_study_consent_pupil_id_pupil"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["to_board_id"], ["unit.id"], name=op.f("fk_study_consent_to_board_id_unit"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_study_consent")),
    )
    with op.batch_alter_table("study_consent", schema=None) as batch_op:
        batch_op.create_index("ix_study_consent_pupil_board", ["pupil_id", "to_board_id", "facts"], unique=False)
        batch_op.create_index(batch_op.f("ix_study_consent_pupil_id"), ["pupil_id"], unique=False)

    op.create_table(
        "study_event",
        sa.Column(
            "kind",
            sa.Enum(
                "start",
                "pause",
                "resume",
                "change-path",
                "interrupt",
                "complete",
                name="enrolmentevent",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "course",
            sa.Enum("A", "B", "C", "D", name="sficourse", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column(
            "path",
            sa.Enum("1", "2", "3", name="studypath", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column(
            "reason",
            sa.Enum(
                "own-wish",
                "work",
                "other-studies",
                "other-provider",
                "parental-leave",
                "illness",
                "no-childcare",
                "moved-away",
                "left-country",
                "stayed-away",
                "ended-by-provider",
                "right-ended",
                "deceased",
                "unknown",
                name="interruption",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "pause_reason",
            sa.Enum(
                "parental-leave",
                "illness",
                "work",
                "no-childcare",
                "leave",
                "other",
                name="pausereason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("struck_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("struck_because", sa.Text(), nullable=True),
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(kind = 'interrupt') = (reason IS NOT NULL)", name=op.f("ck_study_event_interruption_has_reason")
        ),
        sa.CheckConstraint(
            "(kind IN ('start', 'change-path')) = (path IS NOT NULL)", name=op.f("ck_study_event_start_has_path")
        ),
        sa.CheckConstraint(
            "(struck_at IS NULL) = (struck_because IS NULL)", name=op.f("ck_study_event_struck_has_reason")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["study_group.id"], name=op.f("fk_study_event_group_id_study_group"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["staff_user.id"], name=op.f("fk_study_event_made_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["pupil_id"], ["pupil.id"], name=op.f("fk_study_event_pupil_id_pupil"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_study_event")),
    )
    with op.batch_alter_table("study_event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_study_event_group_id"), ["group_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_study_event_pupil_id"), ["pupil_id"], unique=False)
        batch_op.create_index("ix_study_event_pupil_on", ["pupil_id", "on"], unique=False)

    op.create_table(
        "study_plan",
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("with_pupil", sa.Boolean(), nullable=False),
        sa.Column(
            "goal",
            sa.Enum(
                "everyday",
                "work",
                "own-trade",
                "business",
                "studies",
                "other",
                name="goal",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("goal_text", sa.Text(), nullable=True),
        sa.Column(
            "path",
            sa.Enum("1", "2", "3", name="studypath", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column(
            "until_course",
            sa.Enum("A", "B", "C", "D", name="sficourse", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column(
            "pace",
            sa.Enum(
                "full", "half", "quarter", "other", name="pace", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("hours", sa.Integer(), nullable=False),
        sa.Column(
            "when",
            sa.Enum(
                "day",
                "evening",
                "distance",
                "any",
                name="studytime",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "combination",
            sa.Enum(
                "none",
                "work",
                "placement",
                "vocational",
                "adult-course",
                "parental",
                name="combination",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("combined_with", sa.Text(), nullable=True),
        sa.Column("further", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("with_interpreter", sa.Boolean(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("hours BETWEEN 1 AND 60", name=op.f("ck_study_plan_hours_a_week")),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["staff_user.id"], name=op.f("fk_study_plan_made_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["pupil_id"], ["pupil.id"], name=op.f("fk_study_plan_pupil_id_pupil"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_study_plan")),
    )
    with op.batch_alter_table("study_plan", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_study_plan_pupil_id"), ["pupil_id"], unique=False)
        batch_op.create_index("ix_study_plan_pupil_on", ["pupil_id", "on"], unique=False)

    op.create_table(
        "study_result",
        sa.Column(
            "course",
            sa.Enum("A", "B", "C", "D", name="sficourse", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column(
            "part",
            sa.Enum(
                "listening",
                "reading",
                "speaking",
                "writing",
                "test",
                "grade",
                name="resultpart",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column(
            "grade",
            sa.Enum("G", "IG", name="grade", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column(
            "no_grade",
            sa.Enum(
                "little-participation",
                "interrupted",
                "moved-on",
                "not-graded-course",
                name="nograde",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("by_examination", sa.Boolean(), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("signed_by_id", sa.Integer(), nullable=True),
        sa.Column("replaces_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("no_grade IS NULL OR part = 'grade'", name=op.f("ck_study_result_only_grades_lack")),
        sa.CheckConstraint("(grade IS NULL) <> (no_grade IS NULL)", name=op.f("ck_study_result_grade_or_reason")),
        sa.CheckConstraint(
            "(replaces_id IS NULL) = (reason IS NULL)", name=op.f("ck_study_result_correction_has_reason")
        ),
        sa.CheckConstraint(
            "(signed_at IS NULL) = (signed_by_id IS NULL)", name=op.f("ck_study_result_signed_by_somebody")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["study_group.id"], name=op.f("fk_study_result_group_id_study_group"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["staff_user.id"], name=op.f("fk_study_result_made_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["pupil_id"], ["pupil.id"], name=op.f("fk_study_result_pupil_id_pupil"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["replaces_id"],
            ["study_result.id"],
            name=op.f("fk_study_result_replaces_id_study_result"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["signed_by_id"],
            ["staff_user.id"],
            name=op.f("fk_study_result_signed_by_id_staff_user"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_study_result")),
        sa.UniqueConstraint("replaces_id", name=op.f("uq_study_result_replaces_id")),
    )
    with op.batch_alter_table("study_result", schema=None) as batch_op:
        batch_op.create_index("ix_study_result_group", ["group_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_study_result_pupil_id"), ["pupil_id"], unique=False)
        batch_op.create_index(
            "uq_study_result_current",
            ["pupil_id", "course", "part", "group_id"],
            unique=True,
            sqlite_where=sa.text("replaced_at IS NULL"),
            postgresql_where=sa.text("replaced_at IS NULL"),
        )

    op.create_table(
        "teaching",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("is_responsible", sa.Boolean(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("last_on IS NULL OR last_on >= first_on", name=op.f("ck_teaching_ends_after_start")),
        sa.ForeignKeyConstraint(
            ["group_id"], ["study_group.id"], name=op.f("fk_teaching_group_id_study_group"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["staff_user.id"], name=op.f("fk_teaching_user_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_teaching")),
    )
    with op.batch_alter_table("teaching", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_teaching_group_id"), ["group_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_teaching_user_id"), ["user_id"], unique=False)

    op.create_table(
        "lesson",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("pattern_id", sa.Integer(), nullable=False),
        sa.Column("pattern_day", sa.Date(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("starts", sa.Time(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=False),
        sa.Column("room", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "planned",
                "moved",
                "cancelled",
                name="lessonstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("ends > starts", name=op.f("ck_lesson_ends_after_start")),
        sa.ForeignKeyConstraint(
            ["group_id"], ["study_group.id"], name=op.f("fk_lesson_group_id_study_group"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["pattern_id"], ["lesson_pattern.id"], name=op.f("fk_lesson_pattern_id_lesson_pattern"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lesson")),
        sa.UniqueConstraint("pattern_id", "pattern_day", name=op.f("uq_lesson_pattern_id_pattern_day")),
    )
    with op.batch_alter_table("lesson", schema=None) as batch_op:
        batch_op.create_index("ix_lesson_group_on", ["group_id", "on"], unique=False)
        batch_op.create_index("ix_lesson_on", ["on"], unique=False)

    op.create_table(
        "roster_place",
        sa.Column("roster_id", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["place_id"], ["group_place.id"], name=op.f("fk_roster_place_place_id_group_place"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["roster_id"], ["roster.id"], name=op.f("fk_roster_place_roster_id_roster"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roster_place")),
        sa.UniqueConstraint("roster_id", "place_id", name=op.f("uq_roster_place_roster_id_place_id")),
    )
    with op.batch_alter_table("roster_place", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_roster_place_place_id"), ["place_id"], unique=False)

    op.create_table(
        "attendance_mark",
        sa.Column("lesson_id", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "present",
                "excused",
                "unexcused",
                "late",
                "left-early",
                name="markkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("late", sa.Integer(), nullable=False),
        sa.Column("early", sa.Integer(), nullable=False),
        sa.Column("missed", sa.Integer(), nullable=False),
        sa.Column("announced", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("late >= 0 AND early >= 0 AND missed > 0", name=op.f("ck_attendance_mark_minutes")),
        sa.ForeignKeyConstraint(
            ["lesson_id"], ["lesson.id"], name=op.f("fk_attendance_mark_lesson_id_lesson"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["place_id"], ["group_place.id"], name=op.f("fk_attendance_mark_place_id_group_place"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance_mark")),
        sa.UniqueConstraint("lesson_id", "place_id", name=op.f("uq_attendance_mark_lesson_id_place_id")),
    )
    with op.batch_alter_table("attendance_mark", schema=None) as batch_op:
        batch_op.create_index("ix_attendance_mark_place_on", ["place_id", "on"], unique=False)

    op.create_table(
        "lesson_register",
        sa.Column("lesson_id", sa.Integer(), nullable=False),
        sa.Column("roster_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("listed", sa.Integer(), nullable=False),
        sa.Column("late", sa.Integer(), nullable=False),
        sa.Column("left_early", sa.Integer(), nullable=False),
        sa.Column("excused", sa.Integer(), nullable=False),
        sa.Column("unexcused", sa.Integer(), nullable=False),
        sa.Column("attended", sa.Integer(), nullable=False),
        sa.Column(
            "part",
            sa.Enum(
                "coming",
                "living",
                "supporting",
                "rights",
                "family",
                "influence",
                "health",
                "ageing",
                name="orientationpart",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["lesson_id"], ["lesson.id"], name=op.f("fk_lesson_register_lesson_id_lesson"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["roster_id"], ["roster.id"], name=op.f("fk_lesson_register_roster_id_roster"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["taken_by_id"],
            ["staff_user.id"],
            name=op.f("fk_lesson_register_taken_by_id_staff_user"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lesson_register")),
        sa.UniqueConstraint("lesson_id", name=op.f("uq_lesson_register_lesson_id")),
    )
    with op.batch_alter_table("lesson_register", schema=None) as batch_op:
        batch_op.create_index("ix_lesson_register_roster", ["roster_id", "on"], unique=False)

    op.create_table(
        "register_correction",
        sa.Column("lesson_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["lesson_id"], ["lesson.id"], name=op.f("fk_register_correction_lesson_id_lesson"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"],
            ["staff_user.id"],
            name=op.f("fk_register_correction_made_by_id_staff_user"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register_correction")),
    )
    with op.batch_alter_table("register_correction", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_register_correction_lesson_id"), ["lesson_id"], unique=False)


def downgrade() -> None:
    """Back."""
    for table in ("import_run", "import_source"):
        op.execute(f"DELETE FROM {table} WHERE target IN ('attendance', 'results')")  # noqa: S608 - names of ours
    _lists_are_about(TARGETS_BEFORE)
    with op.batch_alter_table("register_correction", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_register_correction_lesson_id"))

    op.drop_table("register_correction")
    with op.batch_alter_table("lesson_register", schema=None) as batch_op:
        batch_op.drop_index("ix_lesson_register_roster")

    op.drop_table("lesson_register")
    with op.batch_alter_table("attendance_mark", schema=None) as batch_op:
        batch_op.drop_index("ix_attendance_mark_place_on")

    op.drop_table("attendance_mark")
    with op.batch_alter_table("roster_place", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_roster_place_place_id"))

    op.drop_table("roster_place")
    with op.batch_alter_table("lesson", schema=None) as batch_op:
        batch_op.drop_index("ix_lesson_on")
        batch_op.drop_index("ix_lesson_group_on")

    op.drop_table("lesson")
    with op.batch_alter_table("teaching", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_teaching_user_id"))
        batch_op.drop_index(batch_op.f("ix_teaching_group_id"))

    op.drop_table("teaching")
    with op.batch_alter_table("study_result", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_study_result_current",
            sqlite_where=sa.text("replaced_at IS NULL"),
            postgresql_where=sa.text("replaced_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_study_result_pupil_id"))
        batch_op.drop_index("ix_study_result_group")

    op.drop_table("study_result")
    with op.batch_alter_table("study_plan", schema=None) as batch_op:
        batch_op.drop_index("ix_study_plan_pupil_on")
        batch_op.drop_index(batch_op.f("ix_study_plan_pupil_id"))

    op.drop_table("study_plan")
    with op.batch_alter_table("study_event", schema=None) as batch_op:
        batch_op.drop_index("ix_study_event_pupil_on")
        batch_op.drop_index(batch_op.f("ix_study_event_pupil_id"))
        batch_op.drop_index(batch_op.f("ix_study_event_group_id"))

    op.drop_table("study_event")
    with op.batch_alter_table("study_consent", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_study_consent_pupil_id"))
        batch_op.drop_index("ix_study_consent_pupil_board")

    op.drop_table("study_consent")
    with op.batch_alter_table("study_application", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_study_application_open",
            sqlite_where=sa.text("ended_on IS NULL AND programme <> 'adult'"),
            postgresql_where=sa.text("ended_on IS NULL AND programme <> 'adult'"),
        )
        batch_op.drop_index("ix_study_application_waiting")
        batch_op.drop_index(batch_op.f("ix_study_application_pupil_id"))

    op.drop_table("study_application")
    with op.batch_alter_table("school_support", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_school_support_schooling_id"))

    op.drop_table("school_support")
    with op.batch_alter_table("school_meeting", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_school_meeting_schooling_id"))

    op.drop_table("school_meeting")
    with op.batch_alter_table("school_mapping", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_school_mapping_schooling_id"))

    op.drop_table("school_mapping")
    op.drop_table("roster")
    with op.batch_alter_table("right_extension", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_right_extension_pupil_id"))

    op.drop_table("right_extension")
    with op.batch_alter_table("orientation_note", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_orientation_note_pupil_id"))

    op.drop_table("orientation_note")
    with op.batch_alter_table("lesson_pattern", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_lesson_pattern_group_id"))

    op.drop_table("lesson_pattern")
    with op.batch_alter_table("knowledge_assessment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_knowledge_assessment_pupil_id"))

    op.drop_table("knowledge_assessment")
    with op.batch_alter_table("guidance_meeting", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_guidance_meeting_pupil_id"))
        batch_op.drop_index("ix_guidance_meeting_at")

    op.drop_table("guidance_meeting")
    with op.batch_alter_table("group_place", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_group_place_open", sqlite_where=sa.text("last_on IS NULL"), postgresql_where=sa.text("last_on IS NULL")
        )
        batch_op.drop_index(batch_op.f("ix_group_place_pupil_id"))
        batch_op.drop_index("ix_group_place_group_first")

    op.drop_table("group_place")
    with op.batch_alter_table("enrolment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_enrolment_pupil_id"))
        batch_op.drop_index("ix_enrolment_days")

    op.drop_table("enrolment")
    with op.batch_alter_table("adult_course", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_adult_course_pupil_id"))
        batch_op.drop_index(batch_op.f("ix_adult_course_provider_id"))

    op.drop_table("adult_course")
    with op.batch_alter_table("absence_signal", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_absence_signal_pupil_id"))
        batch_op.drop_index("ix_absence_signal_open")
        batch_op.drop_index(batch_op.f("ix_absence_signal_group_id"))

    op.drop_table("absence_signal")
    with op.batch_alter_table("absence_announcement", schema=None) as batch_op:
        batch_op.drop_index("ix_absence_announcement_pupil_since")
        batch_op.drop_index(batch_op.f("ix_absence_announcement_pupil_id"))

    op.drop_table("absence_announcement")
    with op.batch_alter_table("study_group", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_study_group_unit_id"))

    op.drop_table("study_group")
    with op.batch_alter_table("sharing", schema=None) as batch_op:
        batch_op.drop_index("ix_sharing_boards")

    op.drop_table("sharing")
    with op.batch_alter_table("schooling", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_schooling_unit_id"))
        batch_op.drop_index(batch_op.f("ix_schooling_school_id"))
        batch_op.drop_index(batch_op.f("ix_schooling_person_id"))

    op.drop_table("schooling")
    with op.batch_alter_table("school_holiday", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_school_holiday_unit_id"))

    op.drop_table("school_holiday")
    with op.batch_alter_table("pupil", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_pupil_unit_id"))
        batch_op.drop_index(batch_op.f("ix_pupil_person_id"))

    op.drop_table("pupil")
