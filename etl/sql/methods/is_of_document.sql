-- Whether a dimension is of what published texts state of others, which no ranking holds.
create macro methods.is_of_document(dimension) as
coalesce(starts_with(dimension, '文献所述/'), false)
