#!/bin/sh
# Builds the public edition and copies it to the folder `cunce` of a USB stick; a double click on its index.html shows it, without a network.
#
# Usage: sh deploy/usb.sh STICK [FOLDER]      for example: sh deploy/usb.sh /media/usb village-plans
# A folder of that name is replaced only if it was copied by this script (it holds .cunce) and nothing was added to it;
# otherwise it is left alone, and you are told.
# To undo: delete that folder of the stick.
set -eu

if [ $# -lt 1 ]; then
  echo "Say where the stick is, for example: sh deploy/usb.sh /media/usb" >&2
  exit 2
fi
stick=${1%/}
target=$stick/${2:-cunce}
content={{content_sh}}
cunce=${CUNCE:-cunce}

if [ ! -d "$stick/" ]; then
  echo "There is no folder $stick. Is the stick plugged in?" >&2
  exit 2
fi
case $stick in
  /*) ;;
  *) target=$(pwd)/$target ;;
esac
if [ -e "$target" ] && [ ! -f "$target/.cunce" ]; then
  echo "$target was not copied by this script and was left as it is. Choose another name." >&2
  exit 1
fi
if [ -d "$target" ]; then
  # .cunce lists what was copied; some systems leave notes of their own in folders that somebody looked at.
  added=$(
    cd "$target"
    find . ! -type d | sed 's|^\./||' | LC_ALL=C grep -vxF -f .cunce -e .cunce |
      LC_ALL=C grep -viE '(^|/)(\._[^/]*|\.DS_Store|\.directory|desktop\.ini|ehthumbs\.db|Thumbs\.db)$' || true
  )
  if [ -n "$added" ]; then
    echo "$target holds files that this script did not copy. Replacing it would lose them, so it was left as it is. Move them elsewhere and run this again:" >&2
    printf '%s\n' "$added" | head -n 5 >&2
    exit 1
  fi
fi

cd "$(dirname "$0")/.."
"$cunce" build --content "$content" --out public

# The copy is made beside the old one and takes its place when it is whole, even if the stick is pulled out early.
rm -rf "$target.new"
cp -R public "$target.new"
diff -r public "$target.new"
rm -rf "$target"
mv "$target.new" "$target"
sync
echo "Copied to $target. Eject the stick; open index.html there to see it."
