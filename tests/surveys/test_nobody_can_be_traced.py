"""Whoever has the whole database, its keys, the log and the order of all requests links no answer to anybody, better
than chance does (bound: `tracing.most_by_chance`, all ways of guessing together false alarm < 1e-6)."""

import random
from collections import Counter
from itertools import product

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.access.secret import secret_key
from reception.audit.log import record
from reception.audit.models import AuditEvent
from reception.db.base import Base
from reception.db.session import db
from reception.surveys.models import (
    Survey,
    SurveyAnswer,
    SurveyAsking,
    SurveyBox,
    SurveyInvitation,
    SurveyQuestion,
    SurveyTicket,
)
from reception.surveys.operations import box
from reception.surveys.rules.answers import unpacked
from reception.surveys.rules.tickets import invitation_token, new_id, token_hash
from reception.surveys.terms import AskingKind, QuestionKind
from tests.clients import StrictClient
from tests.conftest import ENGINES
from tests.factories.people import make_person
from tests.factories.plans import case_of
from tests.factories.surveys import close, make_survey
from tests.installations import installation, make_board
from tests.surveys.tracing import Asked, Row, guesses, most_by_chance, places_of

PEOPLE, ROUNDS = 36, 6
FALSE_ALARM = 1e-6
#: Enough answers for each to be given by one of them alone.
QUESTIONS = (
    (QuestionKind.AGREEMENT, "part-of", 5, None),
    (QuestionKind.AGREEMENT, "trust", 5, None),
    (QuestionKind.AGREEMENT, "friends", 5, None),
    (QuestionKind.CHOICE, "sex", 3, "sex"),
)
LANGUAGES = ("ar", "en", "sv")
NO_TRACE = (SurveyTicket, SurveyBox, SurveyAnswer)


@pytest.fixture(scope="module", params=ENGINES)
def standing(request, tmp_path_factory):
    """An installation of its own, where everything is committed; and people with a case."""
    with installation(request.param, tmp_path_factory.mktemp(f"traces_{request.param}")) as app:
        app.config["SLOW_ANSWER"] = 0
        with app.app_context():
            unit = make_board("Kommunstyrelsen")
            cases = [case_of(make_person(name=f"Newcomer {number}", unit=unit)).id for number in range(PEOPLE)]
            unit_id = unit.id
            db.session.remove()
        yield app, unit_id, cases


def asked(unit, cases, chance):
    """A survey whose tickets were made for people with a case: (survey, tokens in the order of invitations, people)."""
    survey = make_survey(unit, questions=QUESTIONS, languages="sv en ar")
    said = chance.sample(list(product(range(1, 6), repeat=3)), len(cases))
    people, tokens = [], []
    with system("test"):
        asking = SurveyAsking(survey_id=survey.id, kind=AskingKind.PEOPLE, asked_on=survey.opens_on)
        db.session.add(asking)
        db.session.flush()
        for number, case_id in enumerate(cases):
            language = LANGUAGES[number % len(LANGUAGES)]
            invitation = SurveyInvitation(survey_id=survey.id, asking_id=asking.id, case_id=case_id, language=language)
            db.session.add(invitation)
            db.session.flush()
            tokens.append(invitation_token(survey.id, invitation.id, secret_key()))
            sex = str(1 + number // 3 % 2)
            people.append(Asked(number, token_hash(tokens[-1]), language, sex, said[number]))
        for one in chance.sample(people, len(people)):
            db.session.add(
                SurveyTicket(id=new_id(), survey_id=survey.id, token_hash=one.token_hash, language=one.language)
            )
        record("test.asked")
        db.session.commit()
    return survey, tokens, people


def send(app, token, person, keys):
    """She answers, in a browser of her own: the page is opened, and sent."""
    browser = StrictClient(app)
    page = browser.get(f"/s/{token}?lang={person.language}")
    given = {f"a{key}": str(place) for key, place in zip(keys, (*person.said, person.sex), strict=True)}
    answer = browser.post(f"/s/{token}", data={**page.form_values(), **given, "press": "send"})
    assert answer.status_code == 200
    assert not answer.all("form", method="post")


def keys_of(survey):
    query = sa.select(SurveyQuestion.id).where(SurveyQuestion.survey_id == survey.id).order_by(SurveyQuestion.place)
    return list(db.session.scalars(query))


def ticket_orders(people):
    """The people as their tickets stand: the attacker has the keys, and knows whose each is."""
    of = {one.token_hash: one for one in people}
    found = {one.id: one.token_hash for one in db.session.scalars(sa.select(SurveyTicket))}
    on_disk = [of[found[row[0]]] for row in places_of("survey_ticket") if found[row[0]] in of]
    by_id = [of[found[key]] for key in sorted(found) if found[key] in of]
    return {
        "tickets on disk": on_disk,
        "tickets by id": by_id,
        "tickets by hash": sorted(people, key=lambda one: one.token_hash),
    }


def in_box(survey):
    """What the box holds, opened with the installation's key, in the order in which it stands there."""
    held = db.session.scalars(sa.select(SurveyBox).where(SurveyBox.survey_id == survey.id)).one()
    return [
        Row(tuple(one.said.values()), one.traits.language, one.traits.about["sex"]) for one in unpacked(held.answers)
    ]


def answer_orders(survey):
    """What is written, in every order that the database knows."""
    query = sa.select(SurveyAnswer).where(SurveyAnswer.survey_id == survey.id)
    found = {one.id: one for one in db.session.scalars(query)}
    places = [row for row in places_of("survey_answer") if row[0] in found]
    assert len({row[2] for row in places}) == 1, "one transaction wrote them all"
    as_given = [row[0] for row in db.session.execute(sa.text("SELECT id, survey_id FROM survey_answer"))]
    orders = {
        "as the database gives them": [key for key in as_given if key in found],
        "by id": sorted(found),
        "on disk": [row[0] for row in places],
    }
    rows = {name: [_row(found[key]) for key in order] for name, order in orders.items()}
    return rows | {f"{name}, backwards": list(reversed(order)) for name, order in rows.items()}


def _row(one):
    return Row(tuple(one.said[key] for key in sorted(one.said, key=int)), one.language, one.about.get("sex"))


def attack(standing, rounds=ROUNDS):
    """All guesses over several rounds: {way: (right, mean by chance)}."""
    app, unit_id, cases = standing
    chance = random.Random()
    right, mean = Counter(), Counter()
    with app.app_context():
        for _round in range(rounds):
            unit = db.session.get_one(Survey.unit.property.mapper.class_, unit_id)
            survey, tokens, people = asked(unit, cases, chance)
            keys = keys_of(survey)
            orders = {"invitations": people, **ticket_orders(people)}
            turns = chance.sample(list(zip(tokens, people, strict=True)), len(people))
            log = db.session.scalar(sa.select(sa.func.count(AuditEvent.id)))
            for token, person in turns:
                send(app, token, person, keys)
            orders["requests"] = [person for _token, person in turns]
            assert db.session.scalar(sa.select(sa.func.count(AuditEvent.id))) == log
            rows = {"in the open box": in_box(survey)}
            assert sorted(row.said for row in rows["in the open box"]) == sorted(one.said for one in people)
            assert close(survey) == len(people)
            rows |= answer_orders(survey)
            for way, hits, groups in guesses(orders, rows):
                right[way] += hits
                mean[way] += groups
            db.session.remove()
    return {way: (right[way], mean[way]) for way in mean}


def found_out(result):
    """The ways of guessing that did better than chance."""
    each = FALSE_ALARM / (len(result) * len(ENGINES))
    return {way: hits for way, (hits, mean) in result.items() if mean and hits >= most_by_chance(mean, each)}


def test_no_way_of_guessing_links_answers_to_people_better_than_chance(standing):
    result = attack(standing)
    assert len(result) >= 90
    assert found_out(result) == {}


def test_the_guesses_would_find_answers_that_are_not_shuffled(standing, monkeypatch):
    """The attack has teeth: without the shuffling it links nearly everybody."""
    monkeypatch.setattr(box._chance, "shuffle", lambda _answers: None)
    _leave_no_gaps(standing[0])
    result = attack(standing, rounds=1)
    found = found_out(result)
    assert found["everybody: requests / in the open box"] == PEOPLE
    assert standing[0].config["SQLALCHEMY_DATABASE_URI"].startswith("sqlite") or (
        found["everybody: requests / on disk"] == PEOPLE
    )


def _leave_no_gaps(app):
    """PostgreSQL puts new rows where removed ones stood, once it has tidied up by itself: in another order."""
    with app.app_context():
        if db.engine.dialect.name == "postgresql":
            db.session.execute(sa.text("TRUNCATE survey_answer"))
            db.session.commit()


def all_rows():
    """Every row of every table, as the database holds it."""
    return {
        table.name: Counter(str(tuple(row)) for row in db.session.execute(sa.text(f'SELECT * FROM "{table.name}"')))
        for table in Base.metadata.sorted_tables
    }


def test_an_answer_changes_the_box_and_takes_a_ticket_away_and_nothing_else(standing):
    app, unit_id, cases = standing
    with app.app_context():
        unit = db.session.get_one(Survey.unit.property.mapper.class_, unit_id)
        survey, tokens, people = asked(unit, cases[:3], random.Random(1))
        keys = keys_of(survey)
        send(app, tokens[0], people[0], keys)
        before = all_rows()
        send(app, tokens[1], people[1], keys)
        after = all_rows()
        changed = {name for name in after if after[name] != before[name]}
        assert changed == {"survey_ticket", "survey_box"}
        assert not after["survey_ticket"] - before["survey_ticket"]
        assert sum((before["survey_ticket"] - after["survey_ticket"]).values()) == 1
        db.session.remove()


def test_the_box_and_what_is_sealed_in_it_have_the_same_length_after_each_answer(standing):
    app, unit_id, cases = standing
    with app.app_context():
        unit = db.session.get_one(Survey.unit.property.mapper.class_, unit_id)
        survey, tokens, people = asked(unit, cases[:4], random.Random(2))
        keys, lengths = keys_of(survey), set()
        for token, person in zip(tokens, people, strict=True):
            send(app, token, person, keys)
            query = sa.text("SELECT length(answers) FROM survey_box WHERE survey_id = :survey")
            lengths.add(db.session.scalar(query, {"survey": survey.id}))
        assert len(lengths) == 1
        db.session.remove()


@pytest.mark.parametrize("model", NO_TRACE)
def test_no_row_of_a_ticket_the_box_or_an_answer_holds_a_time_or_points_at_anybody(model):
    table = model.__table__
    assert not [column.name for column in table.columns if isinstance(column.type, sa.Date | sa.DateTime | sa.Time)]
    assert {key.column.table.name for key in table.foreign_keys} == {"survey"}


@pytest.mark.parametrize("model", NO_TRACE)
def test_nothing_points_at_a_ticket_the_box_or_an_answer(model):
    pointing = [
        f"{table.name}.{key.parent.name}"
        for table in Base.metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table is model.__table__
    ]
    assert pointing == []
