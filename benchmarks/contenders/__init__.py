"""Who is measured: the product through its services, stock django-import-export, and the floor."""
