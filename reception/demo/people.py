"""Invented people: names in several scripts and spellings, numbers or none, permits, languages, telephones."""

import tomllib
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any

from reception.demo.numbers import NumberSource
from reception.demo.rows import Rows
from reception.people.models import (
    ContactDetail,
    Identifier,
    KeyDate,
    PermitGround,
    Person,
    PersonLanguage,
    PersonName,
    SearchKey,
)
from reception.people.rules import keys, names
from reception.people.rules.numbers import shown
from reception.people.terms import (
    BirthPrecision,
    ContactKind,
    Ground,
    KeyDateKind,
    LanguageUse,
    LegalSex,
    NameKind,
    NumberKind,
    Protection,
    ReceptionRoute,
    Source,
)
from reception.web import short_number

FOLDER = Path(__file__).parent
AGES = ((0, 5, 16), (6, 15, 20), (16, 19, 7), (20, 34, 29), (35, 49, 19), (50, 65, 7), (66, 84, 2))
ROUTES = (
    (ReceptionRoute.ASSIGNED, 35), (ReceptionRoute.RESETTLED, 10), (ReceptionRoute.SELF_SETTLED, 20),
    (ReceptionRoute.FAMILY, 25), (ReceptionRoute.TEMPORARY_PROTECTION_ASSIGNED, 8), (ReceptionRoute.UNACCOMPANIED, 2),
)  # fmt: skip


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
    extra: dict[str, Any] = field(default_factory=dict)


class PeopleMaker:
    """Makes people of the municipality, one after the other."""

    def __init__(self, random: Random, rows: Rows, today: date, staff_streets: list[str]) -> None:
        self.random, self.rows, self.today, self.streets = random, rows, today, staff_streets
        self.numbers = NumberSource(random)
        self.origins = tomllib.loads((FOLDER / "names.toml").read_text())["origin"]
        self.taken: set[str] = set()

    def short_number(self) -> str:
        """A short number that nobody has."""
        while (number := short_number.make(self.random)) in self.taken:
            pass
        self.taken.add(number)
        return number

    def sketch(self) -> Sketch:
        """Somebody, by the shares of the domain facts."""
        random = self.random
        origin = random.choices(self.origins, [origin["share"] for origin in self.origins])[0]
        family = random.choice(origin["families"]) if random.random() >= 0.02 else None
        sketch = self._sketch(origin, family, *self._birth())
        sketch.received_on = self.today - timedelta(days=random.randrange(3, 4 * 365))
        sketch.route = random.choices([route for route, _ in ROUTES], [share for _, share in ROUTES])[0]
        return sketch

    def relative(self, of: Sketch, *, youngest: int, oldest: int) -> Sketch:
        """Somebody of the same family who came the same day, aged between `youngest` and `oldest`."""
        days = round(365.25 * self.random.uniform(youngest, oldest))
        sketch = self._sketch(of.origin, of.family, self.today - timedelta(days=days), BirthPrecision.DAY)
        sketch.received_on, sketch.route, sketch.ground = of.received_on, of.route, of.ground
        return sketch

    def _sketch(
        self, origin: dict[str, Any], family: list[str] | None, birth: date | None, precision: BirthPrecision | None
    ) -> Sketch:
        sex = LegalSex.WOMAN if self.random.random() < 0.5 else LegalSex.MAN
        given = self.random.choice(origin["women" if sex is LegalSex.WOMAN else "men"])
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
        )

    def _birth(self) -> tuple[date | None, BirthPrecision | None]:
        low, high, _share = self.random.choices(AGES, [share for *_ages, share in AGES])[0]
        day = self.today - timedelta(days=round(365.25 * self.random.uniform(low, high + 1)))
        chance = self.random.random()
        if chance < 0.02:
            return None, None
        if chance < 0.12:
            return day.replace(month=1, day=1), BirthPrecision.YEAR
        if chance < 0.22:
            return day.replace(month=1, day=1), BirthPrecision.ESTIMATED
        return day, BirthPrecision.DAY

    def settle(self, sketch: Sketch) -> int:
        """Turn a sketch into rows; return the person's id."""
        person_id = self._person(sketch)
        written = self._names(person_id, sketch)
        numbers = self._numbers(person_id, sketch)
        phones = self._contact_details(person_id, sketch)
        self._languages(person_id, sketch)
        self._permits(person_id, sketch)
        birth = (sketch.birth, sketch.precision) if sketch.birth and sketch.precision else None
        known = keys.Known(written, birth, held=numbers, phones=phones, own_phones=phones)
        for kind, key in sorted(keys.of_person(known)):
            self.rows.add(SearchKey, person_id=person_id, kind=kind, key=key)
        return person_id

    def _person(self, sketch: Sketch) -> int:
        name = sketch.preferred or sketch.name
        return self.rows.add(
            Person,
            number=self.short_number(),
            shown_name=name,
            sort_key=names.sort_key(name),
            birth_on=sketch.birth,
            birth_precision=sketch.precision,
            birth_source=Source.DOCUMENT if sketch.birth else None,
            legal_sex=sketch.sex,
            protection=sketch.protection,
            protection_since=sketch.received_on if sketch.protection is not Protection.NONE else None,
            route=sketch.route,
            citizenships=f" {sketch.country} ",
            interpreter_needed=self.random.random() < 0.7,
            interpreter_language=sketch.language_tags[0],
            registered_at=at_nine(sketch.received_on),
            **sketch.extra,
        )

    def _names(self, person_id: int, sketch: Sketch) -> list[str]:
        kinds: list[tuple[NameKind, str, str | None]] = [(NameKind.PASSPORT, sketch.name, None)]
        if sketch.own_script:
            kinds.append((NameKind.OWN_SCRIPT, sketch.own_script, sketch.script or None))
        if sketch.preferred:
            kinds.append((NameKind.PREFERRED, sketch.preferred, None))
        kinds += [(NameKind.OTHER, spelling, None) for spelling in sketch.spellings]
        for kind, text, language in kinds:
            self.rows.add(PersonName, person_id=person_id, kind=kind, text=text, language=language)
        return [text for _kind, text, _language in kinds]

    def _numbers(self, person_id: int, sketch: Sketch) -> list[tuple[NumberKind, str]]:
        found: list[tuple[NumberKind, str]] = []
        if self.random.random() < 0.5:
            found.append((NumberKind.DOSSIER, self.numbers.dossier()))
        if sketch.birth and not sketch.without_number:
            recent = (self.today - sketch.received_on).days < 120
            number = self.numbers.personal(sketch.birth, sketch.sex, coordination=recent and self.random.random() < 0.5)
            if number:
                found.append(number)
        for kind, value in found:
            self.rows.add(
                Identifier, person_id=person_id, kind=kind, value=value, written=shown(kind, value), verified=True
            )
        return found

    def _contact_details(self, person_id: int, sketch: Sketch) -> list[str]:
        hidden = sketch.protection is not Protection.NONE
        phone = self.numbers.phone()
        address = f"{self.random.choice(self.streets)} {self.random.randrange(1, 60)}, 999 99 Exempelby"
        for kind, text in ((ContactKind.PHONE, phone), (ContactKind.ADDRESS, address)):
            self.rows.add(
                ContactDetail,
                person_id=person_id,
                kind=kind,
                plain=None if hidden else text,
                sealed=text if hidden else None,
                sms_allowed=True if kind is ContactKind.PHONE else None,
                starts_on=sketch.received_on,
            )
        return [] if hidden else [phone]

    def _languages(self, person_id: int, sketch: Sketch) -> None:
        for place, tag in enumerate(sketch.language_tags):
            use = LanguageUse.MOTHER_TONGUE if place == 0 else LanguageUse.SPEAKS_WELL
            self.rows.add(PersonLanguage, person_id=person_id, language=tag, use=use)

    def _permits(self, person_id: int, sketch: Sketch) -> None:
        decided = sketch.received_on - timedelta(days=self.random.randrange(10, 90))
        length = {Ground.REFUGEE: 3 * 365, Ground.SUBSIDIARY_PROTECTION: 395, Ground.RESETTLED: None}.get(
            sketch.ground, 2 * 365
        )
        ends_on = decided + timedelta(days=length) if length else None
        self.rows.add(
            PermitGround,
            person_id=person_id,
            ground=sketch.ground,
            starts_on=decided,
            ends_on=ends_on,
            source=Source.AUTHORITY,
        )
        for kind, day in ((KeyDateKind.DECIDED, decided), (KeyDateKind.RECEIVED, sketch.received_on)):
            self.rows.add(KeyDate, person_id=person_id, kind=kind, on_day=day, source=Source.AUTHORITY)
        if self.random.random() < 0.7:
            start = min(sketch.received_on + timedelta(days=self.random.randrange(20, 160)), self.today)
            self.rows.add(
                KeyDate, person_id=person_id, kind=KeyDateKind.SFI_STARTED, on_day=start, source=Source.AUTHORITY
            )


def at_nine(day: date) -> datetime:
    """Nine in the morning on `day`."""
    return datetime.combine(day, time(8), UTC)


def _own_script(given: list[str], family: list[str] | None) -> str | None:
    parts = [name[1] for name in (given, family) if name is not None and len(name) > 1]
    return " ".join(parts) or None


def _spellings(given: list[str], family: list[str] | None) -> list[str]:
    other = [name[2] if len(name) > 2 else name[0] for name in (given, family) if name is not None]
    usual = [name[0] for name in (given, family) if name is not None]
    return [" ".join(other)] if other != usual else []
