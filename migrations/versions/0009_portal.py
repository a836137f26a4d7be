"""Links to newcomers' own pages and what they write, letters, translations as reviewed, and who has looked."""

import sqlalchemy as sa
from alembic import op

revision = "0009_portal"
down_revision = "0008_work"


def upgrade() -> None:
    """Forwards."""
    op.create_table(
        "look",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("roles", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_look")),
        sa.UniqueConstraint(
            "person_id", "on_day", "unit_id", "roles", name=op.f("uq_look_person_id_on_day_unit_id_roles")
        ),
    )
    op.create_table(
        "letter_template",
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "invitation",
                "summons",
                "information",
                "request",
                name="letterkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(name) BETWEEN 1 AND 120", name=op.f("ck_letter_template_name_length")),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["unit.id"], name=op.f("fk_letter_template_unit_id_unit"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_template")),
        sa.UniqueConstraint("unit_id", "name", name=op.f("uq_letter_template_unit_id_name")),
    )
    op.create_table(
        "translation",
        sa.Column("catalogue", sa.Text(), nullable=False),
        sa.Column("context", sa.Text(), server_default="", nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("forms", sa.JSON(), nullable=False),
        sa.Column("source_digest", sa.Text(), nullable=False),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reviewed_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reviewed_by_id"],
            ["staff_user.id"],
            name=op.f("fk_translation_reviewed_by_id_staff_user"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_translation")),
        sa.UniqueConstraint("catalogue", "context", "message", name=op.f("uq_translation_catalogue_context_message")),
    )
    op.create_table(
        "letter_text",
        sa.Column("template_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "reviewed",
                "to_review",
                "machine",
                name="textstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("source_digest", sa.Text(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(body) BETWEEN 1 AND 5000", name=op.f("ck_letter_text_body_length")),
        sa.CheckConstraint("length(subject) BETWEEN 1 AND 200", name=op.f("ck_letter_text_subject_length")),
        sa.ForeignKeyConstraint(
            ["changed_by_id"],
            ["staff_user.id"],
            name=op.f("fk_letter_text_changed_by_id_staff_user"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["template_id"],
            ["letter_template.id"],
            name=op.f("fk_letter_text_template_id_letter_template"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_text")),
        sa.UniqueConstraint("template_id", "language", name=op.f("uq_letter_text_template_id_language")),
    )
    op.create_table(
        "mailing",
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("template_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "waiting",
                "done",
                "failed",
                name="mailingstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("chosen", sa.JSON(), nullable=False),
        sa.Column("swedish_alone", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("file_name", sa.Text(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["staff_user.id"], name=op.f("fk_mailing_made_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["template_id"],
            ["letter_template.id"],
            name=op.f("fk_mailing_template_id_letter_template"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_mailing_unit_id_unit"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mailing")),
    )
    with op.batch_alter_table("mailing", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mailing_template_id"), ["template_id"], unique=False)
        batch_op.create_index("ix_mailing_unit_made", ["unit_id", "made_at"], unique=False)

    op.create_table(
        "personal_link",
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_by_id", sa.Integer(), nullable=True),
        sa.Column("failed_tries", sa.Integer(), nullable=False),
        sa.Column("last_used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["casefile.id"], name=op.f("fk_personal_link_case_id_casefile"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["staff_user.id"], name=op.f("fk_personal_link_made_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["revoked_by_id"],
            ["staff_user.id"],
            name=op.f("fk_personal_link_revoked_by_id_staff_user"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_personal_link")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_personal_link_token_hash")),
    )
    with op.batch_alter_table("personal_link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_personal_link_case_id"), ["case_id"], unique=False)

    op.create_table(
        "mailing_left_out",
        sa.Column("mailing_id", sa.Integer(), nullable=False),
        sa.Column(
            "reason",
            sa.Enum(
                "protected",
                "no_address",
                "child",
                "case_closed",
                "no_text",
                name="leftout",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["casefile.id"], name=op.f("fk_mailing_left_out_case_id_casefile"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["mailing_id"], ["mailing.id"], name=op.f("fk_mailing_left_out_mailing_id_mailing"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mailing_left_out")),
        sa.UniqueConstraint("mailing_id", "case_id", name=op.f("uq_mailing_left_out_mailing_id_case_id")),
    )
    with op.batch_alter_table("mailing_left_out", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mailing_left_out_case_id"), ["case_id"], unique=False)

    op.create_table(
        "portal_session",
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("link_id", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["link_id"], ["personal_link.id"], name=op.f("fk_portal_session_link_id_personal_link"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_session")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_portal_session_token_hash")),
    )
    with op.batch_alter_table("portal_session", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_portal_session_link_id"), ["link_id"], unique=False)

    op.create_table(
        "letter",
        sa.Column(
            "kind",
            sa.Enum(
                "invitation",
                "summons",
                "information",
                "request",
                name="letterkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("template_id", sa.Integer(), nullable=True),
        sa.Column("mailing_id", sa.Integer(), nullable=True),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("is_shown", sa.Boolean(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["casefile.id"], name=op.f("fk_letter_case_id_casefile"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name=op.f("fk_letter_contact_id_contact"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["staff_user.id"], name=op.f("fk_letter_made_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["mailing_id"], ["mailing.id"], name=op.f("fk_letter_mailing_id_mailing"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["template_id"],
            ["letter_template.id"],
            name=op.f("fk_letter_template_id_letter_template"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
    )
    with op.batch_alter_table("letter", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_letter_case_id"), ["case_id"], unique=False)
        batch_op.create_index("ix_letter_case_made", ["case_id", "made_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_letter_contact_id"), ["contact_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_letter_mailing_id"), ["mailing_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_letter_template_id"), ["template_id"], unique=False)

    op.create_table(
        "newcomer_message",
        sa.Column(
            "wish",
            sa.Enum(
                "cannot_come",
                "something_wrong",
                "question",
                name="wish",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "about",
            sa.Enum(
                "name",
                "contact",
                "family",
                "time",
                "plan",
                "studies",
                "home",
                "other",
                name="about",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("handled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("handled_by_id", sa.Integer(), nullable=True),
        sa.Column("reply", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(text) <= 2000", name=op.f("ck_newcomer_message_text_length")),
        sa.CheckConstraint("reply IS NULL OR length(reply) <= 2000", name=op.f("ck_newcomer_message_reply_length")),
        sa.ForeignKeyConstraint(
            ["case_id"], ["casefile.id"], name=op.f("fk_newcomer_message_case_id_casefile"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name=op.f("fk_newcomer_message_contact_id_contact"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["handled_by_id"],
            ["staff_user.id"],
            name=op.f("fk_newcomer_message_handled_by_id_staff_user"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_newcomer_message")),
    )
    with op.batch_alter_table("newcomer_message", schema=None) as batch_op:
        batch_op.create_index("ix_newcomer_message_case_handled", ["case_id", "handled_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_newcomer_message_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_newcomer_message_contact_id"), ["contact_id"], unique=False)
        batch_op.create_index("ix_newcomer_message_handled", ["handled_at", "written_at"], unique=False)


def downgrade() -> None:
    """Back."""
    with op.batch_alter_table("newcomer_message", schema=None) as batch_op:
        batch_op.drop_index("ix_newcomer_message_handled")
        batch_op.drop_index(batch_op.f("ix_newcomer_message_contact_id"))
        batch_op.drop_index(batch_op.f("ix_newcomer_message_case_id"))
        batch_op.drop_index("ix_newcomer_message_case_handled")

    op.drop_table("newcomer_message")
    with op.batch_alter_table("letter", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_letter_template_id"))
        batch_op.drop_index(batch_op.f("ix_letter_mailing_id"))
        batch_op.drop_index(batch_op.f("ix_letter_contact_id"))
        batch_op.drop_index("ix_letter_case_made")
        batch_op.drop_index(batch_op.f("ix_letter_case_id"))

    op.drop_table("letter")
    with op.batch_alter_table("portal_session", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_portal_session_link_id"))

    op.drop_table("portal_session")
    with op.batch_alter_table("mailing_left_out", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_mailing_left_out_case_id"))

    op.drop_table("mailing_left_out")
    with op.batch_alter_table("personal_link", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_personal_link_case_id"))

    op.drop_table("personal_link")
    with op.batch_alter_table("mailing", schema=None) as batch_op:
        batch_op.drop_index("ix_mailing_unit_made")
        batch_op.drop_index(batch_op.f("ix_mailing_template_id"))

    op.drop_table("mailing")
    op.drop_table("letter_text")
    op.drop_table("translation")
    op.drop_table("letter_template")
    op.drop_table("look")
