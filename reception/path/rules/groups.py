"""Which target group somebody belongs to. Who belongs to which stands in `groups.toml`. Pure."""

from dataclasses import dataclass
from datetime import date

from reception.i18n.said import Said
from reception.path.rules.days import IsWorkingDay
from reception.path.rules.definitions import Rulebook
from reception.path.rules.facts import Facts
from reception.path.terms import TargetGroup


@dataclass(frozen=True)
class GroupFound:
    """The group, or None with the facts that would tell."""

    group: TargetGroup | None
    because: tuple[Said, ...] = ()
    missing: tuple[str, ...] = ()


def group_of(facts: Facts, book: Rulebook, *, today: date, is_working_day: IsWorkingDay) -> GroupFound:
    """The first group whose condition holds; none as long as an earlier one might."""
    known = book.known(facts, today, is_working_day)
    for group in book.groups:
        verdict = group.condition.judge(known)
        if verdict.truth is None:
            return GroupFound(None, missing=tuple(sorted(verdict.missing)))
        if verdict.truth:
            return GroupFound(group.group, verdict.because)
    return GroupFound(None)
