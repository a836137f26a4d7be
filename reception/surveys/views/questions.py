"""The questions of a survey, in their order."""

from reception.web.blueprint import Room

room = Room("survey_questions", __name__, url_prefix="/surveys/<number:number>/questions")
