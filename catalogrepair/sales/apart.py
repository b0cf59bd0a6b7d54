"""Orders of one name told apart: everything that is said of an order goes by its name."""

from collections import Counter
from dataclasses import replace

from catalogrepair.sales.documents import SalesDocuments
from catalogrepair.text import Text, _, listed


def told_apart(sales: SalesDocuments) -> tuple[SalesDocuments, list[Text]]:
    """The same with "#1001 (1)" and "#1001 (2)" for two orders of one name, and what is to be told of that.

    Their product lines are left out: they name the order alone, so that nobody knows whose they are.
    """
    orders = sales.orders or ()
    names = Counter(order.name for order in orders)
    repeated = [name for name, count in names.items() if count > 1]
    if not repeated:
        return sales, []
    seen: Counter[str] = Counter()
    apart = []
    for order in orders:
        seen[order.name] += 1
        is_one = names[order.name] == 1
        apart.append(order if is_one else order._replace(name=f"{order.name} ({seen[order.name]})"))
    lines = [line for line in sales.lines if names[line.order] < 2]
    some = listed(repeated, 5)
    told = _(
        "Several orders have one number ({some}): here (1), (2) stand behind it, and their products are not looked at.",
        some=some,
    )
    return replace(sales, orders=apart, lines=lines), [told]
