#!/bin/sh
# Builds the public edition and pushes it to the branch `pages` of the remote repository.
# For hosting that serves the files of a branch: a Gitee or Gitea of your own, GitHub's publishing from a branch.
#
# Usage: sh deploy/pages-branch.sh [remote] [branch]      origin and pages if not said
# The address of the site stands in site.toml as base_url. Your own branch and files stay as they are.
# To undo: git push --force origin COMMIT:refs/heads/pages, with an older commit that git log origin/pages shows.
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

# The site goes into a commit byte by byte, whatever .gitignore says; .cunce is the program's own mark and stays out.
(
  cd public
  git --git-dir="$git_dir" --work-tree=. -c core.autocrlf=false -c core.safecrlf=false add --all --force .
)
git update-index --force-remove .cunce
# Some services serve files as they are only where they see this one.
empty=$(git hash-object -w --stdin </dev/null)
git update-index --add --cacheinfo "100644,$empty,.nojekyll"
tree=$(git write-tree)

if git ls-remote --exit-code --heads "$remote" "refs/heads/$branch" >/dev/null; then
  git fetch --quiet "$remote" "refs/heads/$branch"
  before=$(git rev-parse FETCH_HEAD)
  if [ "$(git rev-parse "$before^{tree}")" = "$tree" ]; then
    echo "The site has not changed; nothing to push."
    exit 0
  fi
  commit=$(git commit-tree "$tree" -p "$before" -m "cunce build")
else
  commit=$(git commit-tree "$tree" -m "cunce build")
fi
git push --quiet "$remote" "$commit:refs/heads/$branch"
echo "Pushed to the branch $branch of $remote."
