//! Whether quoted words are somebody's speech, a piece of it, the title of a work, or words held at arm's length.

use super::outside::Closing;
use super::patterns::View;
use crate::lexicon::{Class, CueClass, CueForm};
use crate::model::QuoteKind;
use crate::text::{Gap, word};

/// Quotations of at most so many words may be held at arm's length rather than said.
const SCARE_WORDS: u32 = 2;
/// The same, if every word has a capital.
const CAPITALISED_WORDS: u32 = 4;
/// Titles are no longer than this.
const TITLE_WORDS: u32 = 12;

/// The kind of a quotation whose speaker was found by a cue of this class, or without one.
pub(super) fn kind(view: &View<'_>, cue: Option<CueClass>) -> QuoteKind {
    let point = &view.point;
    let bare = point.closing == Closing::Bare;
    let ends = bare || point.closing == Closing::Stop || point.closing == Closing::Comma;
    if ends && point.words <= TITLE_WORDS {
        let named_before = sign_before(view);
        if named_before == Some(CueClass::Work) && is_title_case(view) {
            return QuoteKind::Title;
        }
        if point.words > 1 && point.words <= CAPITALISED_WORDS + 2 && is_programme(view) && is_title_case(view) {
            return QuoteKind::Title;
        }
        if named_before == Some(CueClass::Label) && point.words <= CAPITALISED_WORDS {
            return QuoteKind::Scare;
        }
    }
    if is_attribute(view) {
        return QuoteKind::Scare;
    }
    // `thinks that cats are “sweet”`: nobody said so.
    if cue == Some(CueClass::Think) && point.words == 1 && point.small {
        return QuoteKind::Scare;
    }
    if bare && cue.is_none() && point.words <= CAPITALISED_WORDS {
        let title_case = is_title_case(view);
        if title_case || point.words <= SCARE_WORDS {
            return if title_case && point.words > 1 { QuoteKind::Title } else { QuoteKind::Scare };
        }
    }
    if is_whole(view) { QuoteKind::Direct } else { QuoteKind::Partial }
}

/// A value in the markup of a page: `<a href="...">`.
fn is_attribute(view: &View<'_>) -> bool {
    let doc = view.scene.doc;
    let start = doc.quotations().get(view.point.quotation).map_or(0, |quotation| quotation.span.start() as usize);
    doc.text().get(..start).is_some_and(|before| before.ends_with('='))
}

/// A whole statement begins with a capital, at the start of a sentence or behind a comma or colon.
fn is_whole(view: &View<'_>) -> bool {
    let free = match view.left.end.checked_sub(1).filter(|&last| last >= view.left.start) {
        Some(last) => view.scene.gap(last).has(Gap::COMMA | Gap::COLON | Gap::DASH | Gap::SEMICOLON),
        None => true,
    };
    !view.point.small && (free || view.point.closing != Closing::Bare)
}

/// `on “...”`, `a network's “...”`: what words in title case are called there.
fn is_programme(view: &View<'_>) -> bool {
    let Some(last) = view.left.end.checked_sub(1).filter(|&last| last >= view.left.start) else { return false };
    let plain = !view.scene.gap(last).has(Gap::COMMA | Gap::COLON);
    plain
        && (view.scene.is_possessive_s(last) || view.scene.is(last, word!("on")) || view.scene.is(last, word!("with")))
}

/// What the two words before the quotation say about it: `the film “...”`, `the so-called “...”`.
fn sign_before(view: &View<'_>) -> Option<CueClass> {
    let lexicon = view.scene.doc.lexicon();
    let nearest = view.left.end.saturating_sub(2).max(view.left.start)..view.left.end;
    nearest.rev().filter(|&at| view.scene.has(at, Class::LABEL)).find_map(|at| {
        let token = view.scene.token(at)?;
        let fits = |form: &CueForm| {
            let rest = lexicon.cue_rest(*form).enumerate();
            rest.map(|(offset, hash)| (at + 1 + offset, hash)).all(|(behind, hash)| view.scene.is(behind, hash))
        };
        let mut signs = lexicon.cue_forms(token.hash).filter(fits);
        signs.find(|form| form.is_label()).map(|form| form.class)
    })
}

/// Every long word has a capital.
fn is_title_case(view: &View<'_>) -> bool {
    let (first, count) = (view.point.first_word, view.point.words as usize);
    let words = view.scene.doc.words().get(first..first + count).unwrap_or(&[]);
    !words.is_empty()
        && words.iter().all(|word| word.shape.is_capitalised() || word.shape.has_digit() || word.span.len() < 4)
}
