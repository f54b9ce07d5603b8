#!/bin/sh
# 生成公开版，复制到U盘上的 cunce 文件夹；双击其中的 index.html 就能看，不用网络。
#
# 用法：sh deploy/usb.sh U盘的文件夹 [文件夹名]      例：sh deploy/usb.sh /media/usb 村务公开
# U盘上同名的文件夹只有是上次复制的（里面有 .cunce）、没有添过别的文件才替换，否则不动，并且说明。
# 撤回：删去U盘上的这个文件夹。
set -eu

if [ $# -lt 1 ]; then
  echo "请写明U盘的文件夹，例：sh deploy/usb.sh /media/usb" >&2
  exit 2
fi
stick=${1%/}
target=$stick/${2:-cunce}
content={{content_sh}}
cunce=${CUNCE:-cunce}

if [ ! -d "$stick/" ]; then
  echo "没有 $stick 这个文件夹，U盘插好了吗？" >&2
  exit 2
fi
case $stick in
  /*) ;;
  *) target=$(pwd)/$target ;;
esac
if [ -e "$target" ] && [ ! -f "$target/.cunce" ]; then
  echo "$target 不是上次复制的网站，没有动它。请换一个文件夹名。" >&2
  exit 1
fi
if [ -d "$target" ]; then
  # .cunce 里列着上次复制的文件；有的系统会在看过的文件夹里留下自己的小文件，不算。
  added=$(
    cd "$target"
    find . ! -type d | sed 's|^\./||' | LC_ALL=C grep -vxF -f .cunce -e .cunce |
      LC_ALL=C grep -viE '(^|/)(\._[^/]*|\.DS_Store|\.directory|desktop\.ini|ehthumbs\.db|Thumbs\.db)$' || true
  )
  if [ -n "$added" ]; then
    echo "$target 里有不是上次复制的文件，替换会丢掉它们，所以没有动它。请把自己的文件移到别处，再运行一次：" >&2
    printf '%s\n' "$added" | head -n 5 >&2
    exit 1
  fi
fi

cd "$(dirname "$0")/.."
"$cunce" build --content "$content" --out public

# 先复制到旁边，复制全了再换，拔早了也不会半新半旧。
rm -rf "$target.new"
cp -R public "$target.new"
diff -r public "$target.new"
rm -rf "$target"
mv "$target.new" "$target"
sync
echo "已复制到 $target，可以弹出U盘了。打开其中的 index.html 看。"
