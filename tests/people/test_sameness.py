"""Two records about one person meet, two people do not, and a hidden one is in no pair."""

from collections.abc import Sequence
from datetime import date
from itertools import combinations, permutations

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from reception.access.actor import system
from reception.audit.models import AuditEvent
from reception.db.session import commit, db
from reception.i18n.formats import today
from reception.people import cli, operations, queries
from reception.people.models import NotTheSame, Person, SearchKey
from reception.people.operations import Enrolment, Facts
from reception.people.queries.sameness import candidates
from reception.people.rules.alike import MOST, alike_keys
from reception.people.rules.identifiers import known_number
from reception.people.rules.sameness import Described, Shared, likeness_of, reasons
from reception.people.terms import BirthPrecision, ContactKind, Match, NumberKind, Protection
from tests.factories.people import make_case, make_person
from tests.people.test_rules_names import BESIDES, TABLE

PERSONNUMMER, OTHER_PERSONNUMMER = "198408129800", "197309189814"
DAY = BirthPrecision.DAY
BORN = (date(1990, 5, 17), DAY)
FAMILIES = ["Warsame", "Haddad", "Petrenko"]
PAGE = (0, 51)


# --- keys ------------------------------------------------------------------------------------------------------------


def _keys(*names: str, birth=BORN, held=(), phones=()) -> set[str]:
    return alike_keys(names, birth, held, phones)


def _spellings() -> list:
    groups = [group for group in (*TABLE, *BESIDES) if " " not in group[0]]
    return [
        pytest.param(one, other, id=f"{one} = {other}") for group in groups for one, other in combinations(group, 2)
    ]


@pytest.mark.parametrize(("one", "other"), _spellings())
def test_spellings_and_scripts_of_a_name_share_keys(one, other):
    assert _keys(f"{one} Warsame") & _keys(f"WARSAME, {other}")
    assert _keys(f"{one} Warsame", birth=None) == _keys(f"Warsame {other}", birth=None)


@given(st.permutations(["Amina", "Yusuf", "al-Ahmad", "Nur"]), st.sampled_from([str.upper, str.lower, str.title]))
def test_neither_order_nor_case_nor_punctuation_counts(words, written):
    assert _keys(written(" ".join(words))) == _keys("Amina Yusuf al-Ahmad Nur") == _keys(written(", ".join(words)))


@settings(max_examples=50)
@given(
    st.lists(st.text(max_size=30), max_size=6),
    st.none() | st.tuples(st.dates(date(1900, 1, 1), date(2026, 1, 1)), st.sampled_from(BirthPrecision)),
    st.lists(st.tuples(st.sampled_from(NumberKind), st.text("0123456789/A", max_size=14)), max_size=6),
    st.lists(st.text("0123456789", min_size=7, max_size=14), max_size=6),
)
def test_any_record_has_few_keys_and_none_that_is_empty(names, birth, held, phones):
    keys = alike_keys(names, birth, held, phones)
    assert len(keys) <= MOST
    assert all(key[0] in "nobydp" and not key.endswith(":") for key in keys)


def test_a_common_record_has_no_more_than_eight_keys():
    held = [(NumberKind.PERSONNUMMER, PERSONNUMMER), (NumberKind.DOSSIER, "29394984/1")]
    assert len(_keys("Amina Yusuf Warsame", "أمينة يوسف ورسمة", held=held, phones=["46701740693"])) == 8


def test_a_day_that_nobody_knew_tells_nothing_with_a_part_of_a_name():
    for day in (date(1990, 1, 1), date(1990, 7, 1)):
        assert not _keys("Amina Yusuf Warsame", birth=(day, DAY)) & _keys("Amina Yusuf", birth=(day, DAY))
        assert _keys("Amina Yusuf", birth=(day, DAY)) & _keys("Yusuf, Aminah", birth=(day, DAY))
    assert _keys("Amina Yusuf Warsame") & _keys("Amina Yusuf")


def test_a_year_meets_a_day_of_it_and_a_mononym_without_birth_meets_nobody():
    assert _keys("Amina Yusuf", birth=(date(1990, 1, 1), BirthPrecision.YEAR)) & _keys("Amina Yusuf")
    assert not _keys("Amina Yusuf", birth=(date(1991, 1, 1), BirthPrecision.YEAR)) & _keys("Amina Yusuf")
    assert _keys("Fatemeh", birth=None) == set()


def test_numbers_of_any_state_are_keys_but_not_odd_words():
    assert _keys("A", birth=None, held=[(NumberKind.OTHER, "8408129801")]) == {"o:8408129801"}
    assert _keys("A", birth=None, held=[(NumberKind.OTHER, "SAKNAS")]) == set()


# --- judgement -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("one", "other"), [pair for group in TABLE for pair in permutations(group, 2)])
def test_spellings_of_one_name_are_alike(one, other):
    assert likeness_of([f"{one} Warsame"], [f"Warsame {other}"]) in {"same", "alike"}


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        (["Amina Yusuf"], ["YUSUF Amina"], "same"),
        (["Amina Yusuf", "أمينة يوسف"], ["Emine Jusef", "أمينة يوسف"], "same"),
        (["Amina Yusuf"], ["Amina Yusuf Warsame"], "alike"),
        (["Fatemeh"], ["Fatemeh Rezai"], "alike"),
        (["Oleksandr Petrenko"], ["Oleksandr Petrneko"], "alike"),
        (["Hassan Ali Warsame"], ["Hussein Ali Warsame"], "different"),
        (["Hassan Ali", "حسن علي"], ["Hussein Ali", "حسين علي"], "different"),
        (["Xasan Cali"], ["Xuseen Cali"], "different"),
        (["Omar Haddad"], ["Amir Haddad"], "different"),
        (["Amina Ali"], ["Fatima Ali"], "different"),
        (["Amina Yusuf Ali"], ["Amina Yusuf Nur"], "different"),
        (["Amina Amina"], ["Amina Yusuf"], "different"),
        (["–"], ["…"], "different"),
        ([], ["Amina"], "different"),
    ],
)
def test_likeness_of_names(one, other, likeness):
    assert likeness_of(one, other) == likeness == likeness_of(other, one)


NAME, LIKE = ["Amina Yusuf Warsame"], ["Aminah Yousef"]
YEAR = (date(1990, 1, 1), BirthPrecision.YEAR)
SLIP = (date(1990, 5, 7), DAY)
SWAPPED = (date(1990, 8, 7), DAY), (date(1990, 7, 8), DAY)
DECADE = (date(1980, 5, 17), DAY)


@pytest.mark.parametrize(
    ("shared", "one", "other", "why"),
    [
        (Shared(), (NAME, BORN), (NAME, BORN), [Match.NAME_AND_BIRTH]),
        (Shared(), (NAME, BORN), (LIKE, BORN), [Match.LIKE_NAME_AND_BIRTH]),
        (Shared(), (NAME, BORN), (NAME, YEAR), [Match.NAME]),
        (Shared(), (NAME, BORN), (LIKE, YEAR), [Match.LIKE_NAME]),
        (Shared(), (NAME, None), (NAME, BORN), [Match.NAME]),
        (Shared(), (NAME, BORN), (NAME, (date(1990, 6, 7), DAY)), []),
        (Shared(), (NAME, BORN), (NAME, SLIP), [Match.NAME]),
        (Shared(), (NAME, SWAPPED[0]), (NAME, SWAPPED[1]), [Match.NAME]),
        (Shared(), (["Amina Ali"], BORN), (["Amina Ali"], SLIP), []),
        (Shared(phone=True), (["Amina Ali"], BORN), (["Amina Ali"], SLIP), [Match.PHONE, Match.NAME]),
        (Shared(dossier=True), (NAME, BORN), (LIKE, BORN), [Match.DOSSIER, Match.LIKE_NAME_AND_BIRTH]),
        (Shared(dossier=True), (NAME, BORN), (["Fatima Yusuf Warsame"], BORN), []),
        (Shared(dossier=True, phone=True), (NAME, BORN), (NAME, (date(2012, 3, 4), DAY)), []),
        (Shared(number=True), (NAME, BORN), (["Somebody Else"], DECADE), [Match.NUMBER]),
        (Shared(number=True), (NAME, BORN), (NAME, (date(1971, 1, 2), DAY)), [Match.NUMBER]),
        (Shared(other_number=True), (NAME, BORN), (["Somebody Else"], BORN), []),
        (Shared(other_number=True), (NAME, BORN), (NAME, BORN), [Match.NUMBER, Match.NAME_AND_BIRTH]),
    ],
)
def test_reasons(shared, one, other, why):
    assert list(reasons(shared, Described(*one), Described(*other))) == why
    assert list(reasons(shared, Described(*other), Described(*one))) == why


# --- pairs -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def enrolled(municipality, acting):
    """`enrolled(**facts)`: a person of the unit."""

    def enrol(
        name: str,
        *,
        birth: str | None = "1990-05-17",
        precision: str = "day",
        number: str | None = None,
        dossier: str | None = None,
        phone: str | None = None,
        reason: str | None = None,
        unit=municipality.unit,
    ) -> Person:
        told = Enrolment(
            Facts(name=name, number_text=number, birth=(birth, precision) if birth else None, unverified_reason=reason),
            identifiers=(known_number(dossier, today=today()),) if dossier else (),
            contact_details=((ContactKind.PHONE, phone),) if phone else (),
        )
        with acting(municipality.caseworker):
            [person] = operations.enrol([told])
            commit()
        if unit is not None:
            make_case(person, unit=unit)
        return person

    return enrol


def _pairs(window=PAGE, *, of: Person | None = None) -> list[tuple[set[str], tuple[Match, ...]]]:
    found = queries.possible_duplicates(window, of=of)
    return [({pair.first.number, pair.second.number}, pair.why) for pair in found]


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        pytest.param({"name": "Amina Yusuf"}, {"name": "YUSUF, Amina"}, [Match.NAME_AND_BIRTH], id="order"),
        pytest.param({"name": "Amina Yusuf"}, {"name": "أمينة يوسف"}, [Match.LIKE_NAME_AND_BIRTH], id="script"),
        pytest.param(
            {"name": "Abdirahman Nur Warsame"},
            {"name": "Cabdiraxmaan Warsame"},
            [Match.LIKE_NAME_AND_BIRTH],
            id="fewer names",
        ),
        pytest.param(
            {"name": "Amina Yusuf", "number": PERSONNUMMER, "birth": None},
            {"name": "Amina Yusuf", "number": PERSONNUMMER, "birth": None},
            [Match.NUMBER, Match.NAME_AND_BIRTH],
            id="number being checked",
        ),
        pytest.param(
            {"name": "Amina Yusuf", "number": PERSONNUMMER},
            {"name": "Else Other", "number": PERSONNUMMER, "birth": "1971-02-03"},
            [Match.NUMBER],
            id="number of another name",
        ),
        pytest.param(
            {"name": "Amina Yusuf", "number": "840812-9801", "reason": "On the card"},
            {"name": "Amina Yusuf", "number": "8408129801", "reason": "In a letter"},
            [Match.NUMBER, Match.NAME_AND_BIRTH],
            id="the same invalid number",
        ),
        pytest.param(
            {"name": "Amina Yusuf", "dossier": "29-394984/1", "birth": None},
            {"name": "Amina Yusuf", "dossier": "29-394984"},
            [Match.DOSSIER, Match.NAME],
            id="dossier",
        ),
        pytest.param(
            {"name": "Amina Yusuf Nur", "birth": "1990-01-01", "dossier": "29-394984"},
            {"name": "Amina Nur", "birth": "1990-01-01", "dossier": "29-394984"},
            [Match.DOSSIER, Match.LIKE_NAME_AND_BIRTH],
            id="dossier and any day",
        ),
        pytest.param(
            {"name": "Amina Yusuf", "phone": "070-174 06 93"},
            {"name": "Aminah Yousef", "phone": "+46 70 174 06 93", "birth": "1990", "precision": "year"},
            [Match.PHONE, Match.LIKE_NAME],
            id="phone",
        ),
        pytest.param(
            {"name": "Amina Yusuf"},
            {"name": "Amina Yusuf", "birth": "1990-01-01", "precision": "estimated"},
            [Match.NAME],
            id="estimated year",
        ),
        pytest.param(
            {"name": "Amina Yusuf Nur"}, {"name": "Amina Yusuf Nur", "birth": "1990-05-07"}, [Match.NAME], id="slip"
        ),
        pytest.param(
            {"name": "Amina Yusuf", "number": PERSONNUMMER},
            {"name": "Amina Yusuf", "number": OTHER_PERSONNUMMER},
            None,
            id="two verified numbers",
        ),
        pytest.param(
            {"name": "Amina Yusuf", "dossier": "29-394984", "phone": "070-174 06 93"},
            {"name": "Omar Yusuf", "dossier": "29-394984", "phone": "070-174 06 93", "birth": "1992-03-04"},
            None,
            id="siblings",
        ),
        pytest.param(
            {"name": "Amina Ali Warsame", "dossier": "29-394984"},
            {"name": "Fatima Ali Warsame", "dossier": "29-394984"},
            None,
            id="twins",
        ),
        pytest.param({"name": "Hassan Ali Nur"}, {"name": "Hussein Ali Nur"}, None, id="twins of like names"),
        pytest.param({"name": "Amina Yusuf"}, {"name": "Amina Yusuf", "birth": "1971-05-17"}, None, id="same name"),
        pytest.param({"name": "Amina Yusuf"}, {"name": "Amina Yusuf", "birth": None}, None, id="name alone"),
        pytest.param({"name": "Amina"}, {"name": "Amina", "birth": None}, None, id="mononym"),
        pytest.param(
            {"name": "Amina Nur", "birth": "1990-01-01"}, {"name": "Amina", "birth": "1990-01-01"}, None, id="any day"
        ),
    ],
)
def test_who_may_be_one_person_and_who_not(municipality, acting, enrolled, one, other, why):
    whole = {"birth": lambda text: f"{text}-01-01" if text and len(text) == 4 else text}
    first, second = (
        enrolled(**{key: whole.get(key, lambda same: same)(value) for key, value in facts.items()})
        for facts in (one, other)
    )
    expected = [({first.number, second.number}, tuple(why))] if why else []
    with acting(municipality.caseworker):
        assert _pairs() == expected
        assert _pairs(of=first) == expected == _pairs(of=second)


def test_a_pair_shows_what_one_needs_to_tell_them_apart(municipality, acting):
    make_person(name="Amina Yusuf", own_script="أمينة يوسف", unit=municipality.unit)
    make_person(name="Aminah Yousef", unit=municipality.unit)
    with acting(municipality.caseworker):
        [pair] = queries.possible_duplicates(PAGE)
    shown = {(hit.shown_name, hit.own_script, hit.birth, hit.is_protected) for hit in (pair.first, pair.second)}
    assert shown == {
        ("Amina Yusuf", "أمينة يوسف", "1990-05-17", False),
        ("Aminah Yousef", None, "1990-05-17", False),
    }


def test_one_of_the_two_is_of_the_units_of_who_looks(municipality, acting):
    make_person(name="Amina Yusuf", unit=municipality.other_board_unit)
    make_person(name="Amina Yusuf")
    with acting(municipality.caseworker):
        assert _pairs() == []
    own = make_person(name="Amina Yusuf", unit=municipality.unit)
    with acting(municipality.caseworker):
        assert len(_pairs()) == 2
        assert all(own.number in numbers for numbers, _why in _pairs())
        assert len(_pairs(of=own)) == 2
    with acting(municipality.reader):
        assert _pairs() == [] == _pairs(of=own)


def test_a_hidden_person_is_in_no_pair_and_moves_no_page(municipality, acting):
    first, second = (make_person(name="Daryna Koval", unit=municipality.unit) for _time in range(2))
    with acting(municipality.caseworker2):
        before = _pairs(), _pairs((0, 1)), _pairs((1, 1)), _pairs(of=first)
    hidden = make_person(
        name="Daryna Koval",
        protection=Protection.MARKING,
        named=[municipality.caseworker],
        unit=municipality.unit,
    )
    for user in (municipality.caseworker2, municipality.manager):
        with acting(user):
            assert (_pairs(), _pairs((0, 1)), _pairs((1, 1)), _pairs(of=first)) == before
            assert _pairs(of=hidden) == []
    with acting(municipality.caseworker):
        found = queries.possible_duplicates(PAGE)
        assert len(found) == 3
        assert {hit.number for pair in found for hit in (pair.first, pair.second) if hit.is_protected} == {
            hidden.number
        }
    assert before[0] == [({first.number, second.number}, (Match.NAME_AND_BIRTH,))]


def test_many_who_share_hide_nobody_who_may_be_seen(municipality, acting, monkeypatch):
    """Records that share a key with a hidden one are counted as if it were not there."""
    monkeypatch.setattr(candidates, "FEW", 2)
    make_person(name="Daryna Koval", protection=Protection.MARKING, named=[municipality.caseworker])
    for _time in range(2):
        make_person(name="Daryna Koval", unit=municipality.unit)
    with acting(municipality.caseworker2):
        assert len(_pairs()) == 1


def test_the_surest_come_first_and_pages_follow_each_other(municipality, acting, enrolled):
    for family in FAMILIES:
        enrolled(f"Amina {family}")
        enrolled(f"Amina {family}", birth="1990-01-01", precision="year")
    enrolled("Omar Nur")
    enrolled("Omar Nur")
    with acting(municipality.caseworker):
        every = _pairs()
        assert [why for _numbers, why in every] == [(Match.NAME_AND_BIRTH,), *[(Match.NAME,)] * 3]
        assert [*_pairs((0, 2)), *_pairs((2, 2)), *_pairs((4, 2))] == every


def test_two_who_were_told_apart_are_not_suggested_again(municipality, acting):
    first, second, third = (make_person(name="Amina Yusuf", unit=municipality.unit) for _time in range(3))
    with acting(municipality.caseworker):
        operations.not_the_same(second, first)
        operations.not_the_same(first, second)
        commit()
        assert queries.are_told_apart(first, second)
        assert queries.are_told_apart(second, first)
        assert not queries.are_told_apart(first, third)
        assert {frozenset(numbers) for numbers, _why in _pairs()} == {
            frozenset({first.number, third.number}),
            frozenset({second.number, third.number}),
        }
        with pytest.raises(ValueError, match="pair"):
            operations.not_the_same(first, first)
    query = sa.select(NotTheSame.first_id, NotTheSame.second_id).execution_options(permit="test")
    assert db.session.execute(query).all() == [tuple(sorted((first.id, second.id)))]
    events = db.session.scalars(sa.select(AuditEvent.people).where(AuditEvent.action == "people.told-apart")).all()
    assert events == [" {} {} ".format(*sorted((first.id, second.id)))]


def test_correcting_a_birth_lets_records_meet(municipality, acting):
    person = make_person(name="Amina Yusuf", birth=date(1971, 1, 2), unit=municipality.unit)
    make_person(name="Amina Yusuf", unit=municipality.unit)
    with acting(municipality.caseworker):
        assert _pairs() == []
        operations.correct(person, birth_on=date(1990, 5, 17), reason="The passport")
        commit()
        assert len(_pairs()) == 1


def test_a_protected_person_shares_no_telephone(municipality, acting):
    person = make_person(name="Amina Yusuf", phone="070-174 06 93", unit=municipality.unit)
    query = sa.select(SearchKey.key).where(SearchKey.person_id == person.id, SearchKey.kind == "alike")
    query = query.execution_options(permit="test")
    assert any("46701740693" in key for key in db.session.scalars(query))
    with acting(municipality.caseworker):
        operations.protect(person, Protection.MARKING, [municipality.caseworker.id])
        commit()
        kept = db.session.scalars(query).all()
        assert kept
        assert not any("46701740693" in key for key in kept)
        operations.index(person)
        assert sorted(db.session.scalars(query)) == sorted(kept)


def test_pairs_take_two_statements_and_are_noted_as_read(municipality, acting):
    for _time in range(6):
        make_person(name="Amina Yusuf", unit=municipality.unit)
    noted: list[str] = []

    def note(_connection, _cursor, statement, *_rest):
        noted.append(statement)

    with acting(municipality.caseworker):
        sa.event.listen(sa.engine.Engine, "before_cursor_execute", note)
        assert len(_pairs()) == 15
        sa.event.remove(sa.engine.Engine, "before_cursor_execute", note)
    assert len([statement for statement in noted if statement.startswith("SELECT")]) == 2


def test_every_key_is_made_anew_by_the_program(municipality, acting, monkeypatch):
    people: Sequence[Person] = [make_person(name="Amina Yusuf", unit=municipality.unit) for _time in range(3)]
    with system("test"):
        db.session.execute(sa.delete(SearchKey))
        monkeypatch.setattr(cli, "CHUNK", 2)
        assert list(cli.indexed()) == [2, 1]
        assert queries.number_of_people() == 3
    with acting(municipality.caseworker):
        assert len(_pairs()) == 3
        assert len(queries.search("Amina Yusuf").hits) == len(people)
