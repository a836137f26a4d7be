"""The forms of inclusion and of surveys that no file of a person holds; see `tests.web.test_hostile_forms`.

The register of discrimination and the surveys are the coordinator's alone.
"""

from typing import Any

from reception.i18n.formats import today
from reception.surveys.models import Survey
from reception.surveys.terms import QuestionKind, SurveyState
from tests.factories.discrimination import make_report
from tests.factories.inclusion_activities import make_activity, make_association, make_contact_person, make_occasion
from tests.factories.inclusion_mentors import make_friends, make_volunteer, make_wish
from tests.factories.people import make_person
from tests.factories.surveys import make_survey
from tests.web.world import World

OWN = (
    (QuestionKind.YES_NO, None, 2, None),
    (QuestionKind.CHOICE, None, 3, None),
)


def inclusion_world(world: World) -> dict[str, Any]:
    """One of everything, by what it is called in the addresses."""
    municipality, day = world.municipality, today()
    person = make_person(name="Hawa Nur", unit=municipality.unit, worker=municipality.caseworker)
    association = make_association("Exempelby Kör")
    make_contact_person(association)
    full = make_volunteer("Karin Full", unit=municipality.unit, most=1)
    make_friends(make_wish(person), full, day)
    activity = make_activity(association, seats=1)
    draft = make_survey(municipality.unit, languages="sv ar", questions=OWN, state=SurveyState.DRAFT, title="Utkast")
    return {
        "person": person.number,
        "activity": activity.number,
        "occasion": make_occasion(activity, day).id,
        "ended": make_activity(association, "Schack", ends_on=day, begins_on=day).number,
        "wish": make_wish(person).id,
        "full": full.number,
        "report": make_report(days=9).number,
        "closed": make_report(days=9, closed_on=day).number,
        "draft": draft.number,
        **{f"question_{place}": one.id for place, one in enumerate(_questions(draft))},
        "open": make_survey(municipality.unit).number,
        "year": day.year,
        "unit": municipality.unit.id,
    }


def _questions(survey: Survey) -> list[Any]:
    return list(survey.questions)


#: (who opens it, the address)
FORMS = (
    ("caseworker", "/people/{person}/inclusion/offer/{activity}"),
    ("caseworker", "/people/{person}/inclusion/offer/{ended}"),
    ("caseworker", "/people/{person}/inclusion/friends/{wish}/find/{full}"),
    ("caseworker", "/activities/{ended}/edit"),
    ("integration_coordinator", "/activities/{activity}/occasions/{occasion}"),
    ("integration_coordinator", "/discrimination/{report}/edit"),
    ("integration_coordinator", "/discrimination/{report}/steps/new"),
    ("integration_coordinator", "/discrimination/{report}/close"),
    ("integration_coordinator", "/discrimination/{closed}/reopen"),
    ("integration_coordinator", "/surveys/{draft}/edit"),
    ("integration_coordinator", "/surveys/{draft}/questions/add"),
    ("integration_coordinator", "/surveys/{draft}/questions/new"),
    ("integration_coordinator", "/surveys/{draft}/questions/{question_0}/edit"),
    ("integration_coordinator", "/surveys/{draft}/questions/{question_1}/edit"),
    ("integration_coordinator", "/surveys/{draft}/texts/sv"),
    ("integration_coordinator", "/surveys/{draft}/texts/ar"),
    ("integration_coordinator", "/surveys/{open}/askings/new"),
    ("integration_coordinator", "/surveys/{open}/askings/slips"),
    ("manager", "/year-counts/{year}/units/{unit}"),
    ("manager", "/reminders/settings/{unit}"),
    ("integration_coordinator", "/year-counts/{year}/outside/N00655"),
)
