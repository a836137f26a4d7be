"""What waits for her: the next appointment, letters that she has not opened, and answers of the last days."""

from datetime import timedelta
from typing import Final

import sqlalchemy as sa

from reception.access.actor import newcomer
from reception.access.secret import secret_key
from reception.db.session import db
from reception.i18n.formats import now
from reception.messages.models import Letter, NewcomerMessage
from reception.portal import permits
from reception.portal.queries.times import Time, next_time
from reception.surveys.models import Survey, SurveyInvitation
from reception.surveys.queries import tickets
from reception.surveys.queries.answering import is_open
from reception.surveys.rules.tickets import invitation_token, token_hash

#: So long after its start an appointment still stands first: whoever is late looks for the room.
_STILL_FIRST: Final = timedelta(hours=1)
#: So long an answer is news. Whether she has read it is not kept.
_NEWS: Final = timedelta(days=14)


def next_meeting(*, shows_place: bool) -> Time | None:
    """The next appointment of her case. `shows_place` is false for those whose data are protected."""
    return next_time(now() - _STILL_FIRST, shows_place=shows_place)


def unopened_letters() -> int:
    """How many letters stand in her pages that she has not opened."""
    query = sa.select(sa.func.count(Letter.id)).where(
        Letter.case_id == newcomer().case_id,
        Letter.is_shown.is_(True),
        Letter.withdrawn_at.is_(None),
        Letter.opened_at.is_(None),
    )
    return db.session.scalar(permits.LETTERS.within(query)) or 0


def new_answers() -> int:
    """How many of her messages were answered in the last fortnight."""
    query = sa.select(sa.func.count(NewcomerMessage.id)).where(
        NewcomerMessage.case_id == newcomer().case_id,
        NewcomerMessage.reply.is_not(None),
        NewcomerMessage.handled_at >= now() - _NEWS,
    )
    return db.session.scalar(permits.MESSAGES.within(query)) or 0


def survey_token() -> str | None:
    """What opens a survey that she was asked to answer and has not; None where none waits for her."""
    query = (
        sa.select(SurveyInvitation.id, Survey)
        .join(Survey, Survey.id == SurveyInvitation.survey_id)
        .where(SurveyInvitation.case_id == newcomer().case_id)
        .order_by(SurveyInvitation.id)
    )
    asked = db.session.execute(permits.INVITATIONS.within(query)).all()
    tokens = [invitation_token(survey.id, key, secret_key()) for key, survey in asked if is_open(survey)]
    left = tickets.remaining([token_hash(token) for token in tokens])
    return next((token for token in tokens if token_hash(token) in left), None)
