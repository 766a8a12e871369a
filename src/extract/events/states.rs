//! [`States`]: what is done to a place is done to its state, which the article need not name.

use crate::Span;
use crate::extract::Document;
use crate::extract::mentions::settle;
use crate::model::{
    Actor, ActorCode, ActorId, ActorKind, Article, Confidence, CountryCode, LocationId, Mention, MentionKind,
};

/// How far from a trigger a place may stand to be what it is done to, in bytes.
const REACH: u32 = 100;

/// Among so many mentions before its end a name is looked for that may be one already.
const NESTED: usize = 4;

/// The states among the actors of an article by their countries.
#[derive(Debug)]
pub(super) struct States(Vec<(CountryCode, ActorId)>);

impl States {
    pub(super) fn of(article: &Article) -> Self {
        let states = article.actors.iter().enumerate().filter(|(_, actor)| actor.kind == ActorKind::State);
        let mut states: Vec<_> =
            states.filter_map(|(index, actor)| Some((actor.country?, ActorId::new(index)))).collect();
        states.sort_unstable();
        Self(states)
    }

    /// The last state of the article that is this country.
    pub(super) fn find(&self, country: CountryCode) -> Option<ActorId> {
        let end = self.0.partition_point(|&(other, _)| other <= country);
        let &(last, state) = self.0[..end].last()?;
        (last == country).then_some(state)
    }

    /// The state of a place; its mention next to `trigger` is one of the state too if it is near: rather the first behind it.
    pub(super) fn stand_for(
        &mut self,
        doc: &Document<'_>,
        article: &mut Article,
        place: LocationId,
        trigger: Span,
    ) -> Option<ActorId> {
        let location = article.location(place)?;
        let country = location.country?;
        let (from, to) = (trigger.start().saturating_sub(REACH), trigger.end().saturating_add(REACH));
        let (before, behind) = location
            .mentions
            .split_at(location.mentions.partition_point(|mention| mention.span.start() < trigger.start()));
        let behind = behind.first().filter(|mention| mention.span.start() < to);
        let mention = behind.or(before.last().filter(|mention| mention.span.start() >= from));
        let Some(Mention { span, .. }) = mention else { return self.find(country) };
        let span = *span;
        let state = self.find(country).or_else(|| self.add(doc, article, country))?;
        let actor = article.actors.get_mut(state.index())?;
        let end = actor.mentions.partition_point(|mention| mention.span.start() < span.end());
        let mut beside = actor.mentions[..end].iter().rev().take(NESTED);
        if !beside.any(|mention| mention.span.overlaps(span)) {
            let mention = Mention::named(span, span, MentionKind::Metonym);
            doc.noted_mentions().add(doc, mention, (state, actor.mentions.len()));
            actor.mentions.push(mention);
            settle(&mut actor.mentions, |mention| (mention.span.start(), mention.span.end()));
        }
        Some(state)
    }

    /// Adds the state of a country to the actors.
    fn add(&mut self, doc: &Document<'_>, article: &mut Article, country: CountryCode) -> Option<ActorId> {
        let lexicon = doc.lexicon();
        let name = lexicon.place_name(&lexicon.place_facts(lexicon.country_place(country)?));
        let state = ActorId::new(article.actors.len());
        article.actors.push(Actor {
            country: Some(country),
            code: ActorCode::of(lexicon.country_letters(country), &[[0; 3]; ActorCode::MAX_PARTS]),
            confidence: Confidence::percent(60),
            ..Actor::new(name, ActorKind::State)
        });
        let at = self.0.partition_point(|&(other, _)| other <= country);
        self.0.insert(at, (country, state));
        Some(state)
    }
}
