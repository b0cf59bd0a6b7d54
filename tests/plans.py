"""A plan as the text of its file."""

from catalogrepair.catalog.plans.plan import Plan
from catalogrepair.jobs.repair import plan_bytes


def plan_to_json(plan: Plan) -> str:
    return plan_bytes(plan).decode()
