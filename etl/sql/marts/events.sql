-- One row per event and indicator that it concerns; a null indicator: it concerns all, or all of a
-- scheme. A forum concerns the indicators of the campaigns that its outcomes led to. What became
-- of a city (renamed, merged, split) concerns the groups that it is in. Of a rule that changed,
-- `rule` says which kind of rule, `label` whose, `detail` how.
with forum_indicators as (
    select distinct
        outcomes.forum_no,
        campaigns.indicator
    from staging.outcomes as outcomes
    inner join staging.projects as projects on outcomes.outcome = projects.outcome
    inner join staging.campaigns as campaigns on projects.project = campaigns.project
    where campaigns.indicator is not null
)

select
    forums.theme as label,
    'forum' as kind,
    forums.held as starts,
    forums.held_to as ends,
    forum_indicators.indicator,
    forums.forum_no,
    cast(null as varchar) as campaign,
    cast(null as varchar) as rule,
    cast(null as varchar) as detail,
    cast(null as varchar) as scheme,
    cast(null as varchar) as city,
    forums.is_demo
from staging.forums as forums
left join forum_indicators on forums.forum_no = forum_indicators.forum_no
where forums.held is not null
union all by name
select
    campaign as label,
    'campaign' as kind,
    started as starts,
    ended as ends,
    indicator,
    campaign,
    is_demo
from staging.campaigns
where started is not null
union all by name
select
    label,
    'rule' as kind,
    since as starts,
    since as ends,
    indicator,
    rule,
    detail,
    scheme,
    is_demo
from staging.rule_changes
union all by name
select
    label,
    'rule' as kind,
    since as starts,
    since as ends,
    rule,
    detail,
    city,
    is_demo
from staging.city_events
order by starts, kind, label, indicator, city
