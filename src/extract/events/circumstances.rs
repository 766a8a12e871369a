//! When and where, and which numbers belong to which event.

use std::hint::select_unpredictable;

use super::clauses::{Clause, Clauses, NONE, Opener};
use super::draft::Draft;
use super::names::Name;
use super::reading::Reading;
use super::speech::Speech;
use super::told::Told;
use crate::Span;
use crate::extract::Document;
use crate::extract::bits::Bits;
use crate::model::{
    ActorKind, Article, CountId, CountKind, CountryCode, EventId, EventKind, EventMode, LocationId, LocationKind,
    Realis, TimeId,
};
use crate::text::{Sentence, Word, word, words};

/// A time or a place that may be that of an event in its sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting {
    /// Its first word.
    first: u32,
    /// Its clause, once the text is cut, ...
    clause: u32,
    /// ... how that begins and what it hangs on, whether it tells of an event, ...
    opener: Opener,
    parent: u32,
    tells: bool,
    /// ... and the words of somebody that it lies in, as the clause tells them.
    speech: u32,
    time: Option<TimeId>,
    /// Not told where it is an actor and no preposition of place leads to it.
    place: Option<LocationId>,
    /// By how many words the time seems farther than it is.
    time_aside: u32,
    /// By how many words the place does.
    place_aside: u32,
    /// The head of the verb before it whose object it is, so that it is not the place of what is told before; else 0.
    object_of: u32,
}

/// By how many words a place seems farther to which no preposition leads.
const ASIDE: u32 = 60;

/// By how many words what is not there does.
const NOWHERE: u32 = 1 << 20;

impl Setting {
    /// Neither a time nor a place, behind all words.
    const NOTHING: Self = Self {
        first: u32::MAX,
        clause: NONE,
        opener: Opener::Main,
        parent: NONE,
        tells: false,
        speech: 0,
        time: None,
        place: None,
        time_aside: NOWHERE,
        place_aside: NOWHERE,
        object_of: 0,
    };
}

/// The times and places of an article, and behind them one that no event reaches.
#[derive(Debug, Default)]
pub(super) struct Settings {
    list: Vec<Setting>,
    /// The first one of each sentence that tells of something.
    first: Vec<u32>,
}

impl Settings {
    /// Gathers those of an article in place of those of the last one.
    pub(super) fn gather(&mut self, reading: &Reading<'_>) {
        self.list.clear();
        self.list.extend(reading.names.settings().map(|name| {
            let is_scene = name.has_place_inside() || is_scene(reading, name);
            let place_aside = if is_scene { u32::from(name.has_place_inside()) } else { ASIDE };
            let time = name.time().filter(|_| !is_compared(reading, name.first()));
            let time_aside = u32::from(is_limit(reading, name.first()));
            Setting {
                first: name.first() as u32,
                time,
                place: name.place().filter(|_| is_scene || !name.is_actor()),
                time_aside: if time.is_some() { time_aside } else { NOWHERE },
                place_aside: if name.place().is_some() { place_aside } else { NOWHERE },
                ..Setting::NOTHING
            }
        }));
        self.list.push(Setting::NOTHING);
    }
}

/// Gives the events of an article their time and place: the nearest in the clause, else the nearest in the sentence.
/// `wanted` are the words of the sentences that tell of something, so many of them.
pub(super) fn time_and_place(
    clauses: &Clauses,
    sentences: usize,
    wanted: &Bits,
    tellings: &[Told],
    settings: &mut Settings,
    drafts: &mut [Draft],
) {
    let Settings { list, first } = settings;
    first.clear();
    first.resize(sentences + 1, list.len() as u32 - 1);
    // From the last one to the first; those of other sentences are kept where nobody looks.
    for (index, setting) in list.iter_mut().enumerate().rev() {
        setting.clause = clauses.of(setting.first as usize);
        let clause = clauses.get(setting.clause);
        (setting.opener, setting.parent) = (clause.opener, clause.parent);
        (setting.tells, setting.speech) = (clause.tells, clause.speech);
        let sentence = clause.sentence as usize;
        if setting.place_aside == ASIDE {
            let told_before = drafts.partition_point(|draft| draft.head < setting.first);
            let teller = drafts[..told_before].last().filter(|draft| !draft.is_noun);
            setting.object_of = teller.map_or(0, |draft| draft.head);
        }
        let is_wanted = wanted.has(setting.first) & (sentence < sentences);
        first[if is_wanted { sentence } else { sentences }] = index as u32;
    }
    for (draft, told) in drafts.iter_mut().zip(tellings) {
        let clause = clauses.get(told.clause);
        let first = &mut first[clause.sentence as usize];
        // Events do not go back.
        while list[*first as usize].first.saturating_add(REACH) < draft.head {
            *first += 1;
        }
        choose(clauses, told, &list[*first as usize..], draft);
    }
}

/// Gives the event the nearest time and place in its sentence, without a branch on how near one is.
fn choose(clauses: &Clauses, told: &Told, settings: &[Setting], draft: &mut Draft) {
    let at = draft.head;
    let own = clauses.get(told.clause);
    let speech = own.speech;
    let end = told.end.min(at + REACH);
    // How far, above which one.
    let (mut time, mut place) = (u64::MAX, u64::MAX);
    for (index, setting) in settings.iter().enumerate().take_while(|(_, setting)| setting.first < end) {
        let elsewhere = 40 * u32::from(setting.clause != told.clause);
        // What stands outside the words of a speaker belongs to the saying.
        let unsaid = 200 * u32::from(setting.speech != speech);
        let apart = if elsewhere != 0 && is_apart(clauses, own, told, setting) { NOWHERE } else { 0 };
        let far = setting.first.abs_diff(at) + elsewhere + unsaid + apart;
        let ranked = |aside: u32| u64::from(far + aside) << 32 | index as u64;
        time = nearer(time, ranked(setting.time_aside));
        let place_aside = if at < setting.object_of { NOWHERE } else { setting.place_aside };
        place = nearer(place, ranked(place_aside));
    }
    let chosen = |nearest: u64| settings.get(nearest as u32 as usize).filter(|_| nearest >> 32 < u64::from(NOWHERE));
    draft.time = chosen(time).and_then(|setting| setting.time);
    draft.location = draft.target_place.or(chosen(place).and_then(|setting| setting.place));
}

/// How many words at the head of a sentence tell when and where for all its clauses.
const HEAD: u32 = 3;

/// Whether the time or place is another event's: told in brackets or of a noun ("X, which was hit on Monday, ..."), or in the other half
/// of a sentence of two ("X came on Monday, and Y left").
fn is_apart(clauses: &Clauses, own: &Clause, told: &Told, setting: &Setting) -> bool {
    let first_half =
        (own.opener == Opener::Coordinate) & (own.parent == setting.clause) & (setting.first > told.first + HEAD);
    let second_half = (setting.opener == Opener::Coordinate) & (setting.parent == told.clause);
    let is_aside = matches!(setting.opener, Opener::Bracket | Opener::Relative);
    let is_below = || {
        let above = std::iter::successors(Some(own.parent), |&clause| Some(clauses.get(clause).parent));
        above.take(3).any(|clause| clause == setting.clause)
    };
    setting.tells && (first_half | second_half || is_aside && !is_below())
}

/// The lower of two, which nobody can guess.
fn nearer(one: u64, other: u64) -> u64 {
    select_unpredictable(one < other, one, other)
}

/// How far from its event a time or a place may stand in a long sentence, in words.
const REACH: u32 = 100;

/// How many sentences at the head of an article tell where, ...
const LEAD: usize = 3;

/// ... and how many tell when.
const LEAD_OF_TIME: usize = 5;

/// How far the lead's time and place reach, in sentences.
const LEAD_REACH: u32 = 6;

/// Gives events near the head of the article that have no time or place of their own those of its first sentences.
pub(super) fn from_lead(sentences: &[Sentence], article: &Article, settings: &Settings, drafts: &mut [Draft]) {
    let lead = |count: usize| {
        let end = sentences.get(count - 1).or(sentences.last()).map_or(0, |sentence| sentence.words.end);
        &settings.list[..settings.list.partition_point(|setting| setting.first < end)]
    };
    // A day comes before "nine years".
    let times = lead(LEAD_OF_TIME).iter().filter(|setting| setting.time_aside == 0);
    let mut times = times.filter_map(|setting| setting.time);
    let is_dated = |&id: &TimeId| article.time(id).is_some_and(|time| time.start.is_some());
    let time = times.clone().find(is_dated).or_else(|| times.next());
    // So does a place with a preposition before "Croydon crash".
    let mut places = lead(LEAD).iter().filter(|setting| setting.place.is_some());
    let scene = places.clone().find(|setting| setting.place_aside == 0);
    let place = scene.or_else(|| places.next()).and_then(|setting| setting.place);
    let near = drafts.partition_point(|draft| draft.sentence < LEAD_REACH);
    for draft in &mut drafts[..near] {
        let is_told = (draft.realis == Realis::Happened) | (draft.realis == Realis::Ongoing);
        draft.time = draft.time.or(if is_told { time } else { None });
        draft.location = if is_told { finer(article, draft.location, place) } else { draft.location };
    }
}

/// Violence against a state that nothing places is in that state.
pub(super) fn from_targets(article: &Article, drafts: &mut [Draft]) {
    let mut countries = None;
    let is_open = |draft: &Draft| (draft.kind == Some(EventKind::Assault)) & draft.location.is_none();
    for draft in drafts.iter_mut().filter(|draft| is_open(draft)) {
        let target = draft.targets.first().and_then(|target| article.actor(target));
        let state = target.filter(|target| target.kind == ActorKind::State);
        let Some(country) = state.and_then(|state| state.country) else { continue };
        let countries: &Vec<_> = countries.get_or_insert_with(|| countries_by_code(article));
        let at = countries.binary_search_by_key(&country, |&(country, _)| country);
        draft.location = at.ok().map(|at| countries[at].1);
    }
}

/// The countries among the locations of an article, in the order of their codes.
fn countries_by_code(article: &Article) -> Vec<(CountryCode, LocationId)> {
    let countries = (0..).zip(&article.locations).filter(|(_, place)| place.kind == LocationKind::Country);
    let mut countries: Vec<_> =
        countries.filter_map(|(index, place)| Some((place.country?, LocationId::new(index)))).collect();
    countries.sort_unstable();
    countries
}

/// How far before "since" a superlative makes the time behind it one that is compared with.
const COMPARED: usize = 12;

/// Whether something is compared with what was at that time, as in "the worst attack since July".
fn is_compared(reading: &Reading<'_>, time: usize) -> bool {
    let (is_since, from) = (time > 0 && reading.is(time - 1, word!("since")), time.saturating_sub(COMPARED));
    is_since && (from..time).any(|at| reading.is_superlative(at))
}

/// Whether the time is one up to which something is to be done, and not when it was.
fn is_limit(reading: &Reading<'_>, time: usize) -> bool {
    time > 0 && reading.is_any(time - 1, &words!["by", "until", "before"])
}

/// Whether a preposition of place leads to the name: "in X", "near the X".
fn is_scene(reading: &Reading<'_>, name: &Name) -> bool {
    let (sets, first) = (reading.sets, name.first() as u32);
    let back = sets.locatives.behind(first).leading_zeros();
    let between = sets.commas.behind(first) | sets.conjunctions.behind(first) | reading.names.covered().behind(first);
    (back < 3) & (between.leading_zeros() >= back)
}

/// Whether numbers of this kind may belong to the event.
fn takes(kind: EventKind, mode: Option<EventMode>, count: CountKind) -> bool {
    use EventKind::{Accident, Aid, Assault, Coerce, Death, Disaster, Mobilize, Protest, Retreat, Sanction, Trial};
    match count {
        CountKind::Killed | CountKind::Injured => matches!(kind, Assault | Accident | Disaster | Death | Protest),
        CountKind::Missing => matches!(kind, Assault | Accident | Disaster | Death),
        CountKind::Damaged => matches!(kind, Assault | Accident | Disaster),
        CountKind::Arrested => matches!(kind, Coerce | Protest | Trial | Sanction),
        CountKind::Abducted => kind == Assault && mode.is_none_or(|mode| mode == EventMode::Abduct),
        CountKind::Displaced | CountKind::Evacuated => matches!(kind, Assault | Disaster | Coerce | Aid | Accident),
        CountKind::Rescued => matches!(kind, Aid | Disaster | Accident),
        CountKind::Released => kind == Retreat,
        CountKind::Infected => kind == Disaster,
        CountKind::Protesters => kind == Protest,
        CountKind::Troops => matches!(kind, Mobilize | Retreat | Assault),
        CountKind::Money => matches!(kind, Aid | EventKind::Economic),
        _ => false,
    }
}

/// How many events on either side of a number in its sentence are asked whether it is theirs.
const LOOK_AROUND: usize = 12;

/// How many events before a number are asked whether it is theirs.
const LOOK_BACK: usize = 6;

/// A number of the article, and the draft that it belongs to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Counted {
    pub(super) draft: u32,
    pub(super) count: CountId,
}

/// Gives each number to the nearest event of its sentence, else to the last one before, that may have such a number.
/// `drafts` are those of the whole article in text order; so are the drafts of `counted`.
pub(super) fn counts(doc: &Document<'_>, article: &Article, drafts: &mut [Draft], counted: &mut Vec<Counted>) {
    counted.clear();
    for (index, count) in article.counts.iter().enumerate() {
        let Some(sentence) = doc.sentence_of(doc.word_at(count.span.start())) else { continue };
        let sentence = sentence as u32;
        let from = drafts.partition_point(|draft| draft.sentence < sentence);
        let to = drafts.partition_point(|draft| draft.sentence <= sentence);
        let fits = |&at: &usize| drafts[at].kind.is_some_and(|kind| takes(kind, drafts[at].mode, count.kind));
        let start = |at: usize| drafts[at].trigger.start();
        let at = from + drafts[from..to].partition_point(|draft| draft.trigger.start() < count.span.start());
        let around = (at.saturating_sub(LOOK_AROUND).max(from)..(at + LOOK_AROUND).min(to)).filter(fits);
        let nearest = around.min_by_key(|&at| start(at).abs_diff(count.span.start()));
        let earlier = || {
            let last = (from.saturating_sub(LOOK_BACK)..from).rev().find(fits);
            last.filter(|&at| sentence - drafts[at].sentence <= 2)
        };
        if let Some(at) = nearest.or_else(earlier) {
            if is_rate(doc, article, count.span) {
                // What happens so often tells of no one incident.
                drafts[at].kind = drafts[at].kind.filter(|&kind| kind != EventKind::Death);
                continue;
            }
            drafts[at].has_counts = true;
            drafts[at].has_casualties |= tells_of_harm(count.kind);
            counted.push(Counted { draft: at as u32, count: CountId::new(index) });
        }
    }
    counted.sort_by_key(|counted| counted.draft);
}

/// Tells of each number in somebody's words whose claim it is. The innermost words count.
pub(super) fn claims(doc: &Document<'_>, speech: &[Speech], article: &mut Article) {
    let mut before = 0;
    for count in &mut article.counts {
        let word = doc.word_at(count.span.start());
        // Both are in text order.
        before += speech[before..].iter().take_while(|speech| speech.first <= word).count();
        let around = speech[..before].iter().rev().take(LOOK_BACK).find(|speech| speech.end > word);
        count.claimed_by = count.claimed_by.or(around.and_then(|speech| speech.speaker));
    }
}

/// How far behind a number "every year" may stand.
const RATE_REACH: usize = 8;

/// Whether a number is one for each week or year: "5,000 a week", "300 die every year".
fn is_rate(doc: &Document<'_>, article: &Article, count: Span) -> bool {
    let after = article.times.partition_point(|time| time.span.end() <= count.start());
    let has_time_inside = article.times.get(after).is_some_and(|time| time.start.is_none() & time.span.overlaps(count));
    let first = doc.word_at(count.end());
    let end =
        doc.sentence_of(first.saturating_sub(1)).map_or(first, |sentence| doc.sentences()[sentence].words.end as usize);
    let rest = doc.words().get(first..end.min(first + RATE_REACH)).unwrap_or_default();
    let units = words!["day", "week", "month", "year", "hour", "minute", "night"];
    let is_each =
        |pair: &[Word]| words!["every", "each", "per"].contains(&pair[0].hash) & units.contains(&pair[1].hash);
    has_time_inside || rest.windows(2).any(is_each)
}

/// Whether a number is one of people who came to harm.
fn tells_of_harm(count: CountKind) -> bool {
    matches!(count, CountKind::Killed | CountKind::Injured | CountKind::Missing | CountKind::Arrested)
}

/// Tells each number which event it belongs to.
pub(super) fn link_counts(article: &mut Article) {
    for (index, event) in article.events.iter().enumerate() {
        for id in &event.counts {
            if let Some(count) = article.counts.get_mut(id.index()) {
                count.event = Some(EventId::new(index));
            }
        }
    }
}

/// Whether two times are of different days.
#[inline(never)]
pub(super) fn times_differ(article: &Article, one: Option<TimeId>, other: Option<TimeId>) -> bool {
    let day = |id: Option<TimeId>| id.and_then(|id| article.time(id)).and_then(|time| Some((time.start?, time.end?)));
    match (day(one), day(other)) {
        (Some(one), Some(other)) => one.0 >= other.1 || other.0 >= one.1,
        _ => false,
    }
}

/// The first of two places; the second where it is a place in the country that the first one is, or the first is none.
pub(super) fn finer(article: &Article, one: Option<LocationId>, other: Option<LocationId>) -> Option<LocationId> {
    use LocationKind::{Admin1, Admin2, City, Country, Facility};
    let (Some(wide), Some(fine)) = (one.and_then(|id| article.location(id)), other.and_then(|id| article.location(id)))
    else {
        return one.or(other);
    };
    let is_part = matches!(fine.kind, Admin1 | Admin2 | City | Facility);
    let is_inside = (wide.kind == Country) & is_part & (wide.country == fine.country);
    if is_inside { other } else { one }
}

/// Whether two places are different; a country and a place in it are not.
#[inline(never)]
pub(super) fn places_differ(article: &Article, one: Option<LocationId>, other: Option<LocationId>) -> bool {
    use LocationKind::{Country, Region};
    let (Some(one), Some(other)) = (one.and_then(|id| article.location(id)), other.and_then(|id| article.location(id)))
    else {
        return false;
    };
    if one.name == other.name {
        return false;
    }
    let wide = matches!(one.kind, Country | Region) || matches!(other.kind, Country | Region);
    !wide || one.country != other.country
}
