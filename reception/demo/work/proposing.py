"""Who is proposed for the places that are open just now, and what was said so far."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Final

from reception.demo.skills.interviews import workday
from reception.demo.work.of import Of
from reception.demo.work.workplaces import Workplaces
from reception.work.terms.employers import ProposalAnswer

YES, NO, WAITING = ProposalAnswer.YES, ProposalAnswer.NO, ProposalAnswer.WAITING
#: What the person and the employer said, and whether the proposal has ended; the first stand in every demo.
ANSWERS: Final = (
    ((WAITING, WAITING), False), ((YES, WAITING), False), ((NO, WAITING), True), ((YES, NO), True), ((YES, YES), False),
    ((WAITING, WAITING), False), ((YES, WAITING), False), ((YES, YES), True),
)  # fmt: skip
MOST: Final = 3


def propose_to(random: Random, workplaces: Workplaces, people: Sequence[Of], today: date) -> None:
    """Propose some who have neither a job nor a placement for each open place, none of them twice."""
    free = [of for of in people if of.case.closed_on is None and _is_free(of, today)]
    random.shuffle(free)
    answers = (ANSWERS[turn % len(ANSWERS)] for turn in range(len(free)))
    for opening_id, _workplace, _task, made_on in workplaces.register.open:
        for _turn in range(random.randrange(0, MOST + 1)):
            if not free:
                return
            of = free.pop()
            proposed = max(made_on, workday(today - timedelta(days=random.randrange(1, 30))), of.case.opened_on)
            said, is_over = next(answers)
            ended = min(proposed + timedelta(days=random.randrange(1, 15)), today) if is_over else None
            workplaces.proposal(random, of, opening_id, proposed, answers=said, ended=ended)


def _is_free(of: Of, today: date) -> bool:
    is_placed = any(one.covers(today) for one in of.life.tries)
    return of.life.works_on(today) is None and not is_placed and (today - of.case.opened_on).days > 120
