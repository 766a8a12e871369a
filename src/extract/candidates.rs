//! Where a stage has anything to do: most words of a text have none of the classes that it looks for.

use crate::lexicon::Class;

/// Writes the numbers of the words with any of the classes in `wanted` to `found`, in text order.
pub(super) fn collect(classes: &[Class], wanted: Class, found: &mut Vec<u32>) {
    found.clear();
    for (first, block) in (0..).step_by(64).zip(classes.chunks(64)) {
        // One bit for each word, without a branch that would have to be foretold.
        let mut bits = block.iter().rev().fold(0_u64, |bits, class| bits << 1 | u64::from(class.any(wanted)));
        while bits != 0 {
            found.push(first + bits.trailing_zeros());
            bits &= bits - 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::collect;
    use crate::lexicon::Class;

    #[test]
    fn finds_the_words_of_a_class() {
        let classes = [Class::CUE, Class::NONE, Class::TIME | Class::CUE, Class::TOLL];
        let mut found = vec![9];
        collect(&classes, Class::CUE | Class::TOLL, &mut found);
        assert_eq!(found, [0, 2, 3]);
        collect(&[Class::CUE; 130], Class::CUE, &mut found);
        assert!(found.iter().copied().eq(0..130));
        collect(&[], Class::CUE, &mut found);
        assert!(found.is_empty());
    }
}
