"""Figures of the counts of a year: I44 and I46. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from reception.inclusion.rules.counts import Counts
from reception.reckoning.figures import Figure


def i44(units: Iterable[Counts]) -> dict[str, Figure]:
    """I44: of those for whom trainings were meant, how many took them: in all ("I44"), and by subject ("I44-…").

    Somebody for whom two trainings were meant is two of the number: a training is counted, not a member of staff.
    """
    meant: Counter[str] = Counter()
    trained: Counter[str] = Counter()
    for counts in units:
        for subject, one in counts.trainings.items():
            meant[subject] += one.meant
            trained[subject] += one.trained
    each = {f"I44-{subject}": Figure(trained[subject], number, {}) for subject, number in sorted(meant.items())}
    return {"I44": Figure(trained.total(), meant.total(), {}), **each}


def most_spoken(spoken: Mapping[str, int], number: int) -> tuple[str, ...]:
    """The most spoken languages, so many of them. Of two that as many speak the one stands first whose tag does."""
    ordered = sorted(((tag, count) for tag, count in spoken.items() if count > 0), key=lambda one: (-one[1], one[0]))
    return tuple(tag for tag, _count in ordered[:number])


def i46(units: Iterable[Counts], languages: Sequence[str]) -> Figure:
    """I46: of the units that have counted anything of the year, how many can help in each of these languages.

    Where no language is asked for, as in a year without cases, nothing can be said of anybody.
    """
    counted = [one for one in units if not one.is_empty]
    if not languages:
        return Figure(0, 0, {})
    able = [one for one in counted if all(one.languages.get(tag, 0) > 0 for tag in languages)]
    return Figure(len(able), len(counted), {})
