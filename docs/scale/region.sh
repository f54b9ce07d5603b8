#!/bin/sh
# Builds every county of a region, some at a time, and the region's site above them.
#
# usage: docs/scale/region.sh CONTENTS SITES [NAME]
#
#   CONTENTS/COUNTY/content   what a county writes
#   SITES/COUNTY              its site
#   SITES.region              the region's site, beside it
#   NAME                      the region's name
#
# CUNCE: the program, if not `cunce` on the path. JOBS: how many counties at a time, if not one a core; each takes
# about as much memory as its county. ONLY=counties: no region. BUILD: further options of `cunce build`.
set -eu
contents=$1
sites=$2
name=${3:-}
CUNCE=${CUNCE:-cunce}
BUILD=${BUILD:-}
export CUNCE BUILD
mkdir -p "$sites"

# A county with errors keeps its last site; the others are built all the same. The names are parted by NUL, so that
# any name is one. Each process takes one thread: side by side, counties use all cores better than one of them could.
failed=0
(cd "$contents" && for county in */; do [ -d "$county/content" ] && printf '%s\0' "${county%/}"; done) |
  xargs -0 -P "${JOBS:-$(getconf _NPROCESSORS_ONLN)}" -I{} sh -c '
    RAYON_NUM_THREADS=1 "$CUNCE" build --content "$1/$3/content" --out "$2/$3" $BUILD >"$2/.$3.log" 2>&1 ||
      { printf "%s: see %s\n" "$3" "$2/.$3.log" >&2; exit 1; }
  ' county "$contents" "$sites" {} || failed=1

if [ "${ONLY:-}" = counties ]; then exit "$failed"; fi

# Every county that there should be is named, so that one without a site is shown as missing.
set --
for county in "$contents"/*/; do
  county=$(basename "$county")
  if [ -d "$contents/$county/content" ]; then set -- "$@" "$sites/$county"; fi
done
if [ -n "$name" ]; then set -- "$@" --name "$name"; fi
"$CUNCE" federate "$sites.region" "$@" || failed=1
exit "$failed"
