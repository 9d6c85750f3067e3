//! Threads: one reads, some work, the caller's writes. Hides that work is done out of order, and bounds what is under way.

use std::collections::BTreeMap;
use std::io;
use std::sync::mpsc::{channel, Receiver, RecvTimeoutError};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// How much may be under way for each worker, in bytes of input.
const SHARE: usize = 1 << 19;
/// What a piece costs beside its bytes.
const COST: usize = 1 << 10;
/// How often the caller is called while there is nothing to write.
const PAUSE: Duration = Duration::from_millis(250);

/// What the caller is given.
pub enum Step<T> {
    /// The next result; `last` if no other is ready.
    Result { value: T, last: bool },
    /// Nothing for a while.
    Pause,
}

/// Reads pieces of work, does them on `jobs` threads and gives the results to `write` in the order they were read.
///
/// `read` hands on a piece with its size in bytes; it is kept waiting while too much is under way, and told `false` once nobody
/// wants more. The first error of `write` ends it all; a `read` that waits for input is then left behind.
pub fn run<I: Send + 'static, O: Send + 'static>(
    jobs: usize,
    read: impl FnOnce(&mut dyn FnMut(I, usize) -> bool) + Send + 'static,
    work: impl Fn(I) -> O + Send + Sync + 'static,
    mut write: impl FnMut(Step<O>) -> io::Result<()>,
) -> io::Result<()> {
    let room = Arc::new(Room { limit: jobs * SHARE, used: Mutex::new(0), freed: Condvar::new() });
    let (pieces, queue) = channel();
    let (results, done) = channel();
    let reader_room = room.clone();
    thread::Builder::new().name("read".into()).spawn(move || {
        let _guard = Guard;
        let mut number = 0u64;
        read(&mut |piece, bytes| {
            let cost = bytes + COST;
            reader_room.take(cost);
            number += 1;
            pieces.send((number, cost, piece)).is_ok()
        });
    })?;
    let (queue, work) = (Arc::new(Mutex::new(queue)), Arc::new(work));
    for n in 0..jobs {
        let (queue, work, results) = (queue.clone(), work.clone(), results.clone());
        thread::Builder::new().name(format!("work {n}")).spawn(move || {
            let _guard = Guard;
            loop {
                let piece: Result<(u64, usize, I), _> = lock(&queue).recv();
                let Ok((number, cost, piece)) = piece else { return };
                if results.send((number, cost, work(piece))).is_err() {
                    return;
                }
            }
        })?;
    }
    drop(results);
    in_order(&done, &room, &mut write)
}

fn in_order<O>(
    done: &Receiver<(u64, usize, O)>,
    room: &Room,
    write: &mut impl FnMut(Step<O>) -> io::Result<()>,
) -> io::Result<()> {
    let (mut next, mut early) = (1, BTreeMap::new());
    loop {
        match done.recv_timeout(PAUSE) {
            Ok((number, cost, result)) => early.insert(number, (cost, result)),
            Err(RecvTimeoutError::Timeout) => {
                write(Step::Pause)?;
                continue;
            }
            Err(RecvTimeoutError::Disconnected) => return Ok(()),
        };
        for (number, cost, result) in done.try_iter() {
            early.insert(number, (cost, result));
        }
        while let Some((cost, value)) = early.remove(&next) {
            next += 1;
            write(Step::Result { value, last: !early.contains_key(&next) })?;
            room.give(cost);
        }
    }
}

// How much may be under way. A piece larger than the room goes in alone.
struct Room {
    limit: usize,
    used: Mutex<usize>,
    freed: Condvar,
}

impl Room {
    fn take(&self, cost: usize) {
        let mut used = lock(&self.used);
        while *used > 0 && *used + cost > self.limit {
            used = self.freed.wait(used).unwrap_or_else(PoisonError::into_inner);
        }
        *used += cost;
    }

    fn give(&self, cost: usize) {
        *lock(&self.used) -= cost;
        self.freed.notify_one();
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

// A thread that panics must not leave the others waiting for its result.
struct Guard;

impl Drop for Guard {
    fn drop(&mut self) {
        if thread::panicking() {
            std::process::abort();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_and_little_is_under_way() {
        let (under_way, most) = (Arc::new(Mutex::new(0usize)), Arc::new(Mutex::new(0usize)));
        let (begun, peak) = (under_way.clone(), most.clone());
        let mut seen = Vec::new();
        let read = move |hand: &mut dyn FnMut(u64, usize) -> bool| {
            for n in 0..500 {
                assert!(hand(n, SHARE / 8));
                let mut now = lock(&begun);
                *now += 1;
                let mut peak = lock(&peak);
                *peak = (*peak).max(*now);
            }
        };
        let work = |n: u64| {
            // The early ones take longest.
            thread::sleep(Duration::from_micros(500 - n));
            n
        };
        run(3, read, work, |step| {
            if let Step::Result { value, .. } = step {
                let mut now = lock(&under_way);
                *now = now.saturating_sub(1);
                seen.push(value);
            }
            Ok(())
        })
        .expect("no error");
        assert_eq!(seen, (0..500).collect::<Vec<_>>());
        assert!(*lock(&most) <= 26, "{} pieces at once", lock(&most));
    }

    #[test]
    fn an_error_of_the_writer_ends_it() {
        let read = |hand: &mut dyn FnMut(u64, usize) -> bool| while hand(1, 1) {};
        let wrong = run(2, read, |n| n, |_| Err(io::Error::other("full")));
        assert_eq!(wrong.expect_err("an error").to_string(), "full");
    }
}
