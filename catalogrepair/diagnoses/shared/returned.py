"""A return of KiotViet's as a table shows it beside the invoice that it is of."""

from catalogrepair.sales.documents import Return
from catalogrepair.text import Text, _, dong, verbatim


def told_return(one: Return) -> Text:
    """Its code, its status, and what was given back of what there was to give."""
    given, due = (verbatim("?") if each is None else dong(each) for each in (one.given_back, one.due))
    return _(
        "return {code} “{shown}”, {given} of {due} given back",
        code=one.code,
        shown=one.status.shown,
        given=given,
        due=due,
    )
