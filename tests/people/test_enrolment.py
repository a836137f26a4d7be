"""Registering many people at once: everything stands, nobody hidden is met aloud, and a few statements do for all."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.audit.log import UnrecordedChange, must_record, record_many
from reception.audit.models import AuditEvent
from reception.db import journal
from reception.db.session import commit, db
from reception.i18n.formats import now, today
from reception.people import operations, queries
from reception.people.models import FormerNumber, Identifier, Merge, Person, RegistrationDraft, SearchKey
from reception.people.operations import Enrolment, Facts
from reception.people.operations.enrolment import short_numbers
from reception.people.rules.identifiers import known_number
from reception.people.rules.numbers import InvalidNumber
from reception.people.terms import (
    BirthPrecision,
    ContactKind,
    DraftState,
    Ground,
    KeyDateKind,
    NumberKind,
    Protection,
    Source,
)
from tests.factories.people import make_case, make_person

PERSONNUMMER = "198408129800"
OTHER_PERSONNUMMER = "197309189814"
COORDINATION = "199005772380"
DAY = date(2026, 3, 4)


def _number(text: str, reason: str | None = None):
    return known_number(text, today=today(), reason=reason)


def _entry(name: str = "Amina Yusuf Warsame", *, more: dict | None = None, **facts) -> Enrolment:
    return Enrolment(Facts(name=name, **facts), **(more or {}))


EVERYTHING = Enrolment(
    Facts(
        name="Amina Yusuf Warsame",
        own_script="أمينة يوسف",
        own_script_language="ar",
        preferred="Amina",
        other_names=("Aminah Yousef",),
        number_text="840812-9800",
        languages=("so", "ar", "so"),
        citizenships=("SO", "XX"),
        route="assigned",
        interpreter_needed=True,
    ),
    identifiers=(_number("29-394984/1"),),
    permits=((Ground.REFUGEE, DAY, date(2029, 3, 4), Source.IMPORT),),
    key_dates=((KeyDateKind.RECEIVED, DAY, Source.IMPORT), (KeyDateKind.RECEIVED, today(), Source.PERSON)),
    contact_details=(
        (ContactKind.PHONE, "070-174 06 93"),
        (ContactKind.EMAIL, "amina@example.org"),
        (ContactKind.ADDRESS, "Storgatan 1\n999 99 Exempelby"),
    ),
    note="Two lines\nof a note",
)


def _told(person: Person) -> dict[str, object]:
    """What a record says, without ids."""
    return {
        "names": sorted((name.kind, name.text, name.language) for name in person.names),
        "numbers": [(one.kind, one.value, one.verified, one.reason) for one in person.identifiers],
        "languages": [row.language for row in person.languages],
        "permits": [(row.ground, row.starts_on, row.ends_on, row.source) for row in person.permits],
        "dates": [(row.kind, row.on_day, row.source) for row in person.key_dates],
        "contact": [(row.kind, row.plain) for row in person.contact_details],
        "own": (person.birth_on, person.legal_sex, person.citizenships, person.route, person.interpreter_needed),
        "note": person.note,
    }


@contextmanager
def _statements() -> Iterator[list[str]]:
    noted: list[str] = []

    def note(_connection, _cursor, statement, *_rest):
        noted.append(statement)

    sa.event.listen(sa.engine.Engine, "before_cursor_execute", note)
    yield noted
    sa.event.remove(sa.engine.Engine, "before_cursor_execute", note)


def test_everything_that_is_told_stands_in_the_record(municipality, acting):
    with acting(municipality.caseworker):
        [person] = operations.enrol([EVERYTHING])
        for asked in ("Warsame", "يوسف", "840812-9800", "29-394984/1", "29-394984", "070-174 06 93", "Yousef"):
            assert person.number in {hit.number for hit in queries.search(asked).hits}, asked
    assert _told(person) == {
        "names": [
            ("other", "Aminah Yousef", None),
            ("own_script", "أمينة يوسف", "ar"),
            ("passport", "Amina Yusuf Warsame", None),
            ("preferred", "Amina", None),
        ],
        "numbers": [("personnummer", PERSONNUMMER, True, None), ("dossier", "29394984/1", True, None)],
        "languages": ["so", "ar"],
        "permits": [("refugee", DAY, date(2029, 3, 4), "import")],
        "dates": [("received", DAY, "import")],
        "contact": [
            ("phone", "070-174 06 93"),
            ("email", "amina@example.org"),
            ("address", "Storgatan 1\n999 99 Exempelby"),
        ],
        "own": (date(1984, 8, 12), "woman", "SO XX", "assigned", True),
        "note": "Two lines\nof a note",
    }
    assert (person.version, person.shown_name, person.protection) == (1, "Amina Yusuf Warsame", "none")


def test_one_registration_and_many_make_the_same_record(municipality, acting):
    facts = {"own_script": "أمينة", "number_text": "840812-9800", "citizenships": ("SO",), "languages": ("so",)}
    with acting(municipality.caseworker):
        alone = operations.register_person(name="Amina Yusuf", birth=(date(1984, 8, 12), "day"), **facts)
        before = _told(alone), _keys(alone)
        db.session.execute(sa.update(Identifier).values(value="0"))
        [one] = operations.enrol([_entry("Amina Yusuf", birth=("1984-08-12", "day"), **facts)])
    assert (_told(one), _keys(one)) == before


def _keys(person: Person) -> list[tuple[str, str]]:
    query = sa.select(SearchKey.kind, SearchKey.key).where(SearchKey.person_id == person.id)
    return sorted((str(kind), key) for kind, key in db.session.execute(query.execution_options(permit="test")))


def test_keys_made_on_the_way_in_are_those_made_anew(municipality, acting):
    with acting(municipality.caseworker):
        [person] = operations.enrol([EVERYTHING])
        before = _keys(person)
        operations.index_many([person])
        assert _keys(person) == before
    assert {"alike", "email", "last_four", "number", "phone", "sound", "spelling"} == {kind for kind, _key in before}


def test_the_answers_come_in_the_order_asked_and_a_few_statements_do_for_all(municipality, acting):
    with acting(municipality.caseworker):
        taken = []
        for count in (3, 60):
            names = [f"Number {letter * 3}" for letter in "abcdefghijklmnopqrstuvwxyz"[: count // 2]] * 2
            with _statements() as noted:
                made = operations.enrol([_entry(name, number_text=None) for name in names])
            assert [person.shown_name for person in made] == names
            assert len({person.number for person in made}) == len(names)
            taken.append(len(noted))
        assert operations.enrol([]) == []
    assert taken[0] == taken[1] <= 14


def test_each_registration_is_recorded_with_its_unit(municipality, acting):
    with acting(municipality.caseworker):
        made = operations.enrol([_entry("A B", unit_id=municipality.unit.id), _entry("C D")])
        commit()
    query = sa.select(AuditEvent).where(AuditEvent.action == "person.registered").order_by(AuditEvent.id)
    events = db.session.scalars(query).all()
    assert [(event.subject_type, event.subject_id, event.people) for event in events] == [
        ("Person", person.id, f" {person.id} ") for person in made
    ]
    assert [event.details for event in events] == [{"unit": municipality.unit.id}, {"unit": None}]
    assert {event.user_id for event in events} == {municipality.caseworker.id}


def test_rows_written_past_the_session_must_be_recorded_too(municipality, acting):
    with acting(municipality.caseworker):
        must_record(Person)
        with pytest.raises(UnrecordedChange, match="Person"):
            commit()
        must_record(Person)
        record_many("person.registered", [(make_person(), {})])
        commit()


@pytest.mark.parametrize(
    ("entry", "is_met"),
    [
        pytest.param(_entry("D K", number_text=PERSONNUMMER), True, id="number"),
        pytest.param(_entry("koval DARYNA", birth=("1984-08-12", "day")), True, id="name and birth"),
        pytest.param(_entry("Daryna Koval", more={"identifiers": (_number("29-394984"),)}), True, id="name, dossier"),
        pytest.param(
            _entry("D K", number_text=OTHER_PERSONNUMMER, more={"identifiers": (_number(PERSONNUMMER),)}),
            True,
            id="second number",
        ),
        pytest.param(_entry("Daryna Koval", birth=("1984-08-13", "day")), False, id="another day"),
        pytest.param(_entry("Daryna Koval", birth=("1984-08-12", "year")), False, id="no exact day"),
        pytest.param(_entry("Olena Koval", more={"identifiers": (_number("29-394984"),)}), False, id="dossier alone"),
        pytest.param(_entry("Olena Koval", birth=("1984-08-12", "day")), False, id="birth alone"),
    ],
)
def test_whoever_meets_a_hidden_person_becomes_a_draft_among_people(municipality, acting, entry, is_met):
    hidden = make_person(
        name="Daryna Koval",
        number=PERSONNUMMER,
        birth=date(1984, 8, 12),
        protection=Protection.MARKING,
        named=[municipality.caseworker],
        unit=municipality.unit,
    )
    with acting(municipality.caseworker):
        operations.add_identifier(hidden, number_text="29-394984")
    with acting(municipality.other_board_caseworker):
        unit_id = municipality.other_board_unit.id
        told = Enrolment(Facts(**{**vars(entry.facts), "unit_id": unit_id}), entry.identifiers)
        before, met, after = operations.enrol(
            [_entry("Before", unit_id=unit_id), told, _entry("After", unit_id=unit_id)]
        )
        commit()
        alone = queries.meeting(told.facts.names, told.facts.number(), told.facts.born)
    assert (type(before), type(after)) == (Person, Person)
    assert isinstance(met, RegistrationDraft) is is_met
    if is_met:
        assert met.met_person_id == hidden.id
    if alone is not None:
        assert alone.is_hidden
        assert alone.person_id == hidden.id


def test_nobody_is_hidden_from_those_who_are_named(municipality, acting):
    make_person(name="Daryna Koval", birth=DAY, protection=Protection.MARKING, named=[municipality.caseworker])
    with acting(municipality.caseworker):
        [person] = operations.enrol([_entry("Daryna Koval", birth=(DAY.isoformat(), "day"))])
    assert isinstance(person, Person)


def test_a_draft_keeps_everything_until_the_manager_says_that_it_is_another(municipality, acting):
    hidden = make_person(
        name="D K", number=PERSONNUMMER, protection=Protection.MARKING, named=[municipality.caseworker]
    )
    make_case(hidden, unit=municipality.unit)
    with acting(municipality.other_board_caseworker):
        told = Enrolment(
            Facts(**{**vars(EVERYTHING.facts), "unit_id": municipality.other_board_unit.id, "beside": {"a": "b"}}),
            *(EVERYTHING.identifiers, EVERYTHING.permits, EVERYTHING.key_dates),
            *(EVERYTHING.contact_details, EVERYTHING.note),
        )
        [draft] = operations.enrol([told])
        commit()
    stored = db.session.execute(sa.text("SELECT facts FROM registration_draft")).scalar_one()
    assert b"Storgatan" not in bytes(stored)
    assert json.loads(draft.facts)["beside"] == {"a": "b"}
    with acting(municipality.manager):
        [waiting] = queries.drafts_to_decide()
        assert operations.enrolment_of(waiting) == told
        person = operations.decide_draft(waiting, DraftState.OTHER)
        commit()
    expected = _told(person)
    assert expected["numbers"] == [
        ("personnummer", PERSONNUMMER, False, "being-checked"),
        ("dossier", "29394984/1", True, None),
    ]
    assert (expected["note"], len(expected["contact"]), len(expected["permits"])) == ("Two lines\nof a note", 3, 1)
    assert person.number == draft.number


def test_facts_are_held_for_the_manager_of_a_person_who_is_known_to_be_hidden(municipality, acting):
    hidden = make_person(name="D K", protection=Protection.MARKING, unit=municipality.unit)
    with acting(municipality.other_board_caseworker):
        held = operations.hold(Facts(name="D K", unit_id=municipality.other_board_unit.id), hidden.id)
        commit()
    with acting(municipality.manager):
        assert [draft.number for draft in queries.drafts_to_decide()] == [held.number]


def test_a_number_that_somebody_has_is_kept_as_being_checked(municipality, acting):
    make_person(name="Else", number=PERSONNUMMER)
    with acting(municipality.caseworker):
        made = operations.enrol(
            [
                _entry("Amina Yusuf", number_text=PERSONNUMMER),
                _entry("Bilal Ali", number_text=OTHER_PERSONNUMMER),
                _entry("Bilal Aly", more={"identifiers": (_number(OTHER_PERSONNUMMER),)}),
                _entry("Omar", more={"identifiers": (_number("29-394984"),)}),
                _entry("Leila", more={"identifiers": (_number("29-394984"),)}),
            ]
        )
    numbers = [[(one.verified, one.reason) for one in person.identifiers] for person in made]
    checked, sure = [(False, "being-checked")], [(True, None)]
    assert numbers == [checked, sure, checked, sure, sure]


def test_an_invalid_number_is_kept_only_with_a_reason(municipality, acting):
    with acting(municipality.caseworker):
        with pytest.raises(InvalidNumber):
            operations.enrol([_entry(number_text="840812-9801")])
        [kept] = operations.enrol([_entry(more={"identifiers": (_number("840812-9801", reason="On the card"),)})])
    assert [(one.kind, one.verified) for one in kept.identifiers] == [(NumberKind.OTHER, False)]


def test_a_personal_identity_number_ends_the_coordination_number_beside_it(municipality, acting):
    with acting(municipality.caseworker):
        [person] = operations.enrol([_entry(number_text=PERSONNUMMER, more={"identifiers": (_number(COORDINATION),)})])
    assert {one.kind: one.ends_on for one in person.identifiers} == {
        "personnummer": None,
        "samordningsnummer": today(),
    }
    assert person.birth_on == date(1984, 8, 12)


def test_a_journal_takes_everything_back(municipality, acting):
    def rows() -> dict[str, int]:
        tables = ("person", "person_name", "identifier", "permit_ground", "key_date", "contact_detail", "search_key")
        return {name: db.session.execute(sa.text(f"SELECT count(*) FROM {name}")).scalar_one() for name in tables}

    make_person()
    before = rows()
    with acting(municipality.caseworker):
        change_set = journal.begin(now())
        with journal.recording(change_set):
            operations.enrol([EVERYTHING, _entry("Second Person")])
        commit()
        assert rows() != before
        journal.undo(change_set, now())
    assert rows() == before


def test_a_number_on_paper_is_never_drawn_again(municipality, acting, monkeypatch):
    kept = make_person()
    with system("test"):
        merge = Merge(
            person_id=kept.id,
            former_id=0,
            former_number="7K3M-Q9",
            made_at=now(),
            change_set_id=journal.begin(now()).id,
        )
        db.session.add(merge)
        db.session.flush()
        db.session.add(FormerNumber(person_id=kept.id, number="7K3M-Q9", merge_id=merge.id))
        db.session.flush()
    drawn = iter(["7K3M-Q9", kept.number, "7K3M-Q9", "8B2C-D3", "9B2C-D3"])
    monkeypatch.setattr(short_numbers.short_number, "make", lambda _source: next(drawn))
    with acting(municipality.caseworker):
        assert set(short_numbers.new_numbers(2)) == {"8B2C-D3", "9B2C-D3"}


def test_meetings_of_many_are_those_of_each(municipality, acting):
    make_person(name="Seen One", number=OTHER_PERSONNUMMER, unit=municipality.unit)
    make_person(name="Daryna Koval", number=PERSONNUMMER, birth=DAY, protection=Protection.MARKING)
    born = (DAY, BirthPrecision.DAY)
    asked = [
        (["Daryna Koval"], None, born),
        (["Somebody"], _number(OTHER_PERSONNUMMER), born),
        (["Somebody"], None, None),
        (["D"], _number(PERSONNUMMER), None),
        (["Koval, Daryna"], _number(OTHER_PERSONNUMMER), born),
    ]
    with acting(municipality.caseworker):
        found = queries.meetings(asked)
        assert found == [queries.meeting(*one) for one in asked]
    assert [met.is_hidden if met else None for met in found] == [True, False, None, True, True]
    with system("test"):
        assert [met.is_hidden if met else None for met in queries.meetings(asked)] == [None, False, None, False, False]
