"""Fields that read what people type, and say in their language what is wrong with it."""

from reception.web.fields.choices import Choice
from reception.web.fields.texts import LongText, Text
from reception.web.fields.typed import DateField, Minutes, MomentField, PartialDateField

__all__ = ["Choice", "DateField", "LongText", "Minutes", "MomentField", "PartialDateField", "Text"]
