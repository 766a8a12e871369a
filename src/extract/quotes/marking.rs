//! Reads the [`Marks`] of all words of an article from their classes, their looks and what stands between them.

use super::marks::{Mark, Marks, Row};
use crate::extract::Document;
use crate::extract::bits::Bits;
use crate::extract::board::{BLOCK, Rows};
use crate::lexicon::triggers::Forms;
use crate::lexicon::{Class, Look};
use crate::text::{Gap, word};

/// Words that begin a clause or a phrase, join two, or help a verb.
const STOPS: Class = Class::SUBORDINATOR.or(Class::CONJUNCTION).or(Class::RELATIVE).or(Class::PREPOSITION).or(HELPING);
/// Forms of helping verbs.
const HELPING: Class = Class::BE.or(Class::HAVE).or(Class::DO).or(Class::MODAL);
/// Words behind which a verb may stand that is a noun elsewhere.
const LEADS: Class =
    HELPING.or(Class::NEGATION).or(Class::ADVERB).or(Class::SUBJECT_PRONOUN).or(Class::RELATIVE).or(Class::INFINITIVE);

/// Reads an article; `times` are the words of its time expressions, and sentences end with those of `ends`.
pub(super) fn read(marks: &mut Marks, doc: &Document<'_>, times: &Bits, ends: &Bits) {
    let mut before = [0; TOLD];
    for (block, (row, rows)) in marks.restart(doc.board().blocks()).zip(doc.board().rows()).enumerate() {
        row.set(Mark::Time, times.block(block));
        row.set(Mark::SentenceEnd, ends.block(block));
        read_block(row, doc, block, rows);
        read_cues(row, doc, block, rows, &mut before);
    }
    if let Some(last) = doc.words().last() {
        marks.add_gap(last.after, doc.words().len() - 1);
    }
}

/// Reads a block of the words of an article.
#[inline(always)]
fn read_block(row: &mut Row, doc: &Document<'_>, block: usize, rows: Rows<'_>) {
    let is = |classes| rows.with_class(classes);
    let looks = |traits| rows.with_look(traits);
    // What stands behind a word stands before the next.
    let edge = doc.looks().get((block + 1) * BLOCK).map_or(Gap::NONE, |look| look.gap());
    let behind = |kinds| looks(Look::after(kinds)) >> 1 | u64::from(edge.has(kinds)) << 63;
    let lower = !looks(Look::UPPER);
    let endings = looks(Look::ED.or(Look::LY).or(Look::ING));
    let (long, s) = spelled(doc, block, endings | looks(Look::after(Gap::APOSTROPHE)));
    let time = row.0[Mark::Time as usize];
    let possessive = s & looks(Look::after(Gap::APOSTROPHE)) & !looks(Look::after(Gap::PARAGRAPH));

    let (determiner, quantifier) = (is(Class::DETERMINER), is(Class::QUANTIFIER));
    let (subject, negation) = (is(Class::SUBJECT_PRONOUN), is(Class::NEGATION));
    let (preposition, conjunction) = (is(Class::PREPOSITION), is(Class::CONJUNCTION));
    let (relative, helping, stops) = (is(Class::RELATIVE), is(HELPING), is(STOPS));
    let (demonstrative, named_possessive) = (is(Class::DEMONSTRATIVE), is(Class::POSSESSIVE));
    let day = is(Class::WEEKDAY | Class::MONTH);
    let ed = looks(Look::ED) & long | is(Class::PAST) & lower;
    // `May told them`, `Will said`: no modal and no month stands before a past form.
    let past = doc.class((block + 1) * BLOCK).has(Class::PAST);
    let called = is(Class::MODAL) & (ed >> 1 | u64::from(past) << 63);
    let name = looks(Look::CAPITALISED) & (!(is(Class::NON_NAME) | day | subject) | called);
    let adverb = is(Class::ADVERB) & lower | looks(Look::LY) & long & !is(Class::COMMON);
    let pronoun = subject & !(demonstrative | quantifier);
    let that = relative & demonstrative;
    let and = conjunction & is(Class::ORG_GLUE);
    let gerund = looks(Look::ING) & long;
    let cue = is(Class::CUE);

    row.set(Mark::Lower, lower);
    row.set(Mark::Name, name);
    row.set(Mark::Pronoun, pronoun);
    row.set(Mark::Adverb, adverb);
    row.set(Mark::Helping, helping & lower);
    row.set(Mark::Auxiliary, (helping | negation) & lower);
    row.set(Mark::Passed, (helping | negation) & lower | adverb | time);
    row.set(Mark::PossessiveS, possessive);
    row.set(Mark::Gerund, gerund);
    row.set(Mark::Ed, ed);
    row.set(Mark::To, is(Class::INFINITIVE));
    row.set(Mark::That, that);
    row.set(Mark::Conjunction, conjunction & lower);
    row.set(Mark::Relative, relative & lower);
    row.set(Mark::Preposition, preposition & lower);
    row.set(Mark::Determiner, determiner & lower);
    let (comma, semicolon, dash, hyphen) =
        (behind(Gap::COMMA), behind(Gap::SEMICOLON), behind(Gap::DASH), behind(Gap::HYPHEN));
    let (opening, closing, quote) = (behind(Gap::OPEN), behind(Gap::CLOSE), behind(Gap::QUOTE));
    let cut = quote | semicolon | behind(Gap::COLON.or(Gap::QUESTION));
    let breaks = cut | comma | dash | opening | closing | behind(Gap::PARAGRAPH) | hyphen & behind(Gap::SPACE);
    row.set(Mark::Break, breaks);
    row.set(Mark::Comma, comma);
    row.set(Mark::Semicolon, semicolon);
    row.set(Mark::Hyphen, hyphen);
    row.set(Mark::Dash, dash);
    row.set(Mark::Open, opening);
    row.set(Mark::Close, closing);
    row.set(Mark::Quote, quote);
    row.set(Mark::Cut, cut);

    // A number stays within a noun phrase, even as a part of a time.
    let number = looks(Look::DIGIT) & !looks(Look::LETTER);
    let timed = time & !number;
    let open = !(timed | name);
    let closed = stops | negation | subject | cue;
    let (free, bound) = (open & !closed, open & closed & !possessive & !and);
    let glue = is(Class::SUBJECT_LINK) & lower;
    let hard =
        (stops | negation) & !(determiner | quantifier) | that | pronoun & !(named_possessive | quantifier) | adverb;
    row.set(Mark::LeftEnd, timed | free & adverb & !possessive | bound & !glue & hard);
    row.set(Mark::LeftEndIfPast, free | bound);
    row.set(Mark::LeftEndIfCue, bound & !glue & cue);
    row.set(Mark::LeftEndIfLoose, open & closed & !possessive & and);
    let described = determiner | named_possessive | quantifier | is(Class::NUMBER_WORD) | possessive;
    row.set(Mark::Describes, (described | breaks) & !relative);
    row.set(Mark::Article, lower & determiner & !quantifier);
    row.set(Mark::NotBeforeArticle, lower & !(preposition | conjunction | determiner | quantifier));

    let open = !(time | name | possessive);
    let closed = stops | day | subject | is(Class::OBJECT_PRONOUN) | negation;
    let link = is(Class::SOURCE_LINK);
    let bound = open & closed & !and & !link;
    let free = open & !closed | bound & named_possessive;
    row.set(Mark::RightEnd, time | bound & !named_possessive | free & gerund);
    row.set(Mark::RightEndIfFree, free & adverb);
    row.set(Mark::RightEndIfCue, free & cue);
    row.set(Mark::RightEndIfLoose, open & closed & and);
    row.set(Mark::Determines, determiner | named_possessive);
    row.set(Mark::Verb, lower & (helping | is(Class::PAST)) & !possessive);
    row.set(Mark::Third, lower & looks(Look::verb(Forms::THIRD)));
    row.set(Mark::VerbLike, looks(Look::after(Gap::APOSTROPHE)));
    row.set(Mark::Inner, lower & (relative | is(Class::SUBORDINATOR)));
}

/// How many sets the word before tells, from [`Mark::Led`] to [`Mark::Starts`].
const TOLD: usize = Mark::Starts as usize + 1 - Mark::Led as usize;

/// Reads which words of a block may be cues, and what the words before say of them. `before` is what those of the last block said.
#[inline(always)]
fn read_cues(row: &mut Row, doc: &Document<'_>, block: usize, rows: Rows<'_>, before: &mut [u64; TOLD]) {
    let is = |classes| rows.with_class(classes);
    let looks = |traits| rows.with_look(traits);
    let had = |row: &Row, mark: Mark| row.0[mark as usize];
    let (lower, adverb, joined) = (had(row, Mark::Lower), had(row, Mark::Adverb), !had(row, Mark::Break));
    let (preposition, quantifier, relative) = (is(Class::PREPOSITION), is(Class::QUANTIFIER), is(Class::RELATIVE));
    let determined = had(row, Mark::Determines) & !(quantifier | relative);
    let told = [
        is(LEADS) | adverb,
        had(row, Mark::PossessiveS) | determined & joined,
        is(Class::DEMONSTRATIVE | Class::NUMBER_WORD),
        preposition & !(is(Class::ADVERB) | relative) & joined & lower,
        is(Class::SUBJECT_PRONOUN) | relative | adverb,
        lower,
        joined,
        had(row, Mark::Name) & joined,
        quantifier | is(Class::CONJUNCTION),
        had(row, Mark::SentenceEnd) | had(row, Mark::Quote),
    ];
    for (mark, (told, before)) in
        row.0[Mark::Led as usize..=Mark::Starts as usize].iter_mut().zip(told.iter().zip(&*before))
    {
        *mark = told << 1 | before >> 63;
    }
    *before = told;
    let starts = had(row, Mark::Starts) | u64::from(block == 0);
    row.set(Mark::Starts, starts);
    let parted = looks(Look::after(Gap::HYPHEN)) | looks(Look::CAPITALISED);
    row.set(Mark::Barred, had(row, Mark::Hyphen) | parted & !starts);

    // Where all forms are phrases (`in the words of`), the word behind turns most away.
    let second = is(Class::CUE_REST) >> 1 | u64::from(doc.class((block + 1) * BLOCK).has(Class::CUE_REST)) << 63;
    let cues = is(Class::CUE) & !(is(Class::CUE_PHRASE) & !second);
    // What is a noun as well needs a word before it that makes it a verb.
    row.set(Mark::Cue, cues);
    row.set(Mark::CueVerb, cues & !(is(Class::CUE_NOUN) & !had(row, Mark::Led)));
    let helper = had(row, Mark::Helping) | had(row, Mark::To);
    row.set(Mark::Helper, helper & joined);
    row.set(Mark::HelperStop, helper | !joined | !(adverb | had(row, Mark::Auxiliary)));
}

/// Which of the words asked for are long enough for their endings to tell something, and which are the letter s.
fn spelled(doc: &Document<'_>, block: usize, mut asked: u64) -> (u64, u64) {
    let (mut long, mut s) = (0, 0);
    while asked != 0 {
        let at = asked.trailing_zeros();
        asked &= asked - 1;
        if let Some(word) = doc.words().get(block * BLOCK + at as usize) {
            long |= u64::from(word.span.len() > SHORT) << at;
            s |= u64::from(word.hash == word!("s")) << at;
        }
    }
    (long, s)
}

/// Words of no more bytes have no ending that tells something.
const SHORT: u32 = 4;
