"""What is asked about the path of a case."""

from reception.path.forms.moving import MoveForm
from reception.path.forms.noting import ForgetForm, NoteForm, note_form
from reception.path.forms.ticking import EarlierForm, TickForm

__all__ = ["EarlierForm", "ForgetForm", "MoveForm", "NoteForm", "TickForm", "note_form"]
