-- A dimension's path as the tree knows it: ` 连通／实体 ` is 连通/实体, nothing is the index itself.
create macro methods.path(written) as
array_to_string(
    list_filter(
        list_transform(
            string_split(replace(coalesce(written, ''), '／', '/'), '/'),
            lambda part: trim(part)
        ),
        lambda part: part <> ''
    ),
    '/'
)
