"""Invented people as rows: names in several scripts and spellings, numbers or none, permits, languages, telephones."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from random import Random

from reception.demo.journeys import Journey, journey_of
from reception.demo.numbers import NumberSource, ShortNumbers
from reception.demo.rows import Rows
from reception.demo.sketches import Sketch
from reception.people.models import (
    ContactDetail,
    Guardianship,
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
    ContactKind,
    GuardianKind,
    LanguageUse,
    NameKind,
    NumberKind,
    Protection,
    Source,
)


class PeopleMaker:
    """Makes people of the municipality, one after the other."""

    def __init__(self, random: Random, rows: Rows, today: date, staff_streets: list[str]) -> None:
        self.random, self.rows, self.today, self.streets = random, rows, today, staff_streets
        self.numbers = NumberSource(random)
        #: Draws what becomes of people, and leaves the course of who they are alone.
        self.lives = Random(random.random())  # noqa: S311 - the same seed must give the same lives
        self.short_numbers = ShortNumbers(random)
        #: Draws somebody's work, and lets her journey tell the same of it; `is_told`: the journey stays as it is.
        self.lived: Callable[[Sketch, Journey, bool], None] = lambda _sketch, _journey, _is_told: None

    def settle(self, sketch: Sketch) -> int:
        """Turn a sketch into rows; return the person's id."""
        person_id = self._person(sketch)
        written = self._names(person_id, sketch)
        numbers = self._numbers(person_id, sketch)
        phones = self._contact_details(person_id, sketch)
        self._languages(person_id, sketch)
        self._way(person_id, sketch)
        birth = (sketch.birth, sketch.precision) if sketch.birth and sketch.precision else None
        known = keys.Known(written, birth, held=numbers, phones=phones, own_phones=phones)
        for kind, key in sorted(keys.of_person(known)):
            self.rows.add(SearchKey, person_id=person_id, kind=kind, key=key)
        return person_id

    def _person(self, sketch: Sketch) -> int:
        name = sketch.preferred or sketch.name
        return self.rows.add(
            Person,
            number=self.short_numbers.next(),
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
            interpreter_needed=sketch.needs_interpreter,
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

    def _way(self, person_id: int, sketch: Sketch) -> None:
        """Permits, key dates and guardians, as the person's way has been until today."""
        is_told = sketch.journey is not None
        journey = sketch.journey = sketch.journey or journey_of(sketch, self.lives, self.today)
        self.lived(sketch, journey, is_told)
        shared = {"person_id": person_id, "source": Source.AUTHORITY}
        for permit in journey.permits:
            self.rows.add(
                PermitGround, ground=permit.ground, starts_on=permit.starts_on, ends_on=permit.ends_on, **shared
            )
        for kind, day in journey.days.items():
            self.rows.add(KeyDate, kind=kind, on_day=day, **shared)
        for guardian, since, until in (
            (GuardianKind.UNACCOMPANIED_TRUSTEE, journey.trustee_on, journey.custodian_on),
            (GuardianKind.APPOINTED_CUSTODIAN, journey.custodian_on, None),
        ):
            if since is not None:
                self._guardian(person_id, guardian, since, until)

    def _guardian(self, person_id: int, kind: GuardianKind, since: date, until: date | None) -> None:
        self.rows.add(
            Guardianship,
            person_id=person_id,
            kind=kind,
            guardian_name="Gunnel God-Man" if kind is GuardianKind.UNACCOMPANIED_TRUSTEE else "Valter Vårdnad",
            guardian_phone=self.numbers.phone(),
            starts_on=since,
            ends_on=until,
            source=Source.AUTHORITY,
            version=1,
        )


def at_nine(day: date) -> datetime:
    """Nine in the morning on `day`."""
    return datetime.combine(day, time(8), UTC)
