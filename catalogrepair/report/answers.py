"""What a person may answer to a question, in the words of both guides: the pages and the terminal."""

from catalogrepair.catalog.plans.answers import Question
from catalogrepair.catalog.plans.plan import Answer
from catalogrepair.text import Text, _

ANSWERS: dict[Answer, Text] = {
    "keep": _("Keep in the group"),
    "clear": _("Separate, each code a product of its own ({})"),
    "regroup": _("Separate as 1 product with {} variants"),
    "unsure": _("Not sure, leave for now"),
}
FOR_ALL: dict[Answer, Text] = {
    **ANSWERS,
    "clear": _("Separate into products of their own"),
    "regroup": _("Separate as products with variants"),
}
"""one answer to many questions, which have codes in different numbers"""
FOR_A_ROW: dict[Answer, Text] = {
    "keep": _("leave"),
    "clear": _("separate"),
    "regroup": _("separate together"),
    "unsure": _("not sure"),
}
_ONE = _("Separate into a product of its own")
_OTHERWISE = {
    "point": _("Correct the related code"),
    "clear": _("Clear the wrong cell"),
}
_AS_IT_IS = _("Leave as it is")


def answer_text(question: Question, answer: Answer, rows: int) -> Text:
    """An answer for so many rows of a question."""
    if question.act != "leave":
        return {"keep": _AS_IT_IS, "clear": _OTHERWISE[question.act]}.get(answer, ANSWERS[answer])
    return _ONE if answer == "clear" and rows == 1 else ANSWERS[answer].filled(rows)
