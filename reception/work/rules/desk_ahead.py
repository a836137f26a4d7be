"""What comes next at Arbetsförmedlingen: meetings, planned ends, decisions that run out, answers that are due. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reception.i18n.markers import N_, Term


class Coming(Term):
    """What is to happen on a day."""

    MEETING = "meeting", N_("Next meeting with Arbetsförmedlingen")
    JOINT_MEETING = "joint-meeting", N_("Joint meeting")
    PROGRAMME_END = "programme-end", N_("Planned end of the programme")
    DECISION_END = "decision-end", N_("Last day of the decision")
    ANSWER = "answer", N_("Answer expected")


@dataclass(frozen=True)
class Ahead:
    """What is to happen on a day. `about`: the word of a closed list that says more of it."""

    on: date
    what: Coming
    about: Term | None = None

    def has_passed(self, today: date) -> bool:
        """Whether the day has passed, so that somebody has to ask what became of it."""
        return self.on < today


def ahead_of(found: Iterable[Ahead], today: date) -> list[Ahead]:
    """What comes next, the nearest day first. A decision that has run out is history, and is left out."""
    return sorted(
        (one for one in found if not (one.what is Coming.DECISION_END and one.has_passed(today))),
        key=lambda one: (one.on, list(Coming).index(one.what), one.about or ""),
    )
