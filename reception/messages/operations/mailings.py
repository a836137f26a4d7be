"""Letters to many: begun as a draft, ordered, made in portions, and made a file. Rules stop it by `Refused`."""

import logging
from collections.abc import Sequence
from functools import partial
from typing import Final

from reception.access.actor import current
from reception.accounts.models import User
from reception.audit.log import record, record_many
from reception.db.changing import write_anew
from reception.db.locking import hold
from reception.db.outside import once_committed, unless_committed
from reception.db.session import db
from reception.files.store import store
from reception.i18n.formats import now
from reception.i18n.markers import N_
from reception.jobs import operations as jobs
from reception.jobs.registry import Progress, Refused
from reception.messages import printing
from reception.messages.composing import composed, problems
from reception.messages.models import Letter, Mailing, MailingLeftOut
from reception.messages.offered import Offered
from reception.messages.queries import choosing, mailings
from reception.messages.queries import letters as letter_queries
from reception.messages.queries.mailings import JOB, Row
from reception.messages.rules import letters as rules
from reception.messages.rules.recipients import MOST_LETTERS
from reception.messages.terms import MailingState
from reception.reckoning.remarks import Remark, accepted, refusal

log = logging.getLogger(__name__)

#: Letters in one transaction: under a second, so that nobody waits long for a database with one writer.
PORTION: Final = 50
_NOBODY: Final = N_("None of those who were chosen gets the letter. Look at the reasons, and choose anew.")

_LACKING: Final = N_("The letter names the caseworker's telephone number, and neither the caseworker nor you have one.")


class NotNow(Exception):
    """It cannot be done any more: somebody was quicker."""


def begin(
    unit_id: int, letter: Offered, case_ids: Sequence[int], *, note: str | None = None, swedish_alone: bool = False
) -> Mailing:
    """Letters to many are begun: nothing is made before somebody has seen who gets one."""
    accepted([*_check_choice(case_ids), *_check_letter(letter)])
    made = Mailing(
        unit_id=unit_id, template_id=letter.template_id, made_at=now(), made_by_id=current().user_id,
        chosen=list(case_ids), note=note or None, swedish_alone=swedish_alone,
    )  # fmt: skip
    db.session.add(made)
    db.session.flush()
    record("mailing.begun", made, chosen=len(case_ids), template=letter.template_id)
    return made


def _check_choice(case_ids: Sequence[int]) -> list[Remark]:
    if not case_ids:
        return [
            refusal("nobody", "numbers", N_("Nobody was found. Write numbers, or choose what people have in common."))
        ]
    if len(case_ids) > MOST_LETTERS:
        said = N_("At most %(most)s letters are made at once. Choose fewer.")
        return [refusal("too-many", "numbers", said, most=MOST_LETTERS)]
    return []


def _check_letter(letter: Offered) -> list[Remark]:
    if not letter.needs_appointment:
        return []
    said = N_("This letter tells of an appointment, which is another for each. Write it to one person at a time.")
    return [refusal("needs-appointment", "letter", said)]


def change(mailing: Mailing, *, note: str | None, swedish_alone: bool) -> None:
    """Something else is added to the letters, or others get them, before they are made."""
    _must_be_draft(mailing)
    if changed := write_anew(mailing, {"note": note or None, "swedish_alone": swedish_alone}):
        record("mailing.changed", mailing, fields=" ".join(changed))


def _must_be_draft(mailing: Mailing) -> None:
    hold(mailing)
    if mailing.state is not MailingState.DRAFT:
        raise NotNow


def throw_away(mailing: Mailing) -> None:
    """Letters that were begun are not made after all. Raises NotNow."""
    _must_be_draft(mailing)
    record("mailing.thrown-away", mailing)
    db.session.delete(mailing)
    db.session.flush()


def order(mailing: Mailing) -> None:
    """Have the letters made beside the server; also once more, where that failed or the file is outdated.

    Raises NotNow while they are being made.
    """
    hold(mailing)
    if mailing.state is MailingState.WAITING:
        raise NotNow
    write_anew(mailing, {"state": MailingState.WAITING})
    jobs.order(JOB, mailing.id)
    record("mailing.ordered", mailing)


def make(mailing_id: int, progress: Progress) -> None:
    """Write the letters a portion at a time, then the file of them all. Work that was broken off goes on where it
    stopped: nobody gets two letters. Raises jobs' Refused."""
    mailing = mailings.mailing(mailing_id)
    if mailing.state is not MailingState.WAITING:
        return
    letter, total = mailings.letter_of(mailing), len(mailing.chosen)
    if mailing.ended_at is None:
        _make_letters(mailing, letter, progress)
    _take_out_protected(mailing)
    _keep_file(mailing)
    write_anew(mailing, {"state": MailingState.DONE, "ended_at": now()})
    record("mailing.made", mailing, chosen=total)
    progress(total, total)


def _make_letters(mailing: Mailing, letter: Offered, progress: Progress) -> None:
    chosen, writer = list(mailing.chosen), letter_queries.writer()
    for start in range(0, len(chosen), PORTION):
        portion = chosen[start : start + PORTION]
        settled = mailings.settled_cases(mailing.id)
        cases = choosing.chosen_cases([case_id for case_id in portion if case_id not in settled])
        _write(mailing, letter, mailings.who_gets_it(cases, letter, swedish_alone=mailing.swedish_alone), writer)
        progress(start + len(portion), len(chosen))


def _write(mailing: Mailing, letter: Offered, rows: Sequence[Row], writer: User | None) -> None:
    left_out = [
        MailingLeftOut(mailing_id=mailing.id, case=row.case, reason=row.placed.left_out)
        for row in rows
        if row.placed.left_out is not None
    ]
    made = [_letter(mailing, letter, row, writer) for row in rows if row.placed.left_out is None]
    db.session.add_all([*left_out, *made])
    db.session.flush()
    for one in made:
        one.content = {**one.content, "reference": rules.reference(one.case.person.number, one.id)}
    record_many("letter.made", ((one, {"mailing": mailing.id, "language": one.language or "sv"}) for one in made))
    record_many("mailing.left-out", ((one, {"mailing": mailing.id, "reason": one.reason.value}) for one in left_out))


def _letter(mailing: Mailing, letter: Offered, row: Row, writer: User | None) -> Letter:
    known = letter_queries.known_of(row.case, writer=writer)
    if problems(letter, known):
        raise Refused(_LACKING)
    content = composed(letter, row.placed.language, known, mailing.note)
    return Letter(
        case=row.case, kind=letter.kind, template_id=mailing.template_id, mailing_id=mailing.id,
        language=row.placed.language if content.translated else None, content=rules.as_json(content),
        made_at=now(), made_by_id=mailing.made_by_id,
    )  # fmt: skip


def _take_out_protected(mailing: Mailing) -> None:
    """Who has been protected since her letter was made is written to by hand: her letter is withdrawn."""
    for letter in mailings.letters_to_protected(mailing):
        letter.withdrawn_at = now()
        db.session.flush()
        record("letter.withdrawn", letter, reason="protected")


def _keep_file(mailing: Mailing) -> None:
    """Make the file of all letters, in place of an older one. Raises jobs' Refused where nobody gets a letter."""
    letters = mailings.letters_to_print(mailing)
    if not letters and mailing.file_name is None:
        if not mailings.left_out_of(mailing):
            raise Refused(_NOBODY)
        return
    former, name = mailing.file_name, None
    if letters:
        name = store().keep([printing.of_letters(letters, mailing.template.name).content])
        unless_committed(partial(_forget, name))
    if former is not None:
        once_committed(partial(_forget, former))
    write_anew(mailing, {"file_name": name})


def _forget(name: str) -> None:
    """Remove a file of no row. A disk that refuses keeps nobody from working: it is removed by the sweep."""
    try:
        store().remove(name)
    except OSError as trouble:
        log.warning("a file of letters is left behind: %s", type(trouble).__name__)


def making_failed(mailing_id: int, _problem: str) -> None:
    """The letters could not be made. What was made stays, and ordering them again goes on from there."""
    mailing = mailings.mailing_at_work(mailing_id)
    write_anew(mailing, {"state": MailingState.FAILED})
    record("mailing.failed", mailing)
