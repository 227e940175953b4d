-- One row per kind (indicator or scheme), subject, city group and period with any value: the cities
-- that reported (of a scheme: of which it covers enough), and all members by then. is_scored: of a
-- scheme, whether any city has a score.
-- by: subject, indicator, scheme
with reported as (
    select
        'indicator' as kind,
        known.indicator as subject,
        members.city_group,
        known.grain,
        known.period_start,
        known.period_end,
        known.city
    from staging.known_values as known
    inner join staging.memberships as members
        on
            known.city = members.city
            and known.period_end between members.member_from and members.member_to
    where known.value is not null
    union all
    select
        'scheme' as kind,
        scheme as subject,
        city_group,
        grain,
        period_start,
        period_end,
        city
    from staging.scheme_coverage
),

known as (
    select
        kind,
        subject,
        city_group,
        grain,
        period_start,
        period_end,
        true as is_scored
    from reported
    where kind = 'indicator'
    group by kind, subject, city_group, grain, period_start, period_end
    union all
    select
        'scheme' as kind,
        scheme as subject,
        city_group,
        grain,
        period_start,
        period_end,
        bool_or(score is not null) as is_scored
    from marts.composite_scores
    where path = ''
    group by scheme, city_group, grain, period_start, period_end
    having max(known) > 0
),

gathered as (
    select
        kind,
        subject,
        city_group,
        grain,
        period_start,
        period_end,
        list(city order by city) as cities
    from reported
    group by kind, subject, city_group, grain, period_start, period_end
),

spans as (
    select distinct
        city_group,
        period_end
    from known
),

fields as (
    select
        spans.city_group,
        spans.period_end,
        list(members.city order by members.city) as members
    from spans
    inner join staging.memberships as members
        on
            spans.city_group = members.city_group
            and spans.period_end between members.member_from and members.member_to
    group by spans.city_group, spans.period_end
)

select
    known.kind,
    known.subject,
    known.city_group,
    known.grain,
    known.period_start,
    known.period_end,
    known.is_scored,
    coalesce(gathered.cities, []) as cities,
    fields.members
from known
inner join fields
    on known.city_group = fields.city_group and known.period_end = fields.period_end
left join gathered
    on
        known.kind = gathered.kind
        and known.subject = gathered.subject
        and known.city_group = gathered.city_group
        and known.grain = gathered.grain
        and known.period_start = gathered.period_start
        and known.period_end = gathered.period_end
