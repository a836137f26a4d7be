"""The journal: what a piece of work did to rows, and taking it back, on both databases."""

from datetime import date

import pytest
import sqlalchemy as sa

import reception.registry  # noqa: F401 - knows every model
from reception.access.actor import system
from reception.audit.log import record
from reception.cases.models import Case, CaseAssignment, Task
from reception.contacts.models import Contact
from reception.contacts.terms import Channel, ContactState
from reception.db import journal
from reception.db.base import Base
from reception.db.journal import ChangeKind, Obstacle, Obstructed
from reception.db.journal.rows import journaled_tables
from reception.db.session import db
from reception.people.models import ContactDetail, Identifier, KeyDate, Person, PersonLanguage, PersonName
from reception.people.terms import ContactKind, KeyDateKind, LanguageUse, NumberKind
from tests.factories.people import make_case, make_person
from tests.factories.rows import NOON, all_rows, make_row, row_of

DAY = date(2026, 3, 4)


@pytest.fixture(autouse=True)
def program(app, municipality):
    """The program itself does the work; the log of it is kept aside."""
    with system("test"):
        yield
        record("test.done")


@pytest.fixture
def person(municipality):
    return make_person(name="Amina Warsame", unit=municipality.unit, worker=municipality.caseworker, phone="0701740605")


def recorded(work):
    """A change set in which `work` was done."""
    change_set = journal.begin(NOON)
    with journal.recording(change_set):
        work()
    return change_set


def took_back(work):
    """Whether undoing `work` leaves every table as it was, row by row."""
    before = all_rows()
    change_set = recorded(work)
    assert all_rows() != before, "nothing was done"
    journal.undo(change_set, NOON)
    return all_rows() == before and change_set.undone_at is not None


def case_of(person):
    return db.session.scalars(sa.select(Case).where(Case.person_id == person.id).execution_options(permit="test")).one()


def add(*rows):
    db.session.add_all(rows)
    db.session.flush()
    return rows[0]


def language(person, tag="so"):
    return PersonLanguage(person_id=person.id, language=tag)


def test_added_rows_are_removed(person):
    assert took_back(lambda: add(language(person), KeyDate(person_id=person.id, kind=KeyDateKind.APPLIED, on_day=DAY)))


def test_a_new_person_with_all_that_belongs_to_her_is_removed(municipality):
    def register():
        new = add(Person(number="AAAA-A1", shown_name="Ny", sort_key="ny", registered_at=NOON))
        for table in ("person_name", "key_date", "casefile", "contact_detail"):
            make_row(table, person_id=new.id)

    assert took_back(register)


@pytest.mark.parametrize(
    "statement",
    [
        lambda rows: (sa.insert(PersonLanguage), rows),
        lambda rows: (sa.insert(PersonLanguage.__table__), rows),
        lambda rows: (sa.insert(PersonLanguage).values(rows), None),
        lambda rows: (sa.insert(PersonLanguage).returning(PersonLanguage.id), rows),
    ],
    ids=["model, many", "table, many", "values", "returning"],
)
def test_rows_that_a_statement_adds_are_removed(person, statement):
    rows = [{"person_id": person.id, "language": tag, "use": LanguageUse.SPEAKS_WELL} for tag in ("so", "ar", "en")]
    query, parameters = statement(rows)
    change_set = recorded(lambda: db.session.execute(query, parameters) if parameters else db.session.execute(query))
    assert len(journal.touched(change_set, ChangeKind.INSERTED)["person_language"]) == 3
    journal.undo(change_set, NOON)
    assert all_rows()["person_language"] == {}


def test_what_a_statement_returns_reaches_its_caller(person):
    table = PersonLanguage.__table__
    query = (
        sa.insert(table).values(person_id=person.id, language="so", use=LanguageUse.SPEAKS_WELL).returning(table.c.id)
    )
    change_set = journal.begin(NOON)
    with journal.recording(change_set):
        made = db.session.execute(query).scalar_one()
    assert row_of("person_language", made)["language"] == "so"


def test_rows_from_a_select_are_removed(person):
    table = PersonName.__table__
    copied = sa.select(table.c.person_id, table.c.kind, sa.literal("Kopia")).where(table.c.person_id == person.id)
    query = sa.insert(table).from_select(["person_id", "kind", "text"], copied)
    assert took_back(lambda: db.session.execute(query.execution_options(permit="test")))


def change_by_row(person):
    person.shown_name, person.birth_on = "Annan", date(1991, 1, 2)
    db.session.flush()


@pytest.mark.parametrize(
    "work",
    [
        change_by_row,
        lambda person: db.session.execute(sa.update(Person).where(Person.id == person.id).values(note="en")),
        lambda person: db.session.execute(
            sa.update(Person.__table__).where(Person.__table__.c.id == person.id).values(note="en")
        ),
        lambda person: db.session.execute(sa.update(Person), [{"id": person.id, "note": "en", "version": 1}]),
        lambda person: db.session.execute(sa.update(Case).values(active_on=DAY)),
    ],
    ids=["row", "model", "table", "by primary key", "all rows"],
)
def test_changed_rows_are_put_back(person, work):
    assert took_back(lambda: work(person))


def test_only_the_rows_that_a_statement_meets_are_noted(person):
    other = make_person(name="Annan")
    change_set = recorded(
        lambda: db.session.execute(sa.update(Person), [{"id": person.id, "note": "en", "version": 1}])
    )
    assert journal.touched(change_set, ChangeKind.UPDATED) == {"person": {person.id}}
    assert other.id != person.id


@pytest.mark.parametrize("name", sorted(journaled_tables()))
def test_every_column_of_every_table_is_put_back(municipality, name):
    row_id = make_row(name)
    before = row_of(name, row_id)
    change_set = recorded(lambda: db.session.execute(delete_of(Base.metadata.tables[name], row_id)))
    assert row_of(name, row_id) is None
    journal.undo(change_set, NOON)
    assert row_of(name, row_id) == before


def delete_of(table, row_id):
    return sa.delete(table).where(table.c.id == row_id)


def test_removed_rows_are_put_back(person):
    detail = add(ContactDetail(person_id=person.id, kind=ContactKind.PHONE, sealed="0701740606"))

    def remove():
        db.session.delete(detail)
        db.session.execute(sa.delete(PersonName).where(PersonName.person_id == person.id))

    assert took_back(remove)


def test_what_the_database_removes_and_empties_for_a_row_is_put_back(person, municipality):
    case = case_of(person)
    task = add(Task(case=case, title="Ring", made_at=NOON))
    contact = add(
        Contact(
            case=case, at=NOON, channel=Channel.PHONE, state=ContactState.HELD, summary="", logged_at=NOON,
            next_task_id=task.id,
        )
    )  # fmt: skip
    other = make_person(name="Annan")
    participant = make_row("contact_participant", contact_id=contact.id, person_id=other.id)
    before = all_rows()

    change_set = recorded(lambda: db.session.execute(sa.delete(Task).where(Task.id == task.id)))
    assert row_of("contact", contact.id)["next_task_id"] is None
    journal.undo(change_set, NOON)
    assert all_rows() == before

    change_set = recorded(lambda: db.session.execute(sa.delete(Contact).where(Contact.id == contact.id)))
    assert row_of("contact_participant", participant) is None
    journal.undo(change_set, NOON)
    assert all_rows() == before


def test_what_the_database_empties_for_a_row_of_the_session_is_put_back(person):
    task = add(Task(case=case_of(person), title="Ring", made_at=NOON))
    contact_id = make_row("contact", case_id=task.case_id, summary="", next_task_id=task.id)
    before = all_rows()
    change_set = recorded(lambda: db.session.delete(task))
    assert row_of("contact", contact_id)["next_task_id"] is None
    journal.undo(change_set, NOON)
    assert all_rows() == before


def test_a_row_that_came_and_went_leaves_no_trace(person):
    def come_and_go():
        row = add(language(person))
        db.session.delete(row)
        person.note = "en"
        db.session.flush()
        person.note = None

    change_set = recorded(come_and_go)
    assert journal.touched(change_set, ChangeKind.INSERTED) == {}
    assert "person_language" not in journal.touched(change_set, ChangeKind.DELETED)


def test_what_a_savepoint_took_back_is_not_noted(person):
    def fail_within():
        with pytest.raises(sa.exc.IntegrityError), db.session.begin_nested():
            add(language(person), language(person))
        person.note = "en"

    change_set = recorded(fail_within)
    assert journal.touched(change_set, ChangeKind.INSERTED) == {}
    assert journal.touched(change_set, ChangeKind.UPDATED) == {"person": {person.id}}


def test_nothing_is_noted_outside(person):
    change_set = recorded(lambda: add(language(person)))
    add(language(person, "ar"))
    person.note = "en"
    db.session.flush()
    assert journal.touched(change_set, ChangeKind.INSERTED)["person_language"] != {}
    assert journal.touched(change_set, ChangeKind.UPDATED) == {}


def test_work_that_fails_is_not_noted_and_the_next_is(person):
    change_set = journal.begin(NOON)

    def fail():
        with journal.recording(change_set), db.session.begin_nested():
            add(language(person))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert journal.touched(change_set, ChangeKind.INSERTED) == {}
    with journal.recording(change_set):
        add(language(person))
    assert len(journal.touched(change_set, ChangeKind.INSERTED)["person_language"]) == 1


def test_a_set_of_several_transactions_is_taken_back_as_one(person):
    before = all_rows()
    change_set = journal.begin(NOON)
    steps = (
        lambda: (add(language(person)), setattr(person, "note", "en")),
        lambda: (add(language(person, "ar")), setattr(person, "note", "två"), setattr(person, "pronunciation", "a-mi")),
        lambda: db.session.execute(sa.delete(PersonLanguage).where(PersonLanguage.language == "so")),
        lambda: db.session.execute(sa.delete(PersonName).where(PersonName.person_id == person.id)),
    )
    for step in steps:
        with journal.recording(change_set):
            step()
        db.session.commit()
    assert len(journal.touched(change_set, ChangeKind.INSERTED)["person_language"]) == 1
    journal.undo(change_set, NOON)
    assert all_rows() == before


def test_a_row_that_took_the_id_of_a_removed_one_is_taken_back(person):
    """SQLite gives the id of the latest row to the next one after it was removed."""
    first = add(language(person)).id
    before = all_rows()
    change_set = journal.begin(NOON)
    with journal.recording(change_set):
        db.session.execute(sa.delete(PersonLanguage).where(PersonLanguage.id == first))
    with journal.recording(change_set):
        make_row("person_language", id=first, person_id=person.id, language="ar")
    journal.undo(change_set, NOON)
    assert all_rows() == before


def test_a_row_that_took_the_id_of_a_removed_one_at_once_is_taken_back(person):
    first = add(language(person)).id

    def replace():
        db.session.execute(sa.delete(PersonLanguage).where(PersonLanguage.id == first))
        make_row("person_language", id=first, person_id=person.id, language="ar")

    assert took_back(replace)


def test_a_row_changed_and_changed_back_later_in_the_set_is_no_obstacle(person):
    before = all_rows()
    change_set = journal.begin(NOON)
    for note in ("en", None):
        with journal.recording(change_set):
            db.session.execute(sa.update(Person).where(Person.id == person.id).values(note=note))
    assert journal.obstacles(change_set) == []
    journal.undo(change_set, NOON)
    assert all_rows() == before


def test_unmade_again_after_it_was_removed_in_the_set(person):
    row = add(language(person))
    before = all_rows()
    change_set = journal.begin(NOON)
    with journal.recording(change_set):
        db.session.delete(row)
    with journal.recording(change_set):
        make_row("person_language", id=row.id, person_id=person.id, language="so", use=row.use)
    journal.undo(change_set, NOON)
    assert all_rows() == before


def test_a_column_that_was_changed_since_is_an_obstacle_and_another_is_none(person):
    change_set = recorded(lambda: setattr(person, "note", "en"))
    person.pronunciation = "a-mi-na"
    db.session.flush()
    assert journal.obstacles(change_set) == []
    person.note = "två"
    db.session.flush()
    assert journal.obstacles(change_set) == [Obstacle("person", person.id, "changed")]
    with pytest.raises(Obstructed) as refused:
        journal.undo(change_set, NOON)
    assert refused.value.obstacles == (Obstacle("person", person.id, "changed"),)
    assert row_of("person", person.id)["note"] == "två"
    assert change_set.undone_at is None


def test_what_later_work_moves_on_is_no_obstacle_and_stays(person):
    """A version and the day of latest activity go on; they say nothing of what the set did."""
    case = case_of(person)

    def work():
        person.note = "en"
        db.session.execute(sa.update(Case).where(Case.id == case.id).values(active_on=DAY))

    change_set = recorded(work)
    person.pronunciation = "a-mi-na"
    db.session.execute(sa.update(Case).where(Case.id == case.id).values(active_on=date(2026, 4, 1)))
    db.session.flush()
    version = row_of("person", person.id)["version"]
    journal.undo(change_set, NOON)
    row = row_of("person", person.id)
    assert (row["note"], row["pronunciation"], row["version"]) == (None, "a-mi-na", version)
    assert row_of("casefile", case.id)["active_on"] == date(2026, 4, 1)


def test_an_added_row_that_was_changed_is_an_obstacle_and_one_that_is_gone_is_none(person):
    change_set = recorded(lambda: add(language(person), language(person, "ar")))
    first, second = sorted(journal.touched(change_set, ChangeKind.INSERTED)["person_language"])
    db.session.execute(sa.delete(PersonLanguage).where(PersonLanguage.id == first))
    db.session.execute(sa.update(PersonLanguage).where(PersonLanguage.id == second).values(reads=True))
    assert journal.obstacles(change_set) == [Obstacle("person_language", second, "changed")]


def test_a_changed_row_that_is_gone_is_an_obstacle(person):
    name = person.names[0]
    change_set = recorded(lambda: setattr(name, "text", "Annan"))
    db.session.execute(sa.delete(PersonName).where(PersonName.id == name.id))
    assert journal.obstacles(change_set) == [Obstacle("person_name", name.id, "gone")]


def test_what_refers_to_an_added_row_is_an_obstacle(person, municipality):
    made = []
    change_set = recorded(lambda: made.append(make_case(person, unit=municipality.other_unit)))
    row = add(CaseAssignment(case=made[0], user_id=municipality.caseworker.id, starts_on=DAY))
    assert journal.obstacles(change_set) == [Obstacle("case_assignment", row.id, "refers", "casefile", made[0].id)]


def test_a_removed_row_whose_place_is_taken_is_an_obstacle(person):
    row = add(Identifier(person_id=person.id, kind=NumberKind.PERSONNUMMER, value="1", written="1", verified=True))
    row_id = row.id
    change_set = recorded(lambda: db.session.delete(row))
    other = {"person_id": make_person(name="Annan").id, "kind": NumberKind.PERSONNUMMER, "value": "1", "reason": "x"}
    free = make_row("identifier", verified=False, **other)
    assert journal.obstacles(change_set) == []
    taken = make_row("identifier", verified=True, **other)
    assert journal.obstacles(change_set) == [Obstacle("identifier", row_id, "taken", "identifier", taken)]
    assert free != taken


def test_a_changed_row_whose_old_place_is_taken_is_an_obstacle(person):
    number = person.number
    change_set = recorded(lambda: setattr(person, "number", "BBBB-B2"))
    other = make_row("person", number=number)
    assert journal.obstacles(change_set) == [Obstacle("person", person.id, "taken", "person", other)]


def test_a_removed_row_whose_target_is_gone_is_an_obstacle(person):
    row = add(language(person))
    row_id, person_id = row.id, person.id
    change_set = recorded(lambda: db.session.delete(row))
    for name in ("case_assignment", "casefile", "person"):
        db.session.execute(sa.delete(Base.metadata.tables[name]))
    assert journal.obstacles(change_set) == [Obstacle("person_language", row_id, "misses", "person", person_id)]


def test_a_removed_row_whose_id_is_taken_comes_back_under_another(person, municipality):
    case = case_of(person)
    case_id, number = case.id, case.number
    task_id = make_row("task", case_id=case_id, title="Ring")

    def remove():
        for name in ("task", "case_assignment", "casefile"):
            db.session.execute(sa.delete(Base.metadata.tables[name]))

    unit_id = municipality.unit.id
    change_set = recorded(remove)
    db.session.expunge(case)
    stranger = make_person(name="Annan")
    make_row("casefile", id=case_id, person_id=stranger.id, unit_id=unit_id)
    assert journal.obstacles(change_set) == []
    journal.undo(change_set, NOON)
    rows = all_rows()["casefile"]
    new_id = next(row_id for row_id, row in rows.items() if row["number"] == number)
    assert new_id != case_id
    assert row_of("task", task_id)["case_id"] == new_id
    assert rows[case_id]["person_id"] == stranger.id


def test_an_undone_set_says_so_and_what_was_noted_is_sealed(person):
    change_set = recorded(lambda: setattr(person, "note", "hemligt"))
    raw = db.session.execute(sa.text("SELECT before, after FROM change")).one()
    assert b"hemligt" not in bytes(raw.before) + bytes(raw.after)
    journal.undo(change_set, NOON)
    assert change_set.undone_at == NOON
