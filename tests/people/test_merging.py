"""Merging two records and taking it back, over every table that refers to a person, on both databases."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa
import time_machine

import reception.registry  # noqa: F401 - knows every model
from reception.cases.models import Case, CaseAssignment, Task
from reception.cases.terms import CaseState
from reception.db import journal
from reception.db.base import Base
from reception.db.journal import Obstacle, Obstructed
from reception.db.journal.rows import journaled_tables
from reception.db.references import references_to, unique_keys
from reception.db.session import db
from reception.i18n.formats import now, today
from reception.people import operations, queries
from reception.people.models import (
    ContactDetail,
    Guardianship,
    Identifier,
    KeyDate,
    Merge,
    NamedAccess,
    NotTheSame,
    PermitGround,
    Person,
    PersonLanguage,
    PersonName,
    ProtectionRemoval,
)
from reception.people.operations.merging import AlreadyUndone, TooLate
from reception.people.rules.merging import UNDO_DAYS
from reception.people.terms import (
    ContactKind,
    Ground,
    GuardianKind,
    KeyDateKind,
    LegalSex,
    NameKind,
    NumberKind,
    Protection,
    RemovalState,
    Source,
)
from tests.factories.people import make_case, make_person
from tests.factories.rows import DAY, NOON, all_rows, make_row, row_of, search_keys

#: Pairs of people in the order of their ids: written anew by a merge, and tested by themselves.
REWRITTEN = {"not_the_same"}


def journaled_references(table):
    return [key.parent for key in references_to(table) if key.parent.table.name in journaled_tables()]


def name_of(column):
    return f"{column.table.name}.{column.name}"


TO_PERSON = [column for column in journaled_references("person") if column.table.name not in REWRITTEN]
TO_CASE = journaled_references("casefile")
TO_CONTACT = journaled_references("contact")


@pytest.fixture
def manager(municipality, acting):
    with acting(municipality.manager) as actor:
        yield actor


@pytest.fixture
def kept(municipality):
    return make_person(name="Amina Warsame", unit=municipality.unit, worker=municipality.caseworker, phone="0701740605")


@pytest.fixture
def former(municipality):
    return make_person(
        name="Aamina Warsama", birth=None, unit=municipality.unit, worker=municipality.caseworker2, phone="0701740609"
    )


def indexed(*people):
    """What is stored once the search keys are those of the rows that a test made."""
    db.session.expire_all()
    for person in people:
        operations.index(person)
    db.session.commit()
    return stored()


def stored():
    """Every row of every table, and every search key."""
    return all_rows(), search_keys()


def merged(kept, former, **chosen):
    merge = operations.merge(kept, former, chosen)
    db.session.commit()
    return merge


def unmerged(merge):
    """What is stored once a merge is taken back, without the merge itself."""
    operations.unmerge(merge)
    db.session.commit()
    rows, keys = stored()
    del rows["merge"][merge.id]
    return rows, keys


def cases_of(person):
    query = sa.select(Case).where(Case.person_id == person.id).order_by(Case.id)
    return db.session.scalars(query.execution_options(permit="test")).all()


def rows_of(model, person):
    query = sa.select(model).where(model.person_id == person.id).order_by(model.id)
    return db.session.scalars(query.execution_options(permit="test")).all()


def add(*rows):
    db.session.add_all(rows)
    db.session.flush()
    return rows[0]


@pytest.mark.parametrize("column", TO_PERSON, ids=name_of)
def test_every_row_that_refers_to_a_person_follows_and_goes_back(manager, kept, former, column):
    row_id = make_row(column.table.name, **{column.name: former.id})
    before = indexed(kept, former)
    merge = merged(kept, former)
    assert row_of(column.table.name, row_id)[column.name] == kept.id
    assert unmerged(merge) == before


@pytest.mark.parametrize("column", TO_CASE, ids=name_of)
def test_every_row_of_a_case_that_goes_up_in_another_follows_and_goes_back(manager, kept, former, column):
    own, other = cases_of(kept)[0].id, cases_of(former)[0].id
    row_id = make_row(column.table.name, **{column.name: other})
    before = indexed(kept, former)
    merge = merged(kept, former)
    assert row_of(column.table.name, row_id)[column.name] == own
    assert row_of("casefile", other) is None
    assert unmerged(merge) == before


@pytest.mark.parametrize("column", TO_CONTACT, ids=name_of)
def test_every_row_of_a_contact_moves_with_it_and_goes_back(manager, kept, former, column):
    contact = make_row("contact", case_id=cases_of(former)[0].id)
    row_id = make_row(column.table.name, **{column.name: contact})
    before = indexed(kept, former)
    merge = merged(kept, former)
    assert row_of(column.table.name, row_id)[column.name] == contact
    assert row_of("contact", contact)["case_id"] == cases_of(kept)[0].id
    assert unmerged(merge) == before


def test_all_of_them_at_once_move_and_go_back(manager, kept, former):
    for column in TO_PERSON:
        make_row(column.table.name, **{column.name: former.id})
        make_row(column.table.name, **{column.name: kept.id})
    for column in TO_CASE:
        make_row(column.table.name, **{column.name: cases_of(former)[0].id})
    former_id, before = former.id, indexed(kept, former)
    merge = merged(kept, former)
    assert row_of("person", former_id) is None
    for column in journaled_references("person"):
        query = sa.select(sa.func.count()).select_from(column.table).where(column == former_id)
        assert db.session.scalar(query.execution_options(permit="test")) == 0, name_of(column)
    assert unmerged(merge) == before


def colliding():
    """Every unique key that holds a reference to a person or a case: rows of both records collide there."""
    for column in [*TO_PERSON, *TO_CASE]:
        for key in unique_keys(column.table, "sqlite"):
            if column.name in key.columns:
                yield column, key


@pytest.mark.parametrize(
    ("column", "key"), list(colliding()), ids=lambda part: name_of(part) if hasattr(part, "table") else ""
)
def test_where_two_rows_collide_one_stands_and_both_come_back(manager, kept, former, column, key):
    table = column.table.name
    ends = (kept.id, former.id) if column in TO_PERSON else (cases_of(kept)[0].id, cases_of(former)[0].id)
    standing = own_row(table, column, ends[0])
    same = {name: row_of(table, standing)[name] for name in key.columns if name != column.name}
    going = own_row(table, column, ends[1], **same)
    before = indexed(kept, former)
    merge = merged(kept, former)
    assert row_of(table, standing)[column.name] == ends[0]
    assert row_of(table, going) is None
    assert unmerged(merge) == before


def own_row(table, column, end, **same):
    """A row of one side; of cases the open one that each record has already."""
    if table == "casefile":
        return cases_of(db.session.get(Person, end, execution_options={"permit": "test"}))[0].id
    return make_row(table, **{column.name: end, **same})


def test_what_refers_to_a_row_that_goes_follows_it_whatever_the_table(manager, kept, former, municipality):
    """A further table of another floor: its rows follow through the case that goes."""
    contact = make_row("contact", case_id=cases_of(former)[0].id)
    make_row("contact_participant", contact_id=contact, person_id=make_person(name="Tredje").id)
    make_case(former, unit=municipality.other_board_unit)
    before = indexed(kept, former)
    merge = merged(kept, former)
    assert len(cases_of(kept)) == 2
    assert unmerged(merge) == before


def test_two_open_cases_of_a_unit_become_one(manager, kept, former, municipality):
    own, other = cases_of(kept)[0], cases_of(former)[0]
    own.opened_on, own.active_on = date(2026, 2, 1), date(2026, 2, 2)
    other.opened_on, other.active_on = date(2026, 1, 1), date(2026, 3, 3)
    db.session.commit()
    number, before = other.number, stored()
    merge = merged(kept, former)
    (case,) = cases_of(kept)
    assert (case.id, case.opened_on, case.active_on) == (own.id, date(2026, 1, 1), date(2026, 3, 3))
    assert case.worker_id == municipality.caseworker.id
    assert [hit.person_id for hit in queries.search(number).hits] == [kept.id]
    running = sa.select(CaseAssignment.user_id).where(CaseAssignment.ends_on.is_(None))
    assert db.session.scalars(running.execution_options(permit="test")).all() == [municipality.caseworker.id]
    assert unmerged(merge) == before


def test_a_case_that_nobody_has_gets_the_caseworker_of_the_other(manager, former, municipality):
    kept = make_person(name="Amina", unit=municipality.unit)
    merged(kept, former)
    assert cases_of(kept)[0].worker_id == municipality.caseworker2.id


def test_a_closed_case_stays_a_case_of_its_own(manager, former, municipality):
    kept = make_person(name="Amina")
    make_case(kept, unit=municipality.unit, closed_on=date(2026, 3, 1))
    merged(kept, former)
    assert [case.state for case in cases_of(kept)] == [CaseState.OPEN, CaseState.CLOSED] or len(cases_of(kept)) == 2


def test_the_record_that_stands_keeps_its_facts_and_takes_what_it_lacks(manager, kept, former):
    kept.legal_sex, former.legal_sex = LegalSex.WOMAN, LegalSex.MAN
    former.interpreter_language, former.interpreter_dialect = "so", "norr"
    kept.note, former.note = "Ett", "Två"
    former.registered_at = kept.registered_at - timedelta(days=3)
    birth, registered = kept.birth_on, former.registered_at
    merged(kept, former)
    assert (kept.legal_sex, kept.birth_on, kept.registered_at) == (LegalSex.WOMAN, birth, registered)
    assert (kept.interpreter_language, kept.interpreter_dialect) == ("so", "norr")
    assert kept.note == "Ett\n\nTvå"
    assert kept.shown_name == "Amina Warsame"
    lost = {(row.field, row.before, row.after) for row in queries.corrections_of(kept)}
    assert lost == {("person.legal_sex", "man", "woman")}


def test_what_is_chosen_of_the_other_record_stands(manager, kept, former):
    kept.legal_sex, former.legal_sex = LegalSex.WOMAN, LegalSex.MAN
    former.birth_on, former.birth_precision, former.birth_source = date(1991, 1, 1), "year", Source.PERSON
    add(
        KeyDate(person_id=kept.id, kind=KeyDateKind.RECEIVED, on_day=DAY),
        KeyDate(person_id=former.id, kind=KeyDateKind.RECEIVED, on_day=date(2025, 1, 1), source=Source.AUTHORITY),
    )
    db.session.commit()
    before = indexed(kept, former)
    merge = merged(kept, former, name="former", legal_sex="former", birth="former", key_date_received="former")
    assert (kept.legal_sex, kept.birth_on, kept.birth_source) == (LegalSex.MAN, date(1991, 1, 1), Source.PERSON)
    assert kept.shown_name == "Aamina Warsama"
    assert {(name.kind, name.text) for name in kept.names} == {
        (NameKind.PASSPORT, "Aamina Warsama"),
        (NameKind.OTHER, "Amina Warsame"),
    }
    assert [(row.on_day, row.source) for row in kept.key_dates] == [(date(2025, 1, 1), Source.AUTHORITY)]
    lost = {(row.field, row.before) for row in queries.corrections_of(kept)}
    assert lost == {
        ("person.legal_sex", "woman"),
        ("person.birth_on", "1990-05-17"),
        ("person.birth_precision", "day"),
        ("key_date.on_day", DAY.isoformat()),
    }
    assert unmerged(merge) == before


def test_the_same_fact_is_kept_once(manager, kept, former):
    for person in (kept, former):
        add(
            PersonName(person_id=person.id, kind=NameKind.OWN_SCRIPT, text="أمينة"),
            PersonLanguage(person_id=person.id, language="so", reads=True if person is former else None),
            PermitGround(person_id=person.id, ground=Ground.REFUGEE, starts_on=DAY),
            ContactDetail(person_id=person.id, kind=ContactKind.PHONE, plain="0701740600"),
        )
    number = {"kind": NumberKind.PERSONNUMMER, "value": "199005172385", "written": "900517-2385"}
    add(
        PersonName(person_id=former.id, kind=NameKind.OTHER, text="Amina Warsame"),
        Identifier(person_id=kept.id, verified=False, reason="being-checked", **number),
        Identifier(person_id=former.id, verified=True, **number),
    )
    db.session.commit()
    before = indexed(kept, former)
    merge = merged(kept, former)
    assert {name.text for name in kept.names} == {"Amina Warsame", "أمينة", "Aamina Warsama"}
    assert len(kept.names) == 3
    assert [(row.language, row.reads) for row in kept.languages] == [("so", True)]
    assert len(kept.permits) == 1
    assert {row.plain for row in kept.contact_details} == {"0701740605", "0701740600", "0701740609"}
    assert len(kept.contact_details) == 3
    assert [row.verified for row in kept.identifiers] == [True]
    assert unmerged(merge) == before


def test_nobody_guards_herself_or_takes_part_in_her_own_contact(manager, kept, former):
    third = make_person(name="Tredje")
    add(
        Guardianship(person_id=former.id, guardian_id=kept.id, kind=GuardianKind.CUSTODIAN),
        Guardianship(person_id=former.id, guardian_id=third.id, kind=GuardianKind.CUSTODIAN),
    )
    contact = make_row("contact", case_id=cases_of(kept)[0].id)
    make_row("contact_participant", contact_id=contact, person_id=former.id)
    make_row("contact_participant", contact_id=contact, person_id=third.id)
    before = indexed(kept, former)
    merge = merged(kept, former)
    assert [row.guardian_id for row in rows_of(Guardianship, kept)] == [third.id]
    assert [row["person_id"] for row in all_rows()["contact_participant"].values()] == [third.id]
    assert unmerged(merge) == before


def test_a_household_of_both_has_her_once(manager, kept, former):
    home = make_row("household")
    first = make_row("household_member", household_id=home, person_id=kept.id)
    make_row("household_member", household_id=home, person_id=former.id)
    before = indexed(kept, former)
    merge = merged(kept, former)
    assert list(all_rows()["household_member"]) == [first]
    assert unmerged(merge) == before


@pytest.mark.parametrize("is_older", [True, False])
def test_who_was_found_to_be_another_stays_another(manager, former, municipality, is_older):
    if is_older:
        third = make_person(name="Tredje")
    kept = make_person(name="Amina", unit=municipality.unit)
    if not is_older:
        third = make_person(name="Tredje")
    for pair in ((former.id, third.id), (former.id, kept.id)):
        first, second = sorted(pair)
        add(NotTheSame(first_id=first, second_id=second, found_at=NOON, found_by_id=municipality.manager.id))
    before = indexed(kept, former)
    merge = merged(kept, former)
    (row,) = all_rows()["not_the_same"].values()
    assert {row["first_id"], row["second_id"]} == {kept.id, third.id}
    assert (row["found_at"], row["found_by_id"]) == (NOON, municipality.manager.id)
    assert unmerged(merge) == before


def test_that_both_are_not_a_third_stands_once(manager, kept, former):
    third = make_person(name="Tredje")
    add(*(NotTheSame(first_id=person.id, second_id=third.id, found_at=NOON) for person in (kept, former)))
    merged(kept, former)
    assert len(all_rows()["not_the_same"]) == 1


class TestProtection:
    """The stricter protection stands, and what leads to the person is sealed."""

    @pytest.fixture
    def hidden(self, municipality):
        return make_person(
            name="Skyddad Warsame",
            protection=Protection.REGISTRATION,
            named=[municipality.manager, municipality.caseworker],
            unit=municipality.unit,
            phone="0701740611",
        )

    def test_an_open_record_becomes_protected(self, manager, kept, hidden, municipality):
        before = stored()
        merge = merged(kept, hidden)
        assert (kept.protection, kept.protection_since) == (Protection.REGISTRATION, date(2026, 1, 15))
        assert [(row.plain, row.sealed) for row in kept.contact_details] == [(None, "0701740605"), (None, "0701740611")]
        assert {key for _person, kind, key in search_keys() if kind in {"phone", "email"}} == set()
        named = {row.user_id for row in rows_of(NamedAccess, kept)}
        assert named == {municipality.manager.id, municipality.caseworker.id}
        assert unmerged(merge) == before

    def test_what_came_while_both_were_protected_is_open_again_after_an_undo(self, manager, kept, hidden, municipality):
        merge = merged(kept, hidden)
        operations.add_contact_detail(kept, kind=ContactKind.PHONE, text="0701740622")
        operations.name_staff(kept, municipality.caseworker2.id)
        operations.unmerge(merge)
        assert {row.plain for row in kept.contact_details} == {"0701740605", "0701740622"}
        assert queries.named_staff(kept) == []
        assert {key for person, _kind, key in search_keys() if person == kept.id} >= {"46701740622"}

    def test_who_is_named_on_both_is_named_once_for_as_long_as_either_says(self, manager, hidden, municipality):
        other = make_person(name="Amina", protection=Protection.MARKING, named=[municipality.manager])
        (access,) = rows_of(NamedAccess, other)
        access.starts_on, access.ends_on = date(2026, 1, 2), today() + timedelta(days=3)
        before = stored()
        merge = merged(hidden, other)
        mine = [row for row in rows_of(NamedAccess, hidden) if row.user_id == municipality.manager.id]
        assert [(row.starts_on, row.ends_on) for row in mine] == [(date(2026, 1, 2), None)]
        assert hidden.protection is Protection.REGISTRATION
        assert unmerged(merge) == before

    def test_a_request_to_end_protection_does_not_end_that_of_both(self, manager, kept, hidden, municipality):
        asked = {"asked_by_id": municipality.caseworker.id, "asked_at": NOON, "reason": "Hotet är borta"}
        removal = add(ProtectionRemoval(person_id=hidden.id, **asked))
        before = stored()
        merge = merged(kept, hidden)
        assert removal.state is RemovalState.REFUSED
        assert queries.pending_removal(kept) is None
        assert unmerged(merge) == before


def test_the_old_number_leads_to_the_record_that_stands(manager, kept, former, municipality, acting):
    number = former.number
    merge = merged(kept, former)
    assert queries.standing_number(number) == kept.number
    assert [hit.number for hit in queries.search(number).hits] == [kept.number]
    assert queries.numbers_in_use([number]) == {number}
    with acting(municipality.other_board_caseworker):
        assert queries.standing_number(number) == kept.number
    operations.unmerge(merge)
    assert queries.standing_number(number) is None
    assert [hit.number for hit in queries.search(number).hits] == [number]


def test_the_number_of_a_case_leads_there_for_those_who_work_with_her(manager, kept, former, municipality, acting):
    number = cases_of(former)[0].number
    merged(kept, former)
    assert queries.standing_number(number) == kept.number
    with acting(municipality.other_board_caseworker):
        assert queries.standing_number(number) is None
        assert queries.search(number).hits == ()


def test_what_the_other_record_was_called_finds_her(manager, kept, former):
    merged(kept, former)
    assert [hit.number for hit in queries.search("Aamina Warsama").hits] == [kept.number]


def test_a_merge_of_merged_records_is_taken_back_from_the_last(manager, kept, former, municipality):
    last = make_person(name="Sista", unit=municipality.unit)
    before = indexed(kept, former)
    numbers = former.number, kept.number
    first = merged(kept, former)
    second = merged(last, kept)
    assert {queries.standing_number(number) for number in numbers} == {last.number}
    with pytest.raises(Obstructed):
        operations.unmerge(first)
    assert db.session.get(Merge, first.id, execution_options={"permit": "test"}).undone_at is None
    operations.unmerge(second)
    assert queries.standing_number(numbers[0]) == numbers[1]
    rows, keys = unmerged(first)
    del rows["merge"][second.id]
    assert (rows, keys) == before


def test_what_came_since_stays_with_the_record_that_stood(manager, kept, former, municipality):
    merge = merged(kept, former)
    contact = make_row("contact", case_id=cases_of(kept)[0].id)
    detail = make_row("contact_detail", person_id=kept.id)
    operations.unmerge(merge)
    assert row_of("contact", contact)["case_id"] == cases_of(kept)[0].id
    assert row_of("contact_detail", detail)["person_id"] == kept.id


def test_work_on_a_row_that_moved_is_no_obstacle(manager, kept, former):
    task = make_row("task", case_id=cases_of(former)[0].id, title="Ring")
    case_id = cases_of(former)[0].id
    merge = merged(kept, former)
    db.session.execute(sa.update(Task).where(Task.id == task).values(title="Skriv"))
    db.session.execute(sa.update(Case).where(Case.person_id == kept.id).values(active_on=today()))
    operations.unmerge(merge)
    assert (row_of("task", task)["case_id"], row_of("task", task)["title"]) == (case_id, "Skriv")


def test_a_row_that_was_moved_on_is_an_obstacle(manager, kept, former):
    number = make_row("identifier", person_id=former.id)
    merge = merged(kept, former)
    stranger = make_person(name="Främmande")
    table = Base.metadata.tables["identifier"]
    db.session.execute(sa.update(table).where(table.c.id == number).values(person_id=stranger.id))
    before = stored()
    with pytest.raises(Obstructed) as refused:
        operations.unmerge(merge)
    assert refused.value.obstacles == (Obstacle("identifier", number, "changed"),)
    assert stored() == before


def test_a_fact_that_the_merge_set_and_somebody_changed_is_an_obstacle(manager, kept, former):
    former.note = "Två"
    merge = merged(kept, former)
    operations.correct(kept, note="Tre")
    assert journal.obstacles(merge.change_set) == [Obstacle("person", kept.id, "changed")]


def test_a_new_person_after_a_merge_is_no_obstacle(manager, kept, former, municipality):
    """SQLite would give the id of the removed record to the next one."""
    number, text = former.number, former.names[0].text
    merge = merged(kept, former)
    new = make_person(name="Nyast Av Alla", unit=municipality.unit, phone="0701740699")
    new_rows = {name: row_of(name, row_id) for name, row_id in (("person", new.id), ("person_name", new.names[0].id))}
    operations.unmerge(merge)
    back = queries.identified(number)
    assert [name.text for name in back.names] == [text]
    assert len(cases_of(back)) == 1
    assert {name: row_of(name, row["id"]) for name, row in new_rows.items()} == new_rows


def test_after_thirty_days_a_merge_stands(manager, kept, former):
    merge = merged(kept, former)
    with time_machine.travel(now() + timedelta(days=UNDO_DAYS + 1), tick=False), pytest.raises(TooLate):
        operations.unmerge(merge)
    with time_machine.travel(now() + timedelta(days=UNDO_DAYS - 1), tick=False):
        operations.unmerge(merge)


def test_a_merge_is_undone_once(manager, kept, former):
    merge = merged(kept, former)
    operations.unmerge(merge)
    with pytest.raises(AlreadyUndone):
        operations.unmerge(merge)


def test_the_log_names_both_records(manager, kept, former):
    ids = (kept.id, former.id)
    merged(kept, former)
    table = Base.metadata.tables["audit_event"]
    people = db.session.scalars(sa.select(table.c.people).where(table.c.action == "person.merged")).one()
    assert people == f" {ids[0]} {ids[1]} "
