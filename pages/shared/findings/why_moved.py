"""Why a rank moved: our own change, who overtook whom, and what was only put right."""

from dataclasses import replace

import pandas as pd

from pages.shared import words
from pages.shared.findings.cards import Card, Verdict, change_card
from pages.shared.words import plural
from pages.shared.words import translate as _
from runtime.cache import cached

MOST_NAMES = 3


@cached
def own(rows: pd.DataFrame) -> pd.Series:
    """The row of the city whose rank is explained."""
    row: pd.Series = rows.iloc[rows["is_own"].to_numpy(dtype=bool).nonzero()[0][0]]
    return row


@cached
def is_comparable(rows: pd.DataFrame) -> bool:
    """Whether the city had a rank at both periods."""
    return bool(own(rows)["is_comparable"])


@cached
def has_moved(rows: pd.DataFrame) -> bool:
    """Whether the city stands at another rank than before."""
    city = own(rows)
    return bool(city["is_comparable"] and city["rank_before"] != city["rank_now"])


@cached
def explained(rows: pd.DataFrame, subject: str) -> str:
    """The sentence a leader wants: from which rank to which."""
    city = own(rows)
    if not city["is_comparable"]:
        return _(
            "{city} is not ranked in both periods in {subject}", city=city["city"], subject=subject
        )
    facts = {
        "city": city["city"],
        "subject": subject,
        "before": int(city["rank_before"]),
        "now": int(city["rank_now"]),
    }
    if facts["now"] < facts["before"]:
        return _("{city} up from No. {before} to No. {now} in {subject}", **facts)
    if facts["now"] > facts["before"]:
        return _("{city} down from No. {before} to No. {now} in {subject}", **facts)
    return _("{city} still No. {now} in {subject}", **facts)


@cached
def because(rows: pd.DataFrame, steps: pd.DataFrame) -> str:
    """By what the rank moved; `steps` of a scheme. Nothing where there is no rank to explain."""
    return _listed([causes(rows), *_mainly(rows, steps)]) if is_comparable(rows) else ""


@cached
def causes(rows: pd.DataFrame) -> str:
    """Our own change, and the cities that came past us or we past them."""
    city = own(rows)
    moved = words.change(city["change"], city["unit"], decimals=int(city["decimals"]))
    return _listed([_("own change {change}", change=moved), *_overtaking(rows)])


@cached
def overtaken(rows: pd.DataFrame) -> str:
    """The cities that came past us or we past them."""
    return _listed(_overtaking(rows))


def _overtaking(rows: pd.DataFrame) -> list[str]:
    parts = []
    sentences = {
        "passed": _("past {cities}"),
        "passed_by": _("overtaken by {cities}"),
        "gone": _("{cities} not ranked this time"),
        "come": _("{cities} newly ranked and ahead"),
    }
    moved = list(zip(rows["moved"], rows["city"], strict=True))
    for code, sentence in sentences.items():
        cities = [city for what, city in moved if what == code]
        if cities:
            parts.append(sentence.format(cities=_named(cities)))
    return parts


def _mainly(rows: pd.DataFrame, steps: pd.DataFrame) -> list[str]:
    """The indicator that did most for the change of the score, as a part of the sentence."""
    if steps.empty:
        return []
    city = own(rows)
    main = steps.iloc[0 if city["change"] >= 0 else -1]
    size = words.change(main["change"], city["unit"], decimals=int(city["decimals"]))
    return [_("{indicator} alone {change}", indicator=main["indicator"], change=size)]


def _named(cities: list[str]) -> str:
    """Up to three names; of more, how many in all."""
    if len(cities) <= MOST_NAMES:
        return words.join(cities)
    first = words.join(cities[: MOST_NAMES - 1])
    return _("{cities} and others, {count} in all", cities=first, count=len(cities))


def _listed(parts: list[str]) -> str:
    return ("，" if words.language() == "zh" else ", ").join(parts)


@cached
def with_words(rows: pd.DataFrame) -> pd.DataFrame:
    """The cities with what happened between them and the one explained, as `said`."""
    facts = {
        "passed": _("▲ passed"),
        "passed_by": _("▼ ahead"),
        "gone": _("not ranked"),
        "come": _("newly ranked"),
        "none": "",
    }
    return rows.assign(said=rows["moved"].map(facts))


@cached
def cards(rows: pd.DataFrame) -> list[Card]:
    """Rank, own change, and the rank had only we, or only the others, moved."""
    city = own(rows)
    if not city["is_comparable"]:
        return []
    now = int(city["rank_now"])
    return [
        Card(
            _("Rank"),
            words.place(now, city["ranked_now"]),
            _before(city),
            _verdict(city["climbed"]),
        ),
        _own_change(city),
        _supposed(_("Had the others stood still"), city["rank_if_others_stood"], city),
        _supposed(_("Had {city} stood still", city=city["city"]), city["rank_if_stood"], city),
    ]


def _own_change(city: pd.Series) -> Card:
    decimals, unit = int(city["decimals"]), city["unit"]
    card = change_card(_("Own change"), city["change"], _corrected(city), unit, decimals=decimals)
    return replace(card, verdict=_verdict(city["sign"] * city["change"]))


def _before(city: pd.Series) -> str:
    moved = words.rank_change(city["climbed"])
    if city["said_rank_before"] == city["rank_before"]:
        return _("{moved}, from No. {before}", moved=moved, before=int(city["rank_before"]))
    return _(
        "{moved}; the earlier rank was No. {said} as first reported, No. {before} as put right",
        moved=moved,
        said=int(city["said_rank_before"]),
        before=int(city["rank_before"]),
    )


def _corrected(city: pd.Series) -> str:
    """How much of the change against what was first said is a correction, how much real."""
    decimals = int(city["decimals"])
    if not city["correction"]:
        return _("nothing of it a correction")
    facts = {
        "corrected": words.change(city["correction"], city["unit"], decimals=decimals),
        "real": words.change(city["change"], city["unit"], decimals=decimals),
    }
    if city["change"] < 0:
        return _("against the first report: correction {corrected}, real decrease {real}", **facts)
    return _("against the first report: correction {corrected}, real increase {real}", **facts)


def _supposed(label: str, rank: float, city: pd.Series) -> Card:
    climbed = city["rank_before"] - rank
    text = words.rank_change(climbed)
    return Card(label, _("No. {rank}", rank=int(rank)), text, _verdict(climbed))


def _verdict(difference: float) -> Verdict:
    return "good" if difference > 0 else "bad" if difference < 0 else "even"


@cached
def overtaking(rows: pd.DataFrame) -> str:
    """How many cities we passed, and how many passed us."""
    city = own(rows)["city"]
    passed, by = (int((rows["moved"] == code).sum()) for code in ("passed", "passed_by"))
    if passed and by:
        return _("{city} passed {passed}, {by} passed it", city=city, passed=passed, by=by)
    if passed:
        return plural(
            "{city} passed {count} city", "{city} passed {count} cities", passed, city=city
        )
    if by:
        return plural("{count} city passed {city}", "{count} cities passed {city}", by, city=city)
    return _("No city changed places with {city}", city=city)


@cached
def adding_up(steps: pd.DataFrame, *, decimals: int) -> str:
    """By how much the score changed, and which indicators lifted and lowered it most."""
    best, worst = steps.iloc[0], steps.iloc[-1]
    facts = {
        "change": words.change(best["score_now"] - best["score_before"], decimals=decimals),
        "best": best["indicator"],
        "gain": words.change(best["change"], decimals=decimals),
        "worst": worst["indicator"],
        "loss": words.change(worst["change"], decimals=decimals),
    }
    if best["change"] <= 0:
        return _("Score {change}: lowered most by {worst}, {loss}", **facts)
    if worst["change"] >= 0:
        return _("Score {change}: lifted most by {best}, {gain}", **facts)
    return _("Score {change}: {best} {gain}, {worst} {loss}", **facts)


def not_added_up() -> str:
    """Why a scheme that compares cities in pairs (Copeland) has no steps by indicator."""
    return _(
        "This scheme compares cities two by two: its score is the comparisons won less those lost,"
        " so that no part of it belongs to a single indicator"
    )


@cached
def put_right(corrections: pd.DataFrame, rows: pd.DataFrame) -> str:
    """What of the difference between the two periods is a correction of old figures."""
    if corrections.empty:
        return _("No figure was corrected: the change is real")
    city = own(rows)
    if city["is_comparable"] and city["correction"]:
        return _("{city}: {said}", city=city["city"], said=_corrected(city))
    count = len(corrections)
    if city["is_comparable"] and city["said_rank_before"] != city["rank_before"]:
        return plural(
            "{count} figure was corrected: the earlier rank was announced as No. {said}, "
            "and is No. {before}",
            "{count} figures were corrected: the earlier rank was announced as No. {said}, "
            "and is No. {before}",
            count,
            said=int(city["said_rank_before"]),
            before=int(city["rank_before"]),
        )
    return plural(
        "{count} figure of the two periods was corrected later",
        "{count} figures of the two periods were corrected later",
        count,
    )
