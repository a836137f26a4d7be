"""Somebody is asked: newcomers by the program, which draws them and keeps only that they were asked; or slips of paper.

Tickets get random numbers and are written in random order, apart from the invitations: which ticket is whose only the
installation's key tells. Raises `Refused` where rules stop it.
"""

import random
from collections.abc import Iterable, Sequence
from typing import Final

from reception.access.actor import current
from reception.audit.log import record, record_many
from reception.cases.models import Case
from reception.db.bulk import insert_many
from reception.db.changing import write_anew
from reception.db.locking import hold
from reception.db.session import db
from reception.i18n.formats import now, today
from reception.i18n.markers import N_
from reception.jobs import operations as jobs
from reception.jobs.registry import Progress, Refused
from reception.reckoning.remarks import Remark, accepted, refusal
from reception.reminders.operations.queue import queue
from reception.reminders.terms import OutgoingKind
from reception.surveys.models import Survey, SurveyAsking, SurveyInvitation, SurveyTicket
from reception.surveys.queries import askings as queries
from reception.surveys.queries.askings_candidates import candidates
from reception.surveys.queries.surveys import open_surveys, survey_by_id
from reception.surveys.rules import askings as rules
from reception.surveys.rules.surveys import check_words, tags_of
from reception.surveys.rules.tickets import new_id, token_hash
from reception.surveys.terms import AskingKind, AskingState, LeftOut, SurveyState
from reception.surveys.wording.invitation import INVITATION

#: For so many days a reminder that was due is still sent: where the program stood still.
DAYS_OF_GRACE: Final = 3
_PORTION: Final = 50
_CLOSED: Final = N_("The survey is not open. Nobody was asked.")
_chance: Final = random.SystemRandom()


def ask_people(survey: Survey, *, unit_id: int | None, size: int | None) -> SurveyAsking:
    """Have newcomers with an open case asked beside the server: all of a unit or of all units, or so many drawn."""
    hold(survey)
    accepted(_check_open(survey))
    made = _asking(survey, AskingKind.PEOPLE, unit_id=unit_id, size=size)
    jobs.order(queries.JOB, made.id)
    record("survey.asking-ordered", survey, asking=made.id, unit=unit_id, size=size)
    return made


def _check_open(survey: Survey) -> list[Remark]:
    if survey.state is SurveyState.OPEN:
        return []
    return [refusal("not-open", "", N_("The survey is not open: open it first, then ask."))]


def _asking(survey: Survey, kind: AskingKind, **values: object) -> SurveyAsking:
    made = SurveyAsking(
        survey_id=survey.id, kind=kind, asked_on=today(), asked_by_id=current().user_id, left_out={}, **values
    )
    db.session.add(made)
    db.session.flush()
    return made


def make_slips(survey: Survey, *, language: str, label: str | None, size: int) -> SurveyAsking:
    """Slips of paper in a language, each of which opens the survey once; printed again they are the same ones."""
    hold(survey)
    accepted([*_check_open(survey), *_check_slips(survey, language, label)])
    made = _asking(survey, AskingKind.SLIPS, language=language, label=label or None, size=size, state=AskingState.DONE)
    _add_tickets(survey, [(token, language) for token in queries.slip_tokens(made)])
    record("survey.slips-made", survey, asking=made.id, language=language, size=size)
    return made


def _check_slips(survey: Survey, language: str, label: str | None) -> Iterable[Remark]:
    yield from check_words({"label": label}, today())
    if language not in tags_of(survey.languages):
        yield refusal("language", "language", N_("The survey is not open in this language."))


def _add_tickets(survey: Survey, tokens: Sequence[tuple[str, str]]) -> None:
    """A ticket for each (token, language), in random order."""
    rows = [
        {"id": new_id(), "survey_id": survey.id, "token_hash": token_hash(token), "language": language}
        for token, language in tokens
    ]
    _chance.shuffle(rows)
    insert_many(SurveyTicket, rows)


def ask(asking_id: int, progress: Progress) -> None:
    """Do a round that was ordered. Begun again it goes on: nobody is asked twice, and no message is queued twice.

    Raises jobs' Refused where the survey has closed meanwhile.
    """
    asking = queries.asking_by_id(asking_id)
    survey = survey_by_id(asking.survey_id)
    hold(survey)
    if asking.state is AskingState.DONE:
        return
    if survey.state is not SurveyState.OPEN:
        raise Refused(_CLOSED)
    asked = queries.invitations_of(asking) or _invite(survey, asking)
    _send(asked, INVITATION, progress)
    write_anew(asking, {"state": AskingState.DONE})
    record("survey.asked", survey, asking=asking.id)


def _invite(survey: Survey, asking: SurveyAsking) -> Sequence[SurveyInvitation]:
    """Draw those who are asked, and write that they were: all at once, so that no ticket came before another."""
    cases: dict[int, Case] = {}
    asked: list[tuple[int, str]] = []
    left_out: list[LeftOut] = []
    for found in candidates(asking):
        where = rules.placed(found.candidate, tags_of(survey.languages))
        if isinstance(where, LeftOut):
            left_out.append(where)
        else:
            cases[found.case.id] = found.case
            asked.append((found.case.id, where))
    made = [
        SurveyInvitation(survey_id=survey.id, asking_id=asking.id, case=cases[case_id], language=language)
        for case_id, language in rules.drawn(asked, asking.size, _chance)
    ]
    db.session.add_all(made)
    db.session.flush()
    _add_tickets(survey, [(queries.token_of(one), one.language) for one in made])
    write_anew(asking, {"left_out": rules.counted(left_out)})
    record_many("survey.invited", ((one, {"asking": asking.id}) for one in made))
    return made


def _send(asked: Sequence[SurveyInvitation], occasion: str, progress: Progress) -> None:
    """Queue a message to each who has a way for it; the others see the survey in My plan."""
    for place, one in enumerate(asked, 1):
        queue(
            one.case, kind=OutgoingKind.SURVEY, subject_id=one.id, occasion=occasion, language=one.language,
            due_at=now(),
        )  # fmt: skip
        if place % _PORTION == 0:
            progress(place, len(asked))
    progress(len(asked), len(asked))


def fail(asking_id: int) -> None:
    """A round that was ordered could not be done."""
    asking = queries.asking_by_id(asking_id)
    write_anew(asking, {"state": AskingState.FAILED})
    record("survey.asking-failed", asking)


def order_again(survey: Survey, asking: SurveyAsking) -> None:
    """Have a round that failed done once more."""
    hold(survey)
    accepted(_check_open(survey))
    if asking.state is AskingState.FAILED:
        write_anew(asking, {"state": AskingState.ORDERED})
        jobs.order(queries.JOB, asking.id)
        record("survey.asking-ordered", survey, asking=asking.id)


def remind() -> int:
    """Queue the reminders that are due today, to everybody who was asked; how many. Called as often as one likes: each
    is queued once.

    Whether she has answered is not asked: the message, and the line in the log, would tell it of each for good.
    """
    count = 0
    for survey in open_surveys():
        for asking in queries.rounds_done(survey):
            for one in rules.due_reminders(asking.asked_on, today(), rules.reminder_times(), DAYS_OF_GRACE):
                asked = queries.invitations_of(asking)
                _send(asked, one.code, lambda _done, _total=None: None)
                count += len(asked)
    return count
