-- One row per event and indicator that it concerns; a null indicator: it concerns all.
-- A forum concerns the indicators of the campaigns that its outcomes led to.
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
    forums.is_demo
from staging.forums as forums
left join forum_indicators on forums.forum_no = forum_indicators.forum_no
where forums.held is not null
union all
select
    campaign as label,
    'campaign' as kind,
    started as starts,
    ended as ends,
    indicator,
    cast(null as bigint) as forum_no,
    campaign,
    is_demo
from staging.campaigns
where started is not null
order by starts, kind, label, indicator
