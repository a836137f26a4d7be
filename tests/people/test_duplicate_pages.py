"""The pages of duplicates: what is suggested, compared, merged and undone, by whom, and what they give away."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa
import time_machine

from reception.access.actor import system
from reception.audit.log import record
from reception.contacts.models import ContactParticipant
from reception.db.session import db
from reception.i18n.formats import now
from reception.people.models import Guardianship, Identifier, Merge, Person, PersonLanguage
from reception.people.rules.merging import UNDO_DAYS
from reception.people.terms import GuardianKind, LegalSex, NumberKind, Protection
from tests.factories.people import make_case, make_person
from tests.factories.rows import make_row

LIST = "/people/duplicates"
#: A merge asks every table that refers to a person.
MERGING_TAKES = 200


@pytest.fixture
def kept(municipality):
    return make_person(
        name="Amina Warsame",
        sex=LegalSex.WOMAN,
        unit=municipality.unit,
        worker=municipality.caseworker,
        phone="0701740605",
    )


@pytest.fixture
def former(municipality):
    return make_person(name="Amina Warsame", sex=LegalSex.MAN, unit=municipality.unit, phone="0701740605")


@pytest.fixture
def manager(client_of, municipality):
    browser = client_of(municipality.manager)
    browser.budget = MERGING_TAKES
    return browser


def pair_of(kept, former):
    return f"{LIST}/{kept.number}/{former.number}"


def saved(*rows):
    with system("test"):
        db.session.add_all(rows)
        record("test.rows-made")
        db.session.commit()


def merge_of(kept):
    return db.session.scalars(sa.select(Merge).where(Merge.person_id == kept.id).execution_options(permit="test")).one()


def exists(person_id):
    return (
        db.session.scalar(sa.select(Person.id).where(Person.id == person_id).execution_options(permit="test"))
        is not None
    )


def test_records_that_look_alike_are_suggested_with_why(manager, kept, former):
    page = manager.get(LIST)
    assert "Same name and date of birth" in page.words
    assert {pair_of(kept, former), pair_of(former, kept)} & {link.get("href") for link in page.all("a")}


def test_nothing_to_look_at_says_so(manager):
    assert "No records look alike" in manager.get(LIST).words


def test_both_are_seen_side_by_side_and_one_is_chosen(manager, kept, former):
    page = manager.get(pair_of(kept, former))
    assert page.heading == "Are these one person?"
    assert page.form_values(None) | {"csrf_token": 0, "_submission": 0, "versions": 0} == {
        "csrf_token": 0, "_submission": 0, "versions": 0, "legal_sex": "kept",
    }  # fmt: skip
    assert {radio.get("value") for radio in page.all("input", type="radio")} == {"kept", "former"}


def test_what_moves_is_counted_in_words(manager, kept, former, municipality):
    case = make_case(former, unit=municipality.unit, closed_on=date(2026, 3, 3))
    with system("test"):
        make_row("contact", case_id=case.id)
        make_row("contact", case_id=case.id)
        make_row("task", case_id=case.id, title="Ring")
        make_row("merge", person_id=former.id)
        db.session.commit()
    page = manager.get(pair_of(kept, former))
    told = dict(zip((dt.text for dt in page.all("dt")), (dd.text for dd in page.all("dd")), strict=False))
    wanted = {"Cases": "2", "Contacts": "2", "Next steps": "1", "Names": "1", "Contact details": "1", "Other rows": "1"}
    assert {name: told.get(name) for name in wanted} == wanted


def test_merging_leads_to_the_record_that_stands_and_can_be_undone_there(manager, kept, former):
    former_id, number = former.id, former.number
    answer = manager.fill(pair_of(kept, former), legal_sex="former")
    assert (answer.status_code, answer.location) == (303, f"/people/{kept.number}")
    assert not exists(former_id)
    assert kept.legal_sex is LegalSex.MAN
    page = manager.get(answer.location)
    assert "The two records are one now." in page.words
    undo = f"{LIST}/merges/{merge_of(kept).id}"
    answer = manager.post(undo, data=page.form_values(undo))
    assert (answer.status_code, answer.location) == (303, f"/people/{kept.number}")
    assert exists(former_id)
    assert kept.legal_sex is LegalSex.WOMAN
    assert manager.get(f"/people/{number}").status_code == 200


def test_every_page_of_the_old_number_leads_to_the_record_that_stands(manager, kept, former, client_of, municipality):
    number = former.number
    manager.fill(pair_of(kept, former))
    for page in ("", "/details", "/details/identity", "/timeline", "/protection"):
        answer = manager.get(f"/people/{number}{page}")
        assert (answer.status_code, answer.location) == (302, f"/people/{kept.number}{page}")
    assert manager.post(f"/people/{number}/details/identity").status_code == 404
    assert client_of(municipality.other_board_caseworker).get(f"/people/{number}").location == f"/people/{kept.number}"
    assert client_of(municipality.administrator).get(f"/people/{number}").status_code == 403


def test_the_number_of_a_case_that_went_up_leads_to_the_person(manager, former, municipality, client_of):
    kept = make_person(name="Amina Warsame", unit=municipality.unit)
    gone = make_case(make_person(name="Amina W"), unit=municipality.unit)
    number, other = gone.number, gone.person
    manager.fill(pair_of(kept, other))
    assert manager.get(f"/cases/{number}").location == f"/people/{kept.number}"
    assert client_of(municipality.other_board_caseworker).get(f"/cases/{number}").status_code == 404


def test_the_old_number_of_somebody_hidden_leads_nowhere(manager, kept, client_of, municipality):
    hidden = make_person(
        name="Skyddad", protection=Protection.MARKING, named=[municipality.manager], unit=municipality.unit
    )
    number = hidden.number
    manager.fill(pair_of(kept, hidden))
    colleague = client_of(municipality.caseworker2)
    assert colleague.get(f"/people/{number}").status_code == 404
    assert colleague.get(f"/people/{kept.number}").status_code == 404


def test_who_looks_at_old_facts_compares_once_more(manager, kept, former):
    page = manager.get(pair_of(kept, former))
    with system("test"):
        former.note = "Ny"
        record("test.changed", former)
        db.session.commit()
    answer = manager.post(pair_of(kept, former), data={**page.form_values(), "legal_sex": "former"})
    assert answer.status_code == 409
    assert "Compare them once more" in answer.words
    assert [radio.get("value") for radio in answer.all("input", checked="")] == ["former"]
    assert manager.post(pair_of(kept, former), data=answer.form_values()).status_code == 303


@pytest.mark.parametrize("choice", ["", "both", "x" * 500])
def test_a_choice_that_is_none_gets_a_message(manager, kept, former, choice):
    values = {**manager.get(pair_of(kept, former)).form_values(), "legal_sex": choice}
    answer = manager.post(pair_of(kept, former), data=values)
    assert answer.status_code == 200
    assert "Choose which of the two stands." in answer.words
    assert exists(former.id)


def test_one_may_let_the_other_stand(manager, kept, former):
    page = manager.get(pair_of(kept, former))
    assert pair_of(former, kept) in {link.get("href") for link in page.all("a")}


def test_different_verified_personal_numbers_are_warned_of(manager, municipality):
    one = make_person(name="Amina", number="199005172385", unit=municipality.unit)
    other = make_person(name="Amina", number="198203242381", unit=municipality.unit)
    later = make_person(name="Amina", unit=municipality.unit)
    saved(Identifier(person_id=later.id, kind=NumberKind.DOSSIER, value="1", written="1", verified=True))
    assert "The personal numbers differ." in manager.get(pair_of(one, other)).words
    assert "The personal numbers differ." not in manager.get(pair_of(one, later)).words


def test_two_people_are_not_suggested_again(manager, kept, former):
    page = manager.get(pair_of(kept, former))
    address = f"{pair_of(kept, former)}/not-the-same"
    assert manager.post(address, data=page.form_values(address)).location == LIST
    assert "No records look alike" in manager.get(LIST).words


class TestReach:
    """At least one record is the reader's own; of the other only who it is stands there; nobody hidden shows."""

    @pytest.fixture
    def elsewhere(self, municipality):
        person = make_person(
            name="Amina Warsame", sex=LegalSex.MAN, unit=municipality.other_board_unit, phone="0701740609"
        )
        with system("test"):
            person.note, person.pronunciation = "Hemlig anteckning", "hemligt uttal"
            case = make_case(person, unit=municipality.other_board_unit, closed_on=date(2026, 3, 1))
            make_row("contact", case_id=case.id, summary="Hemligt samtal")
            record("test.changed", person)
            db.session.commit()
        return person

    @pytest.mark.parametrize("is_kept", [True, False])
    def test_of_a_record_of_another_board_only_who_it_is_stands_there(self, manager, kept, elsewhere, is_kept):
        page = manager.get(pair_of(elsewhere, kept) if is_kept else pair_of(kept, elsewhere))
        assert "Man" in page.words
        assert "no case in your board" in page.words
        for word in ("Hemlig", "hemligt", "0701740609", "Mottagningen"):
            assert word not in page.get_data(as_text=True)

    def test_what_moves_of_it_is_not_counted(self, manager, kept, elsewhere):
        page = manager.get(pair_of(kept, elsewhere))
        assert "It belongs to a unit whose files you do not open." in page.words
        assert "Contacts" not in [dt.text for dt in page.all("dt")]

    def test_cases_of_another_board_are_not_counted_in_ones_own_record(self, manager, kept, former, municipality):
        case = make_case(former, unit=municipality.other_board_unit)
        with system("test"):
            make_row("contact", case_id=case.id)
            db.session.commit()
        page = manager.get(pair_of(kept, former))
        told = dict(zip((dt.text for dt in page.all("dt")), (dd.text for dd in page.all("dd")), strict=False))
        assert told["Cases"] == "1"
        assert "Contacts" not in told

    def test_two_records_of_other_boards_are_not_ones_own_affair(self, manager, elsewhere, municipality):
        other = make_person(name="Amina", unit=municipality.other_board_unit)
        assert manager.get(pair_of(elsewhere, other)).status_code == 404
        assert manager.post(pair_of(elsewhere, other)).status_code == 404

    def test_a_hidden_person_is_answered_as_nobody(self, manager, kept, municipality):
        hidden = make_person(name="Skyddad", protection=Protection.MARKING, unit=municipality.unit)
        for address in (pair_of(kept, hidden), pair_of(hidden, kept), f"{pair_of(kept, hidden)}/not-the-same"):
            ways = [manager.post] if address.endswith("same") else [manager.get, manager.post]
            for way in ways:
                shown, nobody = way(address), way(address.replace(hidden.number, "7K3M-Q9"))
                assert shown.status_code == nobody.status_code == 404
                assert hidden.number not in manager.get(LIST).get_data(as_text=True)

    def test_a_hidden_person_stands_in_no_count(self, manager, kept, former, municipality):
        hidden = make_person(name="Skyddad", protection=Protection.MARKING, unit=municipality.unit)
        before = manager.get(pair_of(kept, former))
        case = make_case(hidden, unit=municipality.other_unit)
        with system("test"):
            contact = make_row("contact", case_id=case.id)
            db.session.add_all([
                ContactParticipant(contact_id=contact, person_id=former.id),
                Guardianship(person_id=former.id, guardian_id=hidden.id, kind=GuardianKind.CUSTODIAN),
                Guardianship(person_id=hidden.id, guardian_id=former.id, kind=GuardianKind.CUSTODIAN),
            ])  # fmt: skip
            first, second = sorted((former.id, hidden.id))
            make_row("not_the_same", first_id=first, second_id=second)
            make_row("registration_draft", met_person_id=former.id)
            make_row("expected_member", person_id=former.id)
            record("test.rows-made")
            db.session.commit()
        after = manager.get(pair_of(kept, former))
        assert after.words == before.words

    def test_a_record_is_not_merged_with_itself(self, manager, kept):
        assert manager.get(pair_of(kept, kept)).status_code == 404

    @pytest.mark.parametrize("who", ["caseworker", "administrator", "integration_coordinator", "statistician"])
    def test_only_managers_merge(self, client_of, municipality, kept, former, who):
        browser = client_of(getattr(municipality, who))
        for address in (LIST, pair_of(kept, former), f"{LIST}/merges/1"):
            assert browser.get(address).status_code == 403
            assert exists(former.id)

    def test_a_protected_person_stands_in_lists_by_number(self, manager, kept, municipality):
        hidden = make_person(
            name="Amina Warsame", protection=Protection.MARKING, named=[municipality.manager], unit=municipality.unit
        )
        assert "Amina" not in manager.get(LIST).get_data(as_text=True).replace("Amina", "", 1)
        page = manager.get(pair_of(kept, hidden))
        assert "The record that stands will be protected" in page.words
        manager.fill(pair_of(kept, hidden))
        page = manager.get(LIST)
        assert kept.number in page.words
        assert "Amina" not in page.words


class TestUndoing:
    """A merge is undone from its page, or the page says what stands in the way."""

    @pytest.fixture
    def merged(self, manager, kept, former):
        manager.fill(pair_of(kept, former))
        manager.get(LIST)  # shows that it is done, with a form of its own
        return f"{LIST}/merges/{merge_of(kept).id}"

    def test_the_latest_merges_stand_on_the_list(self, manager, merged):
        assert merged in {link.get("href") for link in manager.get(LIST).all("a")}
        page = manager.get(merged)
        assert manager.post(merged, data=page.form_values(merged)).status_code == 303
        assert merged not in {link.get("href") for link in manager.get(LIST).all("a")}
        assert "The merge was undone on" in manager.get(merged).words
        assert manager.post(merged).status_code == 200

    def test_what_stands_in_the_way_is_named(self, manager, kept, former):
        with system("test"):
            language = make_row("person_language", person_id=former.id)
            db.session.commit()
        manager.fill(pair_of(kept, former), legal_sex="former")
        merged = f"{LIST}/merges/{merge_of(kept).id}"
        with system("test"):
            kept.legal_sex = LegalSex.UNKNOWN
            table = PersonLanguage.__table__
            db.session.execute(sa.delete(table).where(table.c.id == language))
            record("test.changed", kept)
            db.session.commit()
        for page in (manager.get(merged), manager.post(merged)):
            assert [li.text for li in page.all("li") if li.text and ": " in li.text] == [
                "Languages: removed since",
                "The record itself: changed since",
            ]
        assert "could not be undone" in page.words
        assert not page.all("form", action=merged)

    def test_a_record_that_was_merged_again_says_which_merge_comes_first(self, manager, merged, kept, municipality):
        last = make_person(name="Amina Sist", unit=municipality.unit)
        manager.fill(pair_of(last, kept))
        assert "merged with another since: undo that merge first" in manager.get(merged).words

    def test_after_the_days_have_passed_the_page_says_so(self, manager, merged, client_of, municipality):
        with time_machine.travel(now() + timedelta(days=UNDO_DAYS + 1)):
            later = client_of(municipality.manager)
            assert "The days in which it could be undone have passed." in later.get(merged).words
            assert "could not be undone" in later.post(merged).words
            assert merged not in {link.get("href") for link in later.get(LIST).all("a")}

    def test_a_merge_of_other_units_does_not_exist(self, client_of, municipality, merged):
        other = client_of(municipality.other_board_manager)
        assert other.get(merged).status_code == 404
        assert other.post(merged).status_code == 404
        assert other.get(f"{LIST}/merges/999999").status_code == 404
        assert merged not in other.get(LIST).get_data(as_text=True)


def test_the_details_of_a_person_name_the_records_that_are_alike_to_managers(
    manager, kept, former, client_of, municipality
):
    page = manager.get(f"/people/{kept.number}/details")
    assert pair_of(kept, former) in {link.get("href") for link in page.all("a")}
    assert len(manager.statements) <= 20
    colleague = client_of(municipality.caseworker)
    assert "May be the same person" not in colleague.get(f"/people/{kept.number}/details").words
