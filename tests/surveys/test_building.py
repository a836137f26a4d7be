"""A survey is built: questions of the bank and of one's own, texts in every language, opened where none is missing."""

from datetime import timedelta

from reception.i18n.formats import today
from reception.surveys.models import Survey, SurveyQuestion, SurveyText
from reception.surveys.rules.bank import bank
from reception.surveys.terms import SurveyState
from tests.clients import StrictClient
from tests.factories.municipality import Municipality
from tests.surveys.builder import at, begin, opened, rows, translate, write_question


def test_a_survey_begins_with_the_usual_questions(coordinator: StrictClient, municipality: Municipality) -> None:
    survey = begin(coordinator, municipality, "en", start="usual")
    found = rows(SurveyQuestion, survey_id=survey.id)
    assert [one.code for one in found] == [item.code for item in bank().usual]
    assert [one.about for one in found][-3:] == ["sex", "age", "time-in-sweden"]
    page = coordinator.get(at(survey))
    assert "Jag har möjlighet att vara en del av samhället" in page.words
    assert "Nothing is missing. Next: open the survey." in page.words
    assert coordinator.get("/surveys").words.count("Inclusion 2026") == 1


def test_the_statistician_reads_and_others_see_nothing(client_of, coordinator, municipality: Municipality) -> None:
    survey = begin(coordinator, municipality, start="usual")
    statistician = client_of(municipality.statistician)
    for parts in ((), ("questions",), ("texts",), ("askings",)):
        assert statistician.get(at(survey, *parts)).status_code == 200
    assert "Open the survey" not in statistician.get(at(survey)).words
    assert statistician.get("/surveys/new").status_code == 403
    assert statistician.post(at(survey, "open")).status_code == 403
    assert client_of(municipality.caseworker).get(at(survey)).status_code == 403
    assert coordinator.get("/surveys/0000-00").status_code == 404


def test_questions_are_added_moved_and_removed(coordinator: StrictClient, municipality: Municipality) -> None:
    survey = begin(coordinator, municipality)
    assert "add the questions" in coordinator.get(at(survey)).words
    nothing = coordinator.fill(at(survey, "questions", "add"))
    assert "Choose at least one question." in nothing.words
    coordinator.fill(at(survey, "questions", "add"), codes=["trust", "friends"])
    write_question(coordinator, survey, "Vilken buss tar du?", "choice", "Ettan\nTvåan\n\nTrean")
    first, second, own = rows(SurveyQuestion, survey_id=survey.id)
    assert (first.code, second.code, own.options) == ("friends", "trust", 3)
    coordinator.post(at(survey, "questions", own.id, "up"))
    coordinator.post(at(survey, "questions", own.id, "up"))
    coordinator.post(at(survey, "questions", own.id, "up"))
    page = coordinator.get(at(survey, "questions"))
    assert page.words.index("Vilken buss tar du?") < page.words.index("Jag har vänner")
    coordinator.post(at(survey, "questions", first.id, "down"))
    removed = second.id
    coordinator.post(at(survey, "questions", removed, "remove"))
    assert [one.id for one in sorted(rows(SurveyQuestion), key=lambda one: one.place)] == [own.id, first.id]
    assert not rows(SurveyText, question_id=removed)
    assert coordinator.post(at(survey, "questions", 987654, "up")).status_code == 404


def test_a_question_of_ones_own_is_checked(coordinator: StrictClient, municipality: Municipality) -> None:
    survey = begin(coordinator, municipality)
    where = at(survey, "questions", "new")
    for values, words in (
        ({"text": "", "kind": "yes-no"}, "Write the question."),
        ({"text": "Vilken?", "kind": "choice", "choices": "Bara en"}, "from 2 to 12 answers"),
        ({"text": "Vilken?", "kind": "choice", "choices": "\n".join(map(str, range(13)))}, "from 2 to 12 answers"),
        ({"text": "Vilken?", "kind": "choice", "choices": "Ja\nja"}, "Two answers are the same."),
        ({"text": "Vilken?", "kind": "free-words"}, "Choose how it is answered."),
        ({"text": "Känner du 19840812-9800?", "kind": "yes-no"}, "personal number"),
    ):
        assert words in coordinator.fill(where, **values).words
    assert not rows(SurveyQuestion)


def test_the_survey_opens_without_the_language_that_lacks_something(
    coordinator: StrictClient, municipality: Municipality
) -> None:
    survey = begin(coordinator, municipality, "ar", "so")
    write_question(coordinator, survey, "Trivs du här?")
    translate(coordinator, survey, "ar", state="machine")
    page = coordinator.get(at(survey, "open"))
    assert "Somali" in page.words
    assert "Question 1" in page.words
    assert "Complete, translated by machine" in page.words
    answer = coordinator.post(at(survey, "open"))
    assert "not in these languages: Somali" in coordinator.get(answer.location).words
    survey = rows(Survey)[-1]
    assert (survey.state, survey.languages, survey.opens_on) == (SurveyState.OPEN, "sv ar", today())


def test_a_survey_without_swedish_or_questions_cannot_open(
    coordinator: StrictClient, municipality: Municipality
) -> None:
    survey = begin(coordinator, municipality)
    answer = coordinator.post(at(survey, "open"))
    assert "The survey has no question yet." in coordinator.get(answer.location).words
    write_question(coordinator, survey, "Trivs du här?")
    (question,) = rows(SurveyQuestion)
    coordinator.fill(at(survey, "texts", "sv"), **{f"text_{question.id}_question": ""})
    assert "Next: write what is missing in Swedish" in coordinator.get(at(survey)).words
    answer = coordinator.post(at(survey, "open"))
    assert "The Swedish is not complete." in coordinator.get(answer.location).words
    assert rows(Survey)[-1].state is SurveyState.DRAFT


def test_a_translation_is_outdated_when_the_swedish_changes(
    coordinator: StrictClient, municipality: Municipality
) -> None:
    survey = begin(coordinator, municipality, "ar")
    write_question(coordinator, survey, "Trivs du här?")
    translate(coordinator, survey, "ar")
    assert "Nothing is missing" in coordinator.get(at(survey)).words
    (question,) = rows(SurveyQuestion)
    coordinator.fill(at(survey, "questions", question.id, "edit"), text="Trivs du bra här?")
    assert "1 text outdated" in coordinator.get(at(survey)).words
    assert "outdated" in coordinator.get(at(survey, "texts", "ar")).words
    coordinator.fill(at(survey, "texts", "ar"))
    assert "Nothing is missing" in coordinator.get(at(survey)).words


def test_what_stands_first_in_swedish_is_wanted_in_every_language(
    coordinator: StrictClient, municipality: Municipality
) -> None:
    survey = begin(coordinator, municipality, "ar")
    write_question(coordinator, survey, "Trivs du här?")
    translate(coordinator, survey, "ar")
    coordinator.fill(at(survey, "texts", "sv"), text_0_introduction="Vi vill veta hur du har det.")
    page = coordinator.get(at(survey))
    assert "What stands first" in page.words
    assert "1 text missing" in page.words


def test_a_question_is_shown_as_she_sees_it(coordinator: StrictClient, municipality: Municipality) -> None:
    survey = begin(coordinator, municipality, "ar")
    write_question(coordinator, survey, "Trivs du här?")
    translate(coordinator, survey, "ar", "هل أنت سعيد؟")
    (question,) = rows(SurveyQuestion)
    page = coordinator.get(at(survey, "questions", question.id, "preview") + "?tongue=ar")
    assert "هل أنت سعيد؟" in page.words
    assert "Trivs du här?" in page.words
    assert coordinator.get(at(survey, "questions", question.id, "preview") + "?tongue=xx").status_code == 200


def test_an_open_survey_cannot_be_changed_and_a_copy_can(coordinator: StrictClient, municipality: Municipality) -> None:
    survey = opened(coordinator, municipality, "ar")
    (question,) = rows(SurveyQuestion)
    for address in (at(survey, "edit"), at(survey, "questions", "new"), at(survey, "texts", "ar")):
        answer = coordinator.get(address)
        assert answer.status_code == 303
        assert "Only a draft can be changed" in coordinator.get(answer.location).words
    coordinator.post(at(survey, "questions", question.id, "remove"))
    coordinator.post(at(survey, "remove"))
    assert len(rows(SurveyQuestion)) == 1
    answer = coordinator.post(at(survey, "copy"))
    copy = rows(Survey)[-1]
    assert copy.id != survey.id
    assert (copy.state, copy.opens_on, copy.languages) == (SurveyState.DRAFT, None, "sv ar")
    assert "Nothing is missing" in coordinator.get(answer.location).words
    coordinator.post(at(copy, "remove"))
    assert [one.id for one in rows(Survey)] == [survey.id]


def test_the_days_of_a_survey_are_checked(coordinator: StrictClient, municipality: Municipality) -> None:
    first, last = today() + timedelta(days=9), today() + timedelta(days=2)
    values = {"title": "Late", "unit_id": str(municipality.unit.id), "opens_on": str(first), "closes_on": str(last)}
    assert "closes on the day when it opens" in coordinator.fill("/surveys/new", **values).words
    assert "personal number" in coordinator.fill("/surveys/new", **{**values, "title": "19840812-9800"}).words
    assert not rows(Survey)


def test_the_second_of_two_who_write_texts_meets_the_first(coordinator, client_of, municipality: Municipality) -> None:
    survey = begin(coordinator, municipality, "ar")
    write_question(coordinator, survey, "Trivs du här?")
    (question,) = rows(SurveyQuestion)
    field = f"text_{question.id}_question"
    other = client_of(municipality.integration_coordinator)
    values = other.get(at(survey, "texts", "ar")).form_values()
    coordinator.fill(at(survey, "texts", "ar"), **{field: "سؤال"})
    late = other.post(at(survey, "texts", "ar"), data={**values, field: "آخر"})
    assert late.status_code == 409
    assert "سؤال" in late.words
