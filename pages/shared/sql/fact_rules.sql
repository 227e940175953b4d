-- One row per fact that a page says: how it is counted, in words of either language.
select
    fact,
    any_value(rule) as rule_zh,
    any_value(rule_en) as rule_en
from marts.facts
where list_contains(string_split(shown_on, ' '), $page)
group by fact
order by fact
