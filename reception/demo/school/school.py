"""Who of Exempelby goes to school: told while people are registered, written when all are there."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Final

from reception.demo.people import at_nine
from reception.demo.rows import Rows
from reception.demo.school.beside import Beside
from reception.demo.school.children import Children
from reception.demo.school.files import Learner, StudyFiles
from reception.demo.school.grades import Group
from reception.demo.school.groups import Groups
from reception.demo.school.learning import learn, path_of
from reception.demo.school.terms import terms_until
from reception.demo.sketches import Sketch
from reception.demo.staff import Staff
from reception.education.models import Sharing
from reception.education.terms.sharing import SharedGroup, SharingGround
from reception.education.terms.studies import SfiCourse
from reception.people.terms import KeyDateKind

#: A large municipality has the registers of so many days, a small one those of two terms.
LARGE, DAYS_OF_LARGE = 5000, 21
#: For so many days by now some have stayed away.
GONE: Final = (31, 15, 14, 13)
SHARED: Final = (
    (SharedGroup.STATUS, SharingGround.DECISION, "Överenskommelse mellan nämnderna, § 42 i exemplet"),
    (SharedGroup.ATTENDANCE, SharingGround.CONSENT, "Överenskommelse mellan nämnderna, § 43 i exemplet"),
    (SharedGroup.RESULTS, SharingGround.CONSENT, "Överenskommelse mellan nämnderna, § 43 i exemplet"),
)


class School:
    """Collects who learns Swedish, and writes it all at the end."""

    def __init__(self, random: Random, rows: Rows, today: date, staff: Staff, *, persons: int) -> None:
        self.random, self.rows, self.today, self.staff = random, rows, today, staff
        self.is_large = persons > LARGE
        self.children = Children(random, rows, today)
        self._learners: dict[int, Learner] = {}

    def arrived(self, person_id: int, sketch: Sketch) -> None:
        """Somebody was registered: how she learns is drawn now, so that her path tells the same of it."""
        journey = sketch.journey
        if journey is None or KeyDateKind.SFI_APPLIED not in journey.days:
            return
        one = Learner(person_id, sketch, path=path_of(self.random) if sketch.study_path is None else sketch.study_path)
        started = journey.days.get(KeyDateKind.SFI_STARTED)
        if started is not None and one.path is not None:
            # Drawn by itself: how long she learns moves nobody else's life.
            one.studied = learn(Random(person_id), started, one.path, sketch.sex, self.today)  # noqa: S311 - a demo
        journey.noted.pop("sfi_completed", None)
        done = [studied.last_on for studied in one.studied if studied.course is SfiCourse.D and studied.is_passed]
        if done and done[0]:
            journey.noted["sfi_completed"] = done[0]
        self._learners[person_id] = one

    def has_case(self, person_id: int, sketch: Sketch, unit_id: int, *, is_open: bool) -> None:
        """Somebody has a case in a unit: of a child the unit knows the school."""
        if person_id in self._learners:
            self._learners[person_id].has_open_case |= is_open
        self.children.known(person_id, sketch, unit_id)

    def path_of(self, person_id: int) -> str:
        """The path of SFI that somebody reads on, or "" for somebody who is no pupil."""
        one = self._learners.get(person_id)
        return one.path.value if one is not None and one.path is not None else ""

    def since(self, person_id: int) -> date | None:
        """The day on which the school received somebody; None if it has not."""
        one = self._learners.get(person_id)
        return one.day(KeyDateKind.SFI_RECEIVED) if one is not None else None

    def finish(self) -> None:
        """Write the study files, the groups of the latest terms, and what the boards share."""
        unit = self.staff.school
        board = self.staff.boards["Socialnämnden"]
        files = StudyFiles(self.random, self.rows, self.today, unit_id=unit.id, board_id=board.id, staff=self.staff)
        learners = list(self._learners.values())
        beside = Beside(self.random, self.rows, self.today)
        for one in learners:
            files.write(one)
            beside.go_on(one)
        groups = Groups(self.random, self.rows, self.today, files, unit)
        terms, latest = terms_until(self.today, 1 if self.is_large else 2), list[Group]()
        groups.grades.before(learners, terms[0].first)
        since = self.today - timedelta(days=DAYS_OF_LARGE) if self.is_large else terms[0].first
        groups.registers.gone_since = self._gone(learners)
        for term in terms:
            latest = groups.term(term, learners, registers_from=since)
        beside.announce(latest)
        groups.signals.write()
        self._share(unit.parent_id or unit.id, board.id)

    def _gone(self, learners: Sequence[Learner]) -> dict[int, date]:
        """Some who study, and let a caseworker see their attendance, stay away, one for more than three weeks."""
        there = [
            one.person_id
            for one in learners
            if one.has_consented and one.left_on is None and one.studied and one.studied[-1].last_on is None
            and one.studied[-1].first_on < self.today - timedelta(days=max(GONE))
        ]  # fmt: skip
        return {person: self.today - timedelta(days=days) for person, days in zip(there[::5], GONE, strict=False)}

    def _share(self, from_board_id: int, to_board_id: int) -> None:
        since = self.today - timedelta(days=400)
        for facts, ground, basis in SHARED:
            self.rows.add(
                Sharing,
                from_board_id=from_board_id,
                to_board_id=to_board_id,
                facts=facts,
                ground=ground,
                basis=basis,
                valid_from=since,
                made_at=at_nine(since),
            )
