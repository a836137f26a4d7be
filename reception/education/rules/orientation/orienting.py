"""Where somebody stands in civic orientation, and what may be noted of it beside the lessons. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from reception.education.rules.orientation import HOURS, Meeting, Progress, finished_by, offered_until, progress
from reception.education.terms.orienting import OrientationState as State
from reception.education.terms.pupils import OrientationNoteKind as Kind
from reception.education.terms.studies import OrientationPart
from reception.i18n.markers import N_
from reception.reckoning.remarks import Remark, Remarks, refusal, warning

#: From so many hours somebody stands among those who are close to the hundred, so that the certificate is planned:
#: two lessons of some weeks before the end. Our own choice.
NEAR_HOURS: Final = 80
#: More hours than this with one other organiser are a slip of the pen: the whole is a hundred. Our own choice.
MOST_HOURS_ELSEWHERE: Final = 200


@dataclass(frozen=True)
class Note:
    """A note that stands (none that was struck). `minutes` and `part` only of hours elsewhere."""

    kind: Kind
    on: date
    minutes: int | None = None
    part: OrientationPart | None = None
    where: str | None = None


@dataclass(frozen=True)
class Standing:
    """Where somebody stands on a day. `elsewhere`: minutes of the progress that were attended with others.

    `offered_until`: until when the municipality has to offer it; None: it is not known when she was first registered.
    """

    progress: Progress
    elsewhere: int
    offered_on: date | None
    took_no_part_on: date | None
    finished_elsewhere: Note | None
    certificate_on: date | None
    offered_until: date | None

    @property
    def finished_by(self) -> date | None:
        """By when it is normally finished; None before it began."""
        return finished_by(self.progress.began_on) if self.progress.began_on else None

    @property
    def is_open(self) -> bool:
        """Whether something is left to do."""
        return self.certificate_on is None and self.finished_elsewhere is None

    @property
    def state(self) -> State:
        """In one word."""
        if self.certificate_on:
            return State.CERTIFIED
        if self.finished_elsewhere:
            return State.FINISHED_ELSEWHERE
        return _by_hours(self.progress) if self.progress.minutes else self._before_it

    @property
    def _before_it(self) -> State:
        if self.took_no_part_on:
            return State.TOOK_NO_PART
        return State.OFFERED if self.offered_on else State.NOT_OFFERED


def _by_hours(found: Progress) -> State:
    if found.reached_on:
        return State.PARTS_MISSING if found.missing else State.COMPLETE
    return State.NEAR if found.minutes >= NEAR_HOURS * 60 else State.UNDER_WAY


def attended(meetings: Iterable[Meeting], notes: Iterable[Note]) -> list[Meeting]:
    """What was attended, here and elsewhere."""
    others = (Meeting(one.on, one.minutes or 0, one.part) for one in notes if one.kind is Kind.HOURS_ELSEWHERE)
    return [*meetings, *others]


def standing(meetings: Sequence[Meeting], notes: Sequence[Note], registered_on: date | None, until: date) -> Standing:
    """Where somebody stands on the day `until`. `registered_on`: first registered in a Swedish municipality."""
    told = [one for one in notes if one.on <= until]
    return Standing(
        progress=progress(attended(meetings, told), until),
        elsewhere=sum(one.minutes or 0 for one in told if one.kind is Kind.HOURS_ELSEWHERE),
        offered_on=min((one.on for one in told if one.kind is Kind.OFFERED), default=None),
        took_no_part_on=_latest(told, Kind.DID_NOT_ATTEND),
        finished_elsewhere=next((one for one in told if one.kind is Kind.FINISHED_ELSEWHERE), None),
        certificate_on=_latest(told, Kind.CERTIFICATE),
        offered_until=offered_until(registered_on) if registered_on else None,
    )


def _latest(notes: Iterable[Note], kind: Kind) -> date | None:
    return max((one.on for one in notes if one.kind is kind), default=None)


def remarks_on_note(note: Note, reached: Progress, today: date) -> Remarks:
    """Refused: a day to come, hours without a number, hours or a certificate that nobody is named for.

    Warned: no part is named of hours elsewhere, and "took no part" of somebody who has hours.
    """
    found: list[Remark] = []
    if note.on > today:
        found.append(refusal("noted-later", "on", N_("This is noted when it has happened.")))
    if note.kind is Kind.HOURS_ELSEWHERE:
        found += _on_hours(note)
    if note.kind in {Kind.HOURS_ELSEWHERE, Kind.FINISHED_ELSEWHERE} and not note.where:
        found.append(refusal("organiser-missing", "where", N_("Write who organised it, for example a municipality.")))
    if note.kind is Kind.DID_NOT_ATTEND and reached.minutes:
        says = N_("The pupil has attended hours. That no part was taken is noted all the same.")
        found.append(warning("has-hours", "kind", says))
    return tuple(found)


def _on_hours(note: Note) -> Iterable[Remark]:
    if not note.minutes:
        yield refusal("hours-missing", "minutes", N_("Write how many hours."))
    elif note.minutes > MOST_HOURS_ELSEWHERE * 60:
        says = N_("This is more than %(most)s hours. The whole orientation is %(whole)s.")
        yield refusal("too-many-hours", "minutes", says, most=MOST_HOURS_ELSEWHERE, whole=HOURS.amount)
    if note.part is None:
        yield warning("part-unknown", "part", N_("The hours count towards the hundred, and towards none of the parts."))
