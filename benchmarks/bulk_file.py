"""Decide a Parquet file by hand: ``python bulk_file.py WAY SOURCE --out RESULT``. `bulk.files` starts it."""

from __future__ import annotations

import sys

from bulk.files import BY_HAND

if __name__ == "__main__":
    _, way, source, _, result = sys.argv
    BY_HAND[way][1](source, result)
