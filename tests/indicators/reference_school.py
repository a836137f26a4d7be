"""What I10 to I13 and I15 are, counted slowly: each child by herself, with a pencil. The second, independent count."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import selectinload

from reception.access.actor import system
from reception.cases.models import Case, Closing
from reception.db.session import db
from reception.education.models import Schooling
from reception.people.models import KeyDate, Person
from reception.reckoning.periods import months_after

SCHOOLS = {"compulsory", "adapted-compulsory", "special", "sami"}


@dataclass
class Child:
    """All that is known of somebody."""

    born_on: date | None = None
    received_on: date | None = None
    opened: list[date] = field(default_factory=list)
    moved: list[date] = field(default_factory=list)
    died: list[date] = field(default_factory=list)
    places: list[Schooling] = field(default_factory=list)

    def of(self, forms):
        return [one for one in self.places if one.form in forms]

    def gone_by(self, day):
        """The verdict on somebody who was not here any more on the day, or None."""
        if any(one <= day for one in self.died):
            return "deceased"
        last = max(self.moved, default=None)
        came_back = last and any(one > last for one in [*self.opened, *filter(None, map(began, self.places))])
        return "left" if last and not came_back and last <= day else None


def began(place):
    return place.received_on or place.first_on


def rows(*columns):
    return db.session.execute(sa.select(*columns).execution_options(permit="test")).all()


def everybody():
    """By id."""
    found = defaultdict(Child)
    with system("test"):
        for person_id, born_on in rows(Person.id, Person.birth_on):
            found[person_id].born_on = born_on
        for person_id, kind, day in rows(KeyDate.person_id, KeyDate.kind, KeyDate.on_day):
            if kind == "received":
                found[person_id].received_on = day
        add_cases(found)
        add_places(found)
    return found


def add_cases(found):
    person_of = {}
    for case_id, person_id, opened_on in rows(Case.id, Case.person_id, Case.opened_on):
        person_of[case_id] = person_id
        found[person_id].opened.append(opened_on)
    for case_id, day, reason, again in rows(Closing.case_id, Closing.closed_on, Closing.reason, Closing.reopened_on):
        if again is None and reason in {"moved_in_sweden", "moved_abroad"}:
            found[person_of[case_id]].moved.append(day)
        if again is None and reason == "deceased":
            found[person_of[case_id]].died.append(day)


def add_places(found):
    loaded = sa.select(Schooling).options(selectinload(Schooling.mappings), selectinload(Schooling.supports))
    for place in db.session.scalars(loaded.execution_options(permit="test")):
        found[place.person_id].places.append(place)
        if place.ended_as == "moved-away":
            found[place.person_id].moved.append(place.last_on)


def verdict(child, until, on, yes, otherwise):
    if until >= on:
        return "not-yet"
    return "yes" if yes else child.gone_by(until) or otherwise


def i11(child, year, on):
    """None: she is not asked about."""
    if not (child.received_on and child.born_on and 6 <= child.received_on.year - child.born_on.year <= 15):
        return None
    until = months_after(child.received_on, 1)
    places = child.of({*SCHOOLS, "preschool-class"})
    yes = any(began(one) and began(one) <= until for one in places)
    return verdict(child, until, on, yes, "no" if places else "no-school") if until.year == year else None


def i12(child, year, on):
    places = child.of(SCHOOLS)
    received = min((one.received_on for one in places if one.received_on), default=None)
    if received is None or received < date(2016, 1, 1) or months_after(received, 2).year != year:
        return None
    until = months_after(received, 2)
    placed = any(one.placed_on and one.placed_on <= until for one in places)
    mapped = False
    for one in places:
        days = {each.part: each.done_on for each in one.mappings}
        if {"language", "literacy"} <= set(days):
            mapped = mapped or max(days["language"], days["literacy"]) <= until
    return verdict(child, until, on, placed and mapped, "no")


def i13(child, year, on):
    if not (child.received_on and child.born_on):
        return None
    until = months_after(child.received_on, 4)
    if until.year != year or not 3 <= year - child.born_on.year <= 5:
        return None
    places = child.of({"preschool"})
    yes = any(
        one.first_on and one.first_on <= until and (one.last_on is None or until <= one.last_on) for one in places
    )
    return verdict(child, until, on, yes, "no" if places else "no-school")


def i10(child, year, on):
    day = min(date(year, 12, 31), on)
    if on < date(year, 1, 1) or child.gone_by(date.fromordinal(day.toordinal() - 1)):
        return None
    received = min((one.received_on for one in child.of(SCHOOLS) if one.received_on), default=None)
    if received is None or not received <= day < months_after(received, 48):
        return None
    places = [
        one for one in child.of(SCHOOLS)
        if began(one) and began(one) <= day and (one.last_on is None or one.last_on >= day)
    ]  # fmt: skip
    if not places:
        return None
    of_kind = [
        each for one in places for each in one.supports if each.kind in {"study-guidance", "mother-tongue"}
    ]  # fmt: skip
    if not of_kind:
        return "no-support"
    gets = [
        each for each in of_kind
        if each.first_on and each.first_on <= day and (each.last_on is None or each.last_on >= day)
    ]  # fmt: skip
    return "yes" if gets else "no"


def i15(child, year, on):
    started = min((began(one) for one in child.of({"language-introduction"}) if began(one)), default=None)
    if started is None or months_after(started, 24).year != year:
        return None
    until = months_after(started, 24)
    ended = any(
        one.last_on and one.last_on <= until
        and one.ended_as in {"national-programme", "adult-education", "next-form"}
        for one in child.of({"language-introduction"})
    )  # fmt: skip
    follows = any(
        began(one) and started < began(one) <= until
        for one in child.of({"national-programme", "adapted-upper-secondary"})
    )
    return verdict(child, until, on, ended or follows, "no")


COUNTS = {"I10": i10, "I11": i11, "I12": i12, "I13": i13, "I15": i15}


def count(people, code, year, on):
    """{verdict: number}"""
    said = (COUNTS[code](child, year, on) for child in people.values())
    return Counter(one for one in said if one is not None)
