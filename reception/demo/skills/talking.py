"""What people answered in the interview, and how far they have come since."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any, Final

from reception.demo.skills.backgrounds import Background
from reception.demo.skills.interviews import Interview, workday
from reception.demo.skills.writing import Of, Writing
from reception.skills.terms import Part, RatedBy

_YES: Final = {True: "yes", False: "no"}
#: Somebody who went to school for a few years or none.
_SHORT: Final = frozenset({"none", "short"})
#: Who was mapped is measured every quarter, three times at most, and some weeks after the interview at first.
AFTER_INTERVIEW, A_QUARTER, MOST_MEASURES = 14, 91, 3
LEVELS: Final = 5
#: Of a hundred areas: gone up by one since the last time.
GOES_UP: Final = 40


class Talking:
    """Answers for the parts that were talked through, by the shares of `skills.toml`."""

    def __init__(self, writing: Writing, told: dict[str, Any]) -> None:
        self.writing, self.told = writing, told

    def answer(self, random: Random, of: Of, interview: Interview, brought: Background) -> None:
        """What she can besides, wants, and what is in the way."""
        for part, questions in self.told["answers"].items():
            if Part(part) in interview.ended:
                for question, shares in questions.items():
                    if said := random.choices(list(shares), list(shares.values()))[0]:
                        self.writing.answer(of, question, said)
        if Part.WISHES in interview.ended:
            self._wish(random, of, brought)
        if Part.OBSTACLES in interview.ended:
            childcare = bool(of.sketch.children) and random.randrange(100) < self.told["tells"]["childcare"]
            reading = brought.stage in _SHORT and random.randrange(100) < self.told["tells"]["reading_writing"]
            self.writing.answer(of, "childcare", _YES[childcare])
            self.writing.answer(of, "reading_writing", _YES[reading])

    def _wish(self, random: Random, of: Of, brought: Background) -> None:
        """Her own work, or another that is to be had soon; in some years more often what she has learnt."""
        for question, wishes, own in (("work_soon", "soon", 35), ("work_later", "later", 60)):
            text, code = random.choice(self.told["wishes"][wishes])
            if brought.work and random.randrange(100) < own:
                text, code = brought.work[0].title, brought.work[0].occupation_code or ""
            self.writing.answer(of, question, text, code or None)

    def wish_for_business(self, random: Random, of: Of, interview: Interview) -> None:
        """Whether she wants a business of her own."""
        if Part.WISHES in interview.ended:
            shares = self.told["wishes"]["business"]
            if said := random.choices(list(shares), list(shares.values()))[0]:
                self.writing.answer(of, "start_business", said)

    def measure(self, random: Random, of: Of, interview: Interview) -> None:
        """How far some of those who were mapped have come, quarter by quarter."""
        progress = self.told["progress"]
        if interview.mapped_on is None or random.randrange(100) >= progress["measured"]:
            return
        levels = {area: random.randint(1, 3) for area in progress["areas"]}
        for on in self._quarters(of, interview.mapped_on):
            by_worker = random.randrange(100) < progress["by_worker"]
            for area, level in levels.items():
                self.writing.measure(of, on, area, RatedBy.HERSELF, level)
                if by_worker:
                    seen = max(1, min(LEVELS, level + random.choice((-1, 0, 0, 0, 1))))
                    self.writing.measure(of, on, area, RatedBy.WORKER, seen)
            levels = {
                area: min(LEVELS, level + (random.randrange(100) < GOES_UP)) for area, level in levels.items()
            }  # fmt: skip

    def _quarters(self, of: Of, since: date) -> Iterator[date]:
        for place in range(MOST_MEASURES):
            on = workday(since + timedelta(days=AFTER_INTERVIEW + A_QUARTER * place))
            if on <= of.until:
                yield on
