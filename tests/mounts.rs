//! Publishing on disks of their own: a full one, a read-only one, mount points. They are mounted where only the commands
//! of a test see them, which takes root or user namespaces (`unshare -rm`), so these tests run when they are asked for:
//! `cargo test --test mounts -- --ignored`, as tests/run does where it can.
#![cfg(target_os = "linux")]

mod common;

use common::{root, stderr, stdout};
use std::process::{Command, Output};

/// A disk that is really full: a small one of memory, mounted where only these commands see it.
#[test]
#[ignore = "mounts a small disk: needs root or user namespaces (`unshare -rm`); tests/run runs it where they are there"]
fn a_full_disk_leaves_the_site_as_it_was_whatever_room_is_left() {
    const SCRIPT: &str = r#"
set -u
mount -t tmpfs -o size=16m,nr_inodes=1000 none "$1" || exit 3
cd "$1" || exit 3
cp -R "$2" content
tree() { find public ! -type d -exec sha256sum {} + | sort | sha256sum; }
"$3" build --no-history --lang zh-Hans >/dev/null || exit 4
before=$(tree)
echo 另一个首页。 >content/home.md
full=0 made=0
attempt() {
  said=$("$3" build --no-history --lang zh-Hans 2>&1)
  case $? in
    2) case $said in *磁盘已满*) ;; *) echo "$said"; exit 5 ;; esac
       [ "$(tree)" = "$before" ] || { echo "changed with $4 left"; exit 6; }
       full=$((full + 1)) ;;
    0) made=$((made + 1)); before=$(tree) ;;
    *) echo "$said"; exit 7 ;;
  esac
  [ "$(find . -maxdepth 1 -name '.public*' | wc -l)" = 0 ] || { ls -A; exit 8; }
}
for left in 0 4 8 12 16 24 32 48 64 96 128 192 256 384 512 768 1024 1536 2048; do
  [ $made = 0 ] || break
  dd if=/dev/zero of=filler bs=1k count=100000 2>/dev/null
  size=$(($(stat -c %s filler) / 1024))
  truncate -s $(((size > left ? size - left : 0) * 1024)) filler
  attempt "$@" "$left KiB"
  rm filler
done
[ $full -gt 3 ] && [ $made -gt 0 ] || { echo "full $full times, made $made"; exit 9; }
rooms=$full full=0 made=0
echo 第三个首页。 >content/home.md
for left in 0 1 2 3 5 10 20 40 80 160 320; do
  [ $made = 0 ] || break
  mkdir filler
  number=0
  while true >"filler/$number"; do number=$((number + 1)); done 2>/dev/null
  while [ "$left" -gt 0 ]; do left=$((left - 1)); rm "filler/$left"; done
  attempt "$@" "$left names"
  rm -r filler
done
[ $full -gt 3 ] && [ $made -gt 0 ] || { echo "names: full $full times, made $made"; exit 9; }
echo "full: $rooms times of room, $full times of names"
"#;
    print!("{}", stdout(&with_mounts(SCRIPT)));
}

/// Runs a script that may mount; it gets a folder, content and the program.
fn with_mounts(script: &str) -> Output {
    let room = tempfile::tempdir().unwrap();
    let output = Command::new("unshare")
        .args(["-rm", "sh", "-c", script, "sh"])
        .arg(room.path())
        .arg(root().join("tests/fixtures/base/content"))
        .arg(env!("CARGO_BIN_EXE_cunce"))
        .output()
        .expect("unshare, of util-linux");
    assert!(output.status.success(), "{:?}\n{}{}", output.status, stdout(&output), stderr(&output));
    output
}

#[test]
#[ignore = "mounts disks: needs root or user namespaces (`unshare -rm`); tests/run runs it where they are there"]
fn a_read_only_disk_and_a_mount_point_are_told() {
    const SCRIPT: &str = r#"
set -u
mount -t tmpfs -o size=16m none "$1" || exit 3
cd "$1" || exit 3
cp -R "$2" content
tree() { find . -type f -exec sha256sum {} + | sort | sha256sum; }
refused() {
  before=$(tree)
  said=$("$3" build --no-history --lang zh-Hans --out "$4" 2>&1)
  [ $? = 2 ] || { echo "not refused: $said"; exit 5; }
  case $said in *"$5"*) ;; *) echo "$5: $said"; exit 6 ;; esac
  [ "$(tree)" = "$before" ] || { echo "$5: changed"; exit 7; }
  [ "$(find . -maxdepth 1 -name '.*.cunce-*' | wc -l)" = 0 ] || { ls -A; exit 8; }
}
"$3" build --no-history >/dev/null 2>&1 || exit 4
mount -o remount,ro "$1" || exit 3
refused "$@" public 保持原样
refused "$@" other 保持原样
mount -o remount,rw "$1"
mkdir volume inside
mount -t tmpfs none volume || exit 3
refused "$@" volume 是挂载点
"$3" build --no-history --out volume/site >/dev/null 2>&1 || exit 4
# A volume of a container, of the same disk: what was published there stays, and so does what is beside.
mount --bind inside inside || exit 3
refused "$@" inside 是挂载点
mount --bind public public || exit 3
refused "$@" public 是挂载点
"#;
    with_mounts(SCRIPT);
}
