"""What any server needs and nothing that is of this board: its cache, its log, its metrics."""
