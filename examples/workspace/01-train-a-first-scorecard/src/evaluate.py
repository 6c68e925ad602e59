"""Measures the scorecard on the held-out half year, for all applicants and by group, and writes eval/metrics.json.

Sex and age are read from the applications for this purpose only. The scorecard never sees them.
"""

import json
from math import sqrt
from pathlib import Path

import pandas as pd
import yaml
from sklearn.metrics import roc_auc_score

from scoring import score

AGES = {"18-24": (18, 24), "25-64": (25, 64), "65+": (65, 120)}
Z = 1.96  # 95 %


def measure(rows: pd.DataFrame, threshold: float) -> dict:
    flagged, default = rows["score"] >= threshold, rows["default_12m"] == 1
    return {
        "n": len(rows),
        "defaults": int(default.sum()),
        "auroc": auroc(roc_auc_score(default, rows["score"]), int(default.sum()), int((~default).sum())),
        "flagged_though_repaid": share(int(flagged[~default].sum()), int((~default).sum())),
        "recall": share(int(flagged[default].sum()), int(default.sum())),
    }


def auroc(a: float, bad: int, good: int) -> dict:
    """With the interval of Hanley and McNeil (1982)."""
    q1, q2 = a / (2 - a), 2 * a * a / (1 + a)
    error = sqrt((a * (1 - a) + (bad - 1) * (q1 - a * a) + (good - 1) * (q2 - a * a)) / (bad * good))
    return rounded(a, a - Z * error, a + Z * error)


def share(k: int, n: int) -> dict:
    """With the interval of Wilson (1927)."""
    p, scale = k / n, 1 + Z * Z / n
    centre, half = (p + Z * Z / 2 / n) / scale, Z * sqrt(p * (1 - p) / n + Z * Z / 4 / n / n) / scale
    return rounded(p, centre - half, centre + half)


def rounded(value: float, lower: float, upper: float) -> dict:
    return {"value": round(value, 3), "lower": round(lower, 3), "upper": round(upper, 3)}


def main() -> None:
    params = yaml.safe_load(Path("params.yaml").read_text())
    rows = pd.read_csv("data/applications.csv", parse_dates=["decided_on"])
    test = rows[rows["decided_on"] > params["split"]["validate_until"]].assign(score=score)
    by_sex = {sex: measure(part, params["threshold"]) for sex, part in test.groupby("sex")}
    by_age = {name: measure(test[test["age"].between(*band)], params["threshold"]) for name, band in AGES.items()}
    report = {**measure(test, params["threshold"]), "groups": {"sex": by_sex, "age": by_age}}
    Path("eval/metrics.json").write_text(json.dumps(report, indent=2))


if __name__ == "__main__":
    main()
