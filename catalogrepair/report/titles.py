"""What a report is called: whose shop it is about stands in it, for "export.xlsx" is everybody's."""

from catalogrepair.catalog.examination import Examination
from catalogrepair.catalog.plans.plan import Plan
from catalogrepair.catalog.results import titled
from catalogrepair.report.labels import PAGE
from catalogrepair.text import Text, _, verbatim


def shop_of(examination: Examination) -> Text:
    """KiotViet's name of the shop, or the store's, or else the file with what tells it from others of its name."""
    return shop_of_plan(examination.plan, examination.folder)


def shop_of_plan(plan: Plan, folder: str = "") -> Text:
    """The same of a plan, whose export lay in this folder."""
    if known := plan.shop.retailer or plan.shop.store:
        return verbatim(known)
    if folder:
        return verbatim(f"{folder}/{plan.source.name}")
    return _("{name} ({rows:# row|# rows})", name=plan.source.name, rows=plan.source.rows)


def of_examination(examination: Examination) -> Text:
    """The title of a report on an examination."""
    return titled(PAGE["title"], shop_of(examination))
