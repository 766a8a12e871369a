//! Typed indexes into an article's own arrays.

/// Declares a newtype over the index in one array of an article.
macro_rules! ids {
    ($( $(#[$meta:meta])* $name:ident, )+) => { $(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(transparent)]
        pub struct $name(u32);

        impl $name {
            /// The id of the element at `index`. Arrays of an article are far shorter than `u32::MAX`; a larger index saturates.
            #[must_use]
            pub const fn new(index: usize) -> Self {
                Self(if index > u32::MAX as usize { u32::MAX } else { index as u32 })
            }

            /// The index in the article's array.
            #[must_use]
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }
    )+ };
}

ids! {
    /// Index of an [`Actor`](crate::Actor) in [`Article::actors`](crate::Article::actors).
    ActorId,
    /// Index of a [`Location`](crate::Location) in [`Article::locations`](crate::Article::locations).
    LocationId,
    /// Index of a [`TimeExpression`](crate::TimeExpression) in [`Article::times`](crate::Article::times).
    TimeId,
    /// Index of a [`Count`](crate::Count) in [`Article::counts`](crate::Article::counts).
    CountId,
    /// Index of a [`Quote`](crate::Quote) in [`Article::quotes`](crate::Article::quotes).
    QuoteId,
    /// Index of an [`Event`](crate::Event) in [`Article::events`](crate::Article::events).
    EventId,
}
