"""The people whose way to work is told and not drawn: read from `told.toml`, days counted from the reception."""

import tomllib
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any, Final

from reception.contacts.terms import Channel, QuestionKind
from reception.demo.people import at_nine
from reception.demo.sketches import FOLDER
from reception.demo.work.desk import Desk
from reception.demo.work.of import Of
from reception.demo.work.register import Workplace
from reception.demo.work.standing import Standing
from reception.demo.work.workplaces import Workplaces
from reception.reckoning.periods import end_of_month, months_after
from reception.work.models import (
    AuthorityDecision,
    EmployerContact,
    Employment,
    Enrolment,
    IncomePeriod,
    Placement,
    Programme,
    StatusNote,
)
from reception.work.rules.moments import Origins, asked
from reception.work.rules.self_support import month_of
from reception.work.terms.desk import DecisionKind, ProgrammeEnd, ProgrammeKind
from reception.work.terms.employers import OpeningKind, OpeningState, ProposalAnswer
from reception.work.terms.file import EndedBy, LearntThrough, Seeks
from reception.work.terms.income import IncomeSource, WorkStatus
from reception.work.terms.jobs import CheckAnswer, DecidedBy, JobContract, PlacementKind, PlacementOutcome, Subsidy

#: What stands as a code in the file, by table and column.
_CODES: Final[dict[str, dict[str, Any]]] = {
    "programme": {"kind": ProgrammeKind, "ended_because": ProgrammeEnd, "learnt_through": LearntThrough},
    "decision": {"kind": DecisionKind, "learnt_through": LearntThrough},
    "placement": {
        "kind": PlacementKind, "decided_by": DecidedBy, "outcome": PlacementOutcome, "ended_by": EndedBy,
    },
    "employment": {
        "contract": JobContract, "subsidy": Subsidy, "ended_by": EndedBy, "learnt_through": LearntThrough,
    },
}  # fmt: skip
#: What stands as a day in the file: the column, by its word there.
_DAYS: Final = {
    "enrolled": "enrolled_on", "started": "started_on", "ended": "ended_on", "decided": "decided_on",
    "planned_end": "planned_end_on", "agreed": "agreed_on", "follow_up": "follow_up_on", "valid_from": "valid_from",
    "valid_to": "valid_to", "subsidy_until": "subsidy_until",
}  # fmt: skip
#: Whoever is told is asked again every so often: the last time so many days ago.
HEARD: Final = 20


@cache
def everybody_told() -> dict[str, Any]:
    """The file, by the names under which sketches point to it."""
    return tomllib.loads((FOLDER / "work" / "told.toml").read_text("utf-8"))


def seeking_told(name: str) -> dict[str, Any]:
    """What somebody looks for now, as columns of her file."""
    told = everybody_told()[name]
    return {"seeks": Seeks(told["seeks"]), "extent": told["extent"]}


class Telling:
    """Writes one person after the other as she is told."""

    def __init__(self, desk: Desk, workplaces: Workplaces, standing: Standing) -> None:
        self.desk, self.workplaces, self.standing = desk, workplaces, standing
        self.rows, self.register = workplaces.rows, workplaces.register

    def tell(self, of: Of, name: str) -> None:
        """Everything under a name of the file."""
        told, random = everybody_told()[name], Random(name)  # noqa: S311 - a demo
        self._desk(random, of, told)
        workplace = self.register.named(told["employer"])
        for one in told.get("heard", ()):
            self._heard(of, workplace, one)
        self._workplaces(random, of, told, workplace)
        self._standing(random, of, told)

    def _day(self, of: Of, told: int | date) -> date:
        return told if isinstance(told, date) else of.sketch.received_on + timedelta(days=told)

    def _values(self, of: Of, table: str, told: dict[str, Any], *but: str) -> dict[str, Any]:
        """Columns and values, as the tables have them."""
        codes = _CODES.get(table, {})
        return {
            _DAYS.get(key, key): self._day(of, value) if key in _DAYS else codes.get(key, lambda same: same)(value)
            for key, value in told.items()
            if key not in but
        }

    def _desk(self, random: Random, of: Of, told: dict[str, Any]) -> None:
        for one in told["enrolment"]:
            values = self._values(of, "enrolment", one)
            of.add(self.rows, random, Enrolment, values["enrolled_on"], **values)
        for one in told["programme"]:
            values = self._values(of, "programme", one, "months")
            if "months" in one:
                values["planned_end_on"] = months_after(values["started_on"], one["months"])
            of.add(self.rows, random, Programme, values["started_on"], **values)
        for one in told.get("decision", ()):
            values = self._values(of, "decision", one)
            of.add(self.rows, random, AuthorityDecision, values["decided_on"], **values)
        for one in told.get("question", ()):
            days = self._day(of, one["asked"]), self._day(of, one["answered"])
            kind = QuestionKind(one["kind"])
            self.desk.question(of, one["organisation"], kind, one["text"], days, answer=one["answer"])
        for one in told["meeting"]:
            self.desk.meeting(of, self._day(of, one["on"]), one["summary"], one["minutes"])

    def _heard(self, of: Of, workplace: Workplace, told: dict[str, Any]) -> None:
        """What the employer said, which tells of nobody."""
        day = self._day(of, told["on"])
        self.rows.add(
            EmployerContact, organisation_id=workplace.organisation_id, on=day, channel=Channel(told["channel"]),
            contact_person_id=workplace.contacts[0], text=told["text"], author_id=of.case.worker_id,
            made_at=at_nine(day),
        )  # fmt: skip

    def _workplaces(self, random: Random, of: Of, told: dict[str, Any], workplace: Workplace) -> None:
        """The opening and the proposal, the placement, and the job that grew out of it, with its checks."""
        opening_id = self._opening(random, of, told, workplace)
        placement_id = None
        for one in told["placement"]:
            placement_id = self._placement(random, of, one, workplace, opening_id)
        for one in told["employment"]:
            values = self._values(of, "employment", one)
            if "employer_name" not in one:
                work = {"title": workplace.tasks[0].title, "occupation_code": workplace.tasks[0].code}
                at = {"organisation_id": workplace.organisation_id, "placement_id": placement_id}
                values |= work | at | {"opening_id": opening_id}
            employment_id = of.add(self.rows, random, Employment, values["started_on"], **values)
            for check in told.get("check", ()):
                asked_on = months_after(values["started_on"], check["months"]) + timedelta(days=3)
                answer = CheckAnswer.STILL_THERE
                self.workplaces.check(random, of, employment_id, check["months"], answer=answer, asked=asked_on)

    def _opening(self, random: Random, of: Of, told: dict[str, Any], workplace: Workplace) -> int | None:
        opening_id = None
        for one in told.get("opening", ()):
            task = next(task for task in workplace.tasks if task.code == one["task"])
            opening_id = self.register.opening(
                random, workplace, task, OpeningKind(one["kind"]), state=OpeningState.FILLED,
                made_on=self._day(of, one["made"]), places=1, begins_on=self._day(of, one["begins"]),
                extent=one["extent"], note=one["note"], languages=" ar ",
            )  # fmt: skip
        for one in told.get("proposal", ()) if opening_id is not None else ():
            said = (ProposalAnswer.YES, ProposalAnswer.YES)
            days = self._day(of, one["on"]), self._day(of, one["ended"])
            self.workplaces.proposal(random, of, opening_id or 0, days[0], answers=said, ended=days[1])
        return opening_id

    def _placement(self, random: Random, of: Of, told: dict[str, Any], usual: Workplace, opening_id: int | None) -> int:
        workplace = self.register.named(told["at"]) if "at" in told else usual
        values = self._values(of, "placement", told, "at")
        agreed = values.get("agreed_on")
        return of.add(
            self.rows, random, Placement, values["started_on"], organisation_id=workplace.organisation_id,
            opening_id=opening_id, contact_person_id=workplace.contacts[0], title=workplace.tasks[0].title,
            occupation_code=workplace.tasks[0].code,
            agreement_id=self.workplaces.agreement(of, agreed) if agreed else None, **values,
        )  # fmt: skip

    def _standing(self, random: Random, of: Of, told: dict[str, Any]) -> None:
        """What she lived by, and where she stood at each moment that has come."""
        for one in told["income"]:
            first = self._month(of, one["first"])
            last = self._month(of, one["last"]) if "last" in one else None
            heard = (
                max(end_of_month(last) + timedelta(days=6), of.case.opened_on) if last else of.today - timedelta(HEARD)
            )
            of.add(
                self.rows, random, IncomePeriod, max(first, of.case.opened_on), source=IncomeSource(one["source"]),
                first_month=first, last_month=last, learnt_through=LearntThrough.DOCUMENT, confirmed_on=heard,
            )  # fmt: skip
        left = max(self._day(of, one["ended"]) for one in told["programme"] if one["kind"] == "establishment")
        due = {one.moment.code: one.on for one in asked(Origins(left, of.sketch.received_on), {}, of.today, 0)}
        for one in told["status"]:
            on, status = due[one["moment"]], WorkStatus(one["status"])
            of.add(
                self.rows, random, StatusNote, on + timedelta(days=2), moment=one["moment"], on=on, status=status,
                learnt_through=LearntThrough.PERSON,
            )  # fmt: skip

    def _month(self, of: Of, told: tuple[int | date, int]) -> date:
        return months_after(month_of(self._day(of, told[0])), told[1])
