"""What a report is called: whose shop it is about stands in it, for "export.xlsx" is everybody's."""

from catalogrepair.catalog.examination import Examination
from catalogrepair.report.labels import PAGE
from catalogrepair.text import Text, _, verbatim


def titled(title: Text, shop: Text | str) -> Text:
    """A title with the shop in it; the title alone where nobody knows whose it is."""
    return _("{title}: {shop}", title=title, shop=shop) if shop else title


def shop_of(examination: Examination) -> str:
    """KiotViet's name of the shop, or the store's, or else the file's, with the folder that it lies in."""
    shop = examination.plan.shop
    return shop.retailer or shop.store or place_of(examination.folder, examination.source.name)


def place_of(folder: str, name: str) -> str:
    """A file as people tell it from others of its name: with its folder."""
    return f"{folder}/{name}" if folder else name


def of_examination(examination: Examination) -> Text:
    """The title of a report on an examination."""
    return titled(PAGE["title"], verbatim(shop_of(examination)))
