-- Campaigns and forums that bear on an indicator; all forums when none bears on it by name.
select
    label,
    kind,
    starts,
    ends,
    forum_no,
    indicator is not null as is_own
from marts.events
where
    indicator = $indicator
    or (
        indicator is null
        and not exists (
            select 1
            from marts.events as own
            where
                own.indicator = $indicator
                and own.kind = 'forum'
        )
    )
order by starts, label
