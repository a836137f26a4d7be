"""What the rules say about an entry of a validation: the order of its steps and its days, and how it may end. Pure."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from reception.i18n.markers import N_
from reception.i18n.said import label_of
from reception.reckoning.remarks import Remark, refusal, warning
from reception.skills.rules.validation import StepFacts, Steps, before, waiting
from reception.skills.terms import Outcome, Step, ValidationEnd, WaitsOn

#: What a recognition can be in hand for.
RECOGNISING: Final = frozenset({Outcome.CONFIRMED, Outcome.PARTLY})
_DAYS: Final = ("asked_on", "more_asked_on", "more_sent_on", "answered_on")


def check_step(one: StepFacts, steps: Steps, *, started_on: date, today: date) -> Iterator[Remark]:
    """What is to be said of a step that is taken, answered or corrected; `steps`: what is entered, with it or without.

    Each remark is about a column of `ValidationStep`.
    """
    yield from _ahead(one, today)
    yield from _own_order(one)
    yield from _papers(one)
    yield from _answer(one)
    yield from _after_earlier(one, steps, started_on)
    yield from _before_later(one, steps)


def _ahead(one: StepFacts, today: date) -> Iterator[Remark]:
    for name in _DAYS:
        day = getattr(one, name)
        if day is not None and day > today:
            yield refusal("ahead", name, N_("This day has not come yet. Write a day up to today."))


def _own_order(one: StepFacts) -> Iterator[Remark]:
    if one.asked_on is None:
        yield refusal("not-asked", "asked_on", N_("Write the day on which it was asked for, or begun."))
    elif one.answered_on is not None and one.answered_on < one.asked_on:
        yield refusal(
            "answered-early", "answered_on", N_("It was asked on %(day)s. The answer cannot have come before."),
            day=one.asked_on,
        )  # fmt: skip


def _papers(one: StepFacts) -> Iterator[Remark]:
    if one.more_asked_on is not None:
        if one.asked_on is not None and one.more_asked_on < one.asked_on:
            yield refusal(
                "more-asked-early", "more_asked_on", N_("It was asked on %(day)s, after this day."), day=one.asked_on
            )
        if _is_after_answer(one, one.more_asked_on):
            yield refusal(
                "more-asked-late", "more_asked_on",
                N_("The answer came on %(day)s. More papers cannot have been asked for after it."),
                day=one.answered_on or date.min,
            )  # fmt: skip
    if one.more_sent_on is not None:
        yield from _sent(one, one.more_sent_on)


def _sent(one: StepFacts, sent_on: date) -> Iterator[Remark]:
    if one.more_asked_on is None:
        yield refusal("more-not-asked", "more_asked_on", N_("Write when more papers were asked for."))
    elif sent_on < one.more_asked_on:
        yield refusal(
            "more-sent-early", "more_sent_on",
            N_("The papers were asked for on %(day)s. They cannot have been sent before."), day=one.more_asked_on,
        )  # fmt: skip
    if _is_after_answer(one, sent_on):
        yield refusal(
            "more-sent-late", "more_sent_on",
            N_("The answer came on %(day)s. The papers cannot have been sent after it."),
            day=one.answered_on or date.min,
        )  # fmt: skip


def _is_after_answer(one: StepFacts, day: date) -> bool:
    """Whether a day is after the answer. An answer from before the question is wrong itself, and alone told of."""
    answered_on = one.answered_on
    return answered_on is not None and day > answered_on and (one.asked_on is None or answered_on >= one.asked_on)


def _answer(one: StepFacts) -> Iterator[Remark]:
    if one.answered_on is not None and one.outcome is None:
        yield refusal("no-outcome", "outcome", N_("Choose what the answer was."))
    if one.outcome is not None and one.answered_on is None:
        yield refusal("no-answer-day", "answered_on", N_("Write the day of the answer."))
    if one.step is Step.RECOGNITION and one.outcome in RECOGNISING and one.recognition is None:
        yield refusal("no-recognition", "recognition", N_("Choose what the person has in hand now."))
    if one.recognition is not None and (one.step is not Step.RECOGNITION or one.outcome not in RECOGNISING):
        yield refusal(
            "nothing-recognised", "recognition", N_("Nothing was confirmed, so there is nothing to have in hand.")
        )


def _after_earlier(one: StepFacts, steps: Steps, started_on: date) -> Iterator[Remark]:
    if one.asked_on is not None and one.asked_on < started_on:
        yield refusal(
            "before-start", "asked_on", N_("The validation began on %(day)s, after this day."), day=started_on
        )
    unsettled = first_unsettled(one.step, steps)
    if unsettled is not None:
        yield refusal(
            "too-early", "asked_on",
            N_("“%(step)s” comes before. Note its answer first, or leave it out with a reason."),
            step=label_of(unsettled),
        )  # fmt: skip
    answered = [steps[step] for step in before(one.step) if step in steps and steps[step].answered_on is not None]
    latest = max((other.answered_on for other in answered if other.answered_on), default=None)
    if one.asked_on is not None and latest is not None and one.asked_on < latest:
        yield refusal("asked-early", "asked_on", N_("The step before was answered on %(day)s."), day=latest)
    last = answered[-1] if answered else None
    if last is not None and last.outcome not in RECOGNISING and one.outcome is None:
        yield warning(
            "goes-on-unconfirmed", "asked_on", N_("“%(step)s” was not confirmed. The validation goes on all the same."),
            step=label_of(last.step),
        )  # fmt: skip


def _before_later(one: StepFacts, steps: Steps) -> Iterator[Remark]:
    later = [other for step, other in steps.items() if one.step in before(step)]
    if later and not one.is_settled:
        yield refusal(
            "answer-needed", "answered_on", N_("“%(step)s” is entered already, so this step has to have its answer."),
            step=label_of(later[0].step),
        )  # fmt: skip
    first = min((other.asked_on for other in later if other.asked_on is not None), default=None)
    if first is not None and one.answered_on is not None and one.answered_on > first:
        yield refusal("answered-late", "answered_on", N_("The step after was asked for on %(day)s."), day=first)


def first_unsettled(step: Step, steps: Steps) -> Step | None:
    """The first step before one that is neither answered nor left out."""
    return next((one for one in before(step) if one not in steps or not steps[one].is_settled), None)


def check_left_out(step: Step, reason: str, steps: Steps) -> Iterator[Remark]:
    """What is to be said of leaving a step out. One that is asked gets its answer, be it that nothing came of it."""
    if not reason.strip():
        yield refusal("no-reason", "left_out_because", N_("Write why it is left out."))
    present = steps.get(step)
    if present is not None and not present.is_left_out:
        yield refusal(
            "asked-already", "left_out_because",
            N_("“%(step)s” was asked for on %(day)s. Note what came of it, or take it back."),
            step=label_of(step), day=present.asked_on or date.min,
        )  # fmt: skip
    unsettled = first_unsettled(step, steps)
    if unsettled is not None:
        yield refusal(
            "too-early", "left_out_because",
            N_("“%(step)s” comes before. Note its answer first, or leave it out with a reason."),
            step=label_of(unsettled),
        )  # fmt: skip


def check_start(started_on: date, steps: Steps, today: date) -> Iterator[Remark]:
    """What is to be said of the first day of a validation, new or corrected."""
    if started_on > today:
        yield refusal("ahead", "started_on", N_("This day has not come yet. Write a day up to today."))
    first = min((day for one in steps.values() for day in one.days), default=None)
    if first is not None and started_on > first:
        yield refusal("started-late", "started_on", N_("A step was asked for on %(day)s, before this day."), day=first)


def check_end(
    ended_on: date, ended_as: ValidationEnd, steps: Steps, *, started_on: date, today: date
) -> Iterator[Remark]:
    """What is to be said of how a validation ends."""
    last = max((started_on, *(day for one in steps.values() for day in one.days)))
    if ended_on > today:
        yield refusal("ahead", "ended_on", N_("This day has not come yet. Write a day up to today."))
    elif ended_on < last:
        yield refusal("ended-early", "ended_on", N_("The last day that is entered is %(day)s."), day=last)
    yield from _ended_as(ended_as, steps)


def _ended_as(ended_as: ValidationEnd, steps: Steps) -> Iterator[Remark]:
    recognition = steps.get(Step.RECOGNITION)
    outcome = recognition.outcome if recognition is not None else None
    if ended_as is ValidationEnd.RECOGNISED and outcome is not Outcome.CONFIRMED:
        yield refusal(
            "not-recognised", "ended_as", N_("No recognition is confirmed. Note the answer of the recognition first.")
        )
    if ended_as is ValidationEnd.PARTLY_RECOGNISED and outcome not in RECOGNISING:
        yield refusal(
            "not-recognised", "ended_as", N_("No recognition is confirmed. Note the answer of the recognition first.")
        )
    if ended_as is ValidationEnd.NOT_RECOGNISED and outcome in RECOGNISING:
        yield refusal("is-recognised", "ended_as", N_("A recognition is confirmed. Choose how far it reaches."))
    if ended_as is ValidationEnd.NOT_RECOGNISED and (one := waiting(steps)) is not None:
        yield refusal(
            "no-answer", "ended_as", N_("“%(step)s” has not been answered. Note the answer first."),
            step=label_of(one.step),
        )  # fmt: skip


def check_next(
    words: str | None, on: date | None, by: WaitsOn | None, *, today: date, kept: date | None = None
) -> Iterator[Remark]:
    """What is to be said of a next step: what, by when and who; `kept`: the day that stood there, which may stay."""
    if (on is not None or by is not None) and not words:
        yield refusal("no-words", "next_step", N_("Write what is to be done."))
    if words and by is None:
        yield refusal("no-owner", "next_by", N_("Choose who is to do it."))
    if words and on is None:
        yield refusal("no-day", "next_on", N_("Write by when it is to be done."))
    if on is not None and on < today and on != kept:
        yield refusal("passed", "next_on", N_("This day has passed. Write a day from today on."))


def likely_end(steps: Steps) -> ValidationEnd:
    """How a validation would end as it stands now."""
    recognition = steps.get(Step.RECOGNITION)
    outcome = recognition.outcome if recognition is not None else None
    known = {Outcome.CONFIRMED: ValidationEnd.RECOGNISED, Outcome.PARTLY: ValidationEnd.PARTLY_RECOGNISED}
    if outcome in known:
        return known[outcome]
    return ValidationEnd.STOPPED if waiting(steps) is not None or not steps else ValidationEnd.NOT_RECOGNISED
