-- Exactly one row: the last day that the uploads tell of, no later than the day of the build.
select max(dated.day) as as_of
from raw.build as build
left join staging.dated as dated on dated.day <= cast(build.built_at as date)
