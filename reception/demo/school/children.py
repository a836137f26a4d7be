"""Where the children of Exempelby go: preschool, school, language introduction, as their caseworkers know it."""

from datetime import date, timedelta
from random import Random
from typing import Any, Final

from reception.demo.numbers import ShortNumbers
from reception.demo.people import at_nine
from reception.demo.rows import Rows
from reception.demo.sketches import Sketch
from reception.education.models import Schooling, SchoolMapping, SchoolMeeting, Support
from reception.education.terms.school import MappingPart, SchoolMeetingKind
from reception.education.terms.studies import SchoolForm, SchoolSupport
from reception.organisations.models import Organisation
from reception.organisations.rules import sort_key
from reception.organisations.terms import OrganisationKind

SCHOOLS: Final = {
    SchoolForm.PRESCHOOL: "Kvarnens förskola", SchoolForm.COMPULSORY: "Parkskolan",
    SchoolForm.LANGUAGE_INTRODUCTION: "Exempelby gymnasieskola",
}  # fmt: skip


class Children:
    """Writes a place in a school for each child of whom the days are noted."""

    def __init__(self, random: Random, rows: Rows, today: date) -> None:
        self.random, self.rows, self.today = random, rows, today
        self._known: set[int] = set()
        self._numbers = ShortNumbers(random)
        self._schools: dict[SchoolForm, int] = {}

    def known(self, person_id: int, sketch: Sketch, unit_id: int) -> None:
        """Somebody has a case: her school stands there, once."""
        noted = sketch.journey.noted if sketch.journey else {}
        days = {code: value for code, value in noted.items() if isinstance(value, date)}
        if person_id in self._known:
            return
        self._known.add(person_id)
        if "preschool_requested" in days:
            self._preschool(person_id, unit_id, days)
        elif "school_received" in days:
            year = noted.get("school_grade")
            self._school(person_id, unit_id, days, year if isinstance(year, int) else None, sketch)
        elif "language_introduction_started" in days:
            self._introduction(person_id, unit_id, days, sketch)

    def _preschool(self, person_id: int, unit_id: int, days: dict[str, date]) -> None:
        self._add(
            person_id,
            unit_id,
            SchoolForm.PRESCHOOL,
            days["preschool_requested"],
            requested_on=days["preschool_requested"],
            offered_on=days.get("preschool_offered"),
            first_on=days.get("preschool_started"),
        )

    def _school(self, person_id: int, unit_id: int, days: dict[str, date], year: int | None, sketch: Sketch) -> None:
        received = days["school_received"]
        schooling_id = self._add(
            person_id,
            unit_id,
            SchoolForm.COMPULSORY,
            received,
            received_on=received,
            first_on=received,
            year=year,
            placed_on=days.get("school_placed"),
            plan_made_on=days.get("school_plan_made"),
        )
        language = sketch.language_tags[0]
        self._map(schooling_id, days, language)
        self._support(schooling_id, days, language)
        self._meet(schooling_id, received, language)

    def _map(self, schooling_id: int, days: dict[str, date], language: str) -> None:
        if assessed := days.get("school_assessed"):
            for part in (MappingPart.LANGUAGE, MappingPart.LITERACY):
                self.rows.add(
                    SchoolMapping, schooling_id=schooling_id, part=part, done_on=assessed, language=language,
                    with_interpreter=True,
                )  # fmt: skip

    def _support(self, schooling_id: int, days: dict[str, date], language: str) -> None:
        """A preparatory class, where there was one; beside it mother-tongue teaching and study guidance for many."""
        received = days["school_received"]
        if prepared := days.get("preparatory_class_started"):
            self.rows.add(
                Support, schooling_id=schooling_id, kind=SchoolSupport.PREPARATORY_CLASS, first_on=prepared,
                last_on=days.get("preparatory_class_ended"),
            )  # fmt: skip
        for kind, hours, chance in ((SchoolSupport.MOTHER_TONGUE, 1, 0.5), (SchoolSupport.STUDY_GUIDANCE, 3, 0.6)):
            if self.random.random() < chance:
                self.rows.add(
                    Support, schooling_id=schooling_id, kind=kind, language=language, hours=hours,
                    applied_on=received, first_on=received + timedelta(days=self.random.randint(10, 70)),
                )  # fmt: skip

    def _introduction(self, person_id: int, unit_id: int, days: dict[str, date], sketch: Sketch) -> None:
        started = days["language_introduction_started"]
        schooling_id = self._add(
            person_id,
            unit_id,
            SchoolForm.LANGUAGE_INTRODUCTION,
            started,
            first_on=started,
            plan_made_on=days.get("language_introduction_plan_made"),
            programme=self.random.choice(("Vård- och omsorgsprogrammet", "Barn- och fritidsprogrammet", None)),
        )
        self._meet(schooling_id, started, sketch.language_tags[0])

    def _meet(self, schooling_id: int, on: date, language: str) -> None:
        day = on + timedelta(days=self.random.randint(3, 40))
        if day > self.today:
            return
        self.rows.add(
            SchoolMeeting,
            schooling_id=schooling_id,
            on=day,
            kind=SchoolMeetingKind.INTRODUCTION,
            guardians=self.random.choice((0, 1, 1, 2)),
            pupil_came=True,
            language=language,
            with_interpreter=True,
            made_at=at_nine(day),
        )

    def _add(self, person_id: int, unit_id: int, form: SchoolForm, made_on: date, **values: Any) -> int:
        return self.rows.add(
            Schooling,
            number=self._numbers.next(),
            person_id=person_id,
            unit_id=unit_id,
            form=form,
            school_id=self._school_id(form),
            made_at=at_nine(made_on),
            **values,
        )

    def _school_id(self, form: SchoolForm) -> int:
        if form not in self._schools:
            name = SCHOOLS[form]
            self._schools[form] = self.rows.add(
                Organisation, name=name, sort_key=sort_key(name), kind=OrganisationKind.SCHOOL
            )
        return self._schools[form]
