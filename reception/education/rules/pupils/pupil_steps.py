"""What the school is to do next for a pupil, the most pressing first. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reception.education.rules.studies.plans import is_review_due
from reception.education.terms.pupils import Programme
from reception.education.terms.studies import RightState
from reception.i18n.markers import N_
from reception.i18n.said import Said


@dataclass(frozen=True)
class Standing:
    """What is known of a pupil. `waits`: number of the application, programme, and the last lawful day if there is."""

    lacks_alias: bool
    is_received: bool
    waits: tuple[tuple[str, Programme, date | None], ...]
    studies: bool
    is_assessed: bool
    has_plan: bool
    review_on: date | None
    right: RightState | None
    right_last: date | None
    has_left: bool
    asks_for_sfi: bool


@dataclass(frozen=True)
class Step:
    """Something to do. `code` says which page does it; `is_late`: its day has passed."""

    code: str
    said: Said
    is_late: bool = False
    application: str | None = None


def steps(pupil: Standing, today: date) -> tuple[Step, ...]:
    """What is to be done for the pupil; nothing for one who has left."""
    if pupil.has_left:
        return ()
    found = (*_on_identity(pupil), *_on_waiting(pupil, today), *_on_studies(pupil, today))
    return tuple(sorted(found, key=lambda step: not step.is_late))


def _on_identity(pupil: Standing) -> Iterable[Step]:
    if pupil.lacks_alias:
        yield Step("alias", Said(N_("Agree on an alias with the pupil."), {}), is_late=True)


def _on_waiting(pupil: Standing, today: date) -> Iterable[Step]:
    for number, programme, latest in pupil.waits:
        if programme is Programme.SFI and latest is not None:
            said = Said(N_("Offer a place in SFI, at the latest on %(latest)s."), {"latest": latest})
            yield Step("place", said, is_late=latest < today, application=number)
        elif programme is Programme.ORIENTATION:
            yield Step("place", Said(N_("Offer a place in civic orientation."), {}), application=number)
        elif programme is Programme.SFI:
            yield Step("place", Said(N_("Offer a place in SFI."), {}), application=number)
        else:
            yield Step("adult", Said(N_("Answer the application for adult education."), {}), application=number)
    if not pupil.is_assessed and (pupil.studies or any(one[1] is Programme.SFI for one in pupil.waits)):
        yield Step("assessment", Said(N_("Assess what the pupil knows, for study path and course."), {}))


def _on_studies(pupil: Standing, today: date) -> Iterable[Step]:
    if not pupil.has_plan and (pupil.studies or pupil.asks_for_sfi):
        yield Step("plan", Said(N_("Draw up the individual study plan together with the pupil."), {}))
    if (pupil.studies or pupil.waits) and pupil.review_on is not None and is_review_due(pupil.review_on, today):
        said = Said(N_("Review the study plan. The day was %(day)s."), {"day": pupil.review_on})
        yield Step("plan", said, is_late=True)
    if pupil.studies and not pupil.is_received:
        yield Step("received", Said(N_("Enter when the pupil was first received in SFI."), {}))
    if pupil.right is RightState.ENDING and pupil.right_last is not None:
        said = Said(
            N_("The right ends on %(last)s. Try in time whether it is to be extended."), {"last": pupil.right_last}
        )
        yield Step("right", said)
    if pupil.right is RightState.ENDED and pupil.studies and pupil.right_last is not None:
        said = Said(N_("The right ended on %(last)s and studies go on."), {"last": pupil.right_last})
        yield Step("right", said, is_late=True)
