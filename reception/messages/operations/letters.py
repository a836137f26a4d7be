"""A letter to one person is made, withdrawn and brought back. Raises `Refused` where rules stop it."""

from dataclasses import replace

from reception.access.actor import current
from reception.audit.log import record
from reception.cases.models import Case
from reception.contacts.models import Contact
from reception.db.changing import write_anew
from reception.db.session import db
from reception.i18n.formats import now
from reception.i18n.markers import N_
from reception.messages.composing import composed, problems
from reception.messages.models import Letter
from reception.messages.offered import Offered
from reception.messages.queries import letters as queries
from reception.messages.rules import letters as rules
from reception.reckoning.remarks import Remark, accepted, refusal


def make_letter(
    case: Case,
    chosen: Offered,
    *,
    language: str | None,
    contact: Contact | None = None,
    note: str | None = None,
    is_shown: bool = False,
) -> Letter:
    """Write a letter to the person of a case. `language`: hers; None for Swedish alone.

    `is_shown`: it stands in her own pages too, which takes a link that holds.
    """
    writer = queries.writer()
    known = queries.known_of(case, contact, writer=writer)
    accepted([*problems(chosen, known), *_check_shown(case, is_shown=is_shown)])
    content = composed(chosen, language, known, note)
    made = Letter(
        case=case, kind=chosen.kind, template_id=chosen.template_id, contact_id=contact.id if contact else None,
        language=language if content.translated else None, content=rules.as_json(content),
        made_at=now(), made_by_id=current().user_id, is_shown=is_shown,
    )  # fmt: skip
    db.session.add(made)
    db.session.flush()
    made.content = rules.as_json(replace(content, reference=rules.reference(case.person.number, made.id)))
    db.session.flush()
    record("letter.made", made, kind=chosen.kind.value, language=made.language or "sv", shown=is_shown)
    return made


def _check_shown(case: Case, *, is_shown: bool) -> list[Remark]:
    if not is_shown or queries.link_that_holds(case) is not None:
        return []
    said = N_("She has no link to My plan that opens it today, so the letter cannot be shown there.")
    return [refusal("no-link", "is_shown", said)]


def withdraw(letter: Letter) -> None:
    """A letter does not hold any more: it is no longer shown to her. What was printed cannot be taken back."""
    if letter.withdrawn_at is None:
        write_anew(letter, {"withdrawn_at": now()})
        record("letter.withdrawn", letter)


def bring_back(letter: Letter) -> None:
    """A letter was withdrawn by mistake."""
    if letter.withdrawn_at is not None:
        write_anew(letter, {"withdrawn_at": None})
        record("letter.brought-back", letter)
