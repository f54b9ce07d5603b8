#!/usr/bin/env python3
"""Runs two commands in turn and prints medians and their ratio, whole processes, children included.

usage: pair.py RUNS FOLDER NAME COMMAND NAME COMMAND       in COMMAND, {out} is a folder that does not exist yet

Every run gets a fresh folder inside FOLDER and none is removed between runs: ext4 creates files several times
slower just after many were deleted, which would be charged to whoever comes next.
"""
import os
import shlex
import statistics
import subprocess
import sys
import time


def run(command, out):
    command = command.replace("{out}", out)
    began = time.monotonic()
    with open(os.devnull, "wb") as nowhere:
        child = subprocess.Popen(shlex.split(command), stdout=nowhere, stderr=nowhere)
        _, status, usage = os.wait4(child.pid, 0)
    wall = time.monotonic() - began
    if status != 0:
        sys.exit(f"{command}: status {status}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def size(folder):
    files = [os.path.join(at, name) for at, _, names in os.walk(folder) for name in names]
    return len(files), sum(os.path.getsize(path) for path in files) / 2**20


def main():
    runs = int(sys.argv[1])
    folder = sys.argv[2]
    pair = [sys.argv[3:5], sys.argv[5:7]]
    seen = [[], []]
    for turn in range(runs + 1):
        for which, (name, command) in enumerate(pair):
            figures = run(command, os.path.join(folder, f"{name}-{turn}"))
            if turn:  # The first turn warms the disk cache.
                seen[which].append(figures)
    print(f"{'':8}{'wall s':>9}{'cpu s':>9}{'peak MiB':>10}{'files':>9}{'MiB out':>9}")
    medians = []
    for (name, _), figures in zip(pair, seen):
        wall, cpu, peak = (statistics.median(column) for column in zip(*figures))
        files, mib = size(os.path.join(folder, f"{name}-{runs}"))
        medians.append((wall, cpu, peak))
        print(f"{name:8}{wall:9.2f}{cpu:9.2f}{peak:10.0f}{files:9}{mib:9.1f}")
    ratios = [statistics.median(b[k] / a[k] for a, b in zip(*seen)) for k in range(3)]
    print(f"{pair[1][0]} / {pair[0][0]}, pair by pair: wall {ratios[0]:.2f}, cpu {ratios[1]:.2f}, peak memory {ratios[2]:.2f}")


if __name__ == "__main__":
    main()
