#!/usr/bin/env python3
"""Runs commands in turn and prints medians and their ratios to the first, whole processes, children included.

usage: race.py RUNS FOLDER NAME COMMAND [NAME COMMAND]...

In a command, {out} is a folder that does not exist yet, and {first} the one that the first command wrote in the
same turn. A command that prints a line `seconds X` has X taken for its time: it measures a part of itself.
Every run gets a fresh folder inside FOLDER and none is removed between runs: ext4 creates files several times
slower just after many were deleted, which would be charged to whoever comes next.
"""
import os
import re
import shlex
import statistics
import subprocess
import sys
import time


def run(command, out, first):
    command = command.replace("{out}", out).replace("{first}", first)
    began = time.monotonic()
    with open(out + ".said", "wb") as said, open(os.devnull, "wb") as nowhere:
        child = subprocess.Popen(shlex.split(command), stdout=said, stderr=nowhere)
        _, status, usage = os.wait4(child.pid, 0)
    wall = time.monotonic() - began
    if status != 0:
        sys.exit(f"{command}: status {status}")
    with open(out + ".said", encoding="utf-8", errors="replace") as said:
        own = re.search(r"^seconds ([\d.]+)$", said.read(), re.MULTILINE)
    os.remove(out + ".said")
    cpu = usage.ru_utime + usage.ru_stime
    return (float(own[1]) if own else wall), cpu, usage.ru_maxrss / 1024


def size(folder):
    files = [os.path.join(at, name) for at, _, names in os.walk(folder) for name in names]
    return len(files), sum(os.path.getsize(path) for path in files) / 2**20


def main():
    runs, folder = int(sys.argv[1]), sys.argv[2]
    commands = list(zip(sys.argv[3::2], sys.argv[4::2]))
    seen = [[] for _ in commands]
    for turn in range(runs + 1):
        for which, (name, command) in enumerate(commands):
            place = [os.path.join(folder, f"{called}-{turn}".replace(" ", "-")) for called in (name, commands[0][0])]
            figures = run(command, *place)
            if turn:  # The first turn warms the disk cache.
                seen[which].append(figures)
    width = max(len(name) for name, _ in commands) + 2
    print(f"{'':{width}}{'wall s':>9}{'cpu s':>9}{'peak MiB':>10}{'files':>9}{'MiB out':>9}   ratio to {commands[0][0]}, pair by pair: wall, cpu, peak")
    for (name, _), figures in zip(commands, seen):
        wall, cpu, peak = (statistics.median(column) for column in zip(*figures))
        files, mib = size(os.path.join(folder, f"{name}-{runs}".replace(" ", "-")))
        ratios = [statistics.median(b[k] / max(a[k], 1e-9) for a, b in zip(seen[0], figures)) for k in range(3)]
        print(f"{name:{width}}{wall:9.3f}{cpu:9.2f}{peak:10.0f}{files:9}{mib:9.1f}   {ratios[0]:.2f} {ratios[1]:.2f} {ratios[2]:.2f}")


if __name__ == "__main__":
    main()
