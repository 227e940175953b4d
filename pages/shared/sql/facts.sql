-- One row: the number that every page says of a fact, of the whole board or of one subject of a
-- scope; none where nothing was counted.
select number
from marts.facts
where
    fact = $fact
    and coalesce(scope, '') = $scope
    and subject is not distinct from $subject
