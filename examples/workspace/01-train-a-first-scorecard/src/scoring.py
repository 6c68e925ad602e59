"""Applies models/credit-risk.json. The same file runs in the branch software."""

import json
import math
from pathlib import Path

import pandas as pd


def score(rows: pd.DataFrame) -> pd.Series:
    card = json.loads(Path("models/credit-risk.json").read_text())
    return rows.apply(lambda row: sigmoid(card["intercept"] + sum(points(card, row))), axis=1)


def points(card: dict, row: pd.Series) -> list[float]:
    return [weight * sum(row[name] > edge for edge in card["edges"][name]) for name, weight in card["coefficients"].items()]


def sigmoid(x: float) -> float:
    return 1 / (1 + math.exp(-x))
