"""What happens to a record: numbers, corrections, sealing, and the two people who end a protection."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm.exc import StaleDataError

from reception.access.actor import current
from reception.access.permit import OutOfReach
from reception.access.roles import Role
from reception.accounts.models import RoleAssignment
from reception.audit.models import AuditEvent
from reception.db.session import db
from reception.i18n.formats import today
from reception.people import operations, permits, queries
from reception.people.models import Person, RegistrationDraft
from reception.people.rules.numbers import InvalidNumber
from reception.people.terms import (
    BirthPrecision,
    ContactKind,
    LegalSex,
    NameKind,
    NumberKind,
    Protection,
    ShowReason,
    Source,
)
from tests.factories.people import make_person

PERSONNUMMER = "198408129800"


@pytest.fixture
def person(municipality) -> Person:
    return make_person(phone="070-174 06 93", unit=municipality.unit, worker=municipality.caseworker)


@pytest.fixture
def protected(municipality) -> Person:
    staff = [municipality.caseworker, municipality.caseworker2]
    return make_person(
        name="Daryna Koval",
        number=PERSONNUMMER,
        phone="070-174 06 93",
        birth=date(1984, 8, 12),
        protection=Protection.MARKING,
        named=staff,
        unit=municipality.unit,
    )


def _events(action: str) -> list[AuditEvent]:
    return list(db.session.scalars(sa.select(AuditEvent).where(AuditEvent.action == action)))


def test_a_number_tells_birth_and_sex_only_where_nobody_did(municipality, acting):
    with acting(municipality.caseworker):
        told = operations.register_person(name="Fatemeh", number_text="840812-9800")
        own = operations.register_person(
            name="Ahmad", number_text="19730918-9814", birth=(date(1990, 1, 1), "year"), legal_sex="woman"
        )
    assert (told.birth_on, told.birth_precision, told.legal_sex) == (date(1984, 8, 12), "day", LegalSex.WOMAN)
    assert (own.birth_on, own.birth_precision, own.legal_sex) == (date(1990, 1, 1), "year", LegalSex.WOMAN)
    assert not told.legal_sex_set_by_hand
    assert own.legal_sex_set_by_hand


def test_an_invalid_number_is_kept_only_with_a_reason_and_unverified(municipality, acting):
    with acting(municipality.caseworker):
        with pytest.raises(InvalidNumber):
            operations.register_person(name="Amina", number_text="840812-9801")
        kept = operations.register_person(name="Amina", number_text="840812-9801", unverified_reason="On the card")
        assert [hit.number for hit in queries.search("840812-9801").hits] == [kept.number]
    number = kept.identifiers[0]
    assert (number.kind, number.verified, number.written) == (NumberKind.OTHER, False, "840812-9801")


def test_whoever_meets_a_hidden_person_leaves_a_draft(municipality, acting, protected):
    with acting(municipality.other_board_caseworker):
        unit_id = municipality.other_board_unit.id
        by_number = operations.register_person(name="D K", number_text=PERSONNUMMER, unit_id=unit_id)
        by_name = operations.register_person(name="KOVAL Daryna", birth=(date(1984, 8, 12), "day"), unit_id=unit_id)
        other = operations.register_person(name="Daryna Koval", birth=(date(1999, 1, 1), "day"), unit_id=unit_id)
    assert isinstance(by_number, RegistrationDraft)
    assert isinstance(by_name, RegistrationDraft)
    assert isinstance(other, Person)
    assert by_number.met_person_id == protected.id


def test_a_number_that_somebody_visible_has_is_refused_or_held(municipality, acting, person):
    with acting(municipality.caseworker):
        operations.add_identifier(person, number_text=PERSONNUMMER)
    with acting(municipality.other_board_caseworker):
        with pytest.raises(operations.NumberTaken):
            operations.register_person(name="Else", number_text=PERSONNUMMER)
        unit_id = municipality.other_board_unit.id
        held = operations.register_person(name="Else", number_text=PERSONNUMMER, unit_id=unit_id, insisting=True)
    assert isinstance(held, RegistrationDraft)


def test_a_draft_is_read_by_nobody_but_its_maker_and_the_manager_of_whom_it_met(municipality, acting, protected):
    with acting(municipality.other_board_caseworker):
        unit_id = municipality.other_board_unit.id
        made = operations.register_person(name="D K", number_text=PERSONNUMMER, unit_id=unit_id)
        assert queries.draft(made.number) is not None
        assert made.number not in {hit.number for hit in queries.search("D K").hits}
    for user in (municipality.caseworker, municipality.other_board_manager, municipality.other_unit_manager):
        with acting(user):
            assert queries.draft(made.number) is None
            assert list(queries.drafts_to_decide()) == []
    with acting(municipality.manager):
        assert [draft.number for draft in queries.drafts_to_decide()] == [made.number]
    stored = db.session.execute(sa.text("SELECT facts, shown_name FROM registration_draft")).one()
    assert b"D K" not in bytes(stored[0]) + bytes(stored[1])


def test_a_number_of_a_hidden_person_is_added_without_a_word_and_unverified(municipality, acting, protected):
    visible = make_person(name="Visible One", unit=municipality.other_board_unit)
    with acting(municipality.other_board_caseworker):
        added = operations.add_identifier(visible, number_text=PERSONNUMMER)
    assert (added.verified, added.reason) == (False, "being-checked")


def test_a_correction_keeps_before_after_and_reason_and_moves_the_version(municipality, acting, person):
    with acting(municipality.caseworker):
        version = person.version
        operations.correct(
            person,
            reason="Passport seen",
            version=version,
            birth_on=date(1991, 5, 17),
            birth_precision=BirthPrecision.DAY,
            birth_source=Source.DOCUMENT,
        )
        corrections = {row.field: row for row in queries.corrections_of(person)}
        kept = corrections["person.birth_on"]
        assert (kept.before, kept.after, kept.reason) == ("1990-05-17", "1991-05-17", "Passport seen")
        assert kept.made_by_id == municipality.caseworker.id
        assert "person.birth_precision" not in corrections  # it stayed
        with pytest.raises(StaleDataError):
            operations.correct(person, version=version, note="late")
    assert _events("person.corrected")[0].details["fields"] == ["person.birth_on", "person.birth_source"]


def test_correcting_a_name_changes_what_lists_show_and_search_finds(municipality, acting, person):
    with acting(municipality.caseworker):
        operations.correct(person, of=person.names[0], reason="Misspelt", text="Emina Warsame")
        assert person.shown_name == "Emina Warsame"
        assert queries.search("Emina").only is not None
        spare = operations.add_name(person, kind=NameKind.OTHER, text="Mistaken Qqq")
        operations.remove(person, spare, reason="Another person's")
        assert queries.search("Qqq").hits == ()


def test_protection_seals_what_leads_to_the_person(municipality, acting, person):
    with acting(municipality.caseworker):
        operations.protect(person, Protection.REGISTRATION, [municipality.caseworker.id])
        added = operations.add_contact_detail(person, kind=ContactKind.ADDRESS, text="Storgatan 1\n123 45 Ort")
        assert [hit.number for hit in queries.search("070-174 06 93").hits] == []
        shown = operations.show_contact_details(person, ShowReason.REACH)
    assert {detail.plain for detail in shown} == {None}
    assert added.unmasked == "Storgatan 1\n123 45 Ort"
    assert _events("contact-detail.shown")[0].details == {"reason": "reach"}
    stored = db.session.execute(sa.text("SELECT sealed FROM contact_detail WHERE sealed IS NOT NULL")).all()
    assert not any(b"070" in bytes(row[0]) or b"Storgatan" in bytes(row[0]) for row in stored)


def test_a_person_is_never_left_without_anybody_who_may_open_the_file(municipality, acting, person):
    with acting(municipality.caseworker):
        with pytest.raises(operations.NobodyNamed):
            operations.protect(person, Protection.MARKING, [])
        operations.protect(person, Protection.MARKING, [municipality.caseworker.id])
        with pytest.raises(operations.NobodyNamed):
            operations.unname_staff(person, queries.named_staff(person)[0])


def test_naming_and_its_end_act_at_once(municipality, acting, protected):
    with acting(municipality.manager):
        found = queries.managed_person(protected.number)
        named = next(a for a in queries.named_staff(found) if a.user_id == municipality.caseworker2.id)
        operations.unname_staff(found, named)
    with acting(municipality.caseworker2), pytest.raises(OutOfReach):
        queries.identified(protected.number)
    with acting(municipality.manager):
        operations.name_staff(found, municipality.manager.id, ends_on=today())
        assert queries.record(protected.number).shown_name == "Daryna Koval"


def test_only_a_second_person_ends_protection(municipality, acting, protected):
    with acting(municipality.caseworker):
        removal = operations.ask_removal(protected, "The threat is over")
        with pytest.raises(operations.AlreadyAsked):
            operations.ask_removal(protected, "Again")
        with pytest.raises(operations.OnePersonOnly):
            operations.confirm_removal(protected, removal)
    with acting(municipality.caseworker2):
        operations.confirm_removal(protected, queries.pending_removal(protected))
    assert not protected.is_protected
    assert protected.contact_details[0].plain == "070-174 06 93"
    with acting(municipality.caseworker):
        assert queries.search("070-174 06 93").only is not None


def test_a_manager_who_is_not_named_may_refuse(municipality, acting, protected):
    with acting(municipality.caseworker):
        operations.ask_removal(protected, "The threat is over")
    with acting(municipality.manager):
        found = queries.person_to_unprotect(protected.number)
        operations.refuse_removal(found, queries.pending_removal(found))
        assert queries.pending_removal(found) is None
    assert protected.is_protected
    for user in (municipality.other_unit_manager, municipality.other_board_manager):
        with acting(user), pytest.raises(OutOfReach):
            queries.person_to_unprotect(protected.number)


def test_what_one_does_elsewhere_gives_a_manager_no_reach(municipality, acting, protected):
    """A caseworker here who manages another unit names nobody here."""
    caseworker = municipality.caseworker2
    duty = RoleAssignment(
        user_id=caseworker.id,
        unit_id=municipality.other_board_unit.id,
        role=Role.UNIT_MANAGER,
        starts_on=today() - timedelta(days=9),
    )
    db.session.add(duty)
    db.session.flush()
    with acting(caseworker):
        assert permits.NAME_STAFF.held_by(current())
        assert queries.protected_people() == []
