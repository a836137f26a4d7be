"""What can be so in an interview: languages, and how a part ends. Pure."""

from collections.abc import Iterator, Mapping

from reception.i18n.markers import N_
from reception.reckoning.remarks import Remark, refusal, warning
from reception.skills.terms import PartState


def check_languages(rows: Mapping[int, str]) -> Iterator[Remark]:
    """A language stands once. `rows`: tags by the number of their row."""
    seen: set[str] = set()
    for number, tag in rows.items():
        if tag in seen:
            yield refusal("twice", f"language_{number}", N_("This language stands in a row above. Change one of them."))
        seen.add(tag)


def check_ending(state: PartState, *, is_something_noted: bool) -> Iterator[Remark]:
    """How a part ends fits what is noted in it."""
    if state is PartState.NOTHING and is_something_noted:
        yield refusal(
            "something-noted", "state",
            N_("Something is noted in this part. Choose “Talked through”, or remove what is noted."),
        )  # fmt: skip
    if state is PartState.TALKED_THROUGH and not is_something_noted:
        yield warning("nothing-noted", "state", N_("The part was talked through, and nothing is noted in it."))
