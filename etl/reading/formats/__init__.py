"""One module per kind of file that offices call a spreadsheet; each makes a Workbook of cells."""
