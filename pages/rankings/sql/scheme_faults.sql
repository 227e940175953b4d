-- One row per thing of a scheme that could not be computed as asked in a group, or was decided.
select
    fault,
    node,
    periods,
    cities,
    names,
    figure
from marts.scheme_faults
where
    scheme = $scheme
    and coalesce(city_group, $city_group) = $city_group
    and coalesce(grain, $grain) = $grain
order by fault, node
