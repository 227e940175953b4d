-- One row per receiver and way of use: how many outcomes went to them, and how many took effect.
select
    coalesce(goes_to, '—') as name,
    coalesce(use, '—') as use,
    count(*) as planned,
    count(case when state = 'effective' then 1 end) as done,
    string_agg(outcome, '；' order by formed, outcome) as outcomes
from marts.outcome_uses
where year = $year and state <> 'declined'
group by goes_to, use
order by planned desc, name asc, use asc
