"""Needs by the front door: asked, asked anew from the last answers, put right, and hidden where the person is."""

import pytest
import sqlalchemy as sa

from reception.cases import operations as cases
from reception.db.session import db
from reception.i18n.formats import today
from reception.people.terms import Protection
from reception.plans.models import NeedsAssessment, NeedsLine
from reception.plans.terms import NeedAnswer
from tests.factories.people import make_person
from tests.factories.plans import case_of

WITH = {"with_interpreter": "yes"}


@pytest.fixture
def person(municipality):
    return make_person(unit=municipality.unit, worker=municipality.caseworker)


@pytest.fixture
def worker(client_of, municipality):
    return client_of(municipality.caseworker)


@pytest.fixture
def address(person):
    return f"/people/{person.number}/needs"


def all_of(model):
    return db.session.scalars(sa.select(model).order_by(model.id).execution_options(permit="test")).all()


def ask(worker, address, **values):
    answer = worker.fill(f"{address}/new", **{**WITH, **values})
    assert answer.status_code == 303, answer.words
    return answer


def test_what_is_wanted_stands_with_its_why_and_where_it_leads(worker, person, address):
    assert "Not asked yet" in worker.get(address).words
    ask(
        worker,
        address,
        answer_childcare="yes",
        note_childcare="Två små barn.",
        answer_mentor="no",
        answer_safety="not-said",
    )
    page = worker.get(address)
    for words in (
        "Does the person need childcare to be able to come to meetings and courses?",
        "Två små barn.",
        "So that meetings and courses lie at hours when the children are looked after.",
        "Preschool is asked for",
        "with an interpreter",
        "Does not wish to say",
    ):
        assert words in page.words, words
    assert page.all("a", href=f"/people/{person.number}/referrals/new?purpose=school")
    answers = {line.question: line.answer for line in all_of(NeedsLine)}
    assert answers == {"childcare": NeedAnswer.YES, "mentor": NeedAnswer.NO, "safety": NeedAnswer.NOT_SAID}
    assert case_of(person).active_on == today()


def test_every_need_leads_somewhere(worker, address):
    form = worker.get(f"{address}/new").form_values()
    wanted = {name: "yes" for name in form if name.startswith("answer_")}
    ask(worker, address, **wanted)
    page = worker.get(address)
    cards = page.all("li", class_="card")
    assert len(cards) == len(wanted)
    for card in cards:
        assert list(card.iter("a")), "".join(card.itertext())
    hidden_on_paper = [card for card in cards if "no-print" in card.get("class")]
    assert len(hidden_on_paper) == 2, "safety and health stand on no paper"


def test_asking_anew_begins_from_the_last_answers_and_keeps_both(worker, address):
    ask(worker, address, answer_childcare="yes", answer_letters="yes", on_day="-30")
    form = worker.get(f"{address}/new").form_values()
    assert (form["answer_childcare"], form["answer_mentor"]) == ("yes", "")
    assert "with_interpreter" not in form, "that is asked anew"
    ask(worker, address, answer_childcare="no")
    first, second = all_of(NeedsAssessment)
    assert {line.question: line.answer.value for line in second.answers} == {"childcare": "no", "letters": "yes"}
    assert {line.question: line.answer.value for line in first.answers} == {"childcare": "yes", "letters": "yes"}
    assert "Earlier" in worker.get(address).words


def test_what_was_written_is_put_right_with_all_that_was_there(worker, address):
    ask(worker, address, answer_childcare="yes", note_childcare="Två barn.", answer_letters="yes")
    [row] = all_of(NeedsAssessment)
    page = f"{address}/{row.id}"
    assert worker.fill(page, answer_letters="", note_childcare="Tre barn.", answer_mentor="yes").status_code == 303
    [row] = all_of(NeedsAssessment)
    said = {line.question: (line.answer.value, line.note) for line in row.answers}
    assert said == {"childcare": ("yes", "Tre barn."), "mentor": ("yes", None)}


def test_of_two_who_put_it_right_the_second_chooses_and_loses_nothing(worker, client_of, municipality, address):
    ask(worker, address, answer_childcare="yes", note_childcare="Två barn.")
    page = f"{address}/{all_of(NeedsAssessment)[0].id}"
    other = client_of(municipality.caseworker2)
    mine = other.get(page).form_values()
    assert worker.fill(page, note_childcare="Tre barn.").status_code == 303
    answer = other.post(page, data={**mine, "note_childcare": "Fyra barn."})
    assert answer.status_code == 409
    assert "Tre barn." in answer.words
    assert "Fyra barn." in answer.get_data(as_text=True)
    assert all_of(NeedsLine)[0].note == "Tre barn."


BAD = {
    "nothing": ({}, "Nothing is answered yet."),
    "no interpreter said": (
        {"with_interpreter": None, "answer_mentor": "yes"},
        "Say whether an interpreter was there.",
    ),
    "tomorrow": ({"on_day": "+1", "answer_mentor": "yes"}, "This date has not come yet."),
    "words alone": ({"note_mentor": "Gärna fotboll."}, "Choose an answer as well, or leave the words out."),
    "no answer of ours": ({"answer_mentor": "maybe", "note_mentor": "Hm."}, "Choose one from the list."),
    "a long story": ({"answer_mentor": "yes", "note_mentor": "x" * 301}, "Shorten this to 300 characters"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input_gets_a_message_and_nothing_typed_is_lost(worker, address, case):
    values, message = BAD[case]
    answer = worker.fill(f"{address}/new", **{**WITH, **values})
    assert (answer.status_code, message in answer.words) == (200, True), answer.words
    if "note_mentor" in values:
        assert values["note_mentor"] in answer.get_data(as_text=True)
    assert not all_of(NeedsAssessment)


def test_there_is_no_room_for_details_of_safety_or_health(worker, address):
    form = worker.get(f"{address}/new").form_values()
    assert "note_mentor" in form
    assert {"note_safety", "note_health_contact"}.isdisjoint(form)
    ask(worker, address, answer_safety="yes", note_safety="Hemligt.")
    assert all_of(NeedsLine)[0].note is None


def test_a_draft_of_the_answers_is_kept(worker, address):
    page = worker.get(f"{address}/new")
    values = {**page.form_values(), "answer_mentor": "yes", "note_mentor": "Gärna fotboll.", "_draft": "1"}
    assert worker.post(f"{address}/new", data=values).status_code == 303
    assert not all_of(NeedsAssessment)
    assert "You have a draft" in worker.get(f"{address}/new").words


def test_many_conversations_cost_no_more_than_two(worker, address):
    for _time in range(2):
        ask(worker, address, answer_mentor="yes")
    worker.get(address)
    worker.get(address)
    few = len(worker.statements)
    for _time in range(3):
        ask(worker, address, answer_mentor="no")
    worker.get(address)
    worker.get(address)
    assert len(worker.statements) == few


def test_others_find_nothing_of_a_hidden_person(client_of, municipality):
    hidden = make_person(
        unit=municipality.unit,
        worker=municipality.caseworker,
        protection=Protection.MARKING,
        named=[municipality.caseworker],
    )
    address = f"/people/{hidden.number}/needs"
    ask(client_of(municipality.caseworker), address, answer_mentor="yes")
    row = all_of(NeedsAssessment)[0]
    other = client_of(municipality.caseworker2)
    for path in (address, f"{address}/new", f"{address}/{row.id}"):
        assert other.get(path).status_code == 404


def test_a_conversation_is_reached_by_its_own_person_alone(worker, municipality, address):
    ask(worker, address, answer_mentor="yes")
    neighbour = make_person(name="Dalia Ali", unit=municipality.unit, worker=municipality.caseworker)
    assert worker.get(f"/people/{neighbour.number}/needs/{all_of(NeedsAssessment)[0].id}").status_code == 404


def test_a_closed_case_is_read_and_not_asked(worker, person, address, acting, municipality):
    ask(worker, address, answer_mentor="yes")
    with acting(municipality.caseworker):
        cases.close_case(case_of(person), on=today())
        db.session.commit()
    page = worker.get(address)
    assert "mentor or a language friend" in page.words
    assert not page.all("a", href=f"{address}/new")
    assert worker.get(f"{address}/new").location == address
    assert worker.get(f"{address}/{all_of(NeedsAssessment)[0].id}").status_code == 404
