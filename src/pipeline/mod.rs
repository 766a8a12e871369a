//! [`Pipeline`]: the stages in order, over one lexicon.

mod builder;
mod stage;

use std::cell::RefCell;
use std::sync::Arc;

use builder::Step;

pub use builder::PipelineBuilder;
pub use stage::Stage;

use crate::extract::Scratch;
use crate::lexicon::Lexicon;
use crate::{Article, Result};

/// Fills articles: matches the lexicon once, then runs its stages in order.
///
/// Immutable and `Sync`: build one and share it between threads. Time is linear in the text.
///
/// ```
/// use newswire::{Article, Pipeline};
/// let mut article = Article::new("Norwegian Prime Minister Jonas Gahr Støre said on Monday: “We will help.”");
/// Pipeline::english().fill(&mut article);
/// assert_eq!(article.sentences.len(), 1);
/// ```
#[derive(Clone)]
pub struct Pipeline {
    lexicon: Arc<Lexicon>,
    steps: Vec<Step>,
}

thread_local! {
    /// The buffers of this thread, for callers that bring none.
    static SCRATCH: RefCell<Scratch> = RefCell::default();
}

impl Pipeline {
    /// All six stages over the built-in English lexicon. It is part of the program; nothing is loaded.
    ///
    /// # Panics
    /// If a built-in table is broken, which the tests of this crate rule out. [`Pipeline::try_english`] gives the error instead.
    #[must_use]
    #[allow(clippy::panic, reason = "the built-in tables are part of the program, and a test reads them all")]
    pub fn english() -> Self {
        Self::try_english().unwrap_or_else(|error| panic!("built-in lexicon: {error}"))
    }

    /// All six stages over the built-in English lexicon.
    ///
    /// # Errors
    /// None as long as the tables of this crate are sound, which its tests hold.
    pub fn try_english() -> Result<Self> {
        Ok(Self::new(Lexicon::english()?))
    }

    /// All six stages over a lexicon of the caller's.
    #[must_use]
    pub fn new(lexicon: impl Into<Arc<Lexicon>>) -> Self {
        Self::builder(lexicon).default_stages().build()
    }

    /// A builder without any stage.
    #[must_use]
    pub fn builder(lexicon: impl Into<Arc<Lexicon>>) -> PipelineBuilder {
        PipelineBuilder::new(lexicon.into())
    }

    /// A builder that begins with the stages of this pipeline.
    #[must_use]
    pub fn to_builder(&self) -> PipelineBuilder {
        PipelineBuilder::with_steps(Arc::clone(&self.lexicon), self.steps.clone())
    }

    /// The lexicon.
    #[must_use]
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Names of the stages in order.
    pub fn stage_names(&self) -> impl Iterator<Item = &str> {
        self.steps.iter().map(|step| step.stage.name())
    }

    /// Fills an article. What an earlier run found in it is taken out first.
    ///
    /// Text beyond [`Article::MAX_TEXT_BYTES`] is kept and not read.
    pub fn fill(&self, article: &mut Article) {
        SCRATCH.with(|scratch| match scratch.try_borrow_mut() {
            Ok(mut scratch) => self.fill_with(&mut scratch, article),
            // A stage that runs a pipeline of its own finds the buffers in use.
            Err(_) => self.fill_with(&mut Scratch::new(), article),
        });
    }

    /// Fills an article with buffers of the caller's.
    pub fn fill_with(&self, scratch: &mut Scratch, article: &mut Article) {
        article.clear_findings();
        let text = Arc::clone(&article.text);
        let document = scratch.read(&text, article.published, &self.lexicon);
        article.sentences.extend(document.sentences().iter().map(|sentence| sentence.span));
        for Step { stage, is_ours } in &self.steps {
            document.run(*is_ours);
            stage.run(&document, article);
        }
        document.run(false);
    }

    /// Fills many articles on all cores.
    #[cfg(feature = "rayon")]
    pub fn fill_all(&self, articles: &mut [Article]) {
        use rayon::prelude::*;
        articles.par_iter_mut().for_each(|article| self.fill(article));
    }
}

impl std::fmt::Debug for Pipeline {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let stages: Vec<&str> = self.stage_names().collect();
        f.debug_struct("Pipeline").field("stages", &stages).field("phrases", &self.lexicon.phrase_count()).finish()
    }
}
