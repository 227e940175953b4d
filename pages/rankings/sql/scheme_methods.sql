-- One row: which tables of tried.sql a scheme needs. What it does not need is not planned either,
-- and planning is what a what-if waits for.
select
    if(any_value(scope) = '各期', 'all_periods', 'one_period') as normalised_over,
    if(bool_or(path = '' and aggregation = '科普兰'), 'by_pairs', 'by_means') as scored
from marts.scheme_nodes
where scheme = $scheme
