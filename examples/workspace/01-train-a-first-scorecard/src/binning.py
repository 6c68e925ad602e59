"""Turns numbers into a few ordered bins, so that every coefficient can be read and explained."""

import pandas as pd


def bin_features(rows: pd.DataFrame, max_bins: int) -> tuple[pd.DataFrame, dict[str, list[float]]]:
    edges: dict[str, list[float]] = {}
    binned: dict[str, pd.Series] = {}
    for name in rows.columns:
        _, cuts = pd.qcut(rows[name], max_bins, retbins=True, duplicates="drop")
        edges[name] = [round(float(cut), 2) for cut in cuts[1:-1]]
        binned[name] = pd.cut(rows[name], [-float("inf"), *edges[name], float("inf")], labels=False)
    return pd.DataFrame(binned), edges
