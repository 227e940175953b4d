"""Problems and how they are closed, appraisals, and publicity."""

from pages.shared import words
from pages.shared.capture.screen import Block, Screen
from pages.shared.exports.prose import matters
from pages.shared.exports.prose.said import Said, names, quiet
from pages.shared.figures.records import records
from pages.shared.findings import facts

COUNTS = ("found", "closed", "open", "open_overdue")


def problems(screen: Screen) -> list[Said]:
    """How many were found, closed and are overdue, of which class most is left, what is next."""
    ledger = screen.block("ledger")
    if ledger is None or ledger.rows.empty or not screen.view.get("year"):
        return []
    year = int(screen.view["year"])
    found, closed, left, late = (facts.number(fact, "year", year) for fact in COUNTS)
    about = {"year": words.year(year), "found": str(found)}
    values = {"closed": str(closed), "share": words.share(closed / found, decimals=1)}
    if not left:
        said = [Said("problems.closed", about)]
    elif late:
        counts = {"open": str(left), "overdue": str(late)}
        said = [Said("problems.overdue", about | values | counts)]
    else:
        said = [Said("problems.open", about | values | {"open": str(left)})]
    if others := facts.number("open_overdue") - late:
        said.append(Said("problems.elsewhere", {"count": str(others)}))
    if reopened := int(ledger.rows["is_reopened"].sum()):
        said.append(Said("problems.reopened", {"count": str(reopened)}))
    said += _slowest(screen.block("classes"))
    return [
        *(one.stated(ledger) for one in said),
        *_longest(ledger),
        *matters.following("problems.next", "problem"),
    ]


def appraisals(screen: Screen) -> list[Said]:
    """Who leads and who comes last, how far apart, and whose raters were not all heard."""
    block = screen.block("results")
    if block is None or block.rows.empty:
        return []
    appraisal, _dot, period = block.subject.partition(" · ")
    about = {"period": period.partition(" · ")[0], "appraisal": appraisal}
    ranked = block.rows[block.rows["rank"].notna()]
    if ranked.empty:
        return [Said("appraisals.unweighted", about).stated(block)]
    first = ranked.loc[ranked["rank"] == 1, "unit"].tolist()
    top, least = ranked["score"].max(), ranked["score"].min()
    values = {"units": names(first), "score": _points(top), "count": str(len(ranked))}
    parts = [Said("appraisals.leading", about | values)]
    if len(ranked) > 1 and least < top:
        scores = {"mean": _points(ranked["score"].mean()), "least": _points(least)}
        parts.append(Said("appraisals.range", scores))
        last = ranked.loc[ranked["score"] == least, "unit"].tolist()
        parts.append(Said("appraisals.last", {"units": names(last)}))
    if unheard := block.rows.loc[block.rows["missing_raters"].notna(), "unit"].tolist():
        parts.append(Said("appraisals.unheard", {"units": names(unheard)}))
    return [one.stated(block) for one in parts]


def publicity(screen: Screen) -> list[Said]:
    """How much was published, who leads, and who is short of the target."""
    block = screen.block("league")
    if block is None or block.rows.empty or not screen.view.get("year"):
        return []
    league, year = block.rows, words.year(int(screen.view["year"]))
    published = int(league["publications"].sum())
    if not published:  # then nobody leads, and a sum of points says nothing
        return [Said("publicity.none", {"year": year}).stated(block)]
    values = {
        "year": year,
        "count": str(published),
        "national": str(int(league["national"].sum())),
        "points": words.number(float(league["points"].sum()), ""),
    }
    parts = [Said("publicity.total", values)]
    first = league[league["rank"] == 1]
    if len(first):
        points = words.number(float(first["points"].iloc[0]), "")
        parts.append(
            Said("publicity.leading", {"units": names(first["unit"].tolist()), "points": points})
        )
    aimed = league[league["target_share"].notna()]
    short = aimed.loc[aimed["target_share"] < 1, "unit"].tolist()
    counts = {"count": str(len(aimed)), "reached": str(len(aimed) - len(short))}
    if short and len(short) == len(aimed):
        parts.append(Said("publicity.none_reached", {"count": counts["count"]}))
    elif short:
        parts.append(Said("publicity.short", counts | {"units": names(short)}))
    elif len(aimed):
        parts.append(Said("publicity.reached", {"count": counts["count"]}))
    return [one.stated(block) for one in parts]


def _slowest(classes: Block | None) -> list[Said]:
    """The class of which the smallest share is closed, where one is alone in that."""
    if classes is None or len(classes.rows) < 2:
        return []
    least = classes.rows["done_share"].min()
    rows = records(classes.rows[classes.rows["done_share"] == least])
    if len(rows) != 1 or least == 1 or not rows[0]["name"]:
        return []
    kind = str(rows[0]["name"]).replace(" · ", "" if words.language() == "zh" else ", ")
    values = {"kind": kind, "found": str(int(rows[0]["planned"]))}
    if not rows[0]["done"]:
        return [Said("problems.none_closed", values)]
    return [Said("problems.slowest", values | {"closed": str(int(rows[0]["done"]))})]


def _longest(ledger: Block) -> list[Said]:
    late = ledger.rows[ledger.rows["state"] == "overdue"]
    if late.empty:
        return []
    worst = late.sort_values("days_overdue", ascending=False, kind="stable").iloc[0]
    values = {
        "name": quiet(worst["problem"]),
        "owner": worst["owner"] or words.DASH,
        "day": words.date_of(worst["due"]),
        "days": words.days(worst["days_overdue"]),
    }
    return [
        Said("problems.longest", values, ledger.sources, worst["problem"], ledger.stamp.is_demo)
    ]


def _points(score: float) -> str:
    return words.number(score, words.score_unit(), decimals=2)
