"""Merging: one record stands, and everything that referred to the other refers to it."""

from dataclasses import dataclass, field

import sqlalchemy as sa
from sqlalchemy.orm.exc import StaleDataError

from reception.access.actor import current
from reception.audit.log import record
from reception.db import journal
from reception.db.base import Base
from reception.db.following import Following, Joined, lock
from reception.db.journal import ChangeSet
from reception.db.session import db
from reception.i18n.formats import now
from reception.people import permits
from reception.people.models import FormerNumber, KeyDate, Merge, Person
from reception.people.operations.corrections import note_correction, text_of
from reception.people.operations.keys import index
from reception.people.operations.merging import once
from reception.people.operations.merging.facts import decide, settle
from reception.people.operations.merging.rules import save, tidy
from reception.people.operations.merging.tidying import row_to_move
from reception.people.rules.merging import KEY_DATE, Chosen


def merge(kept: Person, former: Person, chosen: Chosen) -> Merge:
    """Let `former` go up in `kept`. `chosen` says by field whose value stands (see `rules.merging`); what is left out
    is what `kept` says, or `former` where `kept` says nothing. Notes are joined; the stricter protection stands.

    The number of `former`, and those of cases that went up in others, lead to `kept` from now on. Raises
    StaleDataError if one of the records is gone meanwhile.
    """
    _hold(kept, former)
    work = _Merging(kept, former, chosen)
    change_set = journal.begin(now())
    with journal.recording(change_set):
        work.do()
    made = _noted(work, change_set)
    index(kept)
    db.session.flush()
    record("person.merged", made, chosen=sorted(name for name, side in chosen.items() if side == "former"))
    return made


def _hold(kept: Person, former: Person) -> None:
    """Let nobody change either record meanwhile, and read what they say now."""
    if len(lock(Person.__tablename__, kept.id, former.id)) < 2:
        raise StaleDataError("one of the records is gone")
    for person in (kept, former):
        db.session.refresh(person)


def _noted(work: "_Merging", change_set: ChangeSet) -> Merge:
    made = Merge(
        person_id=work.kept.id,
        former_number=work.former_number,
        former_id=work.former_id,
        change_set=change_set,
        made_at=change_set.made_at,
        made_by_id=current().user_id,
    )
    db.session.add(made)
    db.session.flush()
    numbers = (work.former_number, *work.absorbed)
    db.session.add_all(FormerNumber(person_id=work.kept.id, number=number, merge_id=made.id) for number in numbers)
    db.session.flush()
    return made


@dataclass
class _Merging:
    """One merge at work. `absorbed` are the short numbers of rows that went up in others, such as cases."""

    kept: Person
    former: Person
    chosen: Chosen
    absorbed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.kept_id, self.former_id = self.kept.id, self.former.id
        self.former_number = self.former.number
        self.following = Following(self._before_join)

    def do(self) -> None:
        """Move everything, then settle the facts, then remove the record that went up in the other."""
        self.decided = decide(self.kept, self.former, self.chosen)
        came = once.ids_of(self.former)
        once.take_back_removals(self.kept, self.former)
        tidy(self.kept_id, self.former_id)
        db.session.flush()
        self.following.follow(Joined(Person.__tablename__, self.former_id, self.kept_id))
        db.session.expire_all()
        settle(self.kept, self.decided)
        db.session.flush()
        once.keep_once(self.kept, came, self.following)
        self._remove_former()

    def _remove_former(self) -> None:
        db.session.expunge(self.former)
        db.session.execute(sa.delete(Base.metadata.tables["person"]).where(Person.id == self.former_id))
        db.session.expire_all()

    def _before_join(self, pair: Joined) -> None:
        self._keep_number(pair)
        if pair.table == KeyDate.__tablename__:
            self._choose_date(pair)
        save(pair)

    def _keep_number(self, pair: Joined) -> None:
        """A row's short number stands on paper: it leads to the person after the row is gone."""
        table = Base.metadata.tables[pair.table]
        if "number" in table.c:
            query = sa.select(table.c.number).where(table.c.id == pair.gone)
            self.absorbed.append(db.session.scalars(permits.MOVE_RECORD.within(query)).one())

    def _choose_date(self, pair: Joined) -> None:
        """Both records have a date of one kind. The one that does not stand is kept as a correction."""
        stays, gone = (row_to_move(KeyDate, row_id) for row_id in (pair.stays, pair.gone))
        if stays.on_day == gone.on_day:
            return
        lost, stands = gone.on_day, stays.on_day
        if self.chosen.get(f"{KEY_DATE}{stays.kind}") == "former":
            lost, stands = stays.on_day, gone.on_day
            stays.on_day, stays.source = gone.on_day, gone.source
        note_correction(self.kept, "key_date.on_day", text_of(lost), text_of(stands), self.decided.reason)
        db.session.flush()
