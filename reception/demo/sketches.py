"""Who comes to Exempelby: what is decided about people before it becomes rows, by the shares of the domain facts."""

import tomllib
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from reception.education.terms.studies import StudyPath
from reception.housing.terms import Tenure
from reception.people.terms import BirthPrecision, Ground, LegalSex, Protection, ReceptionRoute

if TYPE_CHECKING:
    from reception.demo.journeys import Journey
    from reception.demo.work.life import Life

FOLDER = Path(__file__).parent
YEAR = 365.25
ADULT = 18
#: Ages of those who come alone or first of a household; the children come with them.
AGES = ((18, 19, 5), (20, 34, 50), (35, 49, 31), (50, 65, 11), (66, 84, 3))
#: Routes of households; four of a hundred are one child without its parents, which makes two of a hundred people.
ROUTES = (
    (ReceptionRoute.ASSIGNED, 33), (ReceptionRoute.RESETTLED, 10), (ReceptionRoute.SELF_SETTLED, 20),
    (ReceptionRoute.FAMILY, 25), (ReceptionRoute.TEMPORARY_PROTECTION_ASSIGNED, 8), (ReceptionRoute.UNACCOMPANIED, 4),
)  # fmt: skip
#: An unaccompanied minor is at least that old, and has been here for at most so many days.
YOUNGEST_ALONE, OLDEST_ALONE, LONGEST_ALONE = 14.0, 17.7, 540
#: So many days ago people came, at least and at most; and those of some years before them, whose case is mostly over:
#: of them it is known what became of somebody after 48 months. Temporary protection was first given on that day, to
#: those who had come since then.
LATELY, EARLIER = (3, 4 * 365), (4 * 365 + 1, 2010)
SHELTERED_FROM, DAYS_SHELTERED = date(2022, 3, 4), 30
#: Which grounds leave the origin's own ground as it is, and how somebody with one of them came.
_OWN_ROUTES: dict[Ground, dict[ReceptionRoute | None, ReceptionRoute]] = {
    Ground.TEMPORARY_PROTECTION: {
        ReceptionRoute.SELF_SETTLED: ReceptionRoute.SELF_SETTLED,
        ReceptionRoute.FAMILY: ReceptionRoute.SELF_SETTLED,
        None: ReceptionRoute.TEMPORARY_PROTECTION_ASSIGNED,
    },
    Ground.EU: {ReceptionRoute.FAMILY: ReceptionRoute.MOVED_IN, None: ReceptionRoute.SELF_SETTLED},
    Ground.FAMILY: {ReceptionRoute.SELF_SETTLED: ReceptionRoute.MOVED_IN, None: ReceptionRoute.FAMILY},
    Ground.RESETTLED: {None: ReceptionRoute.RESETTLED},
}
#: Which routes decide the ground of those whose origin does not.
_OWN_GROUNDS = {ReceptionRoute.RESETTLED: Ground.RESETTLED, ReceptionRoute.FAMILY: Ground.FAMILY}


@dataclass
class Sketch:
    """What is decided about a person before it becomes rows."""

    name: str
    own_script: str | None
    spellings: list[str]
    language_tags: list[str]
    script: str
    country: str
    ground: Ground
    sex: LegalSex
    birth: date | None
    precision: BirthPrecision | None
    received_on: date
    route: ReceptionRoute
    protection: Protection = Protection.NONE
    without_number: bool = False
    preferred: str | None = None
    #: Where the names come from, and the family name in its spellings; relatives share both.
    origin: dict[str, Any] = field(default_factory=dict)
    family: list[str] | None = None
    #: The given names in the family so far; nobody bears that of a relative as long as there are others.
    given_names: list[str] = field(default_factory=list)
    extra: dict[str, Any] = field(default_factory=dict)
    #: Children under 18 in the household, the person herself among them if she is one.
    children: int = 0
    needs_interpreter: bool = True
    #: By which right she lives at first; by chance if it is not said.
    tenure: Tenure | None = None
    journey: "Journey | None" = None
    #: The path of SFI she reads on; by chance if it is not said.
    study_path: StudyPath | None = None
    #: Under which name of `skills/told.toml` her skills are told; they are drawn if it is not said.
    skills: str | None = None
    #: The day on which the interview about her skills was whole.
    mapped_on: date | None = None
    #: What becomes of her at work; the rows tell of it what is known.
    working: "Life | None" = None
    #: Under which name of `work/told.toml` her way to work is told; it is drawn if it is not said.
    works: str | None = None

    def age_on(self, day: date) -> float:
        """In years; somebody whose birth is not known counts as thirty."""
        return (day - self.birth).days / YEAR if self.birth else 30.0


class Sketches:
    """Somebody new, or somebody of the same family."""

    def __init__(self, random: Random, today: date) -> None:
        self.random, self.today, self.came = random, today, LATELY
        self.origins: list[dict[str, Any]] = tomllib.loads((FOLDER / "names.toml").read_text())["origin"]

    def somebody(self) -> Sketch:
        """Somebody who comes alone, or first of a household."""
        random = self.random
        origin = random.choices(self.origins, [origin["share"] for origin in self.origins])[0]
        family = random.choice(origin["families"]) if random.random() >= 0.02 else None
        sketch = self._sketch(origin, family, *self._birth())
        sketch.received_on = self.today - timedelta(days=random.randrange(*self.came))
        _give_route(sketch, random.choices([route for route, _ in ROUTES], [share for _, share in ROUTES])[0])
        if sketch.route is ReceptionRoute.UNACCOMPANIED:
            self._make_young(sketch)
        elif sketch.ground is Ground.TEMPORARY_PROTECTION:
            first = SHELTERED_FROM + timedelta(days=DAYS_SHELTERED)
            sketch.received_on = max(sketch.received_on, min(first, self.today - timedelta(days=LATELY[0])))
        return sketch

    def grown_up(self) -> Sketch:
        """Somebody who is no child."""
        while (sketch := self.somebody()).route is ReceptionRoute.UNACCOMPANIED:
            pass
        return sketch

    def partner(self, of: Sketch) -> Sketch:
        """A grown-up of the same family who came the same day."""
        return self.relative(of, youngest=20, oldest=50)

    def child(self, of: Sketch) -> Sketch:
        """A child who came the same day; not born later, and younger than the parent by at least 18 years."""
        age, here = of.age_on(self.today), (self.today - of.received_on).days / YEAR
        oldest = min(17.5, max(age - ADULT, here + 0.5))
        return self.relative(of, youngest=min(max(here + 0.1, age - 50), oldest), oldest=oldest)

    def relative(self, of: Sketch, *, youngest: float, oldest: float) -> Sketch:
        """Somebody of the same family who came the same day, aged between `youngest` and `oldest`."""
        days = round(YEAR * self.random.uniform(youngest, oldest))
        birth = self.today - timedelta(days=days)
        sketch = self._sketch(of.origin, of.family, birth, BirthPrecision.DAY, given_names=of.given_names)
        sketch.received_on, sketch.route, sketch.ground = of.received_on, of.route, of.ground
        sketch.children = of.children
        return sketch

    def _sketch(
        self,
        origin: dict[str, Any],
        family: list[str] | None,
        birth: date | None,
        precision: BirthPrecision | None,
        given_names: list[str] | None = None,
    ) -> Sketch:
        sex = LegalSex.WOMAN if self.random.random() < 0.5 else LegalSex.MAN
        names = origin["women" if sex is LegalSex.WOMAN else "men"]
        drawn, taken = self.random.choice(names), [] if given_names is None else given_names
        given = min((drawn, *names), key=lambda one: taken.count(one[0]))
        taken.append(given[0])
        return Sketch(
            name=f"{given[0]} {family[0]}" if family else given[0],
            own_script=_own_script(given, family),
            spellings=_spellings(given, family),
            language_tags=origin["languages"],
            script=origin["script"],
            country=origin["country"],
            ground=Ground(origin["ground"]),
            sex=sex,
            birth=birth,
            precision=precision,
            received_on=self.today,
            route=ReceptionRoute.ASSIGNED,
            without_number=self.random.random() < 0.12,
            origin=origin,
            family=family,
            given_names=taken,
            needs_interpreter=self.random.random() < 0.7,
        )

    def _birth(self) -> tuple[date | None, BirthPrecision | None]:
        low, high, _share = self.random.choices(AGES, [share for *_ages, share in AGES])[0]
        day = self.today - timedelta(days=round(YEAR * self.random.uniform(low, high + 1)))
        chance = self.random.random()
        if chance < 0.02:
            return None, None
        if chance < 0.12:
            return day.replace(month=1, day=1), BirthPrecision.YEAR
        if chance < 0.22:
            return day.replace(month=1, day=1), BirthPrecision.ESTIMATED
        return day, BirthPrecision.DAY

    def _make_young(self, sketch: Sketch) -> None:
        """A child without its parents. It came lately, or it would be grown up by now."""
        age = self.random.uniform(YOUNGEST_ALONE, OLDEST_ALONE)
        sketch.birth, sketch.precision = self.today - timedelta(days=round(YEAR * age)), BirthPrecision.DAY
        sketch.received_on = self.today - timedelta(days=self.random.randrange(10, LONGEST_ALONE))
        if sketch.ground is not Ground.TEMPORARY_PROTECTION:
            sketch.ground = Ground.REFUGEE


def _give_route(sketch: Sketch, drawn: ReceptionRoute) -> None:
    """The route that was drawn, as far as the ground of the permit allows it; else the one that goes with it."""
    if drawn is ReceptionRoute.UNACCOMPANIED:
        sketch.route = drawn
        return
    own = _OWN_ROUTES.get(sketch.ground)
    if own is not None:
        sketch.route = own.get(drawn, own[None])
        return
    sketch.ground = _OWN_GROUNDS.get(drawn, sketch.ground)
    is_for_others = drawn is ReceptionRoute.TEMPORARY_PROTECTION_ASSIGNED
    sketch.route = ReceptionRoute.ASSIGNED if is_for_others else drawn


def _own_script(given: list[str], family: list[str] | None) -> str | None:
    parts = [name[1] for name in (given, family) if name is not None and len(name) > 1]
    return " ".join(parts) or None


def _spellings(given: list[str], family: list[str] | None) -> list[str]:
    other = [name[2] if len(name) > 2 else name[0] for name in (given, family) if name is not None]
    usual = [name[0] for name in (given, family) if name is not None]
    return [" ".join(other)] if other != usual else []
