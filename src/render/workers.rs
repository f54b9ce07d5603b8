//! Owns: long tasks side by side, each alone on its threads. In: tasks. Out: their results, in their order.
//! Typst lays pages out in parallel itself: in one pool, a thread that waits for its pages would take up the next
//! packet on top of the one it has, and with many of them run out of stack.

use rayon::{ThreadPool, ThreadPoolBuildError, ThreadPoolBuilder};
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Texts nest deeply; a thread's usual two megabytes are few.
const STACK: usize = 32 * 1024 * 1024;

/// Does `work` for each task: as many at a time as there are threads, one alone on all of them.
///
/// # Errors
/// When the system gives no threads.
pub fn each<T: Sync, R: Send>(
    tasks: &[T],
    work: impl Fn(&T) -> R + Sync,
) -> Result<Vec<R>, ThreadPoolBuildError> {
    let threads = rayon::current_num_threads();
    let side_by_side = threads.min(tasks.len()).max(1);
    let pool = || ThreadPoolBuilder::new().num_threads(threads / side_by_side).stack_size(STACK).build();
    let pools = (0..side_by_side).map(|_| pool()).collect::<Result<Vec<ThreadPool>, _>>()?;
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(tasks.len()));
    std::thread::scope(|scope| {
        for pool in &pools {
            let (next, done, work) = (&next, &done, &work);
            scope.spawn(move || {
                pool.install(|| {
                    while let Some(at) =
                        Some(next.fetch_add(1, Ordering::Relaxed)).filter(|at| *at < tasks.len())
                    {
                        let result = work(&tasks[at]);
                        done.lock().unwrap_or_else(PoisonError::into_inner).push((at, result));
                    }
                });
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(at, _)| *at);
    Ok(done.into_iter().map(|(_, result)| result).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_keep_the_order_of_their_tasks() {
        let tasks: Vec<usize> = (0..500).collect();
        let results = each(&tasks, |task| task * 2).unwrap();
        assert_eq!(results, tasks.iter().map(|task| task * 2).collect::<Vec<_>>());
        assert!(each(&[], |task: &usize| *task).unwrap().is_empty());
    }

    #[test]
    fn a_task_that_waits_for_others_never_takes_up_a_second() {
        let deep = AtomicUsize::new(0);
        let work = |_: &usize| {
            let before = DEPTH.with(|depth| depth.replace(depth.get() + 1));
            deep.fetch_max(before, Ordering::Relaxed);
            rayon::join(std::thread::yield_now, std::thread::yield_now);
            DEPTH.with(|depth| depth.set(before));
        };
        each(&(0..200).collect::<Vec<_>>(), work).unwrap();
        assert_eq!(deep.into_inner(), 0);
    }

    thread_local! {
        static DEPTH: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
    }
}
