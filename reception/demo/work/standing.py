"""What somebody lives by and where she stands, as far as it was noted; her studies, and advice on a business."""

from datetime import date, timedelta
from random import Random
from typing import Final

from reception.demo.rows import Rows
from reception.demo.skills.interviews import workday
from reception.demo.work.drawing import one_of
from reception.demo.work.life import Life
from reception.demo.work.months import Months, runs
from reception.demo.work.of import Of
from reception.reckoning.periods import end_of_month
from reception.work.models import BusinessAdvice, IncomePeriod, StatusNote, Study
from reception.work.rules import status
from reception.work.rules.moments import Origins, asked
from reception.work.rules.self_support import month_of
from reception.work.terms.file import LearntThrough
from reception.work.terms.income import IncomeSource, WorkStatus
from reception.work.terms.jobs import BusinessResult, JobContract, StudyEnd, StudyLevel

#: Of a hundred: of whose income anything is noted; with a hole of some months; not asked again for long.
TOLD, WITH_HOLE, NOT_ASKED_AGAIN = 86, 14, 12
#: Moments that were asked about when their day had come, lately and before; of those, whom nobody could say.
ASKED_LATELY, ASKED, NOT_KNOWN = 55, 94, 4
LATELY: Final = timedelta(days=40)
LEARNT: Final = (
    (LearntThrough.PERSON, 45), (LearntThrough.DOCUMENT, 33), (LearntThrough.AUTHORITY, 16),
    (LearntThrough.EMPLOYER, 6),
)  # fmt: skip
TITLES: Final = {
    StudyLevel.BASIC: ("Svenska och matematik, grundläggande", "Grundläggande kurser"),
    StudyLevel.UPPER_SECONDARY: ("Vård och omsorg", "Barn och fritid", "Svenska som andraspråk 1", "Bygg"),
    StudyLevel.FOLK_HIGH_SCHOOL: ("Allmän kurs", "Allmän kurs med svenska"),
    StudyLevel.VOCATIONAL: ("Redovisningsekonom", "Nätverkstekniker", "Tandsköterska"),
    StudyLevel.UNIVERSITY: ("Kompletterande lärarutbildning", "Svenska för akademiker", "Sjuksköterska"),
    StudyLevel.OTHER: ("Truckkort och lager", "Körkort tung trafik"),
}  # fmt: skip
SCHOOLS: Final = {
    StudyLevel.BASIC: "Exempelby lärcentrum", StudyLevel.UPPER_SECONDARY: "Exempelby lärcentrum",
    StudyLevel.FOLK_HIGH_SCHOOL: "Folkhögskolan",
}  # fmt: skip
#: Of a hundred who want a business, perhaps want one, have one, and of all others: with whom it was talked through.
ADVISED: Final = {"yes": 48, "perhaps": 16}
ADVISED_WITH_ONE, ADVISED_OTHERS = 55, 1
ADVISERS: Final = ("Nyföretagarcentrum", "Kommunens näringslivskontor", None)
RESULTS: Final = (
    (BusinessResult.CONSIDERS, 45), (BusinessResult.PREPARES, 25), (BusinessResult.GAVE_UP, 30),
)  # fmt: skip
ADVICE: Final = (
    "Gick igenom F-skatt och bokföring.",
    "Vill öppna kafé. Räknade på hyra.",
    "Städfirma, har två kunder.",
    None,
)


class Standing:
    """Writes one person after the other."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    def write(self, random: Random, of: Of) -> None:
        """Studies, advice, income and status."""
        self._studies(random, of)
        self._advice(random, of)
        if random.randrange(100) < TOLD:
            self.incomes(random, of, _with_hole(random, of.life.months))
        self._statuses(random, of)

    def _studies(self, random: Random, of: Of) -> None:
        for one in of.life.lessons:
            if not of.is_known(one.started_on):
                continue
            ended = of.seen(one.ended_on)
            is_done = one.ended_as is StudyEnd.COMPLETED
            of.add(
                self.rows, random, Study, one.started_on, level=one.level, title=random.choice(TITLES[one.level]),
                school=SCHOOLS.get(one.level), funding=one.funding, extent=one.extent, started_on=one.started_on,
                planned_end_on=one.ended_on if is_done else None, ended_on=ended,
                ended_as=one.ended_as if ended else None, learnt_through=one_of(random, LEARNT[:3]),
            )  # fmt: skip

    def _advice(self, random: Random, of: Of) -> None:
        """Advice before the business began, or to somebody who only wishes for one."""
        own = next((one for one in of.life.jobs if one.contract is JobContract.OWN_BUSINESS), None)
        share = ADVISED_WITH_ONE if own else ADVISED.get(of.wish or "", ADVISED_OTHERS)
        if random.randrange(100) >= share:
            return
        first = of.case.opened_on + timedelta(days=30)
        day = own.started_on - timedelta(days=random.randrange(30, 300)) if own else _any_day(random, first, of.known)
        if (day := workday(day)) < first or not of.is_known(day):
            return
        has_begun = own is not None and of.is_known(own.started_on)
        result = BusinessResult.STARTED if has_begun else one_of(random, RESULTS)
        of.add(
            self.rows, random, BusinessAdvice, day, advised_on=day, adviser=random.choice(ADVISERS), result=result,
            started_on=own.started_on if own and has_begun else None, note=random.choice(ADVICE),
        )  # fmt: skip

    def incomes(self, random: Random, of: Of, months: Months) -> None:
        """Each source from month to month."""
        until = month_of(of.known)
        is_asked_again = random.randrange(100) >= NOT_ASKED_AGAIN
        for source, first, last in runs({month: those for month, those in months.items() if month <= until}):
            ago = random.randrange(0, 80) if is_asked_again else random.randrange(150, 420)
            heard = end_of_month(last) + timedelta(days=random.randrange(1, 26)) if last else of.known - timedelta(ago)
            confirmed = max(min(heard, of.known), first, of.case.opened_on)
            learnt = LearntThrough.OWN_UNIT if source is IncomeSource.SOCIAL_ASSISTANCE else one_of(random, LEARNT[:3])
            of.add(
                self.rows, random, IncomePeriod, first, source=source, first_month=first, last_month=last,
                learnt_through=learnt, confirmed_on=confirmed,
            )  # fmt: skip

    def _statuses(self, random: Random, of: Of) -> None:
        """The moments whose day has come: most were asked about, and of most somebody could say."""
        course = of.life.establishment
        left = of.seen(course.ended_on) if course else None
        facts = facts_of(of.life)
        for one in asked(Origins(left, of.sketch.received_on), {}, of.today, 0):
            is_after_move = of.case.has_moved and of.case.closed_on is not None and one.on > of.case.closed_on
            share = ASKED_LATELY if of.today - one.on < LATELY else ASKED
            if one.on > of.today or random.randrange(100) >= share or not (is_after_move or of.is_known(one.on)):
                continue
            found = WorkStatus.MOVED if is_after_move else status.reckoned(facts, one.on)
            if found is WorkStatus.UNKNOWN:
                found = WorkStatus.NEITHER
            if random.randrange(100) < NOT_KNOWN:
                found = WorkStatus.UNKNOWN
            self.status(random, of, one.moment.code, one.on, found)

    def status(self, random: Random, of: Of, moment: str, day: date, found: WorkStatus) -> None:
        """Where she stood on the day of a moment."""
        learnt = one_of(random, LEARNT)
        of.add(self.rows, random, StatusNote, day, moment=moment, on=day, status=found, learnt_through=learnt)


def facts_of(life: Life) -> status.Facts:
    """What the rules reckon with, of everything that happened."""
    return status.Facts(
        jobs=tuple(
            status.Job(status.Lasting(one.started_on, one.ended_on), one.subsidy, one.subsidy_until)
            for one in life.jobs
        ),
        placements=tuple(status.Placed(status.Lasting(one.started_on, one.ended_on), one.kind) for one in life.tries),
        studies=tuple(
            status.Studies(status.Lasting(one.started_on, one.ended_on), one.funding) for one in life.lessons
        ),
    )


def _any_day(random: Random, first: date, last: date) -> date:
    return first + timedelta(days=random.randrange(max((last - first).days, 1)))


def _with_hole(random: Random, months: Months) -> Months:
    """For some, some months of which nobody has been told."""
    if random.randrange(100) >= WITH_HOLE or len(months) < 8:
        return months
    first = random.randrange(2, len(months) - 4)
    gone = list(months)[first : first + random.randint(1, 4)]
    return {month: sources for month, sources in months.items() if month not in gone}
