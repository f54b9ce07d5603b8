#!/bin/sh
# 生成公開版，推送到遠程倉庫的 pages 分支。
# 適合「指定一個分支，分支裏的文件就是網站」的託管服務：單位自建的 Gitee、Gitea、GitHub 的分支發佈等。
#
# 用法：sh deploy/pages-branch.sh [遠程名] [分支名]      不寫就是 origin 和 pages
# 網站的地址寫在 site.toml 的 base_url 裏。你正在編輯的分支和文件都不變。
# 撤回：git push --force origin 舊的提交號:refs/heads/pages，舊的提交號用 git log origin/pages 查。
set -eu

remote=${1:-origin}
branch=${2:-pages}
content={{content_sh}}
cunce=${CUNCE:-cunce}

cd "$(dirname "$0")/.."
"$cunce" build --content "$content" --out public

git_dir=$(git rev-parse --absolute-git-dir)
GIT_INDEX_FILE=$git_dir/cunce-pages-index
export GIT_INDEX_FILE
trap 'rm -f "$GIT_INDEX_FILE"' EXIT
trap 'exit 1' HUP INT TERM
rm -f "$GIT_INDEX_FILE"

# 網站原樣放進一個提交：換行不改，.gitignore 不管；.cunce 是程序自己的標記，不用上網。
(
  cd public
  git --git-dir="$git_dir" --work-tree=. -c core.autocrlf=false -c core.safecrlf=false add --all --force .
)
git update-index --force-remove .cunce
# 有的服務看到這個文件，才把網站原樣送出。
empty=$(git hash-object -w --stdin </dev/null)
git update-index --add --cacheinfo "100644,$empty,.nojekyll"
tree=$(git write-tree)

if git ls-remote --exit-code --heads "$remote" "refs/heads/$branch" >/dev/null; then
  git fetch --quiet "$remote" "refs/heads/$branch"
  before=$(git rev-parse FETCH_HEAD)
  if [ "$(git rev-parse "$before^{tree}")" = "$tree" ]; then
    echo "網站沒有變化，不用推送。"
    exit 0
  fi
  commit=$(git commit-tree "$tree" -p "$before" -m "cunce build")
else
  commit=$(git commit-tree "$tree" -m "cunce build")
fi
git push --quiet "$remote" "$commit:refs/heads/$branch"
echo "已推送到 $remote 的 $branch 分支。"
