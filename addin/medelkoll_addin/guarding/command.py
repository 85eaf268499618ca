"""Run as a module, in a process of its own: one command, within limits. It reads a line of JSON: limits and words."""

from __future__ import annotations

import json
import signal
import sys

from medelkoll_addin.cli import told
from medelkoll_addin.guarding.capping import cap_memory
from medelkoll_addin.guarding.watching import hear_capped
from medelkoll_addin.reading import limits


def main() -> int:
    """Run it; the exit code."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the one who asks: it ends us
    asked = json.loads(sys.stdin.buffer.readline())
    limits.use(asked["limits"])
    hear_capped({"capped": cap_memory(limits.LIMITS.memory)})
    return told(asked["words"])


if __name__ == "__main__":
    sys.exit(main())
