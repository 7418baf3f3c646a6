"""What runs beside the pages: the worker, what it does once, and what comes round every minute."""
