-- One row per upload: the day on which it came, no later than that of the build: what it dates
-- later had not happened by then.
select
    uploads.upload,
    least(cast(uploads.loaded_at as date), cast(build.built_at as date)) as day
from raw.uploads as uploads
cross join raw.build as build
