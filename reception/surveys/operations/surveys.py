"""A survey is made, changed, copied, opened and closed. Raises `Refused` where rules stop it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from reception.access.actor import current
from reception.audit.log import record
from reception.db.bulk import insert_many
from reception.db.changing import write_anew
from reception.db.locking import hold
from reception.db.session import db
from reception.i18n.formats import today
from reception.reckoning.remarks import accepted
from reception.reminders.operations.queue import forget
from reception.reminders.terms import OutgoingKind
from reception.surveys import permits
from reception.surveys.models import Survey, SurveyInvitation, SurveyQuestion, SurveyText, SurveyTicket
from reception.surveys.operations import box
from reception.surveys.operations.questions import add_from_bank
from reception.surveys.operations.texts import fill, hold_draft
from reception.surveys.queries.askings import invitation_ids
from reception.surveys.queries.surveys import asked_by_language, unused_by_language
from reception.surveys.queries.texts import coverages
from reception.surveys.rules import surveys as rules
from reception.surveys.rules.bank import bank
from reception.surveys.terms import SurveyState
from reception.web.free_number import free_number


def make_survey(
    *,
    title: str,
    unit_id: int,
    languages: Sequence[str],
    opens_on: date | None = None,
    closes_on: date | None = None,
    usual: bool = False,
) -> Survey:
    """A draft. `usual`: it begins with Väsby's definition and the usual questions of the bank."""
    accepted([*rules.check_words({"title": title}, today()), *rules.check_days(opens_on, closes_on)])
    made = Survey(
        number=free_number(Survey, permits.NUMBERS), title=title, unit_id=unit_id,
        languages=" ".join(rules.in_order(languages)), opens_on=opens_on, closes_on=closes_on,
        made_by_id=current().user_id,
    )  # fmt: skip
    db.session.add(made)
    db.session.flush()
    record("survey.made", made, unit=unit_id)
    if usual:
        add_from_bank(made, [item.code for item in bank().usual])
    return made


def change_survey(survey: Survey, **entered: Any) -> None:
    """A draft is called otherwise, or is asked in other languages or on other days.

    `entered`: title, unit_id, languages (tags), opens_on, closes_on.
    """
    hold_draft(survey)
    accepted([
        *rules.check_words({"title": entered["title"]}, today()),
        *rules.check_days(entered["opens_on"], entered["closes_on"]),
    ])  # fmt: skip
    languages = " ".join(rules.in_order(entered.pop("languages")))
    changed = write_anew(survey, {**entered, "languages": languages})
    fill(survey, survey.questions)
    if changed:
        record("survey.changed", survey, fields=" ".join(changed))


def copy_survey(survey: Survey, title: str) -> Survey:
    """A new draft with the questions and texts of a survey, in all its languages. No day, and nobody, comes along."""
    made = Survey(
        number=free_number(Survey, permits.NUMBERS), title=title[:200], unit_id=survey.unit_id,
        languages=survey.languages, made_by_id=current().user_id,
    )  # fmt: skip
    db.session.add(made)
    copies = [(one, _copied(one, made)) for one in survey.questions]
    db.session.flush()
    ids: dict[int | None, int | None] = {None: None, **{one.id: copy.id for one, copy in copies}}
    names = ("part", "language", "text", "state", "source_digest")
    texts = [
        {name: getattr(one, name) for name in names} | {"question_id": ids[one.question_id]} for one in survey.texts
    ]
    insert_many(SurveyText, [{**one, "survey_id": made.id, "version": 1} for one in texts])
    record("survey.copied", made, of=survey.id)
    return made


def _copied(question: SurveyQuestion, survey: Survey) -> SurveyQuestion:
    made = SurveyQuestion(
        survey=survey, place=question.place, kind=question.kind, code=question.code, options=question.options,
        about=question.about,
    )  # fmt: skip
    db.session.add(made)
    return made


def remove_survey(survey: Survey) -> None:
    """A draft that nobody needs is removed."""
    hold_draft(survey)
    record("survey.removed", survey)
    for model in (SurveyText, SurveyQuestion):
        db.session.execute(sa.delete(model).where(model.survey_id == survey.id))
    db.session.expire(survey)
    db.session.execute(sa.delete(Survey).where(Survey.id == survey.id))
    db.session.expunge(survey)


def open_survey(survey: Survey) -> list[str]:
    """Let a survey be answered, in the languages that lack nothing; answers the tags of those that do and stay out."""
    hold(survey)
    if survey.state is SurveyState.DRAFT:
        fill(survey, survey.questions)
    found = coverages(survey)
    own = sum(one.about is None for one in survey.questions)
    accepted(rules.check_opening(survey.state, own, survey.closes_on, found, today()))
    opened = rules.opened_in(found)
    write_anew(survey, {"state": SurveyState.OPEN, "languages": " ".join(opened), "opens_on": today()})
    record("survey.opened", survey, languages=" ".join(opened))
    return [one.language for one in found if not one.is_complete]


def close_survey(survey: Survey) -> None:
    """No more answers are taken; what was answered is counted from now on.

    Who was asked, every message that asked her, and every ticket, is removed: no row tells who might have answered.
    """
    hold(survey)
    accepted(rules.check_closing(survey.state))
    box.empty(survey)
    asked = asked_by_language(survey)
    answered = rules.answered(asked, unused_by_language(survey))
    forget(OutgoingKind.SURVEY, invitation_ids(survey))
    for model in (SurveyTicket, SurveyInvitation):
        db.session.execute(sa.delete(model).where(model.survey_id == survey.id))
    write_anew(
        survey, {"asked": asked, "answered": answered, "state": SurveyState.CLOSED, "closes_on": _last_day(survey)}
    )
    record("survey.closed", survey)


def _last_day(survey: Survey) -> date:
    """The day until which answers were taken: the last one planned, or today if it is closed before."""
    return min(survey.closes_on or today(), today())
