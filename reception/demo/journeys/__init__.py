"""The days of somebody's life between the flight and the first job, as a caseworker of Exempelby has noted them."""

from datetime import date
from random import Random

from reception.demo.journeys.adults import live_as_adult
from reception.demo.journeys.arrival import arrive
from reception.demo.journeys.children import live_as_child, live_as_pupil
from reception.demo.journeys.course import Course, Journey, Permit, Value
from reception.demo.sketches import Sketch

__all__ = ["Journey", "Permit", "Value", "journey_of"]

#: Until the summer of the year one turns sixteen one is of the age of compulsory school.
_LANGUAGE_INTRODUCTION_YEAR, _LAST_SCHOOL_AGE = 16, 20
_STAYS_IN_SCHOOL = 0.7
_GROWN = 18


def journey_of(sketch: Sketch, random: Random, today: date) -> Journey:
    """Everything that has happened to somebody until `today`."""
    course = Course(random, today, sketch)
    arrive(course)
    stays = random.random() < _STAYS_IN_SCHOOL
    age = sketch.age_on(today)
    if sketch.birth and today < date(sketch.birth.year + _LANGUAGE_INTRODUCTION_YEAR, 7, 1):
        live_as_child(course, sketch.birth)
    elif sketch.birth and (age < _GROWN or (age < _LAST_SCHOOL_AGE and stays)):
        live_as_pupil(course, sketch.birth)
    else:
        live_as_adult(course)
    return course.journey
