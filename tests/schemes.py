"""The marts of one scheme, over the hand-made board of `tests.boards`."""

import pandas as pd

SCHEME = "工会工作综合评价"
INDICATORS = {"网上工会得分": 0.6, "建会率": 0.4}
KEYS = ["city_group", "grain", "period_start", "period_end"]
PLACE = [*KEYS, "city", "role", "is_home"]


def marts(ranks: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Every mart of the scheme that pages read, by name."""
    return {
        "schemes": _schemes(),
        "scheme_nodes": _scheme_nodes(),
        "composite_ranks": composite_ranks(ranks),
    }


def composite_ranks(ranks: pd.DataFrame) -> pd.DataFrame:
    """One row per period and city; a city without one of the values is not ranked."""
    rows = ranks[ranks["indicator"].isin(INDICATORS.keys())]
    weighed = rows.assign(score=rows["value"] * rows["indicator"].map(INDICATORS))
    scores = pd.DataFrame(weighed.groupby(PLACE, sort=False)["score"].sum(min_count=2))
    scores = scores.reset_index()
    periods = scores.groupby(KEYS)["score"]
    scores["score"] = scores["score"].round(2)
    scores["rank"] = periods.rank(method="min", ascending=False)
    scores["ranked"] = periods.transform("count").astype(int)
    scores["members"] = periods.transform("size")
    scores["rank_low"] = (scores["rank"] - 1).clip(lower=1)
    scores["rank_high"] = (scores["rank"] + 1).clip(upper=scores["ranked"])
    scores["without_low"], scores["without_high"] = scores["rank_low"], scores["rank_high"]
    scores["coverage"] = scores["score"].notna().map({True: 1.0, False: 0.6})
    by_city = scores.sort_values("period_start").groupby("city")
    scores["previous_score"] = by_city["score"].shift()
    scores["previous_rank"] = by_city["rank"].shift()
    scores["rank_change"] = scores["previous_rank"] - scores["rank"]
    scores["gap_to_first"] = periods.transform("max") - scores["score"]
    scores["gap_to_next"] = scores["gap_to_first"].where(scores["rank"] > 1) / 2
    return scores.assign(scheme=SCHEME, is_demo=True)


def _schemes() -> pd.DataFrame:
    row = {
        "scheme": SCHEME,
        "is_default": True,
        "indicators": len(INDICATORS),
        "scope": "period",
        "decimals": 1,
        "note": None,
    }
    return pd.DataFrame([row])


def _scheme_nodes() -> pd.DataFrame:
    rows = [
        {
            "scheme": SCHEME,
            "node": indicator,
            "kind": "indicator",
            "path": "",
            "parent": SCHEME,
            "level": 1,
            "weight": share * 100,
            "share": share,
            "effective_weight": share,
        }
        for indicator, share in INDICATORS.items()
    ]
    return pd.DataFrame(rows)
