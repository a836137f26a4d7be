"""Letters of a unit, addresses and languages, made directly; and letters as staff make them."""

from datetime import UTC, datetime, timedelta

from reception.access.actor import system
from reception.accounts.models import Unit
from reception.audit.log import record
from reception.cases.models import Case
from reception.contacts.models import Contact
from reception.contacts.terms import CallKind, Channel, ContactState
from reception.db.session import db
from reception.i18n.formats import now
from reception.messages.models import LetterTemplate, LetterText
from reception.messages.rules.texts import digest
from reception.messages.terms import LetterKind, TextState
from reception.people.models import ContactDetail, Person, PersonLanguage
from reception.people.terms import ContactKind

SUBJECT, BODY = "Kom och prata med oss", "Hej {namn}!\n\nVi finns på {enhet}. Fråga {handläggare}."
IN_ARABIC = ("تعال وتحدث معنا", "مرحباً {namn}!\n\nنحن في {enhet}. اسأل {handläggare}.")
IN_SOMALI = ("Kaalay oo nala hadal", "Salaan {namn}!\n\nWaxaan joognaa {enhet}. Weydii {handläggare}.")


def make_template(
    unit: Unit,
    *,
    name: str = "Öppet hus",
    kind: LetterKind = LetterKind.INFORMATION,
    said: tuple[str, str] = (SUBJECT, BODY),
    retired: bool = False,
    **translations: tuple[str, str],
) -> LetterTemplate:
    """A letter of a unit, with translations by language (`fa_AF` for fa-AF), all reviewed."""
    with system("test"):
        made = LetterTemplate(unit_id=unit.id, name=name, kind=kind, retired=retired)
        db.session.add(made)
        db.session.flush()
        texts = {"sv": said, **{tag.replace("_", "-"): text for tag, text in translations.items()}}
        for tag, (subject, body) in texts.items():
            text = LetterText(
                template_id=made.id, language=tag, subject=subject, body=body, state=TextState.REVIEWED,
                source_digest=None if tag == "sv" else digest(*said), changed_at=now(),
            )  # fmt: skip
            db.session.add(text)
        record("test.letter-template")
        db.session.commit()
    return made


def lives_at(person: Person, address: str | None = "Storgatan 4, 541 30 Skövde", *languages: str) -> Person:
    """Her address, and the languages that she speaks, the strongest first."""
    with system("test"):
        if address is not None:
            detail = {"sealed": address} if person.is_protected else {"plain": address}
            db.session.add(ContactDetail(person_id=person.id, kind=ContactKind.ADDRESS, **detail))
        for language in languages:
            db.session.add(PersonLanguage(person_id=person.id, language=language))
            db.session.flush()
        record("test.lives-at", people=(person.id,))
        db.session.commit()
    return person


def plan(case: Case, *, place: str | None = "Rum 3, Stadshuset", days: int = 7) -> Contact:
    """An appointment of a case, at ten o'clock in Sweden or thereabouts."""
    at = (datetime.now(UTC) + timedelta(days=days)).replace(hour=9, minute=15, second=0, microsecond=0)
    with system("test"):
        made = Contact(
            case=case, at=at, channel=Channel.MEETING, state=ContactState.PLANNED, call=CallKind.INVITED, place=place,
            summary="", logged_at=now(),
        )  # fmt: skip
        db.session.add(made)
        record("test.appointment", made)
        db.session.commit()
    return made
