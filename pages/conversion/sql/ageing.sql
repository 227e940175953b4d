-- One row per topic of a cohort that is on its way: those behind the median first, then those that
-- nobody waits for. `unit` is the owner where it is one of the units, which have a page each.
select
    ageing.topic,
    ageing.forum_no,
    forums.forum_no as forum_held,
    ageing.stage,
    ageing.owner,
    units.unit,
    ageing.proposed,
    ageing.since,
    ageing.days_in_stage,
    ageing.median_days,
    greatest(ageing.days_beyond, 0) as days_beyond,
    ageing.state,
    ageing.is_demo
from marts.ageing as ageing
inner join marts.topic_cohorts as cohorts
    on ageing.topic = cohorts.topic and ageing.forum_no is not distinct from cohorts.forum_no
left join marts.units as units on ageing.owner = units.unit
left join marts.forums as forums on ageing.forum_no = forums.forum_no
where cohorts.basis = $basis and cohorts.cohort = $cohort
order by
    case ageing.state
        when 'late' then 1
        when 'no_median' then 2
        when 'at_work' then 3
        when 'in_time' then 4
        else 5
    end asc,
    ageing.days_beyond desc nulls last,
    ageing.days_in_stage desc,
    ageing.topic asc
