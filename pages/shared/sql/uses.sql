-- One row per kind of topic, way of use and effect, of the outcomes of topics proposed in a year.
select
    coalesce(topic_kind, '—') as kind,
    coalesce(use, '—') as use,
    state,
    count(*) as count
from marts.outcome_uses
where year = $year
group by all
order by all
