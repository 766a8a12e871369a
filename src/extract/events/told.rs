//! [`Told`]: where a trigger stands.

/// Where a trigger stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told {
    /// The number of its sentence.
    pub(super) sentence: u32,
    /// The first word of the sentence.
    pub(super) first: u32,
    /// The word after its last.
    pub(super) end: u32,
    /// The clause of its head.
    pub(super) clause: u32,
}
