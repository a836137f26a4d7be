"""What narrows the list of pupils, and what is asked about one."""

from collections.abc import Mapping, Sequence
from typing import Any

from reception.education.terms.pupil_lists import Shown
from reception.education.terms.studies import SfiCourse
from reception.i18n.formats import today
from reception.i18n.text import _l, choices
from reception.web.fields import Choice, DateField, Text, term
from reception.web.forms import Form
from reception.web.versioned import VersionedForm


class PupilFilterForm(Form):
    """The filters above the list. `groups`: (number, name) of one's own."""

    q = Text(_l("Name"), render_kw={"type": "search", "dir": "auto", "spellcheck": "false"})
    show = Choice(_l("Show"), choices=choices(*Shown))
    course = Choice(_l("Course"), choices=[("", _l("All courses")), *choices(*SfiCourse)])
    group = Choice(_l("Group"))
    keeps_draft = False

    def __init__(self, groups: Sequence[tuple[str, str]], address: Mapping[str, str], **options: Any) -> None:
        known = {name: address.get(name) or None for name in ("q", "show", "course", "group")}
        super().__init__(formdata=None, meta={"csrf": False}, data={**known, **options})
        self.group.choices = [("", _l("All groups")), *groups]


class PupilNumberForm(Form):
    """An identity number: sent, never in an address (contract, decision 3)."""

    number = Text(
        _l("Identity number"),
        longest=60,
        required=_l("Write the identity number."),
        render_kw={"dir": "ltr", "inputmode": "numeric"},
    )
    keeps_draft = False


class PupilForm(VersionedForm):
    """What the school knows of a pupil beside her studies."""

    received_on = DateField(
        _l("First received in SFI"),
        looks="back",
        past_only=True,
        description=_l(
            "In whichever municipality. The time of the right is counted from this day, and a new start does not move "
            "it."
        ),
    )
    received_in = Text(
        _l("Municipality that first received the pupil"), description=_l("Leave it empty if it was this one.")
    )
    home_municipality = Text(_l("Municipality the pupil lives in"), description=_l("Leave it empty if it is this one."))
    studies_in = Text(
        _l("Studies in another municipality"),
        description=_l("Which one, if this municipality pays for studies there."),
    )
    keeps_draft = True


class NamedPupilForm(PupilForm):
    """The same for those who may read the name of a protected pupil: the alias is theirs to agree on with the pupil."""

    alias = Text(
        _l("Alias"),
        longest=60,
        required=_l("Agree on an alias with the pupil. It stands in registers and lists in place of the name."),
        description=_l(
            "Agreed on with the pupil. No part of the name. Everybody at school who is not named for the pupil sees "
            "it, and nobody else is told that it belongs to this name."
        ),
        render_kw={"dir": "auto", "spellcheck": "false"},
    )


class LeaveForm(VersionedForm):
    """From which day somebody is no pupil of the school any more."""

    asides = frozenset({"on"})
    on = DateField(_l("Left on"), looks="back", past_only=True, required=_l("Write the day."))

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"on": today(), **options})


#: Reads a choice of the list.
shown = term(Shown)
