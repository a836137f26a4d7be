"""What she reads when she is asked: that there are questions, that she chooses, and the link. Not who she is."""

from typing import Final

from flask import current_app

from reception.i18n.markers import N_
from reception.i18n.text import _
from reception.mail.links import link
from reception.reminders.models import OutgoingMessage
from reception.reminders.said import Words, say
from reception.reminders.terms import OutgoingKind
from reception.reminders.wording.reminder import STOP
from reception.surveys.queries.answering import is_open
from reception.surveys.queries.askings import invitation, token_of
from reception.surveys.wording.slips import FREE, NOBODY_SEES, ONCE, TITLE

#: The word for the first message about a survey; those after it have the codes of `definitions/asking.toml`.
INVITATION: Final = "invitation"
TEXT: Final = N_("%(who)s has some questions for you. You choose if you want to answer: %(link)s")


def invitation_words(message: OutgoingMessage) -> Words | None:
    """What an invitation or its reminder says, in the language of the moment; None once the survey is closed.

    Whether she has answered is not asked: nothing that is kept of the message would tell it then.
    """
    one = invitation(message.subject_id) if message.subject_id is not None else None
    if one is None or not is_open(one.survey):
        return None
    address = link("my_survey.answer", token=token_of(one), lang=message.language)
    text = _(TEXT, who=current_app.config["MUNICIPALITY"], link=link("my_survey.answer", token=token_of(one)))
    lines = tuple(_(said) for said in (FREE, NOBODY_SEES, ONCE))
    return Words(f"{text} {_(STOP)}", _(TITLE), lines, (_(N_("Start")), address))


say(OutgoingKind.SURVEY, invitation_words)
