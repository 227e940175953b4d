"""Overview: where do we stand, why did it move, what is stuck, what next."""

from pages.shared import charts, components, warehouse
from pages.shared.words import translate as _

indicator = components.select_indicator()
group = components.select_group(indicator)
period = components.select_period(indicator, group)
ranks = warehouse.query("ranks", indicator=indicator.name, city_group=group, grain=period.grain)
components.stop_if_empty(ranks, _("No city reports this indicator yet"), supplier=indicator.owner)
events = warehouse.query("events", indicator=indicator.name)
components.show_chart(
    charts.bump(ranks, events=events),
    ranks,
    key="bump",
    title="测试",
    subject="位次",
    columns={"city": _("City")},
    stamp=components.Stamp(
        as_of=period.words, reported=10, members=11, is_demo=True, missing="长亭市"
    ),
)
