"""What the program does for surveys beside the server: asks, reminds, and closes a survey whose last day has passed."""

from reception.access.actor import system
from reception.db.session import commit
from reception.i18n.formats import today
from reception.jobs.registry import Progress
from reception.surveys.operations import askings
from reception.surveys.operations.surveys import close_survey
from reception.surveys.queries.surveys import open_surveys
from reception.surveys.rules.surveys import closes_now

PURPOSE = "surveys"


def ask(asking_id: int, progress: Progress) -> None:
    """Do a round of asking. Whoever ordered it opens no person's file: the program draws, and shows nobody whom."""
    with system(PURPOSE):
        askings.ask(asking_id, progress)


def asking_failed(asking_id: int, _problem: str) -> None:
    """A round could not be done."""
    with system(PURPOSE):
        askings.fail(asking_id)


def attend() -> None:
    """Once a day is enough: close what is past its last day, and queue the reminders that are due."""
    with system(PURPOSE):
        for survey in open_surveys():
            if closes_now(survey.state, survey.closes_on, today()):
                close_survey(survey)
                commit()
        askings.remind()
        commit()
