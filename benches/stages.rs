//! How long each stage takes by itself, on 300 villages of `benches/workload.py`: `cargo bench --bench stages`.
//! Criterion repeats each until its figure is steady and compares it with the run before. `benches/instructions` counts
//! instructions instead, which no other program on the machine can disturb.

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use cunce::artifact::Artifact;
use cunce::attachment::Inspector;
use cunce::diag::Report;
use cunce::history::{Absent, History};
use cunce::publish::{Edition, Published};
use cunce::render::{Face, Means, render};
use cunce::source::Sources;
use cunce::text::{Catalogue, Language};
use cunce::{Options, assess, check, index, load, publish, theme, write};
use std::convert::Infallible;
use std::path::{Path, PathBuf};
use std::process::Command;

const VILLAGES: &str = "300";

/// The workload, made once a day of work: its text depends on nothing but the script.
fn workload() -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("stages-{VILLAGES}"));
    if !folder.exists() {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/workload.py");
        let made = Command::new("python3").arg(script).args(["cunce", VILLAGES]).arg(&folder).status();
        assert!(made.is_ok_and(|status| status.success()), "{script} needs python3");
    }
    folder.join("content")
}

fn read(content: &Path) -> (load::RawSite, Sources, Report) {
    let (mut sources, mut report) = (Sources::default(), Report::default());
    let raw = load::load(content, &mut sources, &mut report).expect("a content folder");
    (raw, sources, report)
}

fn published(content: &Path) -> Published {
    let options = Options {
        content: content.to_owned(),
        edition: Edition::Public,
        as_of: None,
        today: jiff::civil::date(2026, 11, 20),
        theme: None,
        history: false,
        caches: None,
    };
    match cunce::check(&options) {
        Ok(checked) => checked.published,
        Err(_) => panic!("the workload is sound"),
    }
}

fn reading(criterion: &mut Criterion) {
    let content = workload();
    criterion.bench_function("load", |bench| bench.iter(|| read(&content)));
    criterion.bench_function("check", |bench| {
        let checked = |(raw, sources, mut report)| check::check(raw, &sources, &mut report);
        bench.iter_batched(|| read(&content), checked, BatchSize::LargeInput);
    });
    let model = published(&content).model;
    let day = jiff::civil::date(2026, 11, 20);
    criterion.bench_function("assess", |bench| bench.iter(|| assess::assess(&model, day)));
    criterion.bench_function("publish", |bench| {
        let ready = || {
            let (raw, sources, mut report) = read(&content);
            let checked = check::check(raw, &sources, &mut report);
            let state = assess::assess(&checked.model, day);
            (checked, state, sources, report)
        };
        bench.iter_batched(
            ready,
            |(checked, state, sources, mut report)| {
                publish::publish(checked, state, Edition::Public, sources, &Inspector::default(), &mut report)
            },
            BatchSize::LargeInput,
        );
    });
}

fn showing(criterion: &mut Criterion) {
    let published = published(&workload());
    criterion.bench_function("index", |bench| bench.iter(|| index::index(&published)));
    let rows = index::index(&published);
    let history = History::none(Absent::NotAsked);
    let text = Catalogue::new(Language::ZhHans, None).expect("our own catalogue");
    let theme = theme::load("default", Path::new(".")).expect("our own theme");
    let face = Face { text: &text, theme: &theme, base_url: None };
    let rendered = |sink: &(dyn Fn(Artifact) -> Result<(), Infallible> + Sync)| {
        render(&published, &rows, &history, face, Means::default(), sink, &|_, _| ()).is_ok()
    };
    criterion.bench_function("render", |bench| bench.iter(|| assert!(rendered(&|_| Ok(())))));
    let made = std::sync::Mutex::new(Vec::new());
    let keep = |artifact: Artifact| {
        made.lock().expect("no thread panicked").push(artifact);
        Ok(())
    };
    assert!(rendered(&keep));
    let made = made.into_inner().expect("no thread panicked");
    let room = tempfile::tempdir().expect("a temporary folder");
    let mut run = 0;
    criterion.bench_function("write", |bench| {
        let ready = || {
            run += 1;
            (room.path().join(run.to_string()), made.clone())
        };
        bench.iter_batched(
            ready,
            |(out, made)| {
                let output = write::Output::begin(&out).expect("a folder to write to");
                made.into_iter().for_each(|artifact| output.put(artifact).expect("a written file"));
                output.commit().expect("a published folder")
            },
            BatchSize::PerIteration,
        );
    });
}

criterion_group! {
    name = stages;
    config = Criterion::default().sample_size(20);
    targets = reading, showing
}
criterion_main!(stages);
