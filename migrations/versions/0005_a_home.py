"""A home: dwellings, leases, contracts, needs and offers; documents, consents, what was told, extracts; referrals."""

import sqlalchemy as sa
from alembic import op

revision = "0005_a_home"
down_revision = "0004_the_path"


TARGET = sa.Enum("people", "homes", name="importtarget", native_enum=False, create_constraint=True, length=40)


def upgrade() -> None:
    """Forwards."""
    _lists_of_homes()
    op.create_table(
        "district",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("residents", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("residents IS NULL OR residents >= 0", name=op.f("ck_district_residents_not_negative")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_district")),
        sa.UniqueConstraint("name", name=op.f("uq_district_name")),
    )
    op.create_table(
        "place",
        sa.Column(
            "kind",
            sa.Enum("school", "work", name="placekind", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("east", sa.Integer(), nullable=False),
        sa.Column("north", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place")),
        sa.UniqueConstraint("kind", "name", name=op.f("uq_place_kind_name")),
    )
    op.create_table(
        "consent",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column(
            "purpose",
            sa.Enum(
                "planning",
                "education",
                "work",
                "housing",
                "income",
                "health-care",
                "association",
                "other",
                name="consentpurpose",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("purpose_note", sa.Text(), nullable=True),
        sa.Column("recipient_id", sa.Integer(), nullable=True),
        sa.Column("recipient_name", sa.Text(), nullable=True),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("with_interpreter", sa.Boolean(), nullable=False),
        sa.Column("text_version", sa.Text(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_how", sa.Text(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("(recipient_id IS NULL) <> (recipient_name IS NULL)", name=op.f("ck_consent_one_recipient")),
        sa.CheckConstraint("expires_on >= given_on", name=op.f("ck_consent_expires_after")),
        sa.CheckConstraint("length(scope) > 0", name=op.f("ck_consent_scope_says_something")),
        sa.CheckConstraint("withdrawn_on IS NULL OR withdrawn_on >= given_on", name=op.f("ck_consent_withdrawn_after")),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["staff_user.id"], name=op.f("fk_consent_made_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_consent_person_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["recipient_id"],
            ["organisation.id"],
            name=op.f("fk_consent_recipient_id_organisation"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_consent_unit_id_unit"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
        sa.UniqueConstraint("number", name=op.f("uq_consent_number")),
    )
    with op.batch_alter_table("consent", schema=None) as batch_op:
        batch_op.create_index("ix_consent_expires", ["expires_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_consent_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_consent_recipient_id"), ["recipient_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_consent_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "document",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "passport",
                "identity-card",
                "residence-card",
                "lma-card",
                "permit-decision",
                "assignment-decision",
                "birth-certificate",
                "marriage-certificate",
                "custody",
                "school-certificate",
                "diploma",
                "assessment",
                "work-certificate",
                "driving-licence",
                "cv",
                "tenancy",
                "power-of-attorney",
                "consent",
                "letter",
                "other",
                name="documentkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("stored", sa.Text(), nullable=True),
        sa.Column(
            "file_kind",
            sa.Enum(
                "pdf",
                "jpeg",
                "png",
                "docx",
                "xlsx",
                name="filekind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("filename", sa.LargeBinary(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("removed_because", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("(stored IS NULL) = (file_kind IS NULL)", name=op.f("ck_document_file_is_whole")),
        sa.CheckConstraint("(stored IS NULL) = (size IS NULL)", name=op.f("ck_document_file_has_size")),
        sa.CheckConstraint(
            "expires_on IS NULL OR issued_on IS NULL OR expires_on >= issued_on", name=op.f("ck_document_expires_after")
        ),
        sa.CheckConstraint("title IS NULL OR length(title) <= 200", name=op.f("ck_document_title_length")),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["staff_user.id"], name=op.f("fk_document_made_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_document_person_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_document_unit_id_unit"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("number", name=op.f("uq_document_number")),
        sa.UniqueConstraint("stored", name=op.f("uq_document_stored")),
    )
    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.create_index("ix_document_expires", ["expires_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_document_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_document_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "dwelling",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("street", sa.Text(), nullable=False),
        sa.Column("apartment", sa.Text(), server_default="", nullable=False),
        sa.Column("postcode", sa.Text(), server_default="", nullable=False),
        sa.Column("town", sa.Text(), server_default="", nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=True),
        sa.Column("landlord_id", sa.Integer(), nullable=True),
        sa.Column("is_own", sa.Boolean(), nullable=False),
        sa.Column("rooms", sa.Integer(), nullable=True),
        sa.Column("area", sa.Integer(), nullable=True),
        sa.Column("floor", sa.Integer(), nullable=True),
        sa.Column("lift", sa.Boolean(), nullable=True),
        sa.Column("step_free", sa.Boolean(), nullable=True),
        sa.Column("east", sa.Integer(), nullable=True),
        sa.Column("north", sa.Integer(), nullable=True),
        sa.Column("furnished", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("(east IS NULL) = (north IS NULL)", name=op.f("ck_dwelling_point_is_whole")),
        sa.CheckConstraint("area IS NULL OR area BETWEEN 5 AND 1000", name=op.f("ck_dwelling_area_in_reason")),
        sa.CheckConstraint("length(street) BETWEEN 1 AND 200", name=op.f("ck_dwelling_street_length")),
        sa.CheckConstraint("rooms IS NULL OR rooms BETWEEN 1 AND 30", name=op.f("ck_dwelling_rooms_in_reason")),
        sa.ForeignKeyConstraint(
            ["district_id"], ["district.id"], name=op.f("fk_dwelling_district_id_district"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["landlord_id"], ["organisation.id"], name=op.f("fk_dwelling_landlord_id_organisation"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dwelling")),
        sa.UniqueConstraint("number", name=op.f("uq_dwelling_number")),
        sa.UniqueConstraint("street", "apartment", "postcode", name=op.f("uq_dwelling_street_apartment_postcode")),
    )
    with op.batch_alter_table("dwelling", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dwelling_district_id"), ["district_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_dwelling_landlord_id"), ["landlord_id"], unique=False)
        batch_op.create_index("ix_dwelling_sort", ["sort_key", "id"], unique=False)

    op.create_table(
        "disclosure",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("recipient_id", sa.Integer(), nullable=True),
        sa.Column("recipient_name", sa.Text(), nullable=True),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=True),
        sa.Column(
            "ground",
            sa.Enum(
                "consent",
                "own-task",
                "duty",
                "balance",
                "no-harm",
                "herself",
                "other-act",
                name="disclosureground",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("ground_note", sa.Text(), nullable=True),
        sa.Column("consent_id", sa.Integer(), nullable=True),
        sa.Column(
            "way",
            sa.Enum(
                "meeting",
                "phone",
                "letter",
                "secure-message",
                "extract",
                "referral",
                "other",
                name="disclosureway",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("struck_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("struck_because", sa.Text(), nullable=True),
        sa.Column("struck_by_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(ground = 'consent') = (consent_id IS NOT NULL)", name=op.f("ck_disclosure_consent_is_named")
        ),
        sa.CheckConstraint(
            "(recipient_id IS NULL) <> (recipient_name IS NULL)", name=op.f("ck_disclosure_one_recipient")
        ),
        sa.CheckConstraint(
            "(struck_at IS NULL) = (struck_because IS NULL)", name=op.f("ck_disclosure_struck_has_reason")
        ),
        sa.CheckConstraint("length(scope) > 0 OR what IS NOT NULL", name=op.f("ck_disclosure_says_what")),
        sa.ForeignKeyConstraint(
            ["consent_id"], ["consent.id"], name=op.f("fk_disclosure_consent_id_consent"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["staff_user.id"], name=op.f("fk_disclosure_made_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_disclosure_person_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["recipient_id"],
            ["organisation.id"],
            name=op.f("fk_disclosure_recipient_id_organisation"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["struck_by_id"], ["staff_user.id"], name=op.f("fk_disclosure_struck_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_disclosure_unit_id_unit"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disclosure")),
        sa.UniqueConstraint("number", name=op.f("uq_disclosure_number")),
    )
    with op.batch_alter_table("disclosure", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_disclosure_consent_id"), ["consent_id"], unique=False)
        batch_op.create_index("ix_disclosure_person_at", ["person_id", "told_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_disclosure_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_disclosure_recipient_id"), ["recipient_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_disclosure_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "dwelling_unit",
        sa.Column("dwelling_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("whole", "room", "place", name="unitkind", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("label", sa.Text(), server_default="", nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("rent", sa.Integer(), nullable=True),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("capacity BETWEEN 1 AND 30", name=op.f("ck_dwelling_unit_capacity_in_reason")),
        sa.ForeignKeyConstraint(
            ["dwelling_id"], ["dwelling.id"], name=op.f("fk_dwelling_unit_dwelling_id_dwelling"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dwelling_unit")),
        sa.UniqueConstraint("dwelling_id", "label", name=op.f("uq_dwelling_unit_dwelling_id_label")),
    )
    with op.batch_alter_table("dwelling_unit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dwelling_unit_dwelling_id"), ["dwelling_id"], unique=False)

    op.create_table(
        "home_need",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("household_id", sa.Integer(), nullable=True),
        sa.Column("wanted_from", sa.Date(), nullable=True),
        sa.Column("without_stairs", sa.Boolean(), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=True),
        sa.Column("work_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column(
            "ending",
            sa.Enum(
                "housed",
                "own-home",
                "moved-away",
                "not-coming",
                "mistake",
                name="needending",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("(ended_on IS NULL) = (ending IS NULL)", name=op.f("ck_home_need_ended_has_reason")),
        sa.CheckConstraint("note IS NULL OR length(note) <= 500", name=op.f("ck_home_need_note_length")),
        sa.ForeignKeyConstraint(
            ["case_id"], ["casefile.id"], name=op.f("fk_home_need_case_id_casefile"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_home_need_household_id_household"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["staff_user.id"], name=op.f("fk_home_need_made_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["school_id"], ["place.id"], name=op.f("fk_home_need_school_id_place"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["work_id"], ["place.id"], name=op.f("fk_home_need_work_id_place"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_home_need")),
        sa.UniqueConstraint("number", name=op.f("uq_home_need_number")),
    )
    with op.batch_alter_table("home_need", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_home_need_case_id"), ["case_id"], unique=False)
        batch_op.create_index("ix_home_need_ended", ["ended_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_home_need_household_id"), ["household_id"], unique=False)
        batch_op.create_index(
            "uq_home_need_open",
            ["case_id"],
            unique=True,
            sqlite_where=sa.text("ended_on IS NULL"),
            postgresql_where=sa.text("ended_on IS NULL"),
        )

    op.create_table(
        "lease",
        sa.Column("dwelling_id", sa.Integer(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=True),
        sa.Column("notice_on", sa.Date(), nullable=True),
        sa.Column("rent", sa.Integer(), nullable=True),
        sa.Column("reference", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("last_on IS NULL OR last_on >= first_on", name=op.f("ck_lease_ends_after_start")),
        sa.CheckConstraint("rent IS NULL OR rent >= 0", name=op.f("ck_lease_rent_not_negative")),
        sa.ForeignKeyConstraint(
            ["dwelling_id"], ["dwelling.id"], name=op.f("fk_lease_dwelling_id_dwelling"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lease")),
    )
    with op.batch_alter_table("lease", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_lease_dwelling_id"), ["dwelling_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_lease_last_on"), ["last_on"], unique=False)

    op.create_table(
        "needs_assessment",
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("with_interpreter", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["casefile.id"], name=op.f("fk_needs_assessment_case_id_casefile"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"],
            ["staff_user.id"],
            name=op.f("fk_needs_assessment_made_by_id_staff_user"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_needs_assessment")),
    )
    with op.batch_alter_table("needs_assessment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_needs_assessment_case_id"), ["case_id"], unique=False)

    op.create_table(
        "closure",
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=True),
        sa.Column(
            "reason",
            sa.Enum(
                "renovation",
                "damage",
                "pests",
                "inspection",
                "furnishing",
                "reserved",
                "not-leased",
                "other",
                name="unavailability",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("last_on IS NULL OR last_on >= first_on", name=op.f("ck_closure_ends_after_start")),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["dwelling_unit.id"], name=op.f("fk_closure_unit_id_dwelling_unit"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closure")),
    )
    with op.batch_alter_table("closure", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_closure_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "fault",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("reported_on", sa.Date(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "reported",
                "with-landlord",
                "mended",
                "dropped",
                name="faultstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(state IN ('mended', 'dropped')) = (ended_on IS NOT NULL)", name=op.f("ck_fault_ended_has_day")
        ),
        sa.CheckConstraint("length(what) BETWEEN 1 AND 1000", name=op.f("ck_fault_what_length")),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["staff_user.id"], name=op.f("fk_fault_made_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["dwelling_unit.id"], name=op.f("fk_fault_unit_id_dwelling_unit"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fault")),
        sa.UniqueConstraint("number", name=op.f("uq_fault_number")),
    )
    with op.batch_alter_table("fault", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_fault_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "file_extract",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("disclosure_id", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("code_hash", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("times_opened", sa.Integer(), nullable=False),
        sa.Column("last_opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("times_opened >= 0", name=op.f("ck_file_extract_opened_not_negative")),
        sa.CheckConstraint("tries >= 0", name=op.f("ck_file_extract_tries_not_negative")),
        sa.ForeignKeyConstraint(
            ["disclosure_id"],
            ["disclosure.id"],
            name=op.f("fk_file_extract_disclosure_id_disclosure"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["staff_user.id"], name=op.f("fk_file_extract_made_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_file_extract_person_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["unit.id"], name=op.f("fk_file_extract_unit_id_unit"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_file_extract")),
        sa.UniqueConstraint("number", name=op.f("uq_file_extract_number")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_file_extract_token_hash")),
    )
    with op.batch_alter_table("file_extract", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_file_extract_disclosure_id"), ["disclosure_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_file_extract_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_file_extract_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "housing_contract",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column(
            "tenure",
            sa.Enum(
                "municipal",
                "transitional",
                "sublet",
                "private-let",
                "lodging",
                "relatives",
                "first-hand",
                "owned",
                "care-home",
                "family-home",
                "supported",
                "other",
                name="tenure",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("elsewhere", sa.LargeBinary(), nullable=True),
        sa.Column("provider_id", sa.Integer(), nullable=True),
        sa.Column("rooms", sa.Integer(), nullable=True),
        sa.Column("area", sa.Integer(), nullable=True),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=True),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("conditional", sa.Boolean(), nullable=False),
        sa.Column("condition", sa.Text(), nullable=True),
        sa.Column("rent", sa.Integer(), nullable=True),
        sa.Column("furnished", sa.Boolean(), nullable=False),
        sa.Column("furniture", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("notice_on", sa.Date(), nullable=True),
        sa.Column(
            "notice_by",
            sa.Enum("tenant", "landlord", name="party", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("moved_in_on", sa.Date(), nullable=True),
        sa.Column("moved_out_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column(
            "end_reason",
            sa.Enum(
                "first-hand-here",
                "first-hand-elsewhere",
                "bought",
                "other-municipal-home",
                "other-arrangement",
                "moved-away",
                "left-country",
                "time-out",
                "notice-by-municipality",
                "lease-ended",
                "household-parted",
                "unusable",
                "deceased",
                "mistake",
                name="endingreason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("follows_id", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(end_reason IS NULL) = (ended_on IS NULL AND cancelled_at IS NULL)",
            name=op.f("ck_housing_contract_ended_has_reason"),
        ),
        sa.CheckConstraint(
            "ended_on IS NULL OR cancelled_at IS NULL", name=op.f("ck_housing_contract_ended_or_cancelled")
        ),
        sa.CheckConstraint(
            "ended_on IS NULL OR ended_on >= first_on", name=op.f("ck_housing_contract_ended_after_start")
        ),
        sa.CheckConstraint("last_on IS NULL OR last_on >= first_on", name=op.f("ck_housing_contract_ends_after_start")),
        sa.CheckConstraint("rent IS NULL OR rent >= 0", name=op.f("ck_housing_contract_rent_not_negative")),
        sa.ForeignKeyConstraint(
            ["follows_id"],
            ["housing_contract.id"],
            name=op.f("fk_housing_contract_follows_id_housing_contract"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"],
            ["staff_user.id"],
            name=op.f("fk_housing_contract_made_by_id_staff_user"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["provider_id"],
            ["organisation.id"],
            name=op.f("fk_housing_contract_provider_id_organisation"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"],
            ["dwelling_unit.id"],
            name=op.f("fk_housing_contract_unit_id_dwelling_unit"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_housing_contract")),
        sa.UniqueConstraint("number", name=op.f("uq_housing_contract_number")),
    )
    with op.batch_alter_table("housing_contract", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_housing_contract_follows_id"), ["follows_id"], unique=False)
        batch_op.create_index("ix_housing_contract_last", ["last_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_housing_contract_provider_id"), ["provider_id"], unique=False)
        batch_op.create_index("ix_housing_contract_unit_first", ["unit_id", "first_on"], unique=False)

    op.create_table(
        "inspection",
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "move-in",
                "periodic",
                "after-repair",
                "move-out",
                name="inspectionkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("is_fine", sa.Boolean(), nullable=False),
        sa.Column("remarks", sa.Text(), server_default="", nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(remarks) <= 2000", name=op.f("ck_inspection_remarks_length")),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["staff_user.id"], name=op.f("fk_inspection_made_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["dwelling_unit.id"], name=op.f("fk_inspection_unit_id_dwelling_unit"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inspection")),
    )
    with op.batch_alter_table("inspection", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_inspection_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "needs_line",
        sa.Column("assessment_id", sa.Integer(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column(
            "answer",
            sa.Enum("yes", "no", "not-said", name="needanswer", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("note IS NULL OR length(note) <= 300", name=op.f("ck_needs_line_note_length")),
        sa.ForeignKeyConstraint(
            ["assessment_id"],
            ["needs_assessment.id"],
            name=op.f("fk_needs_line_assessment_id_needs_assessment"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_needs_line")),
        sa.UniqueConstraint("assessment_id", "question", name=op.f("uq_needs_line_assessment_id_question")),
    )
    op.create_table(
        "referral",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column(
            "purpose",
            sa.Enum(
                "health-examination",
                "health-care",
                "school",
                "sfi",
                "civic-orientation",
                "work",
                "money",
                "housing",
                "association",
                "legal-advice",
                "family",
                "other",
                name="referralpurpose",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("request", sa.Text(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("expected_on", sa.Date(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "sent",
                "accepted",
                "rejected",
                "done",
                "withdrawn",
                name="referralstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column(
            "rejection",
            sa.Enum(
                "full",
                "not-target-group",
                "not-reached",
                "declined-by-person",
                "language",
                "other",
                name="rejectionreason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("answer_note", sa.Text(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("disclosure_id", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("(state = 'done') = (done_on IS NOT NULL)", name=op.f("ck_referral_done_has_day")),
        sa.CheckConstraint(
            "(state = 'rejected') = (rejection IS NOT NULL)", name=op.f("ck_referral_rejected_has_reason")
        ),
        sa.CheckConstraint("(state = 'sent') = (answered_on IS NULL)", name=op.f("ck_referral_answered_has_day")),
        sa.CheckConstraint("length(request) BETWEEN 1 AND 1000", name=op.f("ck_referral_request_length")),
        sa.ForeignKeyConstraint(
            ["case_id"], ["casefile.id"], name=op.f("fk_referral_case_id_casefile"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["disclosure_id"], ["disclosure.id"], name=op.f("fk_referral_disclosure_id_disclosure"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["staff_user.id"], name=op.f("fk_referral_made_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_referral_organisation_id_organisation"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referral")),
        sa.UniqueConstraint("number", name=op.f("uq_referral_number")),
    )
    with op.batch_alter_table("referral", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_referral_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_referral_disclosure_id"), ["disclosure_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_referral_organisation_id"), ["organisation_id"], unique=False)
        batch_op.create_index("ix_referral_state_expected", ["state", "expected_on"], unique=False)

    op.create_table(
        "referral_step",
        sa.Column("referral_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "sent",
                "accepted",
                "rejected",
                "done",
                "withdrawn",
                name="referralstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column(
            "rejection",
            sa.Enum(
                "full",
                "not-target-group",
                "not-reached",
                "declined-by-person",
                "language",
                "other",
                name="rejectionreason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_by_id", sa.Integer(), nullable=True),
        sa.Column("undone_because", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(state = 'rejected') = (rejection IS NOT NULL)", name=op.f("ck_referral_step_rejected_has_reason")
        ),
        sa.CheckConstraint(
            "undone_because IS NULL OR undone_at IS NOT NULL", name=op.f("ck_referral_step_undone_has_moment")
        ),
        sa.CheckConstraint("note IS NULL OR length(note) <= 1000", name=op.f("ck_referral_step_note_length")),
        sa.ForeignKeyConstraint(
            ["referral_id"], ["referral.id"], name=op.f("fk_referral_step_referral_id_referral"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"],
            ["staff_user.id"],
            name=op.f("fk_referral_step_made_by_id_staff_user"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["undone_by_id"],
            ["staff_user.id"],
            name=op.f("fk_referral_step_undone_by_id_staff_user"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referral_step")),
    )
    with op.batch_alter_table("referral_step", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_referral_step_referral_id"), ["referral_id"], unique=False)

    op.create_table(
        "contract_member",
        sa.Column("contract_id", sa.Integer(), nullable=False),
        sa.Column("is_tenant", sa.Boolean(), nullable=False),
        sa.Column("came_on", sa.Date(), nullable=True),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "left_on IS NULL OR came_on IS NULL OR left_on >= came_on",
            name=op.f("ck_contract_member_left_after_coming"),
        ),
        sa.ForeignKeyConstraint(
            ["contract_id"],
            ["housing_contract.id"],
            name=op.f("fk_contract_member_contract_id_housing_contract"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_contract_member_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contract_member")),
        sa.UniqueConstraint("contract_id", "person_id", name=op.f("uq_contract_member_contract_id_person_id")),
    )
    with op.batch_alter_table("contract_member", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_contract_member_person_id"), ["person_id"], unique=False)

    op.create_table(
        "home_offer",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("need_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "prepared",
                "made",
                "accepted",
                "declined",
                "lapsed",
                "withdrawn",
                name="offerstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("free_on", sa.Date(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=True),
        sa.Column("answer_by", sa.Date(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column(
            "decline_reason",
            sa.Enum(
                "too-small",
                "too-expensive",
                "far-away",
                "not-reached",
                "other-home",
                "not-said",
                "other",
                name="declinereason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("decline_note", sa.Text(), nullable=True),
        sa.Column("grounds", sa.Text(), server_default="[]", nullable=False),
        sa.Column("contract_id", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state = 'withdrawn' OR (state = 'prepared') = (made_on IS NULL)", name=op.f("ck_home_offer_made_has_day")
        ),
        sa.CheckConstraint(
            "decline_note IS NULL OR length(decline_note) <= 500", name=op.f("ck_home_offer_decline_note_length")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["casefile.id"], name=op.f("fk_home_offer_case_id_casefile"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["contract_id"],
            ["housing_contract.id"],
            name=op.f("fk_home_offer_contract_id_housing_contract"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["staff_user.id"], name=op.f("fk_home_offer_made_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["need_id"], ["home_need.id"], name=op.f("fk_home_offer_need_id_home_need"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["dwelling_unit.id"], name=op.f("fk_home_offer_unit_id_dwelling_unit"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_home_offer")),
        sa.UniqueConstraint("number", name=op.f("uq_home_offer_number")),
    )
    with op.batch_alter_table("home_offer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_home_offer_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_home_offer_contract_id"), ["contract_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_home_offer_need_id"), ["need_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_home_offer_unit_id"), ["unit_id"], unique=False)
        batch_op.create_index(
            "uq_home_offer_standing",
            ["need_id", "unit_id"],
            unique=True,
            sqlite_where=sa.text("state IN ('prepared', 'made', 'accepted')"),
            postgresql_where=sa.text("state IN ('prepared', 'made', 'accepted')"),
        )

    op.create_table(
        "move_in_step",
        sa.Column("contract_id", sa.Integer(), nullable=False),
        sa.Column(
            "item",
            sa.Enum(
                "signed",
                "keys",
                "electricity",
                "insurance",
                "mailbox",
                "safety",
                "house",
                "registration",
                name="moveinitem",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("done_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contract_id"],
            ["housing_contract.id"],
            name=op.f("fk_move_in_step_contract_id_housing_contract"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["done_by_id"], ["staff_user.id"], name=op.f("fk_move_in_step_done_by_id_staff_user"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_move_in_step")),
        sa.UniqueConstraint("contract_id", "item", name=op.f("uq_move_in_step_contract_id_item")),
    )


def _lists_of_homes() -> None:
    """A list is about people, into a unit, or about homes, into none."""
    for table in ("import_source", "import_run"):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(sa.Column("target", TARGET, nullable=False, server_default="people"))
            batch_op.alter_column("unit_id", existing_type=sa.Integer(), nullable=True)
            batch_op.create_check_constraint(
                op.f(f"ck_{table}_unit_of_people"), "(unit_id IS NULL) = (target = 'homes')"
            )
    running = sa.text("state = 'running' AND target = 'homes'")
    op.create_index(
        "uq_import_run_homes_running", "import_run", ["target"],
        unique=True, sqlite_where=running, postgresql_where=running,
    )  # fmt: skip


def _lists_of_people_alone() -> None:
    """Back: what is kept of lists of homes goes, since they have no unit."""
    op.drop_index("uq_import_run_homes_running", "import_run")
    for table in ("import_run", "import_source"):
        op.execute(f"DELETE FROM {table} WHERE target = 'homes'")  # noqa: S608 - names of ours
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_constraint(op.f(f"ck_{table}_unit_of_people"), type_="check")
            batch_op.drop_constraint(op.f(f"ck_{table}_importtarget"), type_="check")
            batch_op.drop_column("target")
            batch_op.alter_column("unit_id", existing_type=sa.Integer(), nullable=False)


def downgrade() -> None:
    """Back."""
    _lists_of_people_alone()
    op.drop_table("move_in_step")
    with op.batch_alter_table("home_offer", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_home_offer_standing",
            sqlite_where=sa.text("state IN ('prepared', 'made', 'accepted')"),
            postgresql_where=sa.text("state IN ('prepared', 'made', 'accepted')"),
        )
        batch_op.drop_index(batch_op.f("ix_home_offer_unit_id"))
        batch_op.drop_index(batch_op.f("ix_home_offer_need_id"))
        batch_op.drop_index(batch_op.f("ix_home_offer_contract_id"))
        batch_op.drop_index(batch_op.f("ix_home_offer_case_id"))

    op.drop_table("home_offer")
    with op.batch_alter_table("contract_member", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_contract_member_person_id"))

    op.drop_table("contract_member")
    with op.batch_alter_table("referral_step", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_referral_step_referral_id"))

    op.drop_table("referral_step")
    with op.batch_alter_table("referral", schema=None) as batch_op:
        batch_op.drop_index("ix_referral_state_expected")
        batch_op.drop_index(batch_op.f("ix_referral_organisation_id"))
        batch_op.drop_index(batch_op.f("ix_referral_disclosure_id"))
        batch_op.drop_index(batch_op.f("ix_referral_case_id"))

    op.drop_table("referral")
    op.drop_table("needs_line")
    with op.batch_alter_table("inspection", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_inspection_unit_id"))

    op.drop_table("inspection")
    with op.batch_alter_table("housing_contract", schema=None) as batch_op:
        batch_op.drop_index("ix_housing_contract_unit_first")
        batch_op.drop_index(batch_op.f("ix_housing_contract_provider_id"))
        batch_op.drop_index("ix_housing_contract_last")
        batch_op.drop_index(batch_op.f("ix_housing_contract_follows_id"))

    op.drop_table("housing_contract")
    with op.batch_alter_table("file_extract", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_file_extract_unit_id"))
        batch_op.drop_index(batch_op.f("ix_file_extract_person_id"))
        batch_op.drop_index(batch_op.f("ix_file_extract_disclosure_id"))

    op.drop_table("file_extract")
    with op.batch_alter_table("fault", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_fault_unit_id"))

    op.drop_table("fault")
    with op.batch_alter_table("closure", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_closure_unit_id"))

    op.drop_table("closure")
    with op.batch_alter_table("needs_assessment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_needs_assessment_case_id"))

    op.drop_table("needs_assessment")
    with op.batch_alter_table("lease", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_lease_last_on"))
        batch_op.drop_index(batch_op.f("ix_lease_dwelling_id"))

    op.drop_table("lease")
    with op.batch_alter_table("home_need", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_home_need_open", sqlite_where=sa.text("ended_on IS NULL"), postgresql_where=sa.text("ended_on IS NULL")
        )
        batch_op.drop_index(batch_op.f("ix_home_need_household_id"))
        batch_op.drop_index("ix_home_need_ended")
        batch_op.drop_index(batch_op.f("ix_home_need_case_id"))

    op.drop_table("home_need")
    with op.batch_alter_table("dwelling_unit", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_dwelling_unit_dwelling_id"))

    op.drop_table("dwelling_unit")
    with op.batch_alter_table("disclosure", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_disclosure_unit_id"))
        batch_op.drop_index(batch_op.f("ix_disclosure_recipient_id"))
        batch_op.drop_index(batch_op.f("ix_disclosure_person_id"))
        batch_op.drop_index("ix_disclosure_person_at")
        batch_op.drop_index(batch_op.f("ix_disclosure_consent_id"))

    op.drop_table("disclosure")
    with op.batch_alter_table("dwelling", schema=None) as batch_op:
        batch_op.drop_index("ix_dwelling_sort")
        batch_op.drop_index(batch_op.f("ix_dwelling_landlord_id"))
        batch_op.drop_index(batch_op.f("ix_dwelling_district_id"))

    op.drop_table("dwelling")
    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_document_unit_id"))
        batch_op.drop_index(batch_op.f("ix_document_person_id"))
        batch_op.drop_index("ix_document_expires")

    op.drop_table("document")
    with op.batch_alter_table("consent", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_consent_unit_id"))
        batch_op.drop_index(batch_op.f("ix_consent_recipient_id"))
        batch_op.drop_index(batch_op.f("ix_consent_person_id"))
        batch_op.drop_index("ix_consent_expires")

    op.drop_table("consent")
    op.drop_table("place")
    op.drop_table("district")
