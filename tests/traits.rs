//! What every public type promises: it may be sent to, shared with and dropped in another thread, whatever happens there.

use std::panic::{RefUnwindSafe, UnwindSafe};

fn promises<T: Send + Sync + Unpin>() {}

fn unwinds<T: UnwindSafe + RefUnwindSafe>() {}

#[test]
fn types_are_send_sync_and_unwind_safe() {
    promises::<newswire::Pipeline>();
    promises::<newswire::PipelineBuilder>();
    promises::<newswire::Article>();
    promises::<newswire::Error>();
    promises::<newswire::lexicon::Lexicon>();
    promises::<newswire::lexicon::LexiconBuilder>();
    promises::<newswire::matcher::Matcher>();
    promises::<newswire::matcher::Substrings>();
    promises::<newswire::extract::Scratch>();
    unwinds::<newswire::Article>();
    unwinds::<newswire::Error>();
    unwinds::<newswire::lexicon::Lexicon>();
    unwinds::<newswire::matcher::Matcher>();
    unwinds::<newswire::extract::Scratch>();
}
