#!/usr/bin/env python3
"""Counts files and bytes of built sites by kind, and how the kinds grow from one site to the next.

usage: bytes.py FOLDER [FOLDER]...      the sites from the smallest to the largest

A kind is a path whose names of townships, villages, kinds, units, months, letters and shards are left out. Growth is
bytes beside those of the site before; a kind that grows faster than the whole site grows with the square of something.
"""
import os
import re
import sys
from collections import defaultdict

KINDS = [
    (r"townships/[^/]+/[^/]+/(plans|progress|notices)/.*", r"townships/*/*/\1"),
    (r"townships/[^/]+/[^/]+/index\.html", "townships/*/*/index.html"),
    (r"townships/[^/]+/(progress|plans)/.*", r"townships/*/\1"),
    (r"townships/[^/]+/([^/]+)", r"townships/*/\1"),
    (r"(measures|units|programmes|changes|deadlines)/[^/]+/in-.*", r"\1/*/in-*"),
    (r"(measures|units|programmes|changes|deadlines)/[^/]+/([^/]+)", r"\1/*/\2"),
    (r"search/(text|terms|things|az)-.*", r"search/\1-*"),
    (r"data/([^/]+)/.*", r"data/\1/*"),
    (r"sitemap-.*", "sitemap-*"),
]


def kind(path):
    for pattern, name in KINDS:
        if re.fullmatch(pattern, path):
            return re.sub(f"^{pattern}$", name, path)
    return path


def count(folder):
    kinds = defaultdict(lambda: [0, 0, 0])
    for at, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(at, name)
            size = os.path.getsize(path)
            entry = kinds[kind(os.path.relpath(path, folder).replace(os.sep, "/"))]
            entry[0] += 1
            entry[1] += size
            entry[2] = max(entry[2], size)
    return kinds


def main():
    sites = [count(folder) for folder in sys.argv[1:]]
    empty = [folder for folder, site in zip(sys.argv[1:], sites) if not site]
    if empty or not sites:
        sys.exit(f"no files in {', '.join(empty)}" if empty else __doc__)
    everything = sorted({name for site in sites for name in site}, key=lambda name: -sites[-1].get(name, [0, 0, 0])[1])
    heads = "".join(f"{'files':>9}{'MiB':>10}{'largest':>10}{'growth':>8}" for _ in sites)
    print(f"{'':34}{heads}")
    totals = [[sum(entry[field] for entry in site.values()) for field in (0, 1)] + [max(e[2] for e in site.values())] for site in sites]
    for name in ["all of it", *everything]:
        row, before = "", None
        for site, total in zip(sites, totals):
            files, size, largest = total if name == "all of it" else site.get(name, [0, 0, 0])
            growth = f"{size / before:.1f}" if before else ""
            row += f"{files:9}{size / 2**20:10.2f}{largest / 2**10:9.0f}K{growth:>8}"
            before = size
        if name == "all of it" or sites[-1].get(name, [0, 0])[1] > totals[-1][1] / 2000:
            print(f"{name:34}{row}")


if __name__ == "__main__":
    main()
