//! Buffers that a stage keeps from one article to the next.

use std::cell::RefCell;
use std::thread::LocalKey;

/// Calls `read` with this thread's buffers; with new ones where a stage that runs a pipeline of its own finds them in use.
///
/// Buffers hold spans and numbers, no borrowed text, so that they outlive the article. Who uses them empties them first.
pub(super) fn with_buffers<B: Default, R>(buffers: &'static LocalKey<RefCell<B>>, read: impl FnOnce(&mut B) -> R) -> R {
    buffers.with(|buffers| match buffers.try_borrow_mut() {
        Ok(mut buffers) => read(&mut buffers),
        Err(_) => read(&mut B::default()),
    })
}
