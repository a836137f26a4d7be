"""The room of the pages about a household, and what they share."""

from typing import TYPE_CHECKING, Any

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from reception.web.blueprint import Room

if TYPE_CHECKING:
    from reception.people.models import Person

room = Room("household", __name__, url_prefix="/people/<number:number>/household")


def back_to(person: "Person") -> ResponseReturnValue:
    """To the household of the person whose page was worked on."""
    return redirect(url_for("household.of_person", number=person.number), 303)


def form_page(
    person: "Person",
    form: Any,
    *,
    heading: str,
    about: tuple[str, bool] | None = None,
    registering: str | None = None,
    removing: bool = False,
) -> ResponseReturnValue:
    """The page of a form about the household.

    `about`: what stands for the one it is about if that is somebody else, and whether she is protected.
    `registering`: the address of this form, to which registering somebody leads back.
    """
    shown = {"heading": heading, "about": about, "registering": registering, "removing": removing}
    return render_template("people/household/form.html", person=person, form=form, **shown)
