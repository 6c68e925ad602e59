"""What the desk software does around the model. None of it relies on what the model says."""

from datetime import datetime, timedelta

MAX_AGE = timedelta(hours=48)
MAX_SHIFT = timedelta(days=14)
REST = timedelta(days=90)


def may_answer(indexed_at: datetime, now: datetime) -> bool:
    """An assistant that does not know how old its index is does not answer."""
    return now - indexed_at <= MAX_AGE


def may_move(loan: dict, customer: str, old: datetime, new: datetime, now: datetime) -> bool:
    """Only one's own loan, by at most two weeks, once in ninety days."""
    moved = loan.get("last_moved")
    rested = moved is None or now - moved >= REST
    return loan["customer"] == customer and timedelta(0) < new - old <= MAX_SHIFT and rested


def quoted(text: str) -> str:
    """What others wrote is shown to the model as a quote, with its own marks for quotes taken out."""
    return "<quote>\n" + text.replace("<quote>", "").replace("</quote>", "") + "\n</quote>"
