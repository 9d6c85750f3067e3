//! Sorting in little code. The standard library's sorts are compiled anew for every type and order, some kilobytes each, which
//! is much of what a browser fetches; here one merge sort of numbers serves all, for lists where speed is not all.

use std::cmp::Ordering;

/// Sorts by an order; what is equal keeps its order.
pub fn by<T>(list: &mut Vec<T>, mut compare: impl FnMut(&T, &T) -> Ordering) {
    if list.len() < 2 {
        return;
    }
    let order = order(list.len(), &mut |a, b| compare(&list[a], &list[b]));
    if order.is_empty() {
        return;
    }
    let mut taken: Vec<Option<T>> = std::mem::take(list).into_iter().map(Some).collect();
    list.extend(order.into_iter().filter_map(|at| taken[at].take()));
}

/// Sorts by what `key` says of each; what is equal keeps its order.
pub fn by_key<T, K: Ord>(list: &mut Vec<T>, mut key: impl FnMut(&T) -> K) {
    by(list, |a, b| key(a).cmp(&key(b)));
}

/// Sorts by the values themselves.
pub fn plainly<T: Ord>(list: &mut Vec<T>) {
    by(list, T::cmp);
}

/// The numbers below `count` in order, from below: runs of one, two, four ... are merged. None where all are in order: most lists are.
fn order(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    if (1..count).all(|i| compare(i - 1, i) != Ordering::Greater) {
        return Vec::new();
    }
    let mut from: Vec<usize> = (0..count).collect();
    let mut to = Vec::with_capacity(count);
    let mut run = 1;
    while run < count {
        for start in (0..count).step_by(run * 2) {
            let (middle, end) = ((start + run).min(count), (start + run * 2).min(count));
            let (mut left, mut right) = (start, middle);
            while left < middle || right < end {
                let take_left = right == end || left < middle && compare(from[left], from[right]) != Ordering::Greater;
                let next = if take_left { &mut left } else { &mut right };
                to.push(from[*next]);
                *next += 1;
            }
        }
        std::mem::swap(&mut from, &mut to);
        to.clear();
        run *= 2;
    }
    from
}

#[cfg(test)]
mod tests {
    #[test]
    fn sorts_as_the_standard_library_does() {
        let mut seed = 9u32;
        for length in 0..70 {
            let mut ours: Vec<(u32, usize)> = Vec::new();
            for at in 0..length {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                ours.push((seed >> 28, at));
            }
            let mut theirs = ours.clone();
            theirs.sort_by_key(|x| x.0);
            super::by(&mut ours, |a, b| a.0.cmp(&b.0));
            assert_eq!(ours, theirs);
        }
    }
}
