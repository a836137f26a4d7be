"""Fields that read what people type, and say in their language what is wrong with it."""

from reception.web.fields.attributes import take_over
from reception.web.fields.choices import Boxes, Choice, YesNo, term, whole_number, with_none
from reception.web.fields.numbers import Crowns, WholeNumber
from reception.web.fields.texts import LongText, Text
from reception.web.fields.typed import DateField, Minutes, MomentField, PartialDateField

__all__ = [
    "Boxes",
    "Choice",
    "Crowns",
    "DateField",
    "LongText",
    "Minutes",
    "MomentField",
    "PartialDateField",
    "Text",
    "WholeNumber",
    "YesNo",
    "term",
    "whole_number",
    "with_none",
]

take_over()
