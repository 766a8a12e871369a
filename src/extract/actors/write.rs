//! Writes the cast into the article: the last step, and the only one that makes texts.

use std::borrow::Cow;
use std::hint::select_unpredictable;

use super::cast::{Called, Cast, Held, HeldTitle, Member, MemberId, Said};
use super::reader::Reader;
use crate::extract::mentions::settle;
use crate::text::List;
use crate::{Actor, ActorCode, ActorId, Article, Few, Ids, Mention, MentionKind, Role, Span};

/// Room to put what is said and the members in order.
#[derive(Debug, Default)]
pub(super) struct Order {
    /// All mentions in text order.
    said: List<Said>,
    /// The members in the order of their first mentions.
    members: Vec<MemberId>,
    /// Which of them each member is, counted from 1; 0 for none.
    numbers: Vec<u32>,
}

/// Speakers whom only a common noun names are appended later: so many find room without moving the others.
const MORE_ACTORS: usize = 4;

/// Appends the actors in the order of their first mentions, each with its mentions in text order; those without any are left out.
pub(super) fn write(reader: &Reader<'_, '_>, cast: &Cast, order: &mut Order, article: &mut Article) {
    let into = &mut article.actors;
    order.read(cast);
    let members = || order.members.iter().map(|&id| &cast.members[id as usize]);
    let before = into.len();
    into.reserve_exact(order.members.len() + MORE_ACTORS);
    // What comes from large tables is taken in small loops, so that the memory is asked for many of them at once.
    into.extend(members().map(|member| actor(reader, member)));
    let actors = &mut into[before..];
    let lexicon = reader.doc.lexicon();
    for (actor, member) in actors.iter_mut().zip(members()) {
        match member.name {
            Called::Known(id) => actor.name = lexicon.actor_name(&lexicon.actor_facts(id)),
            Called::Place(id) => actor.name = lexicon.place_name(&lexicon.place_facts(id)),
            _ => {}
        }
    }
    for (actor, member) in actors.iter_mut().zip(members()) {
        if let Called::Known(id) = member.name {
            actor.ids = lexicon.actor_ids(&lexicon.actor_facts(id));
        }
    }
    for (actor, member) in actors.iter_mut().zip(members()) {
        let held = member.roles.as_slice();
        if !held.is_empty() {
            actor.roles = held.iter().map(|&held| role(reader, cast, &cast.roles[held as usize])).collect();
        }
    }
    let mut mentions = reader.doc.noted_mentions();
    mentions.begin(before == 0);
    let mut last = (0, 0);
    for said in order.said.as_slice() {
        // Two names may speak of somebody with the same words.
        let this = (said.place(), said.member);
        if (this.0 == last.0) & (this.1 == last.1) {
            continue;
        }
        last = this;
        let number = order.numbers[said.member as usize] as usize;
        let Some(actor) = actors.get_mut(number.wrapping_sub(1)) else { continue };
        let mention = mention(reader, said);
        let of = (ActorId::new(before + number - 1), actor.mentions.len());
        mentions.note(said.first..said.end, mention, of);
        actor.mentions.push(mention);
    }
}

/// What a name says, as a mention.
fn mention(reader: &Reader<'_, '_>, said: &Said) -> Mention {
    let span = reader.span(said.first, said.end);
    // Read in any case: whether there is a name, and whether it is all of the mention, can hardly be foreseen.
    let name = Span::new(reader.start(said.name.unwrap_or(said.first)), span.end());
    Mention { span, name: said.name.map(|_| name), kind: said.kind }
}

impl Order {
    /// Brings the mentions in order, and the members by their first ones.
    fn read(&mut self, cast: &Cast) {
        let Self { said, members, numbers } = self;
        said.clear();
        let mut in_order = InOrder { said, last: 0 };
        let mut pronouns = cast.pronouns.iter().peekable();
        for name in cast.tells.iter().map(|index| &cast.said[index as usize]) {
            while let Some(&(word, member)) = pronouns.next_if(|(word, _)| *word < name.first) {
                in_order.add_pronoun(word, member);
            }
            in_order.add(*name);
            if name.relative {
                in_order.add_pronoun(name.end, name.member);
            }
        }
        pronouns.for_each(|&(word, member)| in_order.add_pronoun(word, member));
        numbers.clear();
        numbers.resize(cast.members.len(), 0);
        members.clear();
        members.resize(cast.members.len() + 1, 0);
        // Written always and counted where it is new: which mentions are of somebody new cannot be foreseen.
        let mut count = 0;
        for said in said.iter() {
            let number = &mut numbers[said.member as usize];
            members[count] = said.member;
            count += usize::from(*number == 0);
            *number = select_unpredictable(*number == 0, count as u32, *number);
        }
        members.truncate(count);
    }
}

/// Mentions that are brought in text order, in which nearly all come.
struct InOrder<'l> {
    said: &'l mut List<Said>,
    /// The [`place`](Said::place) of the last.
    last: u64,
}

impl InOrder<'_> {
    #[inline(always)]
    fn add(&mut self, new: Said) {
        self.said.push(new);
        // Compared without a look at what was just written, for which the processor would have to wait.
        let place = new.place();
        if place < self.last {
            settle(self.said, Said::place);
        } else {
            self.last = place;
        }
    }

    #[inline(never)]
    fn add_pronoun(&mut self, word: u32, member: MemberId) {
        self.add(Said::new(member, (word, word + 1), MentionKind::Pronoun));
    }
}

/// The actor with room for its mentions, without its ids and roles, and without a name that stands in a table.
#[inline(always)]
fn actor(reader: &Reader<'_, '_>, member: &Member) -> Actor {
    Actor {
        name: match member.name {
            Called::Words(..) | Called::Apart(..) => name(reader, member.name),
            _ => Cow::Borrowed(""),
        },
        kind: member.kind,
        country: member.country,
        code: code(reader, member),
        gender: member.gender,
        roles: Vec::new(),
        ids: Ids::new(),
        mentions: Few::with_capacity(member.mentions as usize),
        confidence: member.confidence,
    }
}

fn name(reader: &Reader<'_, '_>, called: Called) -> Cow<'static, str> {
    let lexicon = reader.doc.lexicon();
    match called {
        Called::Words(first, end) => reader.text(first, end).into(),
        Called::Apart(given, surname) => [given, surname].map(|word| reader.doc.word(word as usize)).join(" ").into(),
        Called::Known(id) => lexicon.actor_name(&lexicon.actor_facts(id)),
        Called::Place(id) => lexicon.place_name(&lexicon.place_facts(id)),
        Called::Member(_) => Cow::Borrowed(""),
    }
}

/// The name of what an office belongs to.
fn owner(reader: &Reader<'_, '_>, cast: &Cast, called: Called) -> Cow<'static, str> {
    match called {
        Called::Member(id) => cast.get(id).map_or(Cow::Borrowed(""), |member| name(reader, member.name)),
        _ => name(reader, called),
    }
}

fn role(reader: &Reader<'_, '_>, cast: &Cast, held: &Held) -> Role {
    let lexicon = reader.doc.lexicon();
    let (title, of) = match held.title {
        HeldTitle::Stated(id) => (lexicon.written_title(id), None),
        HeldTitle::Dated(id, index) => match lexicon.role_facts(&lexicon.actor_facts(id)).get(index as usize) {
            Some(dated) => lexicon.role_names(&dated),
            None => (Cow::Borrowed(""), None),
        },
    };
    let mut role = Role::new(title);
    role.of = of.or_else(|| held.of.map(|called| owner(reader, cast, called)));
    role.country = held.country;
    role.former = held.former;
    role
}

/// Three letters of the country and the sectors.
fn code(reader: &Reader<'_, '_>, member: &Member) -> Option<ActorCode> {
    let country = member.country.and_then(|code| reader.doc.lexicon().country_letters(code));
    ActorCode::of(country, member.sectors.parts())
}
