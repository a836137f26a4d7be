"""What a changed list changes: what changed in it alone, and nothing that staff have written since, unasked."""

import string
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from reception.imports.rules import matching, told
from reception.imports.rules.comparison import SINGLE, Asked, Record, compare
from reception.imports.rules.matching import Earlier
from reception.imports.rules.preview import Preview, PreviewRow, Reason
from reception.imports.rules.records import Birth, ContactRow, Name, PersonRow
from reception.imports.terms import RowOutcome
from reception.people.rules import numbers

EMPTY = Record({}, {})


def asked(**answers):
    """A row in its place, with what was answered about its fields."""
    return Asked("Blad1", 5, {f"Blad1!5!{field}": answer for field, answer in answers.items()})


def keyed(*parts):
    """A digest that can be read."""
    return repr(parts)


def person(name, row=2, **facts):
    """A row of the list."""
    return PersonRow(sheet="Blad1", row=row, row_key=facts.pop("row_key", None), name=Name(name), **facts)


def earlier(row, row_id=1, person_id=7):
    """The row as it was imported."""
    digests = matching.digests_of(row, keyed)
    return Earlier(row_id, person_id, digests.by_number, digests.by_key, digests.by_name, digests.content)


def matched(rows, before):
    """Which of the rows of today is which of the earlier ones: {row of today: id of the earlier}."""
    known = [earlier(row, row_id) for row_id, row in enumerate(before, start=1)]
    said = {row_id: told.of_person(row) for row_id, row in enumerate(before, start=1)}
    digests = {(row.sheet, row.row): matching.digests_of(row, keyed) for row in rows}
    found = matching.match(rows, digests, known, lambda ids: {row_id: said[row_id] for row_id in ids})
    return {row: one.id for (_sheet, row), one in found.items()}


def test_a_cell_that_did_not_change_in_the_list_leaves_what_staff_have_corrected():
    found = compare({"route": "assigned"}, {"route": "assigned"}, Record({"route": "family"}, {}), asked())
    assert found.changes == ()
    assert found.questions == ()


def test_a_changed_cell_is_taken_while_the_record_says_what_the_list_said():
    [change] = compare({"route": "family"}, {"route": "assigned"}, Record({"route": "assigned"}, {}), asked()).changes
    assert (change.field, change.before, change.after) == ("route", "assigned", "family")


def test_a_changed_cell_beside_a_changed_record_is_a_question_until_it_is_answered():
    record = Record({"route": "moved_in"}, {})
    list_, before = {"route": "family"}, {"route": "assigned"}
    open_one = compare(list_, before, record, asked())
    assert open_one.changes == ()
    assert [question.key for question in open_one.questions] == ["Blad1!5!route"]
    assert compare(list_, before, record, asked(route="list")).changes[0].after == "family"
    assert compare(list_, before, record, asked(route="record")) == compare({}, {}, record, asked())


def test_a_second_number_is_added_and_tells_which_it_follows():
    record = Record({}, {"number": frozenset({"200101712392"})})
    [change] = compare({"number": "200101112391"}, {"number": "200101712392"}, record, asked()).changes
    assert (change.before, change.after) == ("200101712392", "200101112391")


def test_a_name_that_differs_in_case_alone_is_no_news():
    record = Record({}, {"name": frozenset({"Amina Yusuf"})})
    assert compare({"name": "AMINA YUSUF"}, {}, record, asked()).changes == ()


def test_an_emptied_cell_takes_nothing_away():
    found = compare({}, {"phone": "070"}, Record({}, {"phone": frozenset({"070"})}), asked())
    assert found.changes == ()
    assert [field for field, _text in found.remarks] == ["phone"]


def test_a_list_never_takes_protection_away_and_gives_it_at_once():
    assert compare({"protection": "marking"}, {}, EMPTY, asked()).changes[0].after == "marking"
    lowered = compare({"protection": "marking"}, {}, Record({}, {}, protection="fictitious"), asked())
    assert lowered.changes == ()
    assert lowered.remarks


def test_a_permit_without_a_ground_is_not_made_up():
    assert compare({"permit_to": "2027-01-01"}, {}, EMPTY, asked()).changes == ()


def test_of_somebody_out_of_reach_the_lists_own_change_is_told_and_nothing_of_the_record():
    found = compare({"route": "family", "phone": "070"}, {"route": "assigned"}, None, asked())
    assert {change.field for change in found.changes} == {"route", "phone"}
    assert found.questions == ()


WORDS = st.text(string.ascii_lowercase, min_size=1, max_size=6)
CELLS = st.dictionaries(st.sampled_from([field for field in SINGLE if field != "worker"]), WORDS)


@given(CELLS, CELLS)
def test_a_list_that_says_what_it_said_changes_nothing_whatever_the_record_holds(said, held):
    assert compare(said, said, Record(held, {}), asked()).changes == ()


@given(CELLS, CELLS)
def test_what_a_record_holds_and_a_new_list_contradicts_is_never_overwritten_unasked(said, held):
    found = compare(said, {}, Record(held, {}), asked())
    assert all(not held.get(change.field) for change in found.changes)
    contradicted = {field for field in said if held.get(field) and held[field] != said[field]}
    assert {question.key.rpartition("!")[2] for question in found.questions} == contradicted


def test_a_row_is_known_by_its_number_also_under_another_name():
    number = numbers.parse("198801199814", today=date(2026, 11, 22))
    assert matched([person("Andrii Melnyk", number=number)], [person("Andrij Melnik", number=number)]) == {2: 1}


def test_a_row_is_known_by_its_place_in_the_list_when_the_name_agrees():
    now = person("Rahimi Rahim", row_key="12", birth=Birth(date(1990, 1, 1), "year"))
    assert matched([now], [person("Rahim Rahimi", row_key="12")]) == {2: 1}


def test_another_person_in_the_same_place_of_the_list_is_another_person():
    now, before = person("Selam Tesfay", row_key="12", phone="1"), person("Olena Koval", row_key="12", phone="2")
    assert matched([now], [before]) == {}


def test_two_who_share_a_name_are_never_mixed_up():
    born = [Birth(date(1990, 2, 3), "day"), Birth(date(1985, 4, 5), "day")]
    before = [person("Ali Hassan", 2, birth=born[0], row_key="1"), person("Ali Hassan", 3, birth=born[1], row_key="2")]
    now = [replace(before[1], row=2, row_key="1"), replace(before[0], row=3, row_key="2")]
    assert matched(now, before) == {2: 2, 3: 1}, "sorted anew and numbered anew"


def test_a_row_without_number_whose_birth_became_known_is_the_same_row():
    before = person(
        "Selam Tesfay", birth=Birth(date(1990, 1, 1), "year"), phone="070", household="H1", ground="refugee"
    )
    now = replace(before, birth=Birth(date(1990, 5, 17), "day"))
    assert matched([now], [before]) == {2: 1}


@given(st.permutations(range(6)))
def test_the_order_of_a_list_changes_nothing(order):
    before = [person(f"Namn {letter}", row, phone=str(row)) for row, letter in enumerate("abcdef")]
    now = [replace(before[old], row=new) for new, old in enumerate(order)]
    assert matched(now, before) == {new: old + 1 for new, old in enumerate(order)}


def contact(row, **facts):
    """A row of the list of contacts."""
    return ContactRow("Kontakter", row, "1", "Blad1", 2, facts.pop("held_on", date(2026, 2, 1)), "phone", **facts)


def contacts_matched(now, before):
    """{row of today: id of the earlier}."""
    known = [Earlier(row.row, 7, None, None, None, repr(told.of_contact(row))) for row in before]
    said = {row.row: told.of_contact(row) for row in before}
    found = matching.match_contacts(now, known, lambda row: repr(told.of_contact(row)), lambda _ids: said)
    return {row: one.id for (_sheet, row), one in found.items()}


def test_a_contact_whose_note_was_corrected_is_the_same_contact():
    assert contacts_matched([contact(9, note="Ringde om SFI.")], [contact(4, note="Ringde om sfi")]) == {9: 4}


def test_a_new_contact_is_not_taken_for_one_that_left_the_list():
    later = contact(9, held_on=date(2026, 3, 1), note="Besök.", author="EE")
    assert contacts_matched([later], [contact(4, note="Ringde.", author="EE")]) == {}


def test_a_preview_is_the_same_after_it_was_kept():
    reasons = (Reason("Namn", "The row has no name."),)
    preview = Preview(
        (PreviewRow("Blad1", 3, "person", RowOutcome.REJECTED, reasons=reasons),), people_sheets=("Blad1",)
    )
    assert Preview.from_json(preview.as_json()) == preview
    assert preview.counts[RowOutcome.REJECTED] == 1
