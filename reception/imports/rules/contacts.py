"""One row of the list of contacts: whose it is, and what happened."""

from collections.abc import Mapping
from datetime import date

from reception.imports.rules import messages
from reception.imports.rules.records import ContactRow, PersonRow
from reception.imports.rules.row_reader import RowReader

# Words in the column of types that say more than a channel: (channel, outcome, organisation).
CHANNELS_WITH_MORE: Mapping[str, tuple[str, str | None, str | None]] = {
    "no_answer": ("phone", "no_answer", None),
    "employment_service": ("meeting", None, "Arbetsförmedlingen"),
}

Owner = PersonRow | str  # the person of a Löpnr, or the msgid that tells why there is none


def read(row: RowReader, owners: Mapping[str, Owner]) -> ContactRow | None:
    """The contact of a row, or None when `row.faults` tell why there is none. The author is not looked up here."""
    key, person = _person(row, owners)
    channel, outcome, organisation = _channel(row)
    held_on = _day(row, outcome)
    note, next_step = row.long_text("note"), row.text("next_step")
    due, author = _due(row, held_on), row.text("author")
    if row.faults or person is None or held_on is None:
        return None
    return ContactRow(
        sheet=row.sheet,
        row=row.row,
        person_key=key,
        person_sheet=person.sheet,
        person_row=person.row,
        held_on=held_on,
        channel=channel,
        is_planned=held_on > row.today,
        outcome=outcome,
        organisation=organisation,
        author=author,
        note=note,
        next_step=next_step,
        due=due,
        remarks=tuple(row.remarks),
    )


def _person(row: RowReader, owners: Mapping[str, Owner]) -> tuple[str, PersonRow | None]:
    key = row.text("row_number") or ""
    owner = owners.get(key, messages.NO_SUCH_PERSON if key else messages.NO_PERSON_NAMED)
    if isinstance(owner, PersonRow):
        return key, owner
    row.fault("row_number", owner)
    return key, None


def _channel(row: RowReader) -> tuple[str, str | None, str | None]:
    if row.text("channel") is None:
        row.fault("channel", messages.NO_CHANNEL)
    word = row.term("channel", "channel", otherwise=messages.UNKNOWN_CHANNEL) or ""
    return CHANNELS_WITH_MORE.get(word, (word, None, None))


def _day(row: RowReader, outcome: str | None) -> date | None:
    faults = len(row.faults)
    held_on = row.day("date")
    if held_on is None and len(row.faults) == faults:
        row.fault("date", messages.NO_DAY)
    if held_on and held_on > row.today:
        if outcome == "no_answer":
            row.fault("date", messages.NO_ANSWER_AHEAD)
        row.remark("date", messages.PLANNED)
    return held_on


def _due(row: RowReader, held_on: date | None) -> date | None:
    due = row.day("due")
    if due and held_on and due < held_on:
        row.remark("due", messages.DUE_BEFORE_CONTACT)
    return due
