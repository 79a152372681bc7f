"""Bulk exchange: workbooks of provinces in, workbooks out."""
