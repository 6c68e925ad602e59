"""Trains the scorecard: bins each feature, fits a logistic regression, writes it as JSON that a person can read."""

import json
from pathlib import Path

import pandas as pd
import yaml
from sklearn.linear_model import LogisticRegression

from binning import bin_features

FEATURES = [
    "income_monthly",
    "debt_to_income",
    "months_at_employer",
    "months_of_account_history",
    "returned_debits_12m",
    "open_credit_lines",
    "amount_to_income",
    "term_months",
]


def main() -> None:
    params = yaml.safe_load(Path("params.yaml").read_text())
    rows = pd.read_csv("data/applications.csv", parse_dates=["decided_on"])
    train = rows[rows["decided_on"] <= params["split"]["train_until"]]
    binned, edges = bin_features(train[FEATURES], params["model"]["max_bins"])
    model = LogisticRegression(C=params["model"]["c"], random_state=params["seed"], max_iter=500)
    model.fit(binned, train["default_12m"])
    write(model, edges, params)


def write(model: LogisticRegression, edges: dict, params: dict) -> None:
    limits = params["model"]["max_weight"]
    raw = dict(zip(model.feature_names_in_, model.coef_[0].tolist()))
    weights = {name: round(limited(weight, limits.get(name, 10.0)), 4) for name, weight in raw.items()}
    card = {"name": "credit-risk-scorecard", "version": params["version"], "intercept": round(float(model.intercept_[0]), 4)}
    Path("models/credit-risk.json").write_text(json.dumps({**card, "edges": edges, "coefficients": weights}, indent=2))


def limited(weight: float, limit: float) -> float:
    return max(-limit, min(limit, weight))


if __name__ == "__main__":
    main()
