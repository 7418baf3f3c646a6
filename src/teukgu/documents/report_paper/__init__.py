"""The yearly report as a document: PDF and HWPX to enclose in the official letter, XLSX of its figures, the receipt."""
