//! Sorting of few numbers without branches.

/// More are sorted otherwise.
const FEW: usize = 24;
/// So many are compared at once.
const STEP: usize = 8;

/// Sorts numbers of which no two are equal. What a text has next cannot be foreseen, so that of few numbers each is put where it
/// belongs by counting those below it: no comparison decides a branch.
pub(super) fn sort_distinct(numbers: &mut [u64]) {
    let count = numbers.len();
    if count > FEW {
        return numbers.sort_unstable();
    }
    let mut unsorted = [u64::MAX; FEW];
    unsorted[..count].copy_from_slice(numbers);
    let (steps, _) = unsorted[..count.next_multiple_of(STEP)].as_chunks::<STEP>();
    for &number in &unsorted[..count] {
        let below = |step: &[u64; STEP]| step.iter().map(|&other| usize::from(other < number)).sum::<usize>();
        if let Some(place) = numbers.get_mut(steps.iter().map(below).sum::<usize>()) {
            *place = number;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::sort_distinct;

    #[test]
    fn sorts_as_the_standard_library_does() {
        for count in 0..40 {
            let numbers: Vec<u64> = (0..count).map(|number: u64| number.wrapping_mul(0x9E37_79B9_7F4A_7C15)).collect();
            let (mut own, mut standard) = (numbers.clone(), numbers);
            sort_distinct(&mut own);
            standard.sort_unstable();
            assert_eq!(own, standard);
        }
    }
}
