"""Read a workbook into tables: check the file, read cells, find tables, match headers, parse."""
