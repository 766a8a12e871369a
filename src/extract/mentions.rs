//! [`Mentions`]: the mentions of all actors of an article by their words, in text order, noted once for all stages.

use std::ops::Range;

use super::Document;
use crate::text::List;
use crate::{Actor, ActorId, Mention};

/// A mention of an actor, and its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mentioned {
    /// The first word that begins in it.
    pub(super) first: u32,
    /// The first word that begins behind it.
    pub(super) end: u32,
    pub(super) actor: ActorId,
    /// Its number among the mentions of its actor.
    number: u32,
    pub(super) mention: Mention,
}

/// The mentions of all actors of an article, in the order of their first words, then of their ends, then of their actors.
///
/// A stage asks for them once, by [`Document::mentions`], and keeps what it needs: the list is in text order, so that it can be merged
/// with others and searched by halves. What the actors' stage has noted is used again as long as the article has these
/// mentions and no others; if somebody has changed the actors, all are read anew. That is found by comparing each mention, unless a
/// pipeline tells that only stages of ours have run. They [add](Self::add) what they append to the mentions of an actor.
#[derive(Debug, Default)]
pub(super) struct Mentions {
    list: List<Mentioned>,
    /// Mentions that are still to be put in order with the others.
    added: Vec<Mentioned>,
    /// The [`words`](Mentioned::words) of the last mention that was noted.
    last: u64,
    /// Whether a pipeline runs a stage of ours, so that nobody else changes the actors.
    is_ours: bool,
    /// Whether, if so, these are the mentions of the article.
    is_current: bool,
}

impl Mentions {
    /// All mentions in order, but for those that were [added](Self::add) since the stage asked for them.
    pub(super) fn list(&self) -> &[Mentioned] {
        &self.list
    }

    /// Forgets all mentions.
    pub(super) fn clear(&mut self) {
        self.list.clear();
        self.added.clear();
        self.run(false);
    }

    /// Tells whether the stage that runs next is ours. Others may change the actors.
    pub(super) fn run(&mut self, is_ours: bool) {
        self.is_ours = is_ours;
        self.is_current &= is_ours;
    }

    /// Begins to note the mentions of an article; `all`: whether it has none so far.
    pub(super) fn begin(&mut self, all: bool) {
        self.list.clear();
        self.last = 0;
        self.added.clear();
        self.is_current = all & self.is_ours;
    }

    /// Notes the mention with this number of an actor, which covers `words`. Hardly any belongs before the last one.
    #[inline]
    pub(super) fn note(&mut self, words: Range<u32>, mention: Mention, (actor, number): (ActorId, usize)) {
        let new = Mentioned { first: words.start, end: words.end, actor, number: number as u32, mention };
        self.list.push(new);
        // Compared without a look at what was just written, for which the processor would have to wait.
        let (last, words) = (self.last, new.words());
        self.last = words;
        if words <= last {
            self.settle();
        }
    }

    #[cold]
    fn settle(&mut self) {
        settle(&mut self.list, Mentioned::order);
        self.last = self.list.last().map_or(0, Mentioned::words);
    }

    /// Adds a mention that may stand anywhere.
    pub(super) fn add(&mut self, document: &Document<'_>, mention: Mention, of: (ActorId, usize)) {
        self.added.push(Mentioned::read(document, mention, of));
    }

    /// Puts those that were added in order with the others: all are moved once, from the last on.
    fn merge(&mut self) {
        let Self { list, added, .. } = self;
        added.sort_unstable_by_key(|noted| (noted.order(), noted.number));
        let mut old = list.len();
        added.iter().for_each(|&new| list.push(new));
        for (before, new) in added.drain(..).enumerate().rev() {
            while let Some(other) =
                old.checked_sub(1).map(|last| list[last]).filter(|other| other.order() > new.order())
            {
                list[old + before] = other;
                old -= 1;
            }
            list[old + before] = new;
        }
    }

    /// Makes sure that these are the mentions of `actors`.
    pub(super) fn refresh(&mut self, document: &Document<'_>, actors: &[Actor]) {
        if !self.added.is_empty() {
            self.merge();
        }
        if !(self.is_current || self.are_of(actors)) {
            self.read(document, actors);
        }
        self.is_current = self.is_ours;
    }

    /// Whether these are all mentions of `actors`. None is noted twice, so it is enough to compare and to count them.
    fn are_of(&self, actors: &[Actor]) -> bool {
        let count: usize = actors.iter().map(|actor| actor.mentions.len()).sum();
        let is_same = |noted: &Mentioned| {
            let actor = actors.get(noted.actor.index());
            actor.and_then(|actor| actor.mentions.get(noted.number as usize)) == Some(&noted.mention)
        };
        count == self.list.len() && self.list.iter().all(is_same)
    }

    /// Reads the mentions of `actors`.
    #[cold]
    fn read(&mut self, document: &Document<'_>, actors: &[Actor]) {
        self.list.clear();
        for (index, actor) in actors.iter().enumerate() {
            let mentions = actor.mentions.iter().enumerate();
            let noted =
                mentions.map(|(number, &mention)| Mentioned::read(document, mention, (ActorId::new(index), number)));
            noted.for_each(|mention| self.list.push(mention));
        }
        self.list.sort_unstable_by_key(|noted| (noted.order(), noted.number));
    }
}

impl Mentioned {
    fn read(document: &Document<'_>, mention: Mention, (actor, number): (ActorId, usize)) -> Self {
        let [first, end] = [mention.span.start(), mention.span.end()].map(|offset| document.word_at(offset) as u32);
        Self { first, end, actor, number: number as u32, mention }
    }

    /// What mentions are put in order by.
    #[inline]
    fn order(&self) -> (u64, ActorId) {
        (self.words(), self.actor)
    }

    /// Where it begins and ends, as one number.
    #[inline]
    fn words(&self) -> u64 {
        u64::from(self.first) << 32 | u64::from(self.end)
    }
}

/// Moves the last of a list in order before those that it belongs before. They are few: a title reaches back over a name or two.
#[inline]
pub(super) fn settle<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    let mut at = list.len().saturating_sub(1);
    while at > 0 && key(&list[at - 1]) > key(&list[at]) {
        list.swap(at - 1, at);
        at -= 1;
    }
}

#[cfg(test)]
mod tests {
    use super::settle;
    use crate::extract::{Actors, Document, Events, Locations, Quotes, Scratch};
    use crate::lexicon::Lexicon;
    use crate::{Actor, ActorKind, Article, Mention, MentionKind, Span};

    const TEXT: &str = "Norwegian Prime Minister Anna Karlsen met officials in Oslo. She thanked the U.S. minister, who left. \
        “We will help,” said a spokesman. “They came,” Karlsen said. “No,” said the neighbour.";

    /// All mentions as they are in the article: first word, word behind, actor, mention.
    fn walked(document: &Document<'_>, article: &Article) -> Vec<(u32, u32, usize, Mention)> {
        let mentions = |(index, actor): (usize, &Actor)| {
            let of = |mention: &Mention| {
                let [first, end] = [mention.span.start(), mention.span.end()].map(|at| document.word_at(at) as u32);
                (first, end, index, *mention)
            };
            actor.mentions.iter().map(of).collect::<Vec<_>>()
        };
        let mut all: Vec<_> = article.actors.iter().enumerate().flat_map(mentions).collect();
        all.sort_by_key(|&(first, end, index, _)| (first, end, index));
        all
    }

    fn noted(document: &Document<'_>) -> Vec<(u32, u32, usize, Mention)> {
        let mentions = document.noted_mentions();
        mentions.list().iter().map(|noted| (noted.first, noted.end, noted.actor.index(), noted.mention)).collect()
    }

    #[test]
    fn notes_are_used_again_until_somebody_changes_the_actors() {
        let lexicon = Lexicon::english().unwrap();
        let (mut scratch, mut article) = (Scratch::new(), Article::new(TEXT));
        let document = scratch.read(TEXT, None, &lexicon);
        Actors::new().fill(&document, &mut article);
        let all = walked(&document, &article);
        assert!(all.len() > 5);
        assert_eq!(noted(&document), all, "the actors' stage notes what it writes");
        Quotes::new().fill(&document, &mut article);
        let more = walked(&document, &article);
        assert!(more.len() > all.len());
        assert!(
            document.noted_mentions().are_of(&article.actors[..0]) || noted(&document) == all,
            "added, not yet merged"
        );
        drop(document.mentions(&article));
        assert_eq!(noted(&document), more, "the quote stage adds its speakers");
        let mut changed: Vec<fn(&mut Article)> = vec![];
        changed.push(|article| article.actors[1].mentions[0].span = Span::new(3, 12));
        changed.push(|article| article.actors[1].mentions[0].kind = MentionKind::Metonym);
        changed.push(|article| article.actors.swap(0, 2));
        changed.push(|article| article.actors[2].mentions.push(Mention::new(Span::new(0, 9), MentionKind::Demonym)));
        changed.push(|article| drop(article.actors.pop()));
        changed.push(|article| article.actors.insert(0, Actor::new("Nobody", ActorKind::Other)));
        changed.push(|article| article.actors.clear());
        for change in changed {
            change(&mut article);
            assert_ne!(noted(&document), walked(&document, &article));
            drop(document.mentions(&article));
            assert_eq!(noted(&document), walked(&document, &article));
        }
    }

    #[test]
    fn stages_of_others_may_change_the_actors() {
        let check = |document: &Document<'_>, article: &Article| {
            drop(document.mentions(article));
            assert_eq!(noted(document), walked(document, article));
        };
        let change = |document: &Document<'_>, article: &mut Article| {
            check(document, article);
            article.actors.reverse();
            check(document, article);
            // Of another article, which has no actors yet.
            Actors::new().fill(document, &mut Article::new(TEXT));
            article.actors.push(Actor::new("Nobody", ActorKind::Other));
        };
        let lexicon = Lexicon::english().unwrap();
        let (mut scratch, mut article) = (Scratch::new(), Article::new(TEXT));
        let document = scratch.read(TEXT, None, &lexicon);
        change(&document, &mut article);
        Actors::new().fill(&document, &mut article);
        change(&document, &mut article);
        Locations::new().fill(&document, &mut article);
        change(&document, &mut article);
        Quotes::new().fill(&document, &mut article);
        change(&document, &mut article);
        Events::new().fill(&document, &mut article);
        check(&document, &article);
        assert_eq!(article.actors.iter().filter(|actor| actor.name == "Nobody").count(), 4);
    }

    #[test]
    fn notes_of_one_text_are_not_those_of_the_next() {
        let lexicon = Lexicon::english().unwrap();
        let (mut scratch, mut article) = (Scratch::new(), Article::new(TEXT));
        Actors::new().fill(&scratch.read(TEXT, None, &lexicon), &mut article);
        let other = format!("x {TEXT}");
        let document = scratch.read(&other, None, &lexicon);
        drop(document.mentions(&article));
        assert_eq!(noted(&document), walked(&document, &article));
    }

    #[test]
    fn the_last_goes_before_those_that_it_belongs_before() {
        let mut list = [1, 4, 4, 7, 4];
        settle(&mut list, |&number| number);
        assert_eq!(list, [1, 4, 4, 4, 7]);
        settle(&mut list[..0], |&number| number);
    }
}
