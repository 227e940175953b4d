"""A workbook's cells to tables: gate, cells, tables, headers, values, faults."""
