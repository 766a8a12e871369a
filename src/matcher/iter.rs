//! [`FindIter`]: the search in a text of which nothing was read before.

use std::cell::Cell;
use std::ops::Range;

use super::find::Search;
use super::first::{AllFirstWords, Begun, Slot};
use super::index::WordIndex;
use super::openings::AllOpenings;
use super::searched::Searched;
use super::sweep::{Before, Sweep};
use super::words::Ends;
use super::{Match, Matcher, WordMatch};
use crate::Span;
use crate::text::{Glance, Lines, List, Shape, Turns, WordScan, read_hash, read_word, readable};

/// The phrases in a text, see [`Matcher::find_iter`].
#[derive(Debug)]
pub struct FindIter<'a>(Way<'a>);

#[derive(Debug)]
enum Way<'a> {
    Pieces(Pieces<'a>),
    /// Where phrases without words are looked for, all gaps are of interest.
    Whole(Box<Whole<'a>>),
    /// Where phrases are laid over others, all are found at once.
    Found(std::vec::IntoIter<Match>),
}

#[derive(Debug)]
struct Whole<'a> {
    matcher: &'a Matcher,
    text: &'a str,
    scan: WordScan,
    search: Search,
}

impl<'a> FindIter<'a> {
    pub(super) fn new(matcher: &'a Matcher, text: &'a str) -> Self {
        if let Some(over) = &matcher.over {
            return Self(Way::Found(over.find(matcher, readable(text)).into_iter()));
        }
        if matcher.has_symbols() {
            let mut scan = WordScan::default();
            scan.read(text);
            return Self(Way::Whole(Box::new(Whole { matcher, text, scan, search: Search::default() })));
        }
        Self(Way::Pieces(Pieces::new(matcher, text)))
    }
}

impl Iterator for FindIter<'_> {
    type Item = Match;

    #[inline]
    fn next(&mut self) -> Option<Match> {
        match &mut self.0 {
            Way::Pieces(pieces) => pieces.next(),
            Way::Found(found) => found.next(),
            Way::Whole(whole) => {
                let Whole { matcher, text, scan, search } = &mut **whole;
                let WordMatch { phrase, span, .. } = search.next(&Searched::new(matcher, text, scan.words()))?;
                Some(Match { phrase, span })
            }
        }
    }
}

/// How many blocks of sixty-four bytes make a piece.
const BLOCKS: usize = 64;

/// A text, read piece by piece.
#[derive(Debug)]
pub(super) struct Pieces<'a> {
    matcher: &'a Matcher,
    text: &'a str,
    lines: Lines,
    /// Whether the text is read to its end.
    is_read: bool,
    /// How many of the words at hand are done.
    done: usize,
    /// Where the last match ended.
    resume: u32,
    /// The next match of the piece.
    next: usize,
    room: Box<Room>,
}

/// Buffers for a piece, which are used again for the next. Each step does one thing for all words that are left in the piece: what a
/// text has next cannot be guessed, so that branches that depend on it are dear.
#[derive(Debug, Default)]
struct Room {
    turns: Turns,
    /// By number the hashes of the words in `turns`, and 0 behind them. Of those of more than eight bytes only the ones that are read;
    /// anything for the others.
    hashes: Vec<u64>,
    /// The words, by number, with which phrases may begin by a glance.
    glanced: List<u32>,
    read: List<Read>,
    /// Beside it what the index has there.
    fetched: Vec<Slot>,
    /// Those that begin phrases if they are written so and go on so.
    begun: List<Begun>,
    sweep: Sweep,
}

/// A word that was read.
#[derive(Debug, Clone, Copy, Default)]
struct Read {
    number: u32,
    /// Where the index has it if it has it.
    place: u32,
    shape: Shape,
}

thread_local! {
    /// The buffers of the last search that ended.
    static ROOM: Cell<Option<Box<Room>>> = const { Cell::new(None) };
}

impl<'a> Pieces<'a> {
    pub(super) fn new(matcher: &'a Matcher, text: &'a str) -> Self {
        let mut room = ROOM.try_with(Cell::take).ok().flatten().unwrap_or_default();
        room.turns.clear();
        room.sweep.clear();
        let text = readable(text);
        Self { matcher, text, lines: Lines::default(), is_read: false, done: 0, resume: 0, next: 0, room }
    }

    #[inline]
    fn next(&mut self) -> Option<Match> {
        loop {
            if let Some(found) = self.room.sweep.found(self.next) {
                self.next += 1;
                return Some(found);
            }
            self.find_more()?;
        }
    }

    /// Finds the matches that begin in the next piece; nothing at the end.
    #[inline(never)]
    fn find_more(&mut self) -> Option<()> {
        self.read()?;
        let Self { matcher, text, lines, room, .. } = self;
        let ends = room.turns.words();
        let behind = ends.partition_point(|&[start, _]| start < self.resume) as u32;
        let searched = Searched::new(matcher, text, Ends { ends, hashes: &room.hashes, lines });
        room.sweep.search(&searched, &room.begun, Before { behind, resume: self.resume });
        self.resume = room.sweep.end().max(self.resume);
        self.next = 0;
        Some(())
    }

    /// Reads the next piece, and says which of the words at hand, by number, are to be searched; nothing at the end. The last words
    /// wait for the piece after it, as phrases that begin with them may go on there.
    pub(super) fn read(&mut self) -> Option<Range<usize>> {
        if self.is_read {
            return None;
        }
        let Self { matcher, text, room, .. } = self;
        // One word before the next is kept for what stands between them.
        let kept = self.done.min(1);
        room.turns.forget(self.done - kept);
        self.is_read = room.turns.read(text, BLOCKS);
        let waiting = if self.is_read { 0 } else { matcher.index.longest() + 1 };
        let ready = room.turns.words().len().saturating_sub(waiting).max(kept);
        room.find_begun(text, kept..ready, &matcher.index);
        self.done = ready;
        Some(kept..ready)
    }

    /// Whether the text is read to its end.
    pub(super) fn is_read(&self) -> bool {
        self.is_read
    }

    /// The words at hand, and those with which phrases may begin.
    pub(super) fn begun(&self) -> (Searched<'_, Ends<'_>>, &[Begun]) {
        let Self { matcher, text, lines, room, .. } = self;
        let words = Ends { ends: room.turns.words(), hashes: &room.hashes, lines };
        (Searched::new(matcher, text, words), &room.begun)
    }
}

impl Drop for Pieces<'_> {
    fn drop(&mut self) {
        let room = std::mem::take(&mut self.room);
        // At the end of a thread there is nobody who needs them.
        ROOM.try_with(|last| last.set(Some(room))).ok();
    }
}

impl Room {
    /// Finds the words with these numbers with which phrases may begin.
    fn find_begun(&mut self, text: &str, numbers: Range<usize>, index: &WordIndex) {
        self.glance(text, numbers, index.openings());
        let firsts = index.firsts();
        self.read(text, firsts);
        self.look_up(text, firsts);
    }

    /// Glances at the words with these numbers.
    fn glance(&mut self, text: &str, numbers: Range<usize>, openings: AllOpenings<'_>) {
        const MANY: usize = u64::BITS as usize;
        self.glanced.clear();
        let words = self.turns.words().get(numbers.clone()).unwrap_or_default();
        let mut glances = [Glance::default(); MANY];
        for (words, first) in words.chunks(MANY).zip((numbers.start as u32..).step_by(MANY)) {
            for (glance, &[start, end]) in glances.iter_mut().zip(words) {
                *glance = Glance::at(text, start, end - start);
            }
            let glances = glances[..words.len()].iter().rev();
            let bits = glances.fold(0, |bits: u64, &glance| bits << 1 | u64::from(openings.may_have(glance)));
            self.glanced.push_many_bits(first, bits);
        }
    }

    fn read(&mut self, text: &str, firsts: [AllFirstWords<'_>; 2]) {
        self.read.clear();
        let words = self.turns.words();
        let mut read = self.read.adding(self.glanced.len(), Read::default());
        self.hashes.resize(words.len(), 0);
        for &number in &*self.glanced {
            let [start, end] = words[number as usize];
            let (hash, shape) = read_word(text, Span::new(start, end));
            self.hashes[number as usize] = hash;
            let place = firsts[usize::from(!shape.is_lower())].place(hash) as u32;
            read.push_if(true, Read { number, place, shape });
        }
    }

    fn look_up(&mut self, text: &str, firsts: [AllFirstWords<'_>; 2]) {
        self.fetched.clear();
        self.fetched
            .extend(self.read.iter().map(|read| firsts[usize::from(!read.shape.is_lower())].at(read.place as usize)));
        self.begun.clear();
        let words = self.turns.words();
        let mut begun = self.begun.adding(self.read.len(), Begun::default());
        for (&Read { number, shape, .. }, fetched) in self.read.iter().zip(&self.fetched) {
            let behind = number as usize + 1;
            let mut next = 0;
            if let (Some(&[start, end]), Some(hash)) = (words.get(behind), self.hashes.get_mut(behind)) {
                next = read_hash(text, Span::new(start, end));
                *hash = next;
            }
            let one = fetched.of(self.hashes[behind - 1]).written(number, shape, next);
            begun.push_if(one.is_any(), one);
        }
    }
}
