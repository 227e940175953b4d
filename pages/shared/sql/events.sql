-- Campaigns, forums and changes of rules that bear on an indicator; all forums when none bears on
-- it by name; of the rules also those that bear on no indicator and no scheme by name, and what
-- became of a city of the group.
with members as (
    select city
    from marts.city_groups
    where city_group = $city_group
)

select
    label,
    kind,
    starts,
    ends,
    forum_no,
    rule,
    detail,
    indicator is not null as is_own
from marts.events
where
    (city is null or city in (select members.city from members))
    and (
        indicator = $indicator
        or (
            indicator is null
            and scheme is null
            and (
                kind = 'rule'
                or not exists (
                    select 1
                    from marts.events as own
                    where
                        own.indicator = $indicator
                        and own.kind = 'forum'
                )
            )
        )
    )
order by starts, label
