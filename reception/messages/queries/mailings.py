"""Letters to many: the list, one of them, who gets a letter and who is left out, and the file of them all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager, joinedload

from reception.audit.reading import saw
from reception.cases.models import Case
from reception.cases.terms import CaseState
from reception.db.session import db
from reception.files.claims import named_through
from reception.i18n.formats import today
from reception.jobs import queries as jobs
from reception.jobs.models import Job
from reception.messages import permits
from reception.messages.models import Letter, Mailing, MailingLeftOut
from reception.messages.offered import Offered, of_template
from reception.messages.queries.addresses import addresses_of
from reception.messages.queries.languages import languages_of_letters
from reception.messages.queries.templates import template
from reception.messages.rules.recipients import Placed, Recipient, placed
from reception.messages.terms import MailingState
from reception.people.models import Person
from reception.people.rules.ages import is_child
from reception.people.terms import Protection

#: What the job that makes the letters is called.
JOB = "mailing.make"


@dataclass(frozen=True)
class Row:
    """What becomes of a case that was chosen."""

    case: Case
    placed: Placed


def mailings(window: tuple[int, int]) -> Sequence[Mailing]:
    """The letters to many of one's units, the newest first."""
    offset, limit = window
    query = sa.select(Mailing).options(joinedload(Mailing.template), joinedload(Mailing.made_by))
    query = query.order_by(Mailing.made_at.desc(), Mailing.id.desc()).offset(offset).limit(limit)
    return permits.MAILINGS.all(query.options(joinedload(Mailing.unit)))


def mailing(mailing_id: int) -> Mailing:
    """Letters to many. Raises OutOfReach."""
    query = sa.select(Mailing).where(Mailing.id == mailing_id)
    query = query.options(joinedload(Mailing.template), joinedload(Mailing.unit), joinedload(Mailing.made_by))
    return permits.MAILINGS.one(query)


def mailing_at_work(mailing_id: int) -> Mailing:
    """Letters to many, for the program itself. Raises OutOfReach."""
    return permits.IN_FILE.one(sa.select(Mailing).where(Mailing.id == mailing_id))


def counts_of(mailing_ids: Sequence[int]) -> Mapping[int, int]:
    """How many letters, within reach, each of them is."""
    query = sa.select(Letter.mailing_id, sa.func.count()).where(Letter.mailing_id.in_(mailing_ids))
    rows = db.session.execute(permits.LETTERS.within(query.group_by(Letter.mailing_id)))
    return {key: count for key, count in rows if key is not None}


def letter_of(made: Mailing) -> Offered:
    """The letter that is written to them, with its texts as they are today."""
    return of_template(template(made.template_id))


def who_gets_it(cases: Sequence[Case], letter: Offered, *, swedish_alone: bool) -> list[Row]:
    """What becomes of each case: in which language its person gets the letter, or why she gets none."""
    people = [case.person for case in cases]
    addresses, languages = addresses_of([one.id for one in people]), languages_of_letters(people)
    having = letter.languages
    return [
        Row(case, placed(_recipient(case, addresses, languages), having, swedish_alone=swedish_alone)) for case in cases
    ]


def _recipient(case: Case, addresses: Mapping[int, str], languages: Mapping[int, tuple[str, ...]]) -> Recipient:
    person = case.person
    return Recipient(
        is_protected=person.is_protected,
        is_child=is_child(person.birth, today()),
        is_open=case.state is CaseState.OPEN,
        has_address=person.id in addresses,
        languages=languages[person.id],
    )


def letters_in(made: Mailing) -> Sequence[Letter]:
    """The letters that were made, by name, each with its case and person; of people out of reach none."""
    query = (
        sa.select(Letter)
        .join(Letter.case)
        .join(Case.person)
        .where(Letter.mailing_id == made.id)
        .options(
            contains_eager(Letter.case).contains_eager(Case.person),
            contains_eager(Letter.case).joinedload(Case.unit),
        )
        .order_by(Case.sort_key, Letter.id)
    )
    found = permits.LETTERS.all(query)
    saw(letter.case.person_id for letter in found)
    return found


def letters_to_print(made: Mailing) -> list[Letter]:
    """The letters of the file: those that hold, to people who are not protected by now."""
    return [one for one in letters_in(made) if one.withdrawn_at is None and not one.case.person.is_protected]


def left_out_of(made: Mailing) -> Sequence[MailingLeftOut]:
    """Who was left out, by name, and why; of people out of reach nothing is told."""
    query = (
        sa.select(MailingLeftOut)
        .join(MailingLeftOut.case)
        .join(Case.person)
        .where(MailingLeftOut.mailing_id == made.id)
        .options(contains_eager(MailingLeftOut.case).contains_eager(Case.person))
        .order_by(Case.sort_key, MailingLeftOut.id)
    )
    found = permits.LEFT_OUT.all(query)
    saw(one.case.person_id for one in found)
    return found


def settled_cases(mailing_id: int) -> set[int]:
    """The ids of the cases of which it is settled already whether they get a letter: for work that was broken off."""
    with_letter = sa.select(Letter.case_id).where(Letter.mailing_id == mailing_id)
    left_out = sa.select(MailingLeftOut.case_id).where(MailingLeftOut.mailing_id == mailing_id)
    found = set(db.session.scalars(permits.LETTERS.within(with_letter)))
    return found | set(db.session.scalars(permits.LEFT_OUT.within(left_out)))


def is_file_outdated(made: Mailing) -> bool:
    """Whether the file holds a letter that must not be given out any more: it was withdrawn after the file was made,
    or its person has been protected since. Asked past the reader's reach: the file holds them all."""
    if made.ended_at is None:
        return False
    query = sa.select(Letter.id).join(Letter.case).join(Case.person).where(Letter.mailing_id == made.id)
    is_protected = sa.and_(Letter.withdrawn_at.is_(None), Person.protection != Protection.NONE)
    query = query.where(sa.or_(Letter.withdrawn_at > made.ended_at, is_protected)).limit(1)
    return db.session.scalar(query.execution_options(permit=permits.IN_FILE.name)) is not None


def letters_to_protected(made: Mailing) -> Sequence[Letter]:
    """Its letters to people who are protected by now, whoever may see them: they are taken out of the file."""
    query = sa.select(Letter).join(Letter.case).join(Case.person).where(Letter.mailing_id == made.id)
    query = query.where(Letter.withdrawn_at.is_(None), Person.protection != Protection.NONE)
    query = query.options(contains_eager(Letter.case).contains_eager(Case.person))
    return db.session.scalars(query.execution_options(permit=permits.IN_FILE.name)).unique().all()


def job_under_way(made: Mailing) -> Job | None:
    """The work on the letters, while it waits or runs."""
    return jobs.open_job_of([JOB], made.id) if made.state is MailingState.WAITING else None


def failed_job(made: Mailing) -> str | None:
    """Why the letters could not be made, a msgid; None if nothing failed."""
    job = jobs.job_of(JOB, made.id) if made.state is MailingState.FAILED else None
    return job.problem if job is not None else None


def stored_files() -> Mapping[str, str]:
    """{name in the store: which letters it holds}, for the program itself."""
    query = sa.select(Mailing.file_name, Mailing.id).where(Mailing.file_name.is_not(None))
    return {str(row.file_name): f"mailing {row.id}" for row in db.session.execute(permits.IN_FILE.within(query))}


named_through(stored_files)
