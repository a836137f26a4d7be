"""What stands beside the case on a person's page: a few rows of many tables, in one query."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

import sqlalchemy as sa

from reception.accounts.models import Unit, User
from reception.cases.models import Case, CaseAssignment, Referral, Transfer
from reception.cases.rules import follows_along
from reception.cases.terms import ReferralState, TransferState
from reception.db.base import Base
from reception.db.session import db
from reception.i18n.formats import today
from reception.messages.models import NewcomerMessage
from reception.organisations.models import Organisation
from reception.path.models import MilestoneRow
from reception.path.terms import MilestoneState
from reception.people import permits as people_permits
from reception.people.models import (
    ContactDetail,
    ExpectedMember,
    HouseholdMember,
    KeyDate,
    OfPerson,
    PermitGround,
    Person,
    PersonLanguage,
    PersonName,
)
from reception.people.terms import ContactKind, ExpectedState, Ground, KeyDateKind, NameKind

_NO_TEXT, _NO_DAY = sa.cast(sa.null(), sa.Text), sa.cast(sa.null(), sa.Date)


@dataclass
class Facts:
    """What the page says about the person beside the case. `phones` and `workers` are (text, remark or dates)."""

    own_script: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    phones: list[tuple[str, str | None]] = field(default_factory=list)
    permits: list[tuple[Ground, date]] = field(default_factory=list)
    key_dates: dict[KeyDateKind, date] = field(default_factory=dict)
    #: Who is expected in the person's households, and the day that is planned.
    expected: list[tuple[str, date | None]] = field(default_factory=list)
    workers: list[tuple[str, date, date | None]] = field(default_factory=list)
    #: Numbers of the hand-overs that brought the case.
    transfers: list[str] = field(default_factory=list)
    #: The hand-overs of the case that wait for an answer, and those that took place: number, to whom, from which day.
    offered: list[tuple[str, str, date]] = field(default_factory=list)
    handed_on: list[tuple[str, str, date]] = field(default_factory=list)
    #: Organisations that took the person on and are not done: name, telephone, since when.
    partners: list[tuple[str, str | None, date]] = field(default_factory=list)
    #: The steps of the path that are kept: code, state, last day.
    steps: list[tuple[str, MilestoneState, date | None]] = field(default_factory=list)
    #: How much she wrote from her own pages that nobody has handled.
    written: int = 0

    @property
    def earlier_workers(self) -> list[tuple[str, date, bool]]:
        """Those who had the case before, the latest first: name, last day, whether they follow along today."""
        began = next((starts for _name, starts, ends in reversed(self.workers) if ends is None), None)
        ended = [(name, ends) for name, _starts, ends in reversed(self.workers) if ends is not None]
        return [(name, ends, follows_along(ends, began, today())) for name, ends in ended]

    @property
    def settle_by(self) -> date | None:
        """The latest day of reception, as long as the person has not been received."""
        received = KeyDateKind.RECEIVED in self.key_dates
        return None if received else self.key_dates.get(KeyDateKind.SETTLE_BY)


def _count_written(facts: Facts, _row: Any) -> None:
    facts.written += 1


def facts_of(person: Person, case: Case | None) -> Facts:
    """Names, languages, telephones, permits, dates, caseworkers and who is expected: a few rows each, in one query."""
    facts = Facts()
    asked = {"person_id": person.id, "case_id": case.id if case else None, "today": today()}
    for row in db.session.execute(people_permits.READ.within(_every_part()), asked):
        _SORT_IN[row.what](facts, row)
    return facts


@cache
def _every_part() -> sa.Select[*tuple[Any, ...]]:
    """The question to all those tables, put together once: that takes longer than asking it."""
    parts = sa.union_all(*_parts()).subquery()
    query = sa.select(parts).join(Person, Person.id == _PERSON)
    return query.order_by(parts.c.what, parts.c.place)


_PERSON, _CASE = sa.bindparam("person_id", type_=sa.Integer), sa.bindparam("case_id", type_=sa.Integer)
_TODAY = sa.bindparam("today", type_=sa.Date)


def _parts() -> Iterator[sa.Select[Any]]:
    name, language, phone, permit, day = PersonName, PersonLanguage, ContactDetail, PermitGround, KeyDate
    is_current = sa.or_(phone.ends_on.is_(None), phone.ends_on >= _TODAY)
    yield _part("name", name, name.text).where(_of(name), name.kind == NameKind.OWN_SCRIPT)
    yield _part("language", language, language.language).where(_of(language))
    # A protected person's telephone is sealed, and so is not among the plain ones.
    with_whose = _part("phone", phone, phone.plain, remark=phone.whose)
    yield with_whose.where(_of(phone), phone.kind == ContactKind.PHONE, phone.plain.is_not(None), is_current)
    yield _part("permit", permit, permit.ground, ends=permit.ends_on).where(_of(permit), permit.ends_on.is_not(None))
    yield _part("key_date", day, day.kind, starts=day.on_day).where(_of(day))
    yield _workers()
    yield _expected()
    yield _part("transfer", Transfer, Transfer.number).where(Transfer.new_case_id == _CASE)
    yield _handed("offered", TransferState.OFFERED)
    yield _handed("handed_on", TransferState.SENT, TransferState.ACCEPTED)
    yield _partners()
    written = NewcomerMessage
    yield _part("written", written, written.wish).where(written.case_id == _CASE, written.handled_at.is_(None))
    step = MilestoneRow
    yield _part("step", step, step.code, remark=sa.type_coerce(step.state, sa.Text), starts=step.due_on).where(
        step.case_id == _CASE
    )


def _workers() -> sa.Select[Any]:
    """Who has the case and who had it; whoever has it now is not told as an earlier caseworker as well."""
    had = CaseAssignment
    worker_id = sa.select(Case.worker_id).where(Case.id == _CASE).scalar_subquery()
    is_told = sa.or_(had.ends_on.is_(None), had.user_id.is_distinct_from(worker_id))
    worked = _part("worker", had, User.name, starts=had.starts_on, ends=had.ends_on)
    return worked.join(User, User.id == had.user_id).where(had.case_id == _CASE, is_told)


def _handed(what: str, *states: TransferState) -> sa.Select[Any]:
    """The hand-overs of the case that stand so: to which unit or municipality, and from which day."""
    to_whom = sa.func.coalesce(Unit.name, Transfer.to_municipality)
    handed = _part(what, Transfer, Transfer.number, remark=to_whom, starts=Transfer.starts_on)
    return handed.outerjoin(Unit, Unit.id == Transfer.to_unit_id).where(
        Transfer.case_id == _CASE, Transfer.state.in_(states)
    )


def _expected() -> sa.Select[Any]:
    """Who is expected where the person lives today. Her record is within reach, so this is."""
    home = HouseholdMember
    lives_there = sa.or_(home.ends_on.is_(None), home.ends_on >= _TODAY)
    homes = sa.select(home.household_id).where(home.person_id == _PERSON, lives_there)
    expected = _part("expected", ExpectedMember, ExpectedMember.name, starts=ExpectedMember.planned_on)
    awaited = (ExpectedMember.state == ExpectedState.EXPECTED, ExpectedMember.person_id.is_(None))
    return expected.where(ExpectedMember.household_id.in_(homes), *awaited)


def _partners() -> sa.Select[Any]:
    """The organisations that were asked for something, took it on and are not done."""
    referral = _part("partner", Referral, Organisation.name, remark=Organisation.phone, starts=Referral.answered_on)
    took_on = (Referral.case_id == _CASE, Referral.state == ReferralState.ACCEPTED)
    return referral.join(Organisation, Organisation.id == Referral.organisation_id).where(*took_on)


def _of(model: type[OfPerson]) -> sa.ColumnElement[bool]:
    return model.person_id == _PERSON


def _part(
    what: str, model: type[Base], text: Any, *, remark: Any = _NO_TEXT, starts: Any = _NO_DAY, ends: Any = _NO_DAY
) -> sa.Select[Any]:
    """Rows of one kind in the form that all kinds share."""
    return sa.select(
        sa.literal(what).label("what"),
        model.id.label("place"),
        sa.type_coerce(text, sa.Text).label("text"),
        remark.label("remark"),
        starts.label("starts"),
        ends.label("ends"),
    ).select_from(model)


_SORT_IN: dict[str, Any] = {
    "name": lambda facts, row: facts.own_script.append(row.text),
    "language": lambda facts, row: facts.languages.append(row.text),
    "phone": lambda facts, row: facts.phones.append((row.text, row.remark)),
    "permit": lambda facts, row: facts.permits.append((Ground(row.text), row.ends)),
    "key_date": lambda facts, row: facts.key_dates.update({KeyDateKind(row.text): row.starts}),
    "expected": lambda facts, row: facts.expected.append((row.text, row.starts)),
    "partner": lambda facts, row: facts.partners.append((row.text, row.remark, row.starts)),
    "transfer": lambda facts, row: facts.transfers.append(row.text),
    "offered": lambda facts, row: facts.offered.append((row.text, row.remark, row.starts)),
    "handed_on": lambda facts, row: facts.handed_on.append((row.text, row.remark, row.starts)),
    "step": lambda facts, row: facts.steps.append((row.text, MilestoneState(row.remark), row.starts)),
    "written": _count_written,
    "worker": lambda facts, row: facts.workers.append((row.text, row.starts, row.ends)),
}
