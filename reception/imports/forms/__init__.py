"""What is asked about a list."""

from reception.imports.forms.columns import ColumnsForm, columns_form
from reception.imports.forms.file import NewHomesForm, NewImportForm, NewSchoolListForm
from reception.imports.forms.questions import QuestionsForm, questions_form

__all__ = [
    "ColumnsForm",
    "NewHomesForm",
    "NewImportForm",
    "NewSchoolListForm",
    "QuestionsForm",
    "columns_form",
    "questions_form",
]
