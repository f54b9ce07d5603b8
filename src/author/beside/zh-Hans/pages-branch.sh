#!/bin/sh
# 生成公开版，推送到远程仓库的 pages 分支。
# 适合“指定一个分支，分支里的文件就是网站”的托管服务：单位自建的 Gitee、Gitea、GitHub 的分支发布等。
#
# 用法：sh deploy/pages-branch.sh [远程名] [分支名]      不写就是 origin 和 pages
# 网站的地址写在 site.toml 的 base_url 里。你正在编辑的分支和文件都不变。
# 撤回：git push --force origin 旧的提交号:refs/heads/pages，旧的提交号用 git log origin/pages 查。
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

# 网站原样放进一个提交：换行不改，.gitignore 不管；.cunce 是程序自己的标记，不用上网。
(
  cd public
  git --git-dir="$git_dir" --work-tree=. -c core.autocrlf=false -c core.safecrlf=false add --all --force .
)
git update-index --force-remove .cunce
# 有的服务看到这个文件，才把网站原样送出。
empty=$(git hash-object -w --stdin </dev/null)
git update-index --add --cacheinfo "100644,$empty,.nojekyll"
tree=$(git write-tree)

if git ls-remote --exit-code --heads "$remote" "refs/heads/$branch" >/dev/null; then
  git fetch --quiet "$remote" "refs/heads/$branch"
  before=$(git rev-parse FETCH_HEAD)
  if [ "$(git rev-parse "$before^{tree}")" = "$tree" ]; then
    echo "网站没有变化，不用推送。"
    exit 0
  fi
  commit=$(git commit-tree "$tree" -p "$before" -m "cunce build")
else
  commit=$(git commit-tree "$tree" -m "cunce build")
fi
git push --quiet "$remote" "$commit:refs/heads/$branch"
echo "已推送到 $remote 的 $branch 分支。"
