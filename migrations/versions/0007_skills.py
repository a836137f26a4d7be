"""Skills: profiles with what was mapped, validations with their steps, and vocabularies that came in as files."""

import sqlalchemy as sa
from alembic import op

revision = "0007_skills"
down_revision = "0006_education"


def upgrade() -> None:
    """Forwards."""
    op.create_table(
        "skills_profile",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("board_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("second_language", sa.Text(), nullable=True),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("mapped_on", sa.Date(), nullable=True),
        sa.Column("cv_title", sa.Text(), nullable=True),
        sa.Column("cv_about", sa.Text(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "cv_about IS NULL OR length(cv_about) <= 1500", name=op.f("ck_skills_profile_cv_about_length")
        ),
        sa.CheckConstraint(
            "cv_title IS NULL OR length(cv_title) <= 120", name=op.f("ck_skills_profile_cv_title_length")
        ),
        sa.CheckConstraint(
            "mapped_on IS NULL OR mapped_on >= started_on", name=op.f("ck_skills_profile_mapped_after_start")
        ),
        sa.ForeignKeyConstraint(
            ["board_id"], ["unit.id"], name=op.f("fk_skills_profile_board_id_unit"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["staff_user.id"], name=op.f("fk_skills_profile_made_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_skills_profile_person_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["unit.id"], name=op.f("fk_skills_profile_unit_id_unit"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_skills_profile")),
        sa.UniqueConstraint("number", name=op.f("uq_skills_profile_number")),
        sa.UniqueConstraint("person_id", "board_id", name=op.f("uq_skills_profile_person_id_board_id")),
    )
    with op.batch_alter_table("skills_profile", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_skills_profile_board_id"), ["board_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_skills_profile_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_skills_profile_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "vocabulary_release",
        sa.Column(
            "scheme",
            sa.Enum(
                "occupation", "level", "profession", name="scheme", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("entries", sa.Text(), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("imported_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("count > 0", name=op.f("ck_vocabulary_release_count")),
        sa.ForeignKeyConstraint(
            ["imported_by_id"],
            ["staff_user.id"],
            name=op.f("fk_vocabulary_release_imported_by_id_staff_user"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vocabulary_release")),
        sa.UniqueConstraint("scheme", "version", name=op.f("uq_vocabulary_release_scheme_version")),
    )
    op.create_table(
        "cv_choice",
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("profile_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["profile_id"],
            ["skills_profile.id"],
            name=op.f("fk_cv_choice_profile_id_skills_profile"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cv_choice")),
        sa.UniqueConstraint("profile_id", "item", name=op.f("uq_cv_choice_profile_id_item")),
    )
    with op.batch_alter_table("cv_choice", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_cv_choice_profile_id"), ["profile_id"], unique=False)

    op.create_table(
        "qualification",
        sa.Column(
            "kind",
            sa.Enum(
                "education",
                "work",
                "certificate",
                name="qualificationkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("level_code", sa.Text(), nullable=True),
        sa.Column("occupation_code", sa.Text(), nullable=True),
        sa.Column("profession_code", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("first_year", sa.Integer(), nullable=True),
        sa.Column("last_year", sa.Integer(), nullable=True),
        sa.Column("months", sa.Integer(), nullable=True),
        sa.Column(
            "completion",
            sa.Enum(
                "completed",
                "interrupted",
                "under-way",
                name="completion",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "papers",
            sa.Enum(
                "at-hand",
                "to-be-had",
                "lost",
                "none",
                name="papers",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("profile_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "last_year IS NULL OR first_year IS NULL OR last_year >= first_year",
            name=op.f("ck_qualification_years_in_order"),
        ),
        sa.CheckConstraint("length(title) BETWEEN 1 AND 200", name=op.f("ck_qualification_title_length")),
        sa.CheckConstraint("months IS NULL OR months BETWEEN 0 AND 720", name=op.f("ck_qualification_months")),
        sa.CheckConstraint("note IS NULL OR length(note) <= 1000", name=op.f("ck_qualification_note_length")),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["staff_user.id"], name=op.f("fk_qualification_made_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["profile_id"],
            ["skills_profile.id"],
            name=op.f("fk_qualification_profile_id_skills_profile"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_qualification")),
    )
    with op.batch_alter_table("qualification", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_qualification_occupation_code"), ["occupation_code"], unique=False)
        batch_op.create_index(batch_op.f("ix_qualification_profile_id"), ["profile_id"], unique=False)

    op.create_table(
        "skills_answer",
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("profile_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(answer) BETWEEN 1 AND 1000", name=op.f("ck_skills_answer_answer_length")),
        sa.ForeignKeyConstraint(
            ["profile_id"],
            ["skills_profile.id"],
            name=op.f("fk_skills_answer_profile_id_skills_profile"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_skills_answer")),
        sa.UniqueConstraint("profile_id", "question", name=op.f("uq_skills_answer_profile_id_question")),
    )
    with op.batch_alter_table("skills_answer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_skills_answer_profile_id"), ["profile_id"], unique=False)

    op.create_table(
        "skills_consent",
        sa.Column("to_board_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("with_interpreter", sa.Boolean(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("profile_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("expires_on >= given_on", name=op.f("ck_skills_consent_expires_after")),
        sa.CheckConstraint(
            "withdrawn_on IS NULL OR withdrawn_on >= given_on", name=op.f("ck_skills_consent_withdrawn_after")
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["staff_user.id"], name=op.f("fk_skills_consent_made_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["profile_id"],
            ["skills_profile.id"],
            name=op.f("fk_skills_consent_profile_id_skills_profile"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["to_board_id"], ["unit.id"], name=op.f("fk_skills_consent_to_board_id_unit"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_skills_consent")),
    )
    with op.batch_alter_table("skills_consent", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_skills_consent_profile_id"), ["profile_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_skills_consent_to_board_id"), ["to_board_id"], unique=False)

    op.create_table(
        "skills_language",
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("is_mother_tongue", sa.Boolean(), nullable=False),
        sa.Column(
            "speaks",
            sa.Enum(
                "not",
                "little",
                "everyday",
                "well",
                "fully",
                name="speaks",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "reads",
            sa.Enum(
                "not",
                "little",
                "everyday",
                "well",
                "fully",
                name="reads",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "writes",
            sa.Enum(
                "not",
                "little",
                "everyday",
                "well",
                "fully",
                name="writes",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("profile_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["profile_id"],
            ["skills_profile.id"],
            name=op.f("fk_skills_language_profile_id_skills_profile"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_skills_language")),
        sa.UniqueConstraint("profile_id", "language", name=op.f("uq_skills_language_profile_id_language")),
    )
    with op.batch_alter_table("skills_language", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_skills_language_profile_id"), ["profile_id"], unique=False)

    op.create_table(
        "skills_measure",
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column(
            "rated_by",
            sa.Enum("herself", "worker", name="ratedby", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("profile_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("level BETWEEN 1 AND 5", name=op.f("ck_skills_measure_level")),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["staff_user.id"], name=op.f("fk_skills_measure_made_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["profile_id"],
            ["skills_profile.id"],
            name=op.f("fk_skills_measure_profile_id_skills_profile"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_skills_measure")),
        sa.UniqueConstraint(
            "profile_id", "on", "area", "rated_by", name=op.f("uq_skills_measure_profile_id_on_area_rated_by")
        ),
    )
    with op.batch_alter_table("skills_measure", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_skills_measure_profile_id"), ["profile_id"], unique=False)

    op.create_table(
        "skills_part",
        sa.Column(
            "part",
            sa.Enum(
                "languages",
                "education",
                "work",
                "certificates",
                "other-skills",
                "wishes",
                "obstacles",
                name="part",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "talked-through",
                "nothing",
                "declined",
                name="partstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("first_done_on", sa.Date(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("with_interpreter", sa.Boolean(), nullable=False),
        sa.Column("done_by_id", sa.Integer(), nullable=True),
        sa.Column("profile_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("done_on >= first_done_on", name=op.f("ck_skills_part_done_in_order")),
        sa.ForeignKeyConstraint(
            ["done_by_id"], ["staff_user.id"], name=op.f("fk_skills_part_done_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["profile_id"],
            ["skills_profile.id"],
            name=op.f("fk_skills_part_profile_id_skills_profile"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_skills_part")),
        sa.UniqueConstraint("profile_id", "part", name=op.f("uq_skills_part_profile_id_part")),
    )
    with op.batch_alter_table("skills_part", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_skills_part_profile_id"), ["profile_id"], unique=False)

    op.create_table(
        "validation",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("qualification_id", sa.Integer(), nullable=False),
        sa.Column(
            "aims_at",
            sa.Enum(
                "grade",
                "certificate",
                "statement",
                "licence",
                name="recognition",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("next_step", sa.Text(), nullable=True),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column(
            "next_by",
            sa.Enum("body", "person", "unit", name="waitson", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column(
            "ended_as",
            sa.Enum(
                "recognised",
                "partly-recognised",
                "not-recognised",
                "stopped",
                "moved",
                name="validationend",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("(ended_on IS NULL) = (ended_as IS NULL)", name=op.f("ck_validation_ended_has_way")),
        sa.CheckConstraint("ended_on IS NULL OR ended_on >= started_on", name=op.f("ck_validation_ended_after_start")),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["staff_user.id"], name=op.f("fk_validation_made_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["qualification_id"],
            ["qualification.id"],
            name=op.f("fk_validation_qualification_id_qualification"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_validation")),
        sa.UniqueConstraint("number", name=op.f("uq_validation_number")),
    )
    with op.batch_alter_table("validation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_validation_qualification_id"), ["qualification_id"], unique=False)
        batch_op.create_index(
            "uq_validation_open",
            ["qualification_id"],
            unique=True,
            sqlite_where=sa.text("ended_on IS NULL"),
            postgresql_where=sa.text("ended_on IS NULL"),
        )

    op.create_table(
        "validation_step",
        sa.Column("validation_id", sa.Integer(), nullable=False),
        sa.Column(
            "step",
            sa.Enum(
                "self-rating",
                "overview",
                "deepened",
                "assessment",
                "recognition",
                name="step",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "body",
            sa.Enum(
                "own-unit",
                "uhr",
                "socialstyrelsen",
                "skolverket",
                "sector",
                "school",
                "university",
                "employment-service",
                "other-authority",
                name="body",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("reference", sa.Text(), nullable=True),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("more_asked_on", sa.Date(), nullable=True),
        sa.Column("more_sent_on", sa.Date(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column(
            "outcome",
            sa.Enum(
                "confirmed",
                "partly",
                "not-confirmed",
                "not-possible",
                name="outcome",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "recognition",
            sa.Enum(
                "grade",
                "certificate",
                "statement",
                "licence",
                name="recognition",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("result", sa.Text(), nullable=True),
        sa.Column("left_out_because", sa.Text(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(answered_on IS NULL) = (outcome IS NULL)", name=op.f("ck_validation_step_answered_has_outcome")
        ),
        sa.CheckConstraint(
            "(asked_on IS NULL) <> (left_out_because IS NULL)", name=op.f("ck_validation_step_taken_or_left_out")
        ),
        sa.CheckConstraint(
            "answered_on IS NULL OR (asked_on IS NOT NULL AND answered_on >= asked_on)",
            name=op.f("ck_validation_step_answered"),
        ),
        sa.CheckConstraint(
            "more_sent_on IS NULL OR more_sent_on >= more_asked_on",
            name=op.f("ck_validation_step_more_sent_after_asked"),
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"],
            ["staff_user.id"],
            name=op.f("fk_validation_step_made_by_id_staff_user"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_validation_step_organisation_id_organisation"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["validation_id"],
            ["validation.id"],
            name=op.f("fk_validation_step_validation_id_validation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_validation_step")),
        sa.UniqueConstraint("validation_id", "step", name=op.f("uq_validation_step_validation_id_step")),
    )
    with op.batch_alter_table("validation_step", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_validation_step_organisation_id"), ["organisation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_validation_step_validation_id"), ["validation_id"], unique=False)

    op.create_table(
        "validation_paper",
        sa.Column("step_id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_validation_paper_document_id_document"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["step_id"],
            ["validation_step.id"],
            name=op.f("fk_validation_paper_step_id_validation_step"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_validation_paper")),
        sa.UniqueConstraint("step_id", "document_id", name=op.f("uq_validation_paper_step_id_document_id")),
    )
    with op.batch_alter_table("validation_paper", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_validation_paper_document_id"), ["document_id"], unique=False)


def downgrade() -> None:
    """Back."""
    with op.batch_alter_table("validation_paper", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_validation_paper_document_id"))

    op.drop_table("validation_paper")
    with op.batch_alter_table("validation_step", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_validation_step_validation_id"))
        batch_op.drop_index(batch_op.f("ix_validation_step_organisation_id"))

    op.drop_table("validation_step")
    with op.batch_alter_table("validation", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_validation_open", sqlite_where=sa.text("ended_on IS NULL"), postgresql_where=sa.text("ended_on IS NULL")
        )
        batch_op.drop_index(batch_op.f("ix_validation_qualification_id"))

    op.drop_table("validation")
    with op.batch_alter_table("skills_part", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_skills_part_profile_id"))

    op.drop_table("skills_part")
    with op.batch_alter_table("skills_measure", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_skills_measure_profile_id"))

    op.drop_table("skills_measure")
    with op.batch_alter_table("skills_language", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_skills_language_profile_id"))

    op.drop_table("skills_language")
    with op.batch_alter_table("skills_consent", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_skills_consent_to_board_id"))
        batch_op.drop_index(batch_op.f("ix_skills_consent_profile_id"))

    op.drop_table("skills_consent")
    with op.batch_alter_table("skills_answer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_skills_answer_profile_id"))

    op.drop_table("skills_answer")
    with op.batch_alter_table("qualification", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_qualification_profile_id"))
        batch_op.drop_index(batch_op.f("ix_qualification_occupation_code"))

    op.drop_table("qualification")
    with op.batch_alter_table("cv_choice", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_cv_choice_profile_id"))

    op.drop_table("cv_choice")
    op.drop_table("vocabulary_release")
    with op.batch_alter_table("skills_profile", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_skills_profile_unit_id"))
        batch_op.drop_index(batch_op.f("ix_skills_profile_person_id"))
        batch_op.drop_index(batch_op.f("ix_skills_profile_board_id"))

    op.drop_table("skills_profile")
