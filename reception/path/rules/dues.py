"""When a milestone opens and when it is due, and the sentences that say why. Pure."""

from dataclasses import dataclass
from datetime import date

from reception.i18n.markers import N_
from reception.i18n.said import Said
from reception.path.rules.choosing import Counting, counting
from reception.path.rules.definitions import MilestoneRule
from reception.path.rules.known import Known
from reception.path.rules.pausing import Pause, moved_by


@dataclass(frozen=True)
class Dates:
    """The first and the last day of a milestone, with what they are counted from."""

    due: date | None
    opens: date | None
    counted_from: tuple[str, date] | None
    reasons: tuple[Said, ...]
    missing: frozenset[str]


def dates_of(rule: MilestoneRule, known: Known, pauses: tuple[Pause, ...]) -> Dates:
    """The dates of a milestone that applies. What is not known gives no date."""
    start = counting(rule.start, known)
    decided = known.day(rule.set_by) if rule.set_by else None
    if decided:
        said = Said(N_("An authority has set the day: %(fact)s, %(day)s."), _named(known, rule.set_by, decided))
        return Dates(decided, _opens(rule, start, known, decided), (rule.set_by, decided), (said,), frozenset())
    if start.day is None:
        return Dates(None, _opens(rule, start, known, None), None, _without_start(rule, known, start), start.missing)
    due, moves = _due(rule, known, start.day, pauses)
    reasons = (_counted(known, start), *moves, *(() if due else (_soon(rule),)))
    return Dates(due, _opens(rule, start, known, due), (start.fact, start.day), reasons, frozenset())


def _due(
    rule: MilestoneRule, known: Known, start: date, pauses: tuple[Pause, ...]
) -> tuple[date | None, tuple[Said, ...]]:
    if rule.offset is None:
        return None, ()
    due = max(rule.offset.after(start, known.is_working_day), rule.not_before or date.min)
    if not rule.may_pause:
        return due, ()
    moves = moved_by(pauses, start, due, known.today)
    said = N_("A pause has moved the day from %(before)s to %(after)s: %(reason)s")
    sentences = tuple(Said(said, {"before": move.before, "after": move.after, "reason": move.reason}) for move in moves)
    return (moves[-1].after if moves else due), sentences


def _opens(rule: MilestoneRule, start: Counting, known: Known, due: date | None) -> date | None:
    """The first day: at the start unless the rule says otherwise; at once when nothing is counted."""
    if start.day is None:
        return known.today if due or not rule.start.dates else None
    opens = rule.opens.after(start.day, known.is_working_day) if rule.opens else start.day
    return min(opens, due) if due and not rule.opens else opens


def _counted(known: Known, start: Counting) -> Said:
    if not start.fact or start.day is None:
        return Said(N_("Counted from a day that the rule itself names."))
    return Said(N_("Counted from: %(fact)s, %(day)s."), _named(known, start.fact, start.day))


def _soon(rule: MilestoneRule) -> Said:
    if not rule.start.dates:
        return Said(N_("No last day is set."))
    if rule.opens:
        return Said(N_("It may be done from a day on; no last day is set."))
    return Said(N_("It is to be done as soon as possible; no last day is set."))


def _without_start(rule: MilestoneRule, known: Known, start: Counting) -> tuple[Said, ...]:
    if not rule.start.dates:
        return (_soon(rule),)
    said = N_("It is counted from “%(fact)s”, which is not noted.")
    return tuple(Said(said, {"fact": known.label(code)}) for code in sorted(start.missing))


def _named(known: Known, fact: str, day: date) -> dict[str, str | int | date]:
    return {"fact": known.label(fact), "day": day}
