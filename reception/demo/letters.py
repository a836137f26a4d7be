"""Letters of the demo: two of the unit's own with their languages, what some newcomers got, and letters to many."""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.accounts import queries as accounts
from reception.accounts.models import User
from reception.audit.log import record
from reception.cases.models import Case
from reception.cases.permits import READ
from reception.cases.terms import CaseState
from reception.contacts.models import Contact
from reception.db.session import db
from reception.demo.jobs import as_ordered_by
from reception.demo.people import at_nine
from reception.demo.sketches import FOLDER
from reception.demo.staff import ACCOUNTS
from reception.housing.queries.postal import postal_addresses
from reception.i18n.formats import today as actual_day
from reception.messages.composing import problems
from reception.messages.models import Letter, LetterTemplate
from reception.messages.offered import Offered, of_template, standard_letter
from reception.messages.operations import letters, mailings, templates
from reception.messages.queries import letters as letter_queries
from reception.messages.queries import mailings as mailing_queries
from reception.messages.terms import LetterKind, MailingState, TextState
from reception.people.models import ContactDetail, Person
from reception.people.permits import READ as READ_PEOPLE
from reception.people.terms import ContactKind

#: Days ago: the letters were written in Swedish, the first was changed and translated, letters to many were made, a
#: letter was made and read.
WRITTEN, CHANGED, MAILED, INFORMED, OPENED, INVITED = 150, 60, 21, 12, 10, 2
#: Letters to so many are enough to show what letters to many are. Of each reason why somebody gets none, one.
MAILED_TO: Final = 10
LOOKED_THROUGH: Final = 300
#: What is written to those whose language the unit's own letter has no text in.
_STANDARD: Final = {LetterKind.INVITATION: "standard-invitation", LetterKind.INFORMATION: "standard-my-plan"}


@dataclass(frozen=True)
class Reader:
    """Somebody who reads her own pages, in which language, and the appointment that she is invited to."""

    language: str
    case: Case
    meeting: Contact


def write_letters(readers: Sequence[Reader], today: date) -> None:
    """The unit's own letters, two letters to each reader, and letters to many of the unit's others."""
    worker = accounts.user_by_email(ACCOUNTS[0].email)
    if worker is None or not readers:
        return
    unit_id = accounts.actor_of(worker).duties[0].unit_id
    offered = {one.kind: of_template(one) for one in _own_letters(unit_id, worker, today)}
    for reader in readers:
        _to(reader, _fitting(offered[LetterKind.INFORMATION], reader), today, INFORMED, opened=OPENED)
        _to(reader, _fitting(offered[LetterKind.INVITATION], reader), today, INVITED, contact=reader.meeting)
    others, information = {reader.case.id for reader in readers}, offered[LetterKind.INFORMATION]
    as_ordered_by(worker, partial(_mail, unit_id, worker, information, others, today))
    record("demo.letters-written")


def _own_letters(unit_id: int, worker: User, today: date) -> list[LetterTemplate]:
    told: dict[str, Any] = tomllib.loads((FOLDER / "letters.toml").read_text("utf-8"))
    return [_own_letter(unit_id, worker, one, today) for one in told["letter"]]


def _own_letter(unit_id: int, worker: User, told: dict[str, Any], today: date) -> LetterTemplate:
    """A letter with its texts. Where the Swedish was another one before, what was translated then is outdated."""
    name, subject, body = told["name"], told["subject"], told["body"].strip()
    kind, former = LetterKind(told["kind"]), body.replace(*told["before"]) if "before" in told else body
    made = templates.write_letter(unit_id, name=name, kind=kind, subject=subject, body=former)
    _translate(made, (one for one in told["text"] if "is_of_before" in one))
    templates.change_letter(made, name=name, kind=kind, subject=subject, body=body)
    _translate(made, (one for one in told["text"] if "is_of_before" not in one))
    db.session.refresh(made, ["texts"])
    old = {one["language"] for one in told["text"] if "is_of_before" in one}
    for text in made.texts:
        text.changed_at = at_nine(today - timedelta(days=WRITTEN if text.language in old else CHANGED))
        text.changed_by_id = worker.id
    db.session.flush()
    return made


def _translate(made: LetterTemplate, texts: Iterable[dict[str, str]]) -> None:
    for one in texts:
        templates.translate(
            made, one["language"], subject=one["subject"], body=one["body"].strip(), state=TextState(one["state"])
        )


def _fitting(own: Offered, reader: Reader) -> Offered:
    """The unit's own letter if she can read it, else the standard one of its kind."""
    return own if reader.language in own.languages else standard_letter(_STANDARD[own.kind]) or own


def _to(
    reader: Reader, letter: Offered, today: date, ago: int, *, contact: Contact | None = None, opened: int | None = None
) -> None:
    """A letter that stands in her own pages. A caseworker without a telephone number writes none that names it."""
    if problems(letter, letter_queries.known_of(reader.case, contact)):
        return
    made = letters.make_letter(reader.case, letter, language=reader.language, contact=contact, is_shown=True)
    _date(made, reader.case.worker_id, today - timedelta(days=ago))
    made.opened_at = at_nine(today - timedelta(days=opened)) if opened is not None else None
    db.session.flush()


def _date(letter: Letter, writer_id: int | None, day: date) -> None:
    """Let a letter be of a day of the demo: it says so itself, too."""
    actual = actual_day().isoformat()
    facts = [[*labels, day.isoformat() if value == actual else value] for *labels, value in letter.content["facts"]]
    letter.content = {**letter.content, "facts": facts}
    letter.made_at, letter.made_by_id = at_nine(day), writer_id


def _mail(unit_id: int, worker: User, letter: Offered, but: set[int], today: date) -> None:
    """Letters to many of the unit's cases, made as the job makes them, and the file of them all."""
    chosen = _chosen(unit_id, worker, letter, but, today)
    if not chosen:
        return
    mailing = mailings.begin(unit_id, letter, chosen, swedish_alone=True)
    mailing.state = MailingState.WAITING
    db.session.flush()
    mailings.make(mailing.id, lambda _done, _total=None: None)
    day = today - timedelta(days=MAILED)
    for made in mailing_queries.letters_in(mailing):
        _date(made, worker.id, day)
    mailing.made_at, mailing.ended_at = at_nine(day), at_nine(day) + timedelta(minutes=1)
    db.session.flush()


def _chosen(unit_id: int, worker: User, letter: Offered, but: set[int], today: date) -> list[int]:
    """The ids of cases in which a letter is written, and one of each reason why it is not; the caseworker's first."""
    query = sa.select(Case).where(Case.unit_id == unit_id, Case.state == CaseState.OPEN, Case.id.not_in(but))
    query = query.options(joinedload(Case.person), joinedload(Case.unit), joinedload(Case.worker))
    query = query.order_by(sa.case((Case.worker_id == worker.id, 0), else_=1), Case.id).limit(LOOKED_THROUGH)
    cases = READ.all(query)
    _let_one_move(cases, today)
    told, reasons, chosen = 0, set[object](), list[int]()
    for row in mailing_queries.who_gets_it(cases, letter, swedish_alone=True):
        reason = row.placed.left_out
        if reason is None:
            told += 1
        if (reason is None and told <= MAILED_TO) or (reason is not None and reason not in reasons):
            chosen.append(row.case.id)
        reasons.add(reason)
    return chosen


def _let_one_move(cases: Sequence[Case], today: date) -> None:
    """One of these people has left her address and not told where she lives now. Whoever rents a home stays there."""
    unprotected = [case.person_id for case in cases if not case.person.is_protected]
    housed = postal_addresses(unprotected)
    whom = next((person_id for person_id in unprotected[MAILED_TO:] if person_id not in housed), None)
    details = sa.select(ContactDetail).join(Person, Person.id == ContactDetail.person_id)
    details = details.where(Person.id == whom, ContactDetail.kind == ContactKind.ADDRESS)
    for detail in READ_PEOPLE.all(details) if whom is not None else ():
        detail.ends_on = max(today - timedelta(days=MAILED + 4), detail.starts_on or date.min)
        record("contact-detail.ended", detail, kind=detail.kind)
    db.session.flush()
