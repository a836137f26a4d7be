"""How validations have gone: step after step with their waits, until a day, and where each of them stands then."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any, Final

from reception.demo.skills.interviews import workday
from reception.skills.terms import Body, Outcome, Recognition, Step, ValidationEnd, WaitsOn

#: Of a hundred, by step: left out with a reason. A body asks for more papers, somebody stops, a unit has not gone on.
LEFT_OUT: Final = {Step.SELF_RATING: 12, Step.OVERVIEW: 10, Step.DEEPENED: 35}
MORE_PAPERS, STOPS, NOT_GONE_ON = 28, 4, 6
#: Days from one step to the next, and days that the unit's own steps and a deepened mapping take.
BETWEEN, OWN, DEEPENED, RECOGNISING = (2, 25), (0, 21), (10, 60), (0, 28)
#: What comes of an assessment, of a hundred.
OUTCOMES: Final = (
    (Outcome.CONFIRMED, 58), (Outcome.PARTLY, 24), (Outcome.NOT_CONFIRMED, 12), (Outcome.NOT_POSSIBLE, 6),
)  # fmt: skip
ENDS: Final = {Outcome.CONFIRMED: ValidationEnd.RECOGNISED, Outcome.PARTLY: ValidationEnd.PARTLY_RECOGNISED}


@dataclass
class Gone:
    """A validation as it went. `steps`: columns of `ValidationStep`; `way`: as `skills.toml` tells it."""

    way: dict[str, Any]
    started_on: date
    steps: list[dict[str, Any]] = field(default_factory=list)
    ended: tuple[date, ValidationEnd] | None = None
    #: What is to be done next, by when and by whom.
    next: tuple[str, date, WaitsOn] | None = None

    @property
    def aims_at(self) -> Recognition:
        """What it is to lead to."""
        return Recognition(self.way["aims_at"])


class Recognising:
    """Lets one validation after the other go its way."""

    def __init__(self, told: dict[str, Any]) -> None:
        self.told = told

    def go(self, random: Random, way: dict[str, Any], started: date, until: date, *, is_open: bool) -> Gone:
        """From the day it was begun until a day; what was not done when a case was closed goes on elsewhere."""
        gone = Gone(way, started)
        day: date | None = started
        for step in Step:
            day = self._take(random, gone, step, day or until, until)
            if day is None:
                break
        if gone.ended is None and not is_open:
            gone.ended, gone.next = (until, ValidationEnd.MOVED), None
        return gone

    def _take(self, random: Random, gone: Gone, step: Step, day: date, until: date) -> date | None:
        """Take or leave out a step; return the day of its answer, or None where the validation stands or has ended."""
        if random.randrange(100) < LEFT_OUT.get(step, 0):
            gone.steps.append({"step": step, "left_out_because": random.choice(self.told["left_out"][step])})
            return day
        asked = _later(random, day, BETWEEN) if gone.steps and step is not Step.RECOGNITION else day
        if random.randrange(100) < STOPS and gone.steps and asked <= until:
            gone.ended = (asked, ValidationEnd.STOPPED)
            return None
        if asked > until or (gone.steps and random.randrange(100) < NOT_GONE_ON):
            gone.next = self._next(random, WaitsOn.UNIT, until)
            return None
        one = {"step": step, "asked_on": asked, **self._whom(gone.way, step)}
        gone.steps.append(one)
        return self._wait(random, gone, one, until)

    def _whom(self, way: dict[str, Any], step: Step) -> dict[str, Any]:
        """Who does it: the unit, who maps more deeply, or the body itself. `named`: an organisation and its kind."""
        if step in {Step.SELF_RATING, Step.OVERVIEW}:
            return {"body": Body.OWN_UNIT}
        if step is Step.DEEPENED and way.get("deepened", way["body"]) != way["body"]:
            school = self.told["way"]["school"]
            return {"body": Body(way["deepened"]), "named": (school["organisation"], school["kind"])}
        body = Body.OWN_UNIT if step is Step.DEEPENED and "deepened" not in way else Body(way["body"])
        is_named = body is not Body.OWN_UNIT and "organisation" in way
        return {"body": body} | ({"named": (way["organisation"], way["kind"])} if is_named else {})

    def _wait(self, random: Random, gone: Gone, one: dict[str, Any], until: date) -> date | None:
        """Wait for the answer; a body may ask for more papers first."""
        step, asked = one["step"], one["asked_on"]
        days = {Step.DEEPENED: DEEPENED, Step.ASSESSMENT: tuple(gone.way["days"]), Step.RECOGNITION: RECOGNISING}
        answered = _later(random, asked, days.get(step, OWN))
        if step is Step.ASSESSMENT:
            one["reference"] = f"{gone.way['body'][:3].upper()}-exempel {random.randrange(1000, 9999)}"
            if random.randrange(100) < MORE_PAPERS:
                answered = self._papers(random, gone, one, answered, until)
        if answered > until:
            if gone.next is None:
                by = WaitsOn.UNIT if one["body"] is Body.OWN_UNIT else WaitsOn.BODY
                gone.next = self._next(random, by, until)
            return None
        return self._answer(random, gone, one, answered, until)

    def _papers(self, random: Random, gone: Gone, one: dict[str, Any], answered: date, until: date) -> date:
        """More papers are asked for and sent; return the day of the answer, which comes later then."""
        wanted = _later(random, one["asked_on"], (12, 45))
        sent = _later(random, wanted, (4, 50))
        if wanted <= until:
            one["more_asked_on"] = wanted
            if sent <= until:
                one["more_sent_on"] = sent
            else:
                gone.next = self._next(random, WaitsOn.PERSON, until)
        return max(answered, _later(random, sent, (14, 40)))

    def _answer(self, random: Random, gone: Gone, one: dict[str, Any], answered: date, until: date) -> date | None:
        """Note what came of a step, and end the validation where nothing follows."""
        step, way = one["step"], gone.way
        outcome = Outcome.CONFIRMED
        if step is Step.ASSESSMENT:
            outcome = random.choices([one for one, _share in OUTCOMES], [share for _one, share in OUTCOMES])[0]
        elif step is Step.RECOGNITION:
            outcome = next((other["outcome"] for other in gone.steps if other["step"] is Step.ASSESSMENT), outcome)
            one["recognition"] = gone.aims_at
            gone.ended = (answered, ENDS[outcome])
        one |= {"answered_on": answered, "outcome": outcome}
        if step is Step.ASSESSMENT:
            if outcome not in ENDS:
                gone.ended = (answered, ValidationEnd.NOT_RECOGNISED)
                return None
            one["result"] = way["result"][outcome is Outcome.PARTLY]
            if outcome is Outcome.PARTLY and gone.aims_at is Recognition.LICENCE:
                _words, by_day, by = self._next(random, WaitsOn.PERSON, until)
                gone.next = (random.choice(self.told["next"]["rest"]), by_day, by)
                return None
        return answered

    def _next(self, random: Random, by: WaitsOn, until: date) -> tuple[str, date, WaitsOn]:
        """What is to be done, by whom, and by when: about a tenth are some days late with it."""
        low, high = {WaitsOn.BODY: (-4, 60), WaitsOn.PERSON: (-8, 30), WaitsOn.UNIT: (-3, 21)}[by]
        return random.choice(self.told["next"][by]), until + timedelta(days=random.randint(low, high)), by


def _later(random: Random, day: date, days: tuple[int, int]) -> date:
    """A working day so many days later, at least and at most; never before the day."""
    return max(workday(day + timedelta(days=random.randint(*days))), day)
