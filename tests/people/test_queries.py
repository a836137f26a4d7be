"""The search, on both databases: every spelling that must meet, every form of a number, and nobody who is hidden."""

from collections.abc import Iterator
from datetime import date

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.db.session import db
from reception.i18n.formats import today
from reception.people import operations, queries
from reception.people.models import SearchKey
from reception.people.rules.identifiers import known_number
from reception.people.terms import BirthPrecision, ContactKind, Match, NameKind, NumberKind, Protection
from tests.factories.people import make_case, make_person

#: ui.md section 3.7: each name is found by every other spelling of its row.
ALIKE = [
    ("Mohammed", "Muhammad", "Mohamed", "Maxamed", "محمد", "Мухаммед"),
    ("Hussein", "Husein", "Hossein", "Xuseen", "حسين", "حسین"),
    ("Yusuf", "Youssef", "Yousef", "يوسف"),
    ("Hassan", "Xasan", "حسن"),
    ("Abdi", "Cabdi", "عبدي"),
    ("Khalid", "Chalid", "Khaled", "خالد"),
    ("Shevchenko", "Sjevtjenko", "Chevchenko", "Шевченко"),
    ("Yuliia", "Yulia", "Julija", "Юлія"),
    ("Tesfay", "Tesfai", "Tesfaye", "ተስፋይ"),
    ("Haben", "ሃበን"),
    ("Zahra", "Zehra", "زهرا"),
    ("al-Ahmad", "Alahmad", "Ahmad", "الأحمد"),
    ("Şahin", "Sahin"),
    ("Åsa", "Asa"),
]
PERSONNUMMER = "198408129800"
COORDINATION = "199005772380"


@pytest.fixture
def acting_caseworker(municipality, acting) -> Iterator[None]:
    with acting(municipality.caseworker):
        yield


def _numbers(text: str) -> list[str]:
    return [hit.number for hit in queries.search(text).hits]


@pytest.mark.parametrize("spellings", ALIKE, ids=lambda row: row[0])
def test_every_spelling_meets_every_other(acting_caseworker, spellings):
    people = [make_person(name=spelling) for spelling in spellings]
    for asked in spellings:
        found = _numbers(asked)
        assert all(person.number in found for person in people), asked


def test_a_like_name_is_no_exact_hit(acting_caseworker):
    amina, ali = make_person(name="Amina Warsame"), make_person(name="Alia Hassan")
    assert [hit.number for hit in queries.search("Amin").alike] == [amina.number]
    assert [hit.number for hit in queries.search("Ali").alike] == [ali.number]
    assert queries.search("Amin").exact == () == queries.search("Ali").exact


def test_the_nearest_name_comes_first_and_alone_is_the_only_exact_hit(acting_caseworker):
    far, near = make_person(name="Aminah Yousef"), make_person(name="Amina Yusuf")
    result = queries.search("amina YUSUF")
    assert [hit.number for hit in result.hits] == [near.number, far.number]
    assert result.only is not None
    assert result.only.number == near.number


def test_a_mononym_is_found_alone(acting_caseworker):
    person = make_person(name="Fatemeh", own_script="فاطمه")
    assert _numbers("Fatemeh") == [person.number] == _numbers("فاطمه")
    assert queries.search("Fatemeh").exact[0].own_script == "فاطمه"


def test_a_year_narrows_a_name(acting_caseworker):
    young = make_person(name="Amina Ali", birth=date(1999, 2, 3))
    make_person(name="Amina Ali", birth=date(1970, 2, 3))
    assert _numbers("Amina 1999") == [young.number]
    assert young.number in _numbers("1999")


@pytest.mark.parametrize("typed", ["19840812-9800", "840812-9800", "8408129800", "198408129800", "9800", "840812 9800"])
def test_a_number_is_found_in_every_form(acting_caseworker, typed):
    person = make_person(number=PERSONNUMMER)
    assert _numbers(typed) == [person.number]
    assert queries.search(typed).only is not None


@pytest.mark.parametrize(
    "typed", ["0701740693", "070-174 06 93", "+46 70 174 06 93", "0046701740693", "070 174", "174 06"]
)
def test_a_telephone_is_found_whole_and_in_parts(acting_caseworker, typed):
    person = make_person(phone="070-174 06 93")
    assert _numbers(typed) == [person.number]


def test_a_person_is_found_by_own_number_and_by_case_number(acting_caseworker, municipality):
    person = make_person()
    case = make_case(person, unit=municipality.unit)
    assert _numbers(person.number) == [person.number] == _numbers(case.number.replace("-", "").lower())


def test_a_case_of_another_board_leads_nowhere(acting_caseworker, municipality):
    case = make_case(make_person(), unit=municipality.other_board_unit)
    assert _numbers(case.number) == []


def test_a_number_that_ended_is_still_found(acting_caseworker, municipality):
    person = make_person(number=COORDINATION, unit=municipality.unit)
    operations.add_identifier(person, number_text=PERSONNUMMER)
    first = next(row for row in person.identifiers if row.kind is NumberKind.SAMORDNINGSNUMMER)
    assert first.ends_on == today()
    assert _numbers(COORDINATION) == [person.number] == _numbers(PERSONNUMMER)


def test_an_email_is_found_in_any_case(acting_caseworker, municipality):
    person = make_person(unit=municipality.unit)
    operations.add_contact_detail(person, kind=ContactKind.EMAIL, text="Amina@Example.org")
    assert _numbers("amina@example.ORG") == [person.number]


def test_a_hidden_person_is_in_no_answer(municipality, acting):
    hidden = make_person(
        name="Daryna Koval",
        number=PERSONNUMMER,
        phone="070-174 06 93",
        protection=Protection.MARKING,
        named=[municipality.caseworker],
        unit=municipality.unit,
    )
    asked = ["Daryna Koval", "Koval", "Дарина Коваль", PERSONNUMMER, "9800", "070-174 06 93", "1990", hidden.number]
    for user in (municipality.caseworker2, municipality.manager, municipality.other_board_caseworker):
        with acting(user):
            assert {text: _numbers(text) for text in asked} == {text: [] for text in asked}
            assert queries.likely_duplicates(["Daryna Koval"], known_number(PERSONNUMMER, today=today()), None) == []
    with acting(municipality.caseworker):
        assert _numbers("Koval") == [hidden.number]
        assert queries.search("Koval").hits[0].is_protected
        assert _numbers("070-174 06 93") == []


def test_a_board_may_limit_search_to_names_and_numbers(municipality, acting):
    person = make_person(phone="070-174 06 93")
    municipality.board.limits_search = True
    with acting(municipality.caseworker):
        assert queries.search("1990").hits == ()
        assert queries.search("1990").is_limited
        assert _numbers("Amina Warsame") == [person.number] == _numbers("070-174 06 93")


@pytest.mark.parametrize("text", ["", "   ", "\x00", "\u202eaminA", "a" * 100_000, "%", "' OR 1=1 --", "☃", "-" * 50])
def test_odd_texts_find_nobody_and_break_nothing(acting_caseworker, text):
    make_person()
    assert queries.search(text).hits == ()


def test_a_wrong_check_digit_is_explained(acting_caseworker):
    assert "last digit" in str(queries.search("19840812-9801").problem)


def test_a_search_takes_two_statements_and_reads_search_keys_by_their_index(acting_caseworker, engine, municipality):
    make_person(name="Amina Yusuf")
    db.session.commit()
    statements: list[tuple[str, object]] = []

    def note(_connection, _cursor, statement, parameters, *_rest):
        statements.append((statement, parameters))

    for text in ("Amina Yusuf Ali", "8408129800", "070 174", "9800", "7K3M-Q9"):
        statements.clear()
        sa.event.listen(sa.engine.Engine, "before_cursor_execute", note)
        queries.search(text)
        sa.event.remove(sa.engine.Engine, "before_cursor_execute", note)
        asked = [entry for entry in statements if entry[0].startswith(("SELECT", "WITH"))]
        assert len(asked) <= 3
        if engine == "sqlite":
            for statement, parameters in asked:
                plan = db.session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
                lines = [row[-1] for row in plan]
                assert not [line for line in lines if line.startswith(("SCAN search_key", "SCAN person"))], lines


def test_likely_duplicates_say_why(acting_caseworker):
    same = make_person(name="Amina Yusuf", birth=date(1990, 5, 17), number=PERSONNUMMER)
    make_person(name="Amina Yousef", birth=date(1971, 5, 17))
    alike = make_person(name="Aminah Youssef", birth=None)
    found = queries.likely_duplicates(["Amina Yusuf"], None, (date(1990, 5, 17), BirthPrecision.DAY))
    assert [(hit.number, hit.why) for hit in found] == [
        (same.number, (Match.NAME_AND_BIRTH,)),
        (alike.number, (Match.LIKE_NAME,)),
    ]
    number = known_number(PERSONNUMMER, today=today())
    assert queries.likely_duplicates(["Somebody Else"], number, None)[0].why == (Match.NUMBER,)


def test_a_shorter_registration_of_the_same_name_is_a_likely_duplicate(acting_caseworker):
    short = make_person(name="Amina Yusuf", birth=None)
    assert [hit.number for hit in queries.likely_duplicates(["Amina Yusuf Ali Hassan"], None, None)] == [short.number]


def test_the_index_holds_no_key_of_a_sealed_detail(acting_caseworker, municipality):
    person = make_person(phone="070-174 06 93", unit=municipality.unit)
    operations.protect(person, Protection.MARKING, [municipality.caseworker.id])
    with system("test"):
        query = sa.select(SearchKey.kind, SearchKey.key).where(SearchKey.person_id == person.id)
        kept = db.session.execute(query.execution_options(permit="test")).all()
        assert {str(kind) for kind, _key in kept} == {"spelling", "sound", "alike"}
        assert not [key for _kind, key in kept if "701740693" in key]
    assert person.contact_details[0].plain is None
    assert person.contact_details[0].unmasked == "070-174 06 93"


def test_whoever_matches_more_words_leaves_the_others_out(acting_caseworker):
    both = make_person(name="Omar Said")
    make_person(name="Omar Nur")
    assert _numbers("Omar Said") == [both.number]


def test_a_new_passport_name_leads_lists_and_the_old_one_is_still_found(acting_caseworker, municipality):
    person = make_person(name="Amina Warsame", unit=municipality.unit)
    operations.add_name(person, kind=NameKind.PASSPORT, text="Amina Yusuf")
    assert person.shown_name == "Amina Yusuf"
    assert _numbers("Warsame") == [person.number] == _numbers("Yusuf")
