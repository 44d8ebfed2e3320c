"""Run a command and tell, as JSON, its seconds, its processor seconds and its peak MiB: ``python spend.py COMMAND …``.

A small process of its own, because a process begins with the peak of the one that started it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time

if __name__ == "__main__":
    start = time.perf_counter()
    process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    peak = used.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    print(json.dumps({"seconds": seconds, "processor": used.ru_utime + used.ru_stime, "mib": peak}))
    sys.exit(os.waitstatus_to_exitcode(status) and 1)
