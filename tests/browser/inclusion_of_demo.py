"""What the walk of all pages needs beside the demo about inclusion: Farid has something of each kind.

Nadia shows the same pages empty. Three surveys beside those of the demo: a draft with a question of its own, one that
is closed with answers of too few, and one that is closed without any.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any, Final

import sqlalchemy as sa

from reception.access import actor as actors
from reception.accounts import queries as account_queries
from reception.accounts.models import User
from reception.cases.models import Case
from reception.contacts.models import Contact
from reception.contacts.terms import ContactState
from reception.db.session import db
from reception.i18n.formats import now, today
from reception.inclusion.models import (
    Activity,
    ActivityOccasion,
    ActivityOffer,
    DiscriminationReport,
    FriendMatch,
    FriendMeeting,
    FriendWish,
    Volunteer,
)
from reception.inclusion.operations import activities, discrimination, friend_matches, friends, offers, volunteers
from reception.inclusion.terms.activities import OccasionState, OfferAnswer, OfferEnd, OpenTo
from reception.inclusion.terms.discrimination import ReportState, StepKind
from reception.inclusion.terms.mentors import FriendKind, MatchEnd, MeetingWay, WishEnd
from reception.people.models import Person
from reception.people.terms import ContactKind
from reception.reminders.models import OutgoingMessage
from reception.reminders.operations import settings, stopping
from reception.reminders.terms import OutgoingKind, OutgoingState, StopWay
from reception.surveys.models import Survey, SurveyAsking, SurveyQuestion
from reception.surveys.operations import answering, askings, questions, surveys
from reception.surveys.queries.askings import slip_tokens
from reception.surveys.terms import AskingKind, AskingState, QuestionKind, SurveyState

AMINA: Final = "Amina Yusuf"
FARID: Final = "Farid Arbetsprov"
NOBODY_YET: Final = "Nadia Nyanländ"
DRAFT, OF_FEW, UNANSWERED = "Prov: utkast", "Prov: få svar", "Prov: inga svar"
_TOO_FEW: Final = 9
_INCLUSION: Final = "/people/<number>/inclusion"
_MATCHES: Final = f"{_INCLUSION}/friends/matches"


def add() -> None:
    """One row for each page that is about one row, and for the other states that such a page may have."""
    actors.become(account_queries.actor_of(_user("caseworker")))
    farid = _case_of(FARID)
    _activities()
    _offers(farid)
    _volunteers_and_wishes(farid)
    _messages(farid)
    actors.become(account_queries.actor_of(_user("manager")))
    settings.choose(_unit_of_manager(), by_text=True, by_email=False)
    actors.become(account_queries.actor_of(_user("coordinator")))
    report = _one(_reports(ReportState.OPEN))
    discrimination.note_step(report, on=today(), kind=StepKind.ASKED, note="Butikschefen ringer tillbaka.")
    _surveys()
    db.session.flush()


def _activities() -> None:
    """One that has ended."""
    last = _one(sa.select(Activity).filter_by(ends_on=None).order_by(Activity.id.desc()))
    activities.end_activity(last, today() - timedelta(days=1))


def _offers(case: Case) -> None:
    """One that waits, one that was said yes to, one that goes on, one that has ended, one that was said no to."""
    going_on = sa.select(Activity).where(Activity.ends_on.is_(None), Activity.open_to == OpenTo.EVERYBODY)
    states = ("waits", "yes", "begun", "ended", "no")
    for activity, state in zip(_all(going_on.order_by(Activity.id)), states, strict=False):
        made = offers.offer_activity(
            case, activity, offered_on=today() - timedelta(days=9), note="Följ med första gången.", is_sure=True
        )
        if state in {"begun", "ended"}:
            offers.begin(made)
        elif state != "waits":
            offers.answer_offer(made, OfferAnswer(state))
        if state == "ended":
            offers.end_offer(made, ended_on=today(), end=OfferEnd.BUSY)


def _volunteers_and_wishes(case: Case) -> None:
    """Two who meet, two who have met, one proposed, one wish that waits and one that was taken back."""
    yes = OfferAnswer.YES
    free = [_volunteer(name, case.unit_id) for name in ("Ulla Volontär", "Arne Volontär", "Mona Volontär")]
    kinds = (FriendKind.MENTOR, FriendKind.LANGUAGE_FRIEND, FriendKind.MENTOR)
    wishes = [_wish(case, kind) for kind in (*kinds, FriendKind.LANGUAGE_FRIEND, FriendKind.FAMILY_FRIEND)]
    matches = [friend_matches.propose(wish, one)[0] for wish, one in zip(wishes, free, strict=False)]
    for match in matches[:2]:
        friend_matches.note_answers(match, person_answer=yes, volunteer_answer=yes, starts_on=today(), note=None)
        friend_matches.note_meeting(match, on=today(), way=MeetingWay.IN_PERSON, minutes=60)
    friend_matches.end_match(
        matches[1], ends_on=today(), end=MatchEnd.REACHED, wish_end=WishEnd.FULFILLED, note="Vill träffas ändå."
    )
    friends.end_wish(wishes[-1], ended_on=today(), end=WishEnd.WITHDRAWN)
    volunteers.end_volunteer(_volunteer("Sixten Slutat", case.unit_id), today())


def _volunteer(name: str, unit_id: int) -> Volunteer:
    return volunteers.add_volunteer(
        unit_id=unit_id, name=name, phone="070-174 06 05", kinds="mentor language-friend", languages="ar",
        interests="matlagning, fotboll", place="Centrum", times="Tisdagar efter 17",
        started_on=today() - timedelta(days=90),
    )[0]  # fmt: skip


def _wish(case: Case, kind: FriendKind) -> FriendWish:
    return friends.note_wish(
        case, kind=kind, wished_on=today(), languages="ar", interests="fotboll", place="Centrum",
        times="Efter klockan 17", note="Vill helst gå på promenad.",
    )[0]  # fmt: skip


def _messages(case: Case) -> None:
    """One of each state, one that could not be sent; a way that was stopped and one that was opened again."""
    meeting = Contact(
        case_id=case.id,
        at=now() + timedelta(days=5),
        channel="meeting",
        state=ContactState.PLANNED,
        place="Rum 7",
        summary="",
        logged_at=now(),
    )
    db.session.add(meeting)
    db.session.flush()
    for place, state in enumerate(OutgoingState):
        problem = "no-way" if state in {OutgoingState.FAILED, OutgoingState.CANCELLED} else None
        db.session.add(OutgoingMessage(
            case_id=case.id, kind=OutgoingKind.REMINDER, contact_id=meeting.id, occasion="day-before",
            about_at=meeting.at + timedelta(minutes=place), way=ContactKind.PHONE, language="ar", state=state,
            due_at=now() - timedelta(hours=2), sent_at=now() if state is OutgoingState.SENT else None, problem=problem,
        ))  # fmt: skip
    stopping.stop(case.person_id, ContactKind.EMAIL, StopWay.LINK)
    stopping.stop(case.person_id, ContactKind.PHONE, StopWay.STAFF, noted_by_id=_user("caseworker").id)
    stopping.lift(case.person_id, ContactKind.PHONE)
    db.session.flush()


def _surveys() -> None:
    """A draft whose Arabic lacks what is asked, and two that are closed: with nine answers, and with none."""
    unit_id = _case_of(FARID).unit_id
    draft = surveys.make_survey(title=DRAFT, unit_id=unit_id, languages=["ar", "so"], usual=True)
    questions.write_question(draft, kind=QuestionKind.CHOICE, text="Var träffar du andra?", choices="Hemma\nUte")
    for title, answered in ((OF_FEW, _TOO_FEW), (UNANSWERED, 0)):
        made = surveys.make_survey(title=title, unit_id=unit_id, languages=[], usual=True)
        surveys.open_survey(made)
        slips = askings.make_slips(made, language="sv", label="Biblioteket", size=12)
        for token in slip_tokens(slips)[:answered]:
            answering.answer(token, {one.id: 1 for one in made.questions}, "sv")
        surveys.close_survey(made)
    for state in (AskingState.ORDERED, AskingState.FAILED):
        db.session.add(SurveyAsking(
            survey_id=_survey(SurveyState.OPEN).id, kind=AskingKind.PEOPLE, state=state, unit_id=unit_id, size=20,
            asked_on=today(), left_out={"protected": 2, "no-way": 1},
        ))  # fmt: skip


def samples() -> dict[str, Callable[[], Any]]:
    """As `casework.samples`: Farid's rows, the registers of the demo, and surveys as each page needs them."""
    surveys_of = "/surveys/<number>"
    going_on = sa.select(Activity).filter_by(ends_on=None).order_by(Activity.id)
    return {
        "/activities/<number>": lambda: _one(going_on).number,
        "/activities/<number>/occasions/<occasion_id>": lambda: _one(_planned(_one(going_on))).id,
        _INCLUSION: lambda: _person(FARID).number,
        f"{_INCLUSION}/offer/<activity>": lambda: _one(going_on.where(Activity.id.not_in(_offered()))).number,
        f"{_INCLUSION}/offers/<offer_id>": lambda: _one(_offers_of_farid().filter_by(ended_on=None)).id,
        f"{_INCLUSION}/friends/<wish_id>": lambda: _one(_waiting()).id,
        f"{_INCLUSION}/friends/<wish_id>/find/<volunteer>": lambda: _volunteer_named("Mona Volontär").number,
        f"{_MATCHES}/<match_id>": lambda: _one(_met()).match_id,
        f"{_MATCHES}/<match_id>/meetings/<meeting_id>": lambda: _one(_met()).id,
        "/people/<number>/reminders": lambda: _person(FARID).number,
        "/reminders/settings/<unit_id>": _unit_of_manager,
        "/volunteers/<number>": lambda: _volunteer_named("Ulla Volontär").number,
        "/discrimination/<number>": lambda: _one(_reports(ReportState.OPEN)).number,
        "/discrimination/<number>/reopen": lambda: _one(_reports(ReportState.CLOSED)).number,
        "/year-counts/<year>": lambda: today().year,
        "/year-counts/<year>/units/<unit_id>": _unit_of_manager,
        "/year-counts/<year>/outside/<code>": lambda: "U65861",
        surveys_of: lambda: _named(DRAFT).number,
        f"{surveys_of}/close": lambda: _survey(SurveyState.OPEN).number,
        f"{surveys_of}/askings": lambda: _survey(SurveyState.OPEN).number,
        f"{surveys_of}/results": lambda: _survey(SurveyState.CLOSED).number,
        f"{surveys_of}/questions/<question_id>": lambda: _one(_own_question()).id,
        f"{surveys_of}/texts/<tag>": lambda: "ar",
    }


def more() -> Iterator[tuple[str, str]]:
    """(role, path) of the same pages in another state: ended, closed, open, of too few, without anything."""
    farid, nadia, amina = (f"/people/{_person(name).number}" for name in (FARID, NOBODY_YET, AMINA))
    for page in ("inclusion", "inclusion/offer?q=zzzz", "reminders"):
        yield "caseworker", f"{nadia}/{page}"
    yield from (("caseworker", f"{amina}/{page}") for page in ("inclusion", "reminders"))
    for match in _all(sa.select(FriendMatch).filter_by(case_id=_case_of(FARID).id).order_by(FriendMatch.id)):
        yield "caseworker", f"{farid}/inclusion/friends/matches/{match.id}"
    yield "caseworker", f"{farid}/timeline?kind=inclusion"
    ended = _one(sa.select(Activity).where(Activity.ends_on.is_not(None)))
    gone = _one(sa.select(Volunteer).where(Volunteer.ended_on.is_not(None)))
    for path in (
        "/activities?q=zzzz", "/activities?ended=1", f"/activities/{ended.number}",
        f"/people/{_person(FARID).number}/inclusion/offer/{ended.number}", f"/volunteers/{gone.number}",
        "/volunteers?q=zzzz", "/reminders?show=all", "/reminders?show=sent", "/no-shows?first=2031-01-01",
    ):  # fmt: skip
        yield "caseworker", path
    yield from (("coordinator", path) for path in (*_other_surveys(), *_other_registers()))


def _other_surveys() -> Iterator[str]:
    """Surveys as they stand open and closed; the draft in every language."""
    for one in _all(sa.select(Survey).order_by(Survey.id)):
        yield from (f"/surveys/{one.number}{page}" for page in ("", "/questions", "/texts", "/askings"))
        if one.state is SurveyState.CLOSED:
            yield f"/surveys/{one.number}/results"
    draft = _named(DRAFT)
    yield from (f"/surveys/{draft.number}/texts/{tag}" for tag in ("sv", "so"))
    yield f"/surveys/{draft.number}/questions/{_one(_own_question()).id}/preview?tongue=ar"
    yield f"/surveys/{draft.number}/questions/{draft.questions[0].id}/preview?tongue=ar"


def _other_registers() -> Iterator[str]:
    yield f"/discrimination/{_one(_reports(ReportState.CLOSED)).number}"
    yield from ("/discrimination?state=closed", "/discrimination?q=zzzz", "/year-counts?year=2019")
    yield from ("/year-counts/outside?year=1995", "/discrimination/received")


def _planned(activity: Activity) -> Any:
    query = sa.select(ActivityOccasion).filter_by(activity_id=activity.id, state=OccasionState.PLANNED)
    return query.order_by(ActivityOccasion.on)


def _offers_of_farid() -> Any:
    return sa.select(ActivityOffer).filter_by(case_id=_case_of(FARID).id).order_by(ActivityOffer.id)


def _offered() -> Any:
    return sa.select(ActivityOffer.activity_id).filter_by(case_id=_case_of(FARID).id)


def _waiting() -> Any:
    """The wish for which nobody was proposed yet."""
    wishes = sa.select(FriendWish).filter_by(case_id=_case_of(FARID).id, ended_on=None)
    return wishes.where(FriendWish.id.not_in(sa.select(FriendMatch.wish_id))).order_by(FriendWish.id)


def _met() -> Any:
    """A meeting of two who go on."""
    going_on = sa.select(FriendMatch.id).filter_by(case_id=_case_of(FARID).id, ends_on=None)
    return sa.select(FriendMeeting).where(FriendMeeting.match_id.in_(going_on))


def _volunteer_named(name: str) -> Volunteer:
    found: Volunteer = _one(sa.select(Volunteer).filter_by(name=name))
    return found


def _reports(state: ReportState) -> Any:
    return sa.select(DiscriminationReport).filter_by(state=state).order_by(DiscriminationReport.id)


def _survey(state: SurveyState) -> Survey:
    """One of the demo's own."""
    found: Survey = _one(sa.select(Survey).filter_by(state=state).order_by(Survey.id))
    return found


def _named(title: str) -> Survey:
    found: Survey = _one(sa.select(Survey).filter_by(title=title))
    return found


def _own_question() -> Any:
    return sa.select(SurveyQuestion).filter_by(survey_id=_named(DRAFT).id, code=None)


def _unit_of_manager() -> int:
    return account_queries.actor_of(_user("manager")).duties[0].unit_id


def _case_of(name: str) -> Case:
    found: Case = _one(sa.select(Case).filter_by(person_id=_person(name).id))
    return found


def _person(name: str) -> Person:
    found: Person = _one(sa.select(Person).filter_by(shown_name=name))
    return found


def _user(role: str) -> User:
    found: User = _one(sa.select(User).filter_by(email=f"{role}@demo.example"))
    return found


def _all(query: Any) -> list[Any]:
    """The rows, with the eyes of the system."""
    return list(db.session.scalars(query.execution_options(permit="test")))


def _one(query: Any) -> Any:
    found = _all(query.limit(1))
    assert found, str(query)
    return found[0]
