"""Who is asked, and slips of paper to hand out."""

from reception.web.blueprint import Room

room = Room("survey_askings", __name__, url_prefix="/surveys/<number:number>/askings")
