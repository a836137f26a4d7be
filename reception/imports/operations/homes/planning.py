"""What becomes of every home of a list, beside those that are kept: for the preview and the import alike."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from reception.housing.queries.occupied import occupations, rule_units
from reception.housing.rules.occupancy import as_told
from reception.i18n.formats import today
from reception.imports import queries
from reception.imports.rules.comparison import Changed
from reception.imports.rules.homes import addresses, comparing, messages
from reception.imports.rules.homes.addresses import Key
from reception.imports.rules.homes.grouping import first_told, of_the_home
from reception.imports.rules.homes.kept import HomePlan, KeptHome, LeasePlan, UnitPlan
from reception.imports.rules.homes.names import TEXTS, Meant, Names
from reception.imports.rules.homes.records import HomeRow, HomesPlan, Place
from reception.imports.rules.preview import Reason
from reception.imports.rules.records import Answers, Question
from reception.imports.terms import QuestionKind, RowOutcome


@dataclass
class Standing:
    """The homes that are kept by what they are compared by, the addresses as written, and the names of a list."""

    homes: dict[Key, list[KeptHome]]
    landlords: Names
    districts: Names
    written: set[tuple[str, str, str]] = field(default_factory=set)
    #: The homes that a row was about already: two homes of a list are never one that is kept.
    told: set[int] = field(default_factory=set)


@dataclass(frozen=True)
class Named:
    """The landlord and the district of a home, as far as they are known."""

    landlord: Meant
    district: Meant


def planned(plan: HomesPlan, answers: Answers) -> tuple[list[HomePlan], tuple[Question, ...]]:
    """What becomes of every home of a plan, in its order, and what is asked."""
    standing = _standing(answers)
    homes = _with_contracts([_home(rows, standing) for rows in plan.homes])
    return homes, (*standing.landlords.questions(), *standing.districts.questions())


def _with_contracts(homes: list[HomePlan]) -> list[HomePlan]:
    """The same, with a word where a lease gets a last day and somebody's contract goes on after it."""
    last = {
        home.home_id: home.lease.values["last_on"]
        for home in homes
        if home.home_id is not None and home.lease is not None and home.lease.values.get("last_on")
    }
    if not last:
        return homes
    home_of = {unit.unit_id: unit.dwelling_id for unit in rule_units(last).values()}
    late = {home for one in as_told(occupations(last), today()) if one.period.end > last[home := home_of[one.unit_id]]}
    said = Reason(None, messages.CONTRACT_GOES_ON)
    return [replace(home, reasons=(*home.reasons, said)) if home.home_id in late else home for home in homes]


def _standing(answers: Answers) -> Standing:
    by_key: dict[Key, list[KeptHome]] = defaultdict(list)
    written: set[tuple[str, str, str]] = set()
    for home in queries.kept_homes():
        by_key[addresses.key_of(home.place)].append(home)
        written.add((home.place.street, home.place.apartment, home.place.postcode))

    def names(kind: QuestionKind, known: Any) -> Names:
        return Names(kind, known, answers.get(kind.value, {}))

    return Standing(
        by_key,
        names(QuestionKind.LANDLORD, queries.known_landlords()),
        names(QuestionKind.DISTRICT, queries.known_districts()),
        written,
    )


def _home(rows: Sequence[HomeRow], standing: Standing) -> HomePlan:
    place = rows[0].place
    for row in rows[1:]:
        place = addresses.joined(place, row.place)
    could = [home for home in standing.homes.get(addresses.key_of(place), ()) if _could_be(place, home)]
    exact = [home for home in could if home.place.postcode == place.postcode]
    found = exact if len(exact) == 1 else could
    if len(found) > 1 or any(home.id in standing.told for home in found):
        return _not_taken(rows, place, messages.SEVERAL_HOMES)
    named = Named(_meant(rows, "landlord", standing.landlords), _meant(rows, "district", standing.districts))
    if found:
        standing.told.add(found[0].id)
        return _known(rows, found[0], named)
    written = place.street, place.apartment, place.postcode
    if written in standing.written:
        return _not_taken(rows, place, messages.SAME_AS_WRITTEN)
    standing.written.add(written)
    return _new(rows, place, named)


def _could_be(place: Place, home: KeptHome) -> bool:
    return addresses.could_be_one(place, home.place)


def _not_taken(rows: Sequence[HomeRow], place: Place, text: str) -> HomePlan:
    return HomePlan(tuple(rows), place, RowOutcome.REJECTED, reasons=(Reason(None, text),))


def _meant(rows: Sequence[HomeRow], what: str, names: Names) -> Meant:
    row = next((row for row in rows if getattr(row, what)), rows[0])
    return names.meant(getattr(row, what), row)


def _new(rows: Sequence[HomeRow], place: Place, named: Named) -> HomePlan:
    facts, remarks = of_the_home(rows)
    rooms = facts.get("rooms")
    units = comparing.units(rows, rooms, None)
    lease, said_of_lease = comparing.lease(rows, None)
    said = (*_reasons(rows, remarks, named), *_of_places(rows, units, rooms), *said_of_lease)
    return HomePlan(
        tuple(rows),
        place,
        RowOutcome.CREATED,
        values={**asdict(place), **facts, **_ids(named, None)},
        new_landlord=named.landlord.new,
        new_district=named.district.new,
        units=units,
        lease=lease,
        reasons=(*said, *_nothing_to_let(lease, facts)),
    )


def _known(rows: Sequence[HomeRow], home: KeptHome, named: Named) -> HomePlan:
    facts, remarks = of_the_home(rows)
    units = comparing.units(rows, facts.get("rooms"), home)
    lease, said_of_lease = comparing.lease(rows, home)
    told = comparing.changed(facts, home.values) | comparing.place_told(rows, home)
    changes = _changes(told, named, home, units, lease)
    has_news = any(unit.label and unit.outcome is not RowOutcome.UNCHANGED for unit in units)
    said = (*_reasons(rows, remarks, named), *said_of_lease, *_left(home))
    return HomePlan(
        tuple(rows),
        home.place,
        RowOutcome.UPDATED if changes or has_news else RowOutcome.UNCHANGED,
        home_id=home.id,
        values=told | _ids(named, home),
        new_landlord=named.landlord.new,
        new_district=named.district.new,
        units=units,
        lease=lease,
        changes=changes,
        reasons=(*said, Reason(None, messages.ROOM_CHANGES)) if has_news and not changes else said,
    )


def _changes(
    told: Mapping[str, Any], named: Named, home: KeptHome, units: Sequence[UnitPlan], lease: LeasePlan | None
) -> tuple[Changed, ...]:
    """What changes in the home itself, as the preview shows it."""
    standing = {**home.values, **asdict(home.place)}
    return (
        *comparing.changes(told, standing, {}),
        *_named_changes(named, home),
        *(lease.changes if lease else ()),
        *(change for unit in units if not unit.label for change in unit.changes),
    )


def _ids(named: Named, home: KeptHome | None) -> dict[str, int]:
    """The landlord and district that are kept already, where they are others than the home's."""
    told = {"landlord_id": named.landlord.id, "district_id": named.district.id}
    return comparing.changed(told, home.values if home else {})


def _named_changes(named: Named, home: KeptHome) -> Iterator[Changed]:
    for what, meant, column in (
        ("landlord", named.landlord, "landlord_id"),
        ("district", named.district, "district_id"),
    ):
        is_other = meant.id is not None and meant.id != home.values[column]
        if meant.new or is_other:
            yield Changed(what, getattr(home, what), meant.name or "")


def _reasons(rows: Sequence[HomeRow], remarks: Sequence[Any], named: Named) -> Iterator[Reason]:
    """What was said of the home's first row, of facts that its rows tell differently, and whose answer is waited for.

    What was said of the other rows stands beside those.
    """
    for remark in rows[0].remarks:
        yield Reason(remark.column, remark.text, remark.params)
    for remark in remarks:
        yield Reason(None, remark.text, {"field": remark.column})
    for kind, meant, spelling in (
        (QuestionKind.LANDLORD, named.landlord, first_told(row.landlord for row in rows)),
        (QuestionKind.DISTRICT, named.district, first_told(row.district for row in rows)),
    ):
        if meant.waits:
            yield Reason(None, TEXTS[kind][2], {"spelling": spelling})


def _of_places(rows: Sequence[HomeRow], units: Sequence[UnitPlan], rooms: int | None) -> Iterator[Reason]:
    """That nobody told for how many the home is."""
    own = next((row for row in rows if not row.label), None)
    if any(row.label for row in rows) or (own is not None and own.capacity is not None):
        return
    if rooms:
        yield Reason(None, messages.FEW_PLACES, {"people": units[0].values["capacity"]})
    else:
        yield Reason(None, messages.ONE_PLACE)


def _nothing_to_let(lease: LeasePlan | None, facts: Mapping[str, Any]) -> Iterator[Reason]:
    if lease is None and not facts.get("is_own"):
        yield Reason(None, messages.NOTHING_TO_LET)


def _left(home: KeptHome) -> Iterator[Reason]:
    if home.left_on is not None and home.left_on < today():
        yield Reason(None, messages.HAS_LEFT, {"day": home.left_on.isoformat()})
