"""Files and databases of many units: read in batches, decided, and written while the next batch is read."""
