"""What reading in a list of results says to people. Every text is a msgid with named placeholders."""

from reception.i18n.markers import N_

NO_LIST = N_(
    "No sheet with a list of results was found. It needs a header row with Grupp (group) or Kurs (course), with Namn "
    "(name), Elevnummer (pupil number) or Personnr, and with a column for each part or with Del (part) and Resultat."
)
NO_GROUP = N_("The row names neither a group nor a course.")
NO_COURSE = N_("“%(value)s” is no course of SFI: they are A, B, C and D.")
NO_RESULT = N_("The row holds no result.")
NO_PART = N_("The row does not say which part the result is of.")
UNKNOWN_PART = N_("“%(value)s” is no part of a course: listening, reading, speaking, writing, national test or grade.")
NO_DAY = N_("A grade needs its day.")

UNKNOWN_PUPIL = N_("Who in the group %(group)s is “%(spelling)s”? The rows of this pupil wait for the answer.")
UNKNOWN_WORD = N_("Which result is “%(spelling)s”? The rows with this word wait for the answer.")
WAITS = N_("The row waits for an answer.")

OTHER_COURSE = N_("The group %(group)s is of another course than the row says.")
NOT_OF_GROUP = N_("This pupil is not and was not in the group %(group)s.")
NOT_OF_COURSE = N_("This pupil is not and was not in a group of course %(course)s.")
SEVERAL_GROUPS = N_("This pupil was in several groups of the course. The list must say which group.")
LATER = N_("A result is entered when it has been decided.")
ONLY_GRADES_LACK = N_("Only the grade of a course can be left out with a reason.")
SIGNED_OTHERWISE = N_("A signed result stands here and says something else. It is corrected by hand, with a reason.")
WRITTEN_OTHERWISE = N_("A result that is not signed yet stands here and says something else. It is not changed.")
TWICE = N_("This pupil stands on row %(row)s too, with another result of the same part. Neither row is taken.")
