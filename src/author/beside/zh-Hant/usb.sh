#!/bin/sh
# 生成公開版，複製到U盤上的 cunce 文件夾；雙擊其中的 index.html 就能看，不用網絡。
#
# 用法：sh deploy/usb.sh U盤的文件夾 [文件夾名]      例：sh deploy/usb.sh /media/usb 村務公開
# U盤上同名的文件夾只有是上次複製的（裏面有 .cunce）、沒有添過別的文件才替換，否則不動，並且說明。
# 撤回：刪去U盤上的這個文件夾。
set -eu

if [ $# -lt 1 ]; then
  echo "請寫明U盤的文件夾，例：sh deploy/usb.sh /media/usb" >&2
  exit 2
fi
stick=${1%/}
target=$stick/${2:-cunce}
content={{content_sh}}
cunce=${CUNCE:-cunce}

if [ ! -d "$stick/" ]; then
  echo "沒有 $stick 這個文件夾，U盤插好了嗎？" >&2
  exit 2
fi
case $stick in
  /*) ;;
  *) target=$(pwd)/$target ;;
esac
if [ -e "$target" ] && [ ! -f "$target/.cunce" ]; then
  echo "$target 不是上次複製的網站，沒有動它。請換一個文件夾名。" >&2
  exit 1
fi
if [ -d "$target" ]; then
  # .cunce 裏列著上次複製的文件；有的系統會在看過的文件夾裏留下自己的小文件，不算。
  added=$(
    cd "$target"
    find . ! -type d | sed 's|^\./||' | LC_ALL=C grep -vxF -f .cunce -e .cunce |
      LC_ALL=C grep -viE '(^|/)(\._[^/]*|\.DS_Store|\.directory|desktop\.ini|ehthumbs\.db|Thumbs\.db)$' || true
  )
  if [ -n "$added" ]; then
    echo "$target 裏有不是上次複製的文件，替換會丟掉它們，所以沒有動它。請把自己的文件移到別處，再運行一次：" >&2
    printf '%s\n' "$added" | head -n 5 >&2
    exit 1
  fi
fi

cd "$(dirname "$0")/.."
"$cunce" build --content "$content" --out public

# 先複製到旁邊，複製全了再換，拔早了也不會半新半舊。
rm -rf "$target.new"
cp -R public "$target.new"
diff -r public "$target.new"
rm -rf "$target"
mv "$target.new" "$target"
sync
echo "已複製到 $target，可以彈出U盤了。打開其中的 index.html 看。"
