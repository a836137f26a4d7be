"""Newcomers of the demo who read their own pages: one of each of five languages, with a link that anybody may try."""

import tomllib
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.accounts.models import User
from reception.audit.log import record
from reception.cases.models import Case
from reception.cases.permits import READ
from reception.cases.terms import CaseState
from reception.contacts import permits as contact_permits
from reception.contacts.models import Contact
from reception.contacts.terms import CallKind, Channel, ContactState, InterpreterState
from reception.db.session import db
from reception.demo.letters import Reader, write_letters
from reception.demo.looking import look_at
from reception.demo.people import at_nine
from reception.demo.sketches import FOLDER
from reception.demo.staff import ACCOUNTS
from reception.i18n.calendar import is_working_day
from reception.i18n.locales import KNOWN
from reception.messages import permits
from reception.messages.models import NewcomerMessage, PersonalLink
from reception.messages.operations import links
from reception.messages.queries.links import state_of
from reception.messages.rules.links import LinkState
from reception.messages.terms import About, Wish
from reception.people.models import Person, PersonLanguage
from reception.people.terms import LanguageUse, Protection
from reception.plans.models import Plan
from reception.plans.terms import PlanState

#: In the order in which the sign-in page offers them. Amina Yusuf, by whom the demo is shown, reads Arabic there.
LANGUAGES: Final = ("ar", "uk", "fa-AF", "ti", "so")
AMINA: Final = "Amina Yusuf"
HOLDS_FOR: Final = 180
_GROWN_UP: Final = timedelta(days=20 * 365)


@dataclass(frozen=True)
class Trying:
    """A newcomer whose pages may be tried: the language, who she is, the year that opens them, and the address."""

    language: str
    name: str
    year: int
    address: str


def give_links(today: date) -> None:
    """Give one newcomer of each language a link, an appointment ahead, letters, words to her caseworker, and staff who
    have looked at her file."""
    told: dict[str, Any] = tomllib.loads((FOLDER / "own_pages.toml").read_text("utf-8"))
    readers = []
    for tag in LANGUAGES:
        case = _of_language(tag, today)
        if case is not None:
            links.make(case, language=tag, days=HOLDS_FOR)
            meeting = _meeting(case, today) or _met_soon(case, today, tag, told["place"])
            readers.append(Reader(tag, case, meeting))
            for words in told["message"]:
                if words["language"] == tag:
                    _written(case, meeting, today, words)
    db.session.flush()
    record("demo.links-given")
    write_letters(readers, today)
    look_at([reader.case for reader in readers], today)


def newcomers_to_try() -> list[Trying]:
    """Those of the demo whose link holds, in the order of the languages. Nobody is signed in there."""
    query = sa.select(PersonalLink).where(PersonalLink.language.in_(LANGUAGES)).order_by(PersonalLink.id)
    query = query.options(joinedload(PersonalLink.case).joinedload(Case.person)).limit(len(LANGUAGES))
    found = db.session.scalars(query.execution_options(permit=permits.OPEN_LINK.name)).all()
    return [
        Trying(
            KNOWN[one.language].own_name,
            one.case.person.shown_name,
            one.case.person.birth_on.year,
            f"/l/{links.token_of(one)}?lang={one.language}",
        )
        for one in found
        if state_of(one) is LinkState.HOLDS and one.case.person.birth_on and links.can_be_printed(one)
    ]


def _of_language(tag: str, today: date) -> Case | None:
    """A grown-up whose mother tongue it is; if there is one, of the caseworker whom the demo is shown as, and with a
    plan that was agreed on."""
    is_mother_tongue = sa.exists().where(
        PersonLanguage.person_id == Person.id,
        PersonLanguage.language == tag,
        PersonLanguage.use == LanguageUse.MOTHER_TONGUE,
    )
    has_plan = sa.exists().where(Plan.case_id == Case.id, Plan.state == PlanState.AGREED)
    who = Person.shown_name == AMINA if tag == "ar" else sa.and_(Person.shown_name != AMINA, is_mother_tongue)
    query = (
        sa.select(Case)
        .join(Case.person)
        .outerjoin(User, User.id == Case.worker_id)
        .where(who, Case.state == CaseState.OPEN, Person.protection == Protection.NONE)
        .where(Person.birth_on < today - _GROWN_UP)
        .order_by(
            sa.case((User.email == ACCOUNTS[0].email, 0), else_=1), sa.case((has_plan, 0), else_=1), Case.id.desc()
        )
    )
    return next(iter(READ.all(query.limit(1))), None)


def _meeting(case: Case, today: date) -> Contact | None:
    """The next appointment that is planned."""
    ahead = sa.select(Contact).where(
        Contact.case_id == case.id,
        Contact.state == ContactState.PLANNED,
        Contact.withdrawn_at.is_(None),
        Contact.at >= at_nine(today + timedelta(days=1)),
    )
    return next(iter(contact_permits.READ.all(ahead.order_by(Contact.at).limit(1))), None)


def _met_soon(case: Case, today: date, tag: str, place: str) -> Contact:
    day = next(one for ahead in range(6, 20) if is_working_day(one := today + timedelta(days=ahead)))
    met = Contact(
        case_id=case.id,
        at=at_nine(day) + timedelta(hours=2),
        channel=Channel.MEETING,
        state=ContactState.PLANNED,
        call=CallKind.INVITED,
        place=place,
        summary="",
        interpreter=InterpreterState.PLANNED,
        interpreter_language=tag,
        author_id=case.worker_id,
        logged_at=at_nine(today - timedelta(days=7)),
    )
    db.session.add(met)
    db.session.flush()
    return met


def _written(case: Case, meeting: Contact, today: date, words: dict[str, Any]) -> None:
    """What she wrote some days ago, and what was answered."""
    wish = Wish(words["wish"])
    written_at = datetime.combine(today - timedelta(days=words["days_ago"]), time(17, 42), UTC)
    answered = "reply" in words
    db.session.add(
        NewcomerMessage(
            case_id=case.id,
            wish=wish,
            about=About(words["about"]) if "about" in words else None,
            contact=meeting if wish is Wish.CANNOT_COME else None,
            text=words["text"],
            language=words["language"],
            written_at=written_at,
            handled_at=written_at + timedelta(hours=16) if answered else None,
            handled_by_id=case.worker_id if answered else None,
            reply=words.get("reply"),
        )
    )
