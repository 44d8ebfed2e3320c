"""The data frames, files and database tables of users, in and out of the columnar engine."""
