"""What the walk of all pages needs beside the demo about letters, links and what newcomers write: Amina has it all.

Nadia, to whom nobody has written, shows the same pages empty.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any, Final

import sqlalchemy as sa

from reception.access import actor as actors
from reception.accounts import queries as account_queries
from reception.accounts.models import User
from reception.cases.models import Case
from reception.cases.terms import CaseState
from reception.contacts.models import Contact
from reception.contacts.terms import ContactState
from reception.db.session import db
from reception.i18n.formats import now
from reception.i18n.locales import KNOWN
from reception.languages.queries import catalogues
from reception.messages.models import Letter, LetterTemplate, Mailing, NewcomerMessage, PersonalLink
from reception.messages.offered import of_template, standard_letter
from reception.messages.operations import letters, links, mailings, templates
from reception.messages.operations import written as answering
from reception.messages.terms import About, LetterKind, MailingState, TextState, Wish
from reception.people.models import Person
from reception.people.terms import Protection

AMINA: Final = "Amina Yusuf"
NOBODY_YET: Final = "Nadia Nyanländ"
NAME, RETIRED = "Prov: öppet hus", "Prov: höstens öppna hus"
_SWEDISH: Final = ("Kom till öppet hus", "Hej {namn}!\n\nVi har öppet hus på {enhet}. Du kan ta med din familj.")
_ARABIC: Final = ("تعال إلى يوم مفتوح", "مرحباً {namn}!\n\nلدينا يوم مفتوح في {enhet}. يمكنك إحضار عائلتك.")
_UKRAINIAN: Final = ("Запрошуємо на день відкритих дверей", "Вітаємо, {namn}!\n\nЧекаємо на вас: {enhet}.")
_WORDS: Final = "هل يمكنني أن آتي في يوم آخر؟"
#: What she wishes, what about, and the answer: none yet, or read without one.
_WRITTEN: Final = (
    (Wish.QUESTION, About.TIME, None),
    (Wish.QUESTION, About.HOME, "Ring hyresvärden så kommer de och tittar."),
    (Wish.SOMETHING_WRONG, About.NAME, ""),
)
_ON_PERSON: Final = "/people/<number>"


def add() -> None:
    """One row for each page that is about one row, and for the other states that such a page may have."""
    actor = account_queries.actor_of(_user("caseworker"))
    actors.become(actor)
    case, unit_id = _case_of_amina(), actor.duties[0].unit_id
    if not _all(_holding()):
        links.make(case, language="ar", days=180)
    own = _own_letter(unit_id)
    _letters(case, own)
    _words(case)
    _mailings(unit_id, own)
    db.session.flush()


def _own_letter(unit_id: int) -> LetterTemplate:
    """A letter of the unit whose Ukrainian is outdated and whose Arabic is not, and one that is retired."""
    subject, body = _SWEDISH
    own = templates.write_letter(unit_id, name=NAME, kind=LetterKind.INFORMATION, subject=subject, body=body)
    templates.translate(own, "uk", subject=_UKRAINIAN[0], body=_UKRAINIAN[1], state=TextState.MACHINE)
    templates.change_letter(own, name=NAME, kind=own.kind, subject=f"{subject} i höst", body=body)
    templates.translate(own, "ar", subject=_ARABIC[0], body=_ARABIC[1], state=TextState.TO_REVIEW)
    db.session.refresh(own)
    old = templates.write_letter(unit_id, name=RETIRED, kind=LetterKind.REQUEST, subject=subject, body=body)
    templates.retire(old)
    return own


def _letters(case: Case, own: LetterTemplate) -> None:
    """One that she has not opened, one that she has, and one that holds no more."""
    invitation = standard_letter("standard-invitation")
    assert invitation is not None
    meeting = _one(_ahead(case))
    letters.make_letter(
        case, invitation, language="ar", contact=meeting, note="Ta med din legitimation.", is_shown=True
    )
    opened = letters.make_letter(case, of_template(own), language="ar", is_shown=True)
    opened.opened_at = now()
    letters.withdraw(letters.make_letter(case, of_template(own), language=None))


def _words(case: Case) -> None:
    """One message that waits, one that was answered, one that was only read."""
    for wish, about, reply in _WRITTEN:
        message = NewcomerMessage(
            case=case, wish=wish, about=about, text=_WORDS, language="ar", written_at=now() - timedelta(days=2)
        )
        db.session.add(message)
        db.session.flush()
        if reply is not None:
            answering.handle(message, reply=reply or None)


def _mailings(unit_id: int, own: LetterTemplate) -> None:
    """Letters to many: to be looked over, made with somebody left out, made to nobody, and failed."""
    everybody = [case.id for case in _all(_of_unit(unit_id))]
    protected = [case.id for case in _all(_of_unit(unit_id, is_protected=True))]
    letter = of_template(own)
    mailings.begin(unit_id, letter, everybody, note="Vi bjuder på fika.")
    for chosen, state in (
        (everybody, MailingState.WAITING), (protected, MailingState.WAITING), (everybody, MailingState.FAILED),
    ):  # fmt: skip
        made = mailings.begin(unit_id, letter, chosen, swedish_alone=True)
        made.state = state
        db.session.flush()
        mailings.make(made.id, lambda _done, _total: None)  # does nothing where it failed


def samples() -> dict[str, Callable[[], Any]]:
    """As `casework.samples`: Amina's rows, and letters of the caseworker's unit."""
    return {
        f"{_ON_PERSON}/letters/<letter_id>": lambda: _one(_of_amina(Letter)).id,
        f"{_ON_PERSON}/my-plan/<link_id>": lambda: _one(_holding()).id,
        f"{_ON_PERSON}/messages/<message_id>": lambda: _one(_waiting()).id,
        "/mailings/<mailing_id>": lambda: _one(sa.select(Mailing).filter_by(state=MailingState.DRAFT)).id,
        "/letter-templates/<template_id>": lambda: _template(NAME).id,
        "/letter-templates/<template_id>/texts/<tag>": lambda: "ar",
        "/translations/<language>": lambda: "ar",
        "/translations/<language>/<code>": _message_to_review,
    }


def more() -> Iterator[tuple[str, str]]:
    """(role, path) of the same pages in another state: read, withdrawn, handled, made, failed, without anything."""
    amina, nobody = (f"/people/{_person(name).number}" for name in (AMINA, NOBODY_YET))
    for one in _all(_of_amina(Letter)):
        yield "caseworker", f"{amina}/letters/{one.id}"
    for page in ("letters", "my-plan", "my-plan/new", "messages", "letters/new?letter=standard-invitation"):
        yield "caseworker", f"{nobody}/{page}"
    for tag in ("ar", "uk", "tr", "sv"):
        yield "caseworker", f"{amina}/letters/new?letter={_template(NAME).id}&language={tag}"
    yield "caseworker", f"{amina}/letters/new?letter=standard-invitation&language=ti"
    handled = _of_amina(NewcomerMessage).where(NewcomerMessage.handled_at.is_not(None))
    yield "caseworker", f"{amina}/messages/{_one(handled).id}"
    for one in _all(sa.select(Mailing).order_by(Mailing.id)):
        yield "caseworker", f"/mailings/{one.id}"
    yield "caseworker", "/letter-templates?retired=1"
    yield "caseworker", f"/letter-templates/{_template(RETIRED).id}"
    for tag in ("uk", "ti"):
        yield "caseworker", f"/letter-templates/{_template(NAME).id}/texts/{tag}"
    for page in ("es?q=zzzz", "fa-AF?q=plan", "uk?state=reviewed", "so/corrections"):
        yield "manager", f"/translations/{page}"


def _message_to_review() -> str:
    """The code of a plural: its page asks for each form."""
    return next(one.code for one in catalogues.messages(KNOWN["ar"]) if len(one.english) > 1)


def _case_of_amina() -> Case:
    found: Case = _one(sa.select(Case).filter_by(person_id=_person(AMINA).id))
    return found


def _of_amina(model: Any) -> Any:
    return sa.select(model).filter_by(case_id=_case_of_amina().id).order_by(model.id)


def _holding() -> Any:
    return _of_amina(PersonalLink).where(PersonalLink.revoked_at.is_(None))


def _waiting() -> Any:
    return _of_amina(NewcomerMessage).where(NewcomerMessage.handled_at.is_(None))


def _ahead(case: Case) -> Any:
    query = sa.select(Contact).filter_by(case_id=case.id, state=ContactState.PLANNED, withdrawn_at=None)
    return query.where(Contact.at > now()).order_by(Contact.at)


def _of_unit(unit_id: int, *, is_protected: bool = False) -> Any:
    """A few open cases of a unit."""
    query = sa.select(Case).filter_by(unit_id=unit_id, state=CaseState.OPEN).join(Case.person)
    hidden = Person.protection != Protection.NONE if is_protected else Person.protection == Protection.NONE
    return query.where(hidden).order_by(Case.id).limit(12)


def _template(name: str) -> LetterTemplate:
    found: LetterTemplate = _one(sa.select(LetterTemplate).filter_by(name=name))
    return found


def _person(name: str) -> Person:
    found: Person = _one(sa.select(Person).filter_by(shown_name=name))
    return found


def _user(role: str) -> User:
    found: User = _one(sa.select(User).filter_by(email=f"{role}@demo.example"))
    return found


def _all(query: Any) -> list[Any]:
    """The rows, with the eyes of the system."""
    return list(db.session.scalars(query.execution_options(permit="test")))


def _one(query: Any) -> Any:
    found = _all(query.limit(1))
    assert found, str(query)
    return found[0]
