"""Operators' sheets: one function per act. Single answers stay with the county, sums go up."""
