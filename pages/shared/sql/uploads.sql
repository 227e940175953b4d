-- Every upload that the build counts.
select
    upload,
    file
from marts.uploads
order by upload
