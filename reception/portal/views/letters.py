"""Letters that she was sent."""

from flask import render_template
from flask.typing import ResponseReturnValue

from reception.access.actor import newcomer
from reception.portal import permits
from reception.portal.operations import letters as operations
from reception.portal.queries import letters as queries
from reception.portal.views.room import OwnRoom

room = OwnRoom("my_letters", __name__, url_prefix="/letters")


@room.route("", permit=permits.LETTERS)
def letters() -> ResponseReturnValue:
    """My letters."""
    shown = [(one, queries.said(one)) for one in queries.letters()]
    return render_template("portal/letters.html", letters=shown)


@room.route("/<int:letter_id>", permit=permits.LETTERS)
def letter(letter_id: int) -> ResponseReturnValue:
    """A letter, in Swedish and in its second language."""
    found = queries.letter(letter_id)
    operations.opened(found, newcomer().person_id)
    swedish, theirs = queries.said(found)
    return render_template("portal/letter.html", letter=found, swedish=swedish, theirs=theirs)
