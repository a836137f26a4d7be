"""What somebody brings: languages, schools, work and certificates, by shares and so that the years fit her age."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any, Final

from reception.demo.sketches import Sketch
from reception.people.terms import LegalSex
from reception.skills.terms import Completion, LanguageLevel, Papers, QualificationKind

FULLY, WELL, EVERYDAY, LITTLE, NOT = (
    LanguageLevel.FULLY, LanguageLevel.WELL, LanguageLevel.EVERYDAY, LanguageLevel.LITTLE, LanguageLevel.NOT,
)  # fmt: skip
#: Of a hundred: grown-ups of an age to have worked, those who did two kinds of work, those with a certificate, those
#: who learnt for the work they did and tell no year of it.
WORKED, WORKED_TWICE, CERTIFIED = 86, 35, 12
ENGLISH: Final = {"secondary": 40, "tertiary": 75}
PAPERS: Final = ((Papers.AT_HAND, 45), (Papers.TO_BE_HAD, 15), (Papers.LOST, 27), (Papers.NONE, 13))
GROWN, OLDEST_AT_SCHOOL = 18, 24
LONGEST_WORK: Final = 216
#: Who has no state has lived somewhere all the same.
_ELSEWHERE: Final = {"XX": "SY"}
_STAGES: Final = ("none", "short", "nine", "unknown", "secondary", "tertiary")


@dataclass(frozen=True)
class Brought:
    """A qualification before it is a row: its columns, and the way to recognition it may go."""

    kind: QualificationKind
    title: str
    papers: Papers | None
    level_code: str | None = None
    occupation_code: str | None = None
    profession_code: str | None = None
    country: str | None = None
    place: str | None = None
    first_year: int | None = None
    last_year: int | None = None
    months: int | None = None
    completion: Completion | None = None
    expires_on: date | None = None
    note: str | None = None


@dataclass(frozen=True)
class Background:
    """All that somebody brings. `languages`: tag, and how well she speaks, reads and writes it."""

    languages: list[tuple[str, tuple[LanguageLevel, LanguageLevel, LanguageLevel]]]
    education: list[Brought]
    work: list[Brought]
    certificates: list[Brought]
    #: Of schooling, as `skills.toml` has it.
    stage: str = ""


class Backgrounds:
    """Draws one background after the other from the shares of `skills.toml`."""

    def __init__(self, told: dict[str, Any], today: date) -> None:
        self.told, self.today = told, today
        self._work = {
            (stage, sex): _shares(told["work"], stage, sex) for stage in _STAGES for sex in (True, False)
        }  # fmt: skip

    def of(self, random: Random, sketch: Sketch, path: str) -> Background:
        """Everything of one person. `path`: of SFI, "1" to "3", or "" for somebody who reads none."""
        schooling = self.told["schooling"][path]
        stage = random.choices(list(schooling), list(schooling.values()))[0]
        country = _ELSEWHERE.get(sketch.country, sketch.country)
        works = list(self._works(random, sketch, stage))
        education = list(self._education(random, sketch, stage, works))
        years = [self._worked(random, sketch, one, place) for place, one in enumerate(works)]
        certificates = [self._certificate(random, sketch)] if random.randrange(100) < CERTIFIED else []
        studied, worked, certified = (
            [self._placed(random, one, country) for one in those] for those in (education, years, certificates)
        )
        return Background(list(_languages(random, sketch, stage)), studied, worked, certified, stage)

    def _placed(self, random: Random, one: Brought, country: str) -> Brought:
        places = self.told["places"].get(country, ())
        return replace(one, country=country, place=random.choice(places) if places else None)

    def _works(self, random: Random, sketch: Sketch, stage: str) -> Iterator[dict[str, Any]]:
        """What she worked with: of the young fewer have."""
        age = int(sketch.age_on(sketch.received_on))
        if age < GROWN + 1 or random.randrange(100) >= (WORKED if age > OLDEST_AT_SCHOOL else WORKED // 2):
            return
        among, shares = self._work[stage, sketch.sex is LegalSex.WOMAN]
        drawn = random.choices(among, shares, k=1 + (random.randrange(100) < WORKED_TWICE))
        had_time = (one for one in drawn if age > GROWN + one.get("diploma", {}).get("years", 0))
        yield from {one["code"]: one for one in had_time}.values()

    def _education(self, random: Random, sketch: Sketch, stage: str, works: list[dict[str, Any]]) -> Iterator[Brought]:
        diploma = next(((one, one["diploma"]) for one in works if "diploma" in one), None)
        if stage == "tertiary" and diploma is None:
            diploma = random.choice([(one, one["diploma"]) for one in self.told["work"] if "diploma" in one])
        of_stage = [one for one in self.told["education"] if one["stage"] == stage]
        if diploma is not None:
            work, school = diploma
            interrupted = 0 if work in works else 25
            told = {**school, "years": [school["years"]] * 2, "begins": GROWN, "interrupted": interrupted}
            yield self._school(random, sketch, told, profession=work.get("profession"))
        elif of_stage:
            yield self._school(random, sketch, random.choice(of_stage))

    def _school(self, random: Random, sketch: Sketch, school: dict[str, Any], profession: str | None = None) -> Brought:
        """A school with its years; nobody has gone to one longer than until she came."""
        years, born = random.randint(*school["years"]), self._born(sketch)
        first = born + school["begins"] + random.randrange(3)
        last = min(first + years, sketch.received_on.year)
        is_broken = random.randrange(100) < school["interrupted"] or last < first + years
        return Brought(
            QualificationKind.EDUCATION, school["title"], _papers(random), level_code=school["level"],
            first_year=min(first, last), last_year=last, months=max(12 * (last - first), 6),
            completion=Completion.INTERRUPTED if is_broken else Completion.COMPLETED,
            profession_code=None if is_broken else profession,
        )  # fmt: skip

    def _worked(self, random: Random, sketch: Sketch, work: dict[str, Any], place: int) -> Brought:
        """Work with its months: the first since she was grown up, the second after some years."""
        begins = self._born(sketch) + GROWN + (work.get("diploma", {}).get("years", 0)) + 4 * place
        most = min(LONGEST_WORK, 12 * (sketch.received_on.year - begins))
        months = max(3, min(most, random.randint(4, 150)))
        last = min(begins + -(-months // 12) + random.randrange(3), sketch.received_on.year)
        return Brought(
            QualificationKind.WORK, work["title"], _papers(random), occupation_code=work["code"],
            profession_code=work.get("profession"), first_year=min(begins, last), last_year=last, months=months,
            note=random.choice([None, *work.get("notes", ())]),
        )  # fmt: skip

    def _certificate(self, random: Random, sketch: Sketch) -> Brought:
        told = random.choice(self.told["certificate"])
        year = sketch.received_on.year - random.randrange(1, 6)
        ends = self.today + timedelta(days=random.randint(-300, 900)) if told["years"] else None
        return Brought(
            QualificationKind.CERTIFICATE, told["title"], Papers.AT_HAND, first_year=year, last_year=year,
            expires_on=ends,
        )  # fmt: skip

    def _born(self, sketch: Sketch) -> int:
        return sketch.received_on.year - max(int(sketch.age_on(sketch.received_on)), GROWN)


def _shares(works: list[dict[str, Any]], stage: str, is_woman: bool) -> tuple[list[dict[str, Any]], list[float]]:  # noqa: FBT001 - a key of a table
    """The work that somebody of a schooling may have done, and how often she has: what takes a school goes first."""
    reached = _STAGES.index(stage)
    among = [one for one in works if _STAGES.index(one.get("stage", "none")) <= reached]
    own = {"tertiary": 6.0, "secondary": 2.0}
    shares = [
        one["share"] * (one["women"] if is_woman else 100 - one["women"])
        * (own.get(stage, 1.0) if one.get("stage") == stage else 1.0)
        for one in among
    ]  # fmt: skip
    return among, shares


def _papers(random: Random) -> Papers:
    return random.choices([papers for papers, _share in PAPERS], [share for _papers, share in PAPERS])[0]


def _languages(
    random: Random, sketch: Sketch, stage: str
) -> Iterator[tuple[str, tuple[LanguageLevel, LanguageLevel, LanguageLevel]]]:
    """Those of the person's record, with how well she reads and writes after her schooling; and perhaps English."""
    written = {"none": NOT, "short": EVERYDAY, "nine": WELL, "unknown": WELL}.get(stage, FULLY)
    for place, tag in enumerate(sketch.language_tags):
        if place == 0:
            yield tag, (FULLY, written, LITTLE if written is EVERYDAY else written)
        else:
            reads = random.choice((WELL, EVERYDAY, LITTLE)) if written is not NOT else NOT
            yield tag, (WELL, reads, reads)
    if random.randrange(100) < ENGLISH.get(stage, 8):
        level = random.choice((LITTLE, EVERYDAY, WELL) if stage == "tertiary" else (LITTLE, EVERYDAY))
        yield "en", (level, level, level)
