"""Changes the held-out half year in five ways, scores it again, and writes eval/robustness.csv."""

import pandas as pd
import yaml

from evaluate import measure
from scoring import score


def rounded(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(income_monthly=(rows["income_monthly"] / 50).round() * 50)


def without_employer(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(months_at_employer=float("nan"))


def like_all_applicants(rows: pd.DataFrame) -> pd.DataFrame:
    """Drawn again so that ages are those of all applicants, not only of those who were granted a loan."""
    weights = rows["age"].lt(25).map({True: 0.134 / 0.081, False: 0.866 / 0.919})
    return rows.sample(len(rows), replace=True, weights=weights, random_state=20261013)


def poorer(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(income_monthly=rows["income_monthly"] * 0.85, debt_to_income=rows["debt_to_income"] / 0.85)


def boasting(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(income_monthly=rows["income_monthly"] * 1.2, debt_to_income=rows["debt_to_income"] / 1.2)


PROBES = {
    "rounded-incomes": (rounded, "auroc"),
    "missing-employer": (without_employer, "auroc"),
    "all-applicants-mix": (like_all_applicants, "auroc"),
    "incomes-down": (poorer, "auroc"),
    "overstated-income": (boasting, "recall"),
}


def main() -> None:
    params = yaml.safe_load(open("params.yaml"))
    rows = pd.read_csv("data/applications.csv", parse_dates=["decided_on"])
    test = rows[rows["decided_on"] > params["split"]["validate_until"]]
    table = [(name, measure(change(test).assign(score=score), params["threshold"])[metric]["value"]) for name, (change, metric) in PROBES.items()]
    pd.DataFrame(table, columns=["probe", "perturbed"]).to_csv("eval/robustness.csv", index=False)


if __name__ == "__main__":
    main()
