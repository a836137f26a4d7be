"""The attributes of a control are those that WTForms writes, to the letter."""

import importlib.util

import pytest
from markupsafe import Markup
from wtforms.widgets import core

from reception.web.fields.attributes import attributes


@pytest.fixture(scope="module")
def theirs():
    """WTForms' own way: its module read anew, as the one in use has ours."""
    spec = importlib.util.find_spec("wtforms.widgets.core")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.html_params


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"name": "summary", "id": "c1-summary", "rows": 6, "class_": "field"},
        {"checked": True, "disabled": False, "value": None, "autofocus": True},
        {"aria_describedby": "x-error", "data_own_number": "7K3M-Q9", "for_": "x", "maxlength": 0},
        {"value": """<b>"Quoted" & 'quoted'</b>""", "title": Markup('<i>"as it is"</i> &amp;')},
        {"value": "⟦أمينة⟧ ሃበን\n", "placeholder": ""},
    ],
)
def test_they_are_written_as_wtforms_writes_them(theirs, values):
    assert attributes(**values) == theirs(**values)
    assert isinstance(attributes(**values), Markup)


def test_every_widget_writes_them_so():
    assert core.html_params is attributes
    assert core.Input.html_params is attributes
