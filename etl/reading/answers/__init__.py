"""The results of reading a workbook: JSON reports and Parquet files."""
