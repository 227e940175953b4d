-- One row per list of key work (责任清单, 目标清单, 负面清单): what was dispatched by it, how far it was
-- pushed, and what is settled.
select
    coalesce(list, '未列清单') as list,
    count(*) as projects,
    count(case when light = 'done' then 1 end) as settled,
    count(case when light = 'green' then 1 end) as on_track,
    count(case when light = 'amber' then 1 end) as behind,
    count(case when light = 'red' then 1 end) as at_risk,
    count(case when reason = 'late' then 1 end) as overdue,
    methods.rounded(sum(cast(progress as decimal(18, 6))), count(progress), 1) as mean_progress,
    count(case when light = 'done' then 1 end) / count(*) as settled_share,
    bool_or(is_demo) as is_demo
from marts.projects
group by coalesce(list, '未列清单')
order by list
