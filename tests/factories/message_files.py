"""What is written between a unit and somebody. Its words never hold the person's name."""

import secrets
from datetime import UTC, datetime, timedelta
from typing import Any

from reception.access.actor import system
from reception.accounts.models import User
from reception.audit.log import record
from reception.cases.models import Case
from reception.contacts.models import Contact
from reception.contacts.terms import Channel, ContactState
from reception.db.session import db
from reception.i18n.formats import now
from reception.messages.models import (
    Letter,
    LetterTemplate,
    LetterText,
    Mailing,
    MailingLeftOut,
    NewcomerMessage,
    PersonalLink,
)
from reception.messages.operations import links
from reception.messages.terms import About, LeftOut, LetterKind, MailingState, TextState, Wish
from reception.reckoning.tokens import token_hash

NOON = datetime(2026, 11, 2, 11, tzinfo=UTC)


def message_rows(mark: str, case: Case, worker: User) -> dict[str, Any]:
    """The rows, by what they are; all words about the person hold `mark`.

    The unit's letter and its letters to many are nobody's own: their words hold none. One of these is a draft to this
    person alone, another is made: of two cases of hers one would be left out, so that it names her in both lists.
    """
    template = LetterTemplate(unit_id=case.unit_id, name=f"Öppet hus {case.id}", kind=LetterKind.INFORMATION)
    said = LetterText(
        template=template, language="sv", subject="Kom till oss", body="Hej {namn}!", state=TextState.REVIEWED,
        source_digest=None, changed_at=NOON,
    )  # fmt: skip
    of_many = {"unit_id": case.unit_id, "template": template, "made_at": NOON, "made_by_id": worker.id}
    made = Mailing(state=MailingState.DONE, ended_at=NOON, chosen=[case.id], **of_many)
    link = PersonalLink(
        case=case, token_hash=secrets.token_hex(32), language="ar", made_at=now().replace(microsecond=0),
        made_by_id=worker.id, expires_at=now() + timedelta(days=30),
    )  # fmt: skip
    rows = {
        "template": template,
        "letter_text": said,
        "mailing": Mailing(state=MailingState.DRAFT, chosen=[case.id], **of_many),
        "mailing_made": made,
        "left_out": MailingLeftOut(mailing=made, case=case, reason=LeftOut.NO_ADDRESS),
        "letter": _letter(mark, case, worker, is_shown=True),
        "letter_withdrawn": _letter(mark, case, worker, is_shown=True, withdrawn_at=NOON),
        "letter_of_many": _letter(mark, case, worker, mailing=made, template=template),
        "link": link,
        "message": NewcomerMessage(
            case=case, wish=Wish.SOMETHING_WRONG, about=About.NAME, text=f"Skrev{mark}", language="ar", written_at=NOON
        ),
        "message_answered": NewcomerMessage(
            case=case, wish=Wish.QUESTION, text=f"Undrar{mark}", language="so", written_at=NOON, handled_at=NOON,
            handled_by_id=worker.id, reply=f"Svar{mark}",
        ),
        "ahead": Contact(
            case=case, at=(now() + timedelta(days=40)).replace(microsecond=0), channel=Channel.MEETING,
            state=ContactState.PLANNED, summary="", place=f"Rum{mark}", author_id=worker.id, logged_at=NOON,
        ),
    }  # fmt: skip
    db.session.add_all(rows.values())
    db.session.flush()
    link.token_hash = token_hash(links.token_of(link))
    db.session.flush()
    return rows


def make_messages(mark: str, case: Case, worker: User) -> dict[str, Any]:
    """The same rows alone, of a case without the rest of a file."""
    with system("test"):
        rows = message_rows(mark, case, worker)
        record("test.messages-made", case)
        db.session.commit()
    return rows


def message_words(mark: str) -> tuple[str, ...]:
    """The words of these rows."""
    kinds = "Rubrik", "Stycke", "Faktum", "Not", "Skrev", "Undrar", "Svar", "Rum"
    return tuple(f"{kind}{mark}" for kind in kinds)


def _letter(mark: str, case: Case, worker: User, **given: Any) -> Letter:
    content = {
        "reference": f"{case.id}",
        "swedish": {"subject": f"Rubrik{mark}", "paragraphs": [f"Stycke{mark}"]},
        "translated": {"subject": f"عنوان Rubrik{mark}", "paragraphs": [f"فقرة Stycke{mark}"]},
        "facts": [["Plats", "المكان", f"Faktum{mark}"]],
        "note": f"Not{mark}",
    }
    return Letter(
        case=case, kind=LetterKind.INFORMATION, language="ar", content=content, made_at=NOON, made_by_id=worker.id,
        **given,
    )  # fmt: skip
