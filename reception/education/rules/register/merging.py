"""Two teachers save one register: each change of either is kept, and the second is told what differed. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from reception.education.rules.register.marks import Mark, Register


@dataclass(frozen=True, slots=True)
class Difference:
    """One pupil's mark as it was `shown` to the second, as she has it (`mine`), and as the first saved it (`theirs`).

    None: the pupil was not on that register.
    """

    shown: Mark | None
    mine: Mark | None
    theirs: Mark | None


@dataclass(frozen=True, slots=True)
class Merged:
    """What comes of three registers.

    `register`: what is agreed on; a pupil who is `disputed` has no mark in it until somebody chooses. `learnt`: what
    the first changed and the second had not seen; it is in the register, and is told to her.
    """

    register: Register
    learnt: Mapping[int, Difference]
    disputed: Mapping[int, Difference]

    @property
    def is_settled(self) -> bool:
        """Whether it can be saved as it is."""
        return not self.disputed


def merged(shown: Register, mine: Register, theirs: Register) -> Merged:
    """Pupil by pupil: who changed a mark since it was shown has changed it; two different changes are disputed.

    `shown` is what the second's form was opened with (before a first save: the preset), `theirs` what is saved now.
    """
    pupils = sorted({*shown, *mine, *theirs})
    apart = {one: Difference(shown.get(one), mine.get(one), theirs.get(one)) for one in pupils}
    disputed = {one: it for one, it in apart.items() if it.shown != it.mine != it.theirs != it.shown}
    learnt = {one: it for one, it in apart.items() if it.mine == it.shown != it.theirs}
    agreed = ((one, it.theirs if it.mine == it.shown else it.mine) for one, it in apart.items() if one not in disputed)
    return Merged({one: mark for one, mark in agreed if mark is not None}, learnt, disputed)


def resolved(it: Merged, chosen: Mapping[int, Mark | None]) -> Register:
    """The register once each disputed pupil has a mark (None: off the register). ValueError while one has none."""
    if chosen.keys() != it.disputed.keys():
        raise ValueError("not-chosen")
    whole = {**it.register, **chosen}
    return {pupil: mark for pupil, mark in sorted(whole.items()) if mark is not None}
