"""A register that two saved at once: both side by side, for those pupils alone whose marks both have changed."""

from collections.abc import Mapping

from flask import render_template
from flask.typing import ResponseReturnValue

from reception.education.forms.registers import OFF, RegisterForm, written_minutes
from reception.education.operations.registers import Disputed
from reception.education.queries.pupils.names import PupilName
from reception.education.rules import register as rules
from reception.education.rules.register.marks import LETTERS
from reception.education.views.registers.mark_words import WORDS
from reception.education.views.registers.register_page import OpenRegister, drawn


def choose(page: OpenRegister, form: RegisterForm, it: Disputed, asked: list[str]) -> ResponseReturnValue:
    """409: the page of the choice. `asked`: the places that are disputed, and "part" where the part is."""
    is_again = bool(form.unchosen) and form.asked == asked
    _remember(form, it, asked)
    names = drawn(page).by_place
    answer = render_template(
        "education/register/conflict.html",
        group=page.group,
        page=page,
        form=form,
        names=names,
        disputed=_disputed(it, names),
        learnt=[(names[place], one) for place, one in it.merged.learnt.items() if place in names],
        mine=_mine(it),
        part_is_disputed=it.part_is_disputed,
        parts=(form.part.data, it.part),
        unchosen=set(form.unchosen) if is_again else set(),
        sides=form.rows.sides,
        words=WORDS,
    )
    return answer, 409


def _remember(form: RegisterForm, it: Disputed, asked: list[str]) -> None:
    """What is saved next is compared with theirs."""
    form.shown.data = rules.to_text(it.theirs)
    form.shown_part.data = it.part.value if it.part else ""
    form.disputed.data = ".".join(asked)


def _disputed(it: Disputed, names: Mapping[int, PupilName]) -> list[tuple[int, PupilName, rules.Difference]]:
    """(place, name, both marks) by name."""
    found = [(place, names[place], one) for place, one in it.merged.disputed.items() if place in names]
    return sorted(found, key=lambda one: one[1].sort_key)


def _mine(it: Disputed) -> dict[int, tuple[str, str]]:
    """(letter, minutes) of each place, as she would have it."""
    mine = {**it.merged.register, **{place: one.mine for place, one in it.merged.disputed.items()}}
    return {
        place: (LETTERS[mark.kind] if mark else OFF, written_minutes(mark) if mark else "")
        for place, mark in mine.items()
    }


def again(form: RegisterForm, theirs: rules.Register) -> Disputed:
    """The same question once more: `theirs` is what the page of the choice was opened with."""
    mine = _before_choosing(form, theirs)
    asked = [int(one) for one in form.asked if one.isdecimal()]
    differing = {place: rules.Difference(None, mine.get(place), theirs.get(place)) for place in asked}
    merged = rules.Merged({place: mark for place, mark in mine.items() if place not in differing}, {}, differing)
    return Disputed(merged, theirs, form.opened_with_part(), part_is_disputed="part" in form.asked)


def _before_choosing(form: RegisterForm, theirs: rules.Register) -> dict[int, rules.Mark]:
    """What she had, before anything was chosen."""
    sides, form.rows.sides = form.rows.sides, {}
    try:
        return form.entered(theirs, theirs.keys())
    finally:
        form.rows.sides = sides
