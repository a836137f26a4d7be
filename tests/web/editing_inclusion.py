"""The pages that change what is known of inclusion, surveys and reminders; see `tests.web.editing`."""

from collections.abc import Callable
from datetime import timedelta
from itertools import count
from typing import Any

from reception.i18n.formats import today
from reception.surveys.models import Survey
from reception.surveys.terms import QuestionKind, SurveyState
from tests.factories.discrimination import make_report
from tests.factories.inclusion_activities import make_activity, make_association, make_occasion, make_offer
from tests.factories.inclusion_mentors import make_friends, make_meeting, make_volunteer, make_wish
from tests.factories.plans import case_of
from tests.factories.surveys import make_survey
from tests.web.world import Edit, World, days_on

_marks = count(1)


def _day(days: int) -> Any:
    return today() + timedelta(days=days)


def _activity(act: str) -> Callable[[World], str]:
    return lambda _world: f"/activities/{_some_activity().number}/{act}"


def _some_activity() -> Any:
    return make_activity(make_association(f"Föreningen {next(_marks)}"))


def _occasion(_world: World) -> str:
    activity = _some_activity()
    return f"/activities/{activity.number}/occasions/{make_occasion(activity, _day(-3)).id}"


def _offer(act: str) -> Callable[[World], str]:
    def address(world: World) -> str:
        told = {"answer": "yes", "answered_on": _day(-20), "started_on": _day(-20)}
        offer = make_offer(case_of(world.person), _some_activity(), _day(-30), **told)
        return f"/people/{world.person.number}/inclusion/offers/{offer.id}/{act}"

    return address


def _wish(act: str) -> Callable[[World], str]:
    return lambda world: f"/people/{world.person.number}/inclusion/friends/{make_wish(world.person).id}/{act}"


def _match(act: str) -> Callable[[World], str]:
    def address(world: World) -> str:
        volunteer = make_volunteer(unit=world.municipality.unit)
        match = make_friends(make_wish(world.person), volunteer, _day(-30))
        meeting = make_meeting(match, _day(-9))
        return f"/people/{world.person.number}/inclusion/friends/matches/{match.id}/{act.format(meeting=meeting.id)}"

    return address


def _volunteer(act: str) -> Callable[[World], str]:
    return lambda world: f"/volunteers/{make_volunteer(unit=world.municipality.unit).number}/{act}"


def _report(act: str) -> Callable[[World], str]:
    return lambda _world: f"/discrimination/{make_report(days=9).number}/{act}"


def _draft(world: World) -> Survey:
    """A survey with a question of its own."""
    asked = ((QuestionKind.YES_NO, None, 2, None),)
    return make_survey(world.municipality.unit, languages="sv ar", questions=asked, state=SurveyState.DRAFT)


def _survey(act: str) -> Callable[[World], str]:
    def address(world: World) -> str:
        survey = _draft(world)
        return f"/surveys/{survey.number}/{act.format(question=survey.questions[0].id)}"

    return address


def _counts(world: World) -> str:
    return f"/year-counts/{today().year}/units/{world.municipality.unit.id}"


KEEPER = {"by": "integration_coordinator", "also_by": "integration_coordinator"}
#: The second sees both texts and chooses for each field.
CHOSEN = (
    Edit("activities.edit", _activity("edit"), "note", "Kaffe finns.", "Ta med kaffe."),
    Edit("activities.end", _activity("end"), "ends_on", days_on(12), days_on(14)),
    Edit("occasions.settle", _occasion, "note", "Många kom.", "Få kom.",
         {"state": "held", "newcomers": "4", "established": "5"}),
    Edit("person_inclusion.edit", _offer("edit"), "note", "Går med sin granne.", "Går ensam."),
    Edit("person_inclusion.end", _offer("end"), "ended_on", days_on(-3), days_on(-2), {"end": "busy"}),
    Edit("friends.edit", _wish("edit"), "note", "Vill fika.", "Vill gå på bio."),
    Edit("friends.answers", _match("answers"), "note", "De ringer själva.", "Ring dem i maj."),
    Edit("friends.end_match", _match("end"), "note", "Flyttar till Umeå.", "Flyttar till Luleå.",
         {"end": "moved", "wish_end": "waits"}),
    Edit("friends.change_meeting", _match("meetings/{meeting}/edit"), "minutes", "50", "55"),
    Edit("volunteers.edit", _volunteer("edit"), "note", "Ring efter fem.", "Skriv hellre."),
    Edit("discrimination.edit", _report("edit"), "happened_on", days_on(-12), days_on(-11), **KEEPER),
    Edit("year_counts.of_unit", _counts, "meant_interpreters", "11", "12", {"trained_interpreters": "5"},
         by="manager", also_by="integration_coordinator"),
    Edit("surveys.edit", _survey("edit"), "title", "Delaktighet i vår", "Delaktighet i höst", **KEEPER),
    Edit("survey_questions.edit", _survey("questions/{question}/edit"), "text", "Trivs du?", "Mår du bra?", **KEEPER),
    Edit("survey_texts.language", _survey("texts/ar"), "text_0_introduction", "مرحبا", "أهلا",
         {"state": "reviewed"}, **KEEPER),
)  # fmt: skip
#: The second is told, keeps what was written, and sends it once more or lets it be.
TOLD = (
    Edit("friends.end", _wish("end"), "ended_on", days_on(-3), days_on(-2), {"end": "moved"}),
    Edit("volunteers.end", _volunteer("end"), "ended_on", days_on(-3), days_on(-2)),
    Edit("discrimination.close", _report("close"), "closed_on", days_on(-3), days_on(-2), {"outcome": "handled"},
         **KEEPER),
)  # fmt: skip
REFUSED: tuple[Edit, ...] = ()
#: Tested beside their own domain, or told by a message with nothing written to lose.
TOLD_ELSEWHERE = frozenset({"discrimination.reopen", "reminder_settings.of_unit", "year_counts.outside_figure"})
#: One press, and nothing is typed: the second press finds it done, and is told.
ACTS = frozenset(
    {
        "activities.confirm", "activities.reopen", "friends.propose", "friends.remove_meeting", "friends.resume",
        "friends.resume_match", "message_stops.start", "message_stops.stop", "my_inclusion.answer",
        "my_reminders.start", "my_reminders.stop", "my_stop.stop", "occasions.remove", "person_inclusion.answer",
        "person_inclusion.begin", "person_inclusion.remove", "person_inclusion.reopen", "survey_askings.again",
        "survey_questions.move", "survey_questions.remove", "surveys.close", "surveys.copy", "surveys.open",
        "surveys.remove", "volunteers.resume", "year_counts.remove_figure",
    }
)  # fmt: skip
#: Something new: there is nobody to write over.
NEW = frozenset(
    {
        "activities.new", "discrimination.new", "discrimination.step", "friends.meet", "friends.wish",
        "my_discrimination.telling", "my_survey.answer", "occasions.plan", "person_inclusion.offer",
        "survey_askings.new", "survey_askings.slips", "survey_questions.add", "survey_questions.new", "surveys.new",
        "volunteers.new",
    }
)  # fmt: skip
NO_ROWS: frozenset[str] = frozenset()
