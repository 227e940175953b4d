-- One row per year with a forum or a plan, newest first.
select year from marts.forums
union
select year from marts.forum_plan
order by year desc
