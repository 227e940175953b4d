-- A dimension's path and all above it, the index itself (no path) included:
-- 连通/实体 gives '', 连通 and 连通/实体.
create macro methods.ancestors(path) as
if(
    path = '',
    [''],
    list_transform(
        range(len(string_split(path, '/')) + 1),
        lambda depth: array_to_string(list_slice(string_split(path, '/'), 1, depth), '/')
    )
)
