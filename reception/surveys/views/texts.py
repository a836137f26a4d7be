"""What a survey says, language by language."""

from reception.web.blueprint import Room

room = Room("survey_texts", __name__, url_prefix="/surveys/<number:number>/texts")
