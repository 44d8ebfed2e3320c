"""Reports for which questions of a plan come out as wanted, or the proof that there are none."""
