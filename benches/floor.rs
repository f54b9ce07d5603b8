//! Writes the files of one folder into another, fresh one, from memory: what any program that writes these
//! files must at least spend. usage: floor FROM TO THREADS; prints the seconds of the writing alone. `benches/compare` compiles it with rustc.
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

fn gather(root: &Path, at: &Path, files: &mut Vec<(PathBuf, Vec<u8>)>) {
    for entry in fs::read_dir(at).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            gather(root, &path, files);
        } else {
            files.push((
                path.strip_prefix(root).expect("inside").to_owned(),
                fs::read(&path).expect("a file"),
            ));
        }
    }
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let (from, to) = (Path::new(&args[1]), Path::new(&args[2]));
    let threads: usize = args[3].parse().expect("a number of threads");
    let mut files = Vec::new();
    gather(from, from, &mut files);
    files.sort();
    let began = Instant::now();
    let folders: BTreeSet<&Path> = files.iter().filter_map(|(path, _)| path.parent()).collect();
    for folder in folders {
        fs::create_dir_all(to.join(folder)).expect("a folder");
    }
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some((path, bytes)) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                    fs::write(to.join(path), bytes).expect("a written file");
                }
            });
        }
    });
    println!("seconds {:.3}", began.elapsed().as_secs_f64());
}
