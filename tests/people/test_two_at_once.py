"""Two people with the same page open: the second is told, and nothing is written twice or over."""

import pytest

from reception.people.models import ContactDetail, Guardianship, HouseholdMember, NamedAccess
from reception.people.terms import Protection
from tests.factories.households import make_guardian, make_household
from tests.factories.people import make_person
from tests.people.families import PARTNER, REFERENCE, member_of, rows, tab

CHANGED = "Somebody changed this while you wrote."


@pytest.fixture
def two(client_of, municipality):
    """Two browsers of the same unit."""
    return client_of(municipality.caseworker), client_of(municipality.manager)


def sent_by_both(two, address, first, second):
    """What the second is answered, who opened the page before the first had sent it."""
    one, other = two
    late = {**other.get(address).form_values(), **second}
    saved = one.fill(address, **first)
    assert saved.status_code == 303, saved.words
    return other.post(address, data=late)


def test_the_second_to_move_somebody_out_is_told(two, mother, father):
    make_household((mother, REFERENCE), (father, PARTNER))
    address = tab(mother, f"/{member_of(father)}/leave")
    told = sent_by_both(two, address, {"starts_on": "2026-04-01"}, {"where": "own", "starts_on": "2026-05-01"})
    assert told.status_code in {404, 409}
    assert "2026-05-01" in told.get_data(as_text=True)
    assert len(rows(HouseholdMember, person_id=father.id)) == 1


def test_the_second_to_remove_somebody_is_told_and_the_reason_stands_there(two, mother, father):
    make_household((mother, REFERENCE), (father, PARTNER))
    address = tab(mother, f"/{member_of(father)}/remove")
    told = sent_by_both(two, address, {"reason": "Fel person"}, {"reason": "Bor inte här"})
    assert told.status_code in {404, 409}
    assert "Bor inte här" in told.get_data(as_text=True)


def test_who_removes_what_somebody_just_changed_is_told_first(two, mother, father):
    make_household((mother, REFERENCE), (father, PARTNER))
    one, other = two
    place = member_of(father)
    for act, change, row in (
        (f"/{place}/remove", f"/{place}", {"starts_on": "2026-02-03"}),
        (f"/{place}/leave", f"/{place}", {"starts_on": "2026-02-04"}),
    ):
        late = {**other.get(tab(mother, act)).form_values(), "reason": "Fel", "starts_on": "2026-06-01"}
        assert one.fill(tab(mother, change), **row).status_code == 303
        told = other.post(tab(mother, act), data=late)
        assert told.status_code == 409, act
        assert CHANGED in told.words or "changed this at" in told.words, act
    assert rows(HouseholdMember, person_id=father.id)[0].ends_on is None


def test_who_removes_a_guardian_that_somebody_just_changed_is_told_first(two, children):
    guardian_id = make_guardian(children[0], name="Göran Gode").id
    one, other = two
    address = tab(children[0], f"/guardians/{guardian_id}")
    late = {**other.get(f"{address}/remove").form_values(), "reason": "Fel barn"}
    assert one.fill(address, guardian_phone="070-174 06 10", reason="Nytt nummer").status_code == 303
    told = other.post(f"{address}/remove", data=late)
    assert told.status_code == 409
    assert CHANGED in told.words
    assert told.form_values()["reason"] == "Fel barn"
    assert len(rows(Guardianship, id=guardian_id)) == 1
    assert other.post(f"{address}/remove", data=told.form_values()).status_code == 303
    assert rows(Guardianship, id=guardian_id) == []


def test_who_has_come_comes_once(two, municipality, mother, father, children):
    make_household((mother, REFERENCE), expected=["Yusuf"])
    [expected] = [link.get("href") for link in two[0].get(tab(mother)).all("a") if "/come" in (link.get("href") or "")]
    told = sent_by_both(two, expected, {"person": father.number}, {"person": children[0].number})
    assert told.status_code in {404, 409}
    assert rows(HouseholdMember, person_id=children[0].id) == []


def test_the_second_to_protect_somebody_is_told_and_changes_nothing(two, municipality, mother):
    own, manager = municipality.caseworker.id, municipality.manager.id
    address = f"/people/{mother.number}/protection"
    both = {"grade": "marking", "named": [own, manager]}
    told = sent_by_both(two, address, both, {**both, "named": [manager]})
    assert told.status_code == 409
    assert "Somebody has protected the person already." in told.words
    assert len(set(rows_of_named(mother))) == 2


def rows_of_named(person):
    return [row.user_id for row in rows(NamedAccess, person_id=person.id)]


def test_the_second_to_ask_for_the_end_of_protection_reads_what_the_first_wrote(two, municipality):
    named = [municipality.caseworker, municipality.manager]
    hidden = make_person(name="Daryna Koval", protection=Protection.MARKING, named=named, unit=municipality.unit)
    address = f"/people/{hidden.number}/protection/removal"
    told = sent_by_both(two, address, {"reason": "Domen har fallit"}, {"reason": "Hon bad om det"})
    assert told.status_code == 409
    assert "Domen har fallit" in told.words
    assert "Hon bad om det" in told.get_data(as_text=True)


def test_two_who_overwrite_a_sealed_detail_meet_without_reading_it(two, municipality):
    named = [municipality.caseworker, municipality.manager]
    hidden = make_person(
        name="Daryna Koval", protection=Protection.MARKING, named=named, unit=municipality.unit, phone="070-174 06 05"
    )
    [detail] = rows(ContactDetail, person_id=hidden.id)
    address = f"/people/{hidden.number}/details/contact/{detail.id}"
    first, second = ({"text": f"070-174 06 1{end}", "reason": "Nytt nummer"} for end in (0, 1))
    told = sent_by_both(two, address, first, second)
    assert told.status_code == 409
    assert "It is masked." in told.words
    assert "0701740610" not in told.get_data(as_text=True).replace(" ", "").replace("-", "")
    values = told.form_values()
    assert values["text"] == second["text"]
    saved = two[1].post(address, data={**values, "_chosen-text": "theirs"})
    assert saved.status_code == 303, saved.words
    assert told_number(hidden, detail.id) == "0701740610"


def told_number(person, row_id):
    [row] = rows(ContactDetail, person_id=person.id, id=row_id)
    return (row.sealed or row.plain or "").replace("+46", "0").replace(" ", "").replace("-", "")
