"""What came of a survey: shown only once it is closed, and never of fewer than ten."""

from reception.web.blueprint import Room

room = Room("survey_results", __name__, url_prefix="/surveys/<number:number>/results")
