//! Writes the cast into the article: the last step, and the only one that makes texts.

use std::borrow::Cow;

use super::cast::{Called, Cast, Held, HeldTitle, Member, MemberId, Said};
use super::reader::Reader;
use crate::{Actor, ActorCode, Few, Ids, Mention, MentionKind, Role, Span};

/// Room to put the members in order.
#[derive(Debug, Default)]
pub(super) struct Order {
    /// The members that become actors, with the places of their first mentions.
    members: Vec<(u64, MemberId)>,
    /// Which actor each member becomes, counted from 1; 0 for none. Beside it, its last mention; no span is
    /// empty.
    actors: Vec<(u32, Span)>,
}

/// Speakers whom only a common noun names are appended later: so many find room without moving the others.
const MORE_ACTORS: usize = 4;

/// Where something begins, and then where it ends, as one number to compare.
fn place(start: u32, end: u32) -> u64 {
    u64::from(start) << 32 | u64::from(end)
}

/// Appends the actors in the order of their first mentions, each with its mentions in text order; those without any are left out.
pub(super) fn write(reader: &Reader<'_, '_>, cast: &Cast, order: &mut Order, into: &mut Vec<Actor>) {
    order.read(cast);
    let members = || order.members.iter().map(|&(_, id)| &cast.members[id as usize]);
    let before = into.len();
    into.reserve_exact(order.members.len() + MORE_ACTORS);
    // What comes from large tables is taken in small loops, so that the memory is asked for many of them at once.
    into.extend(members().map(|member| actor(reader, member)));
    let actors = &mut into[before..];
    let lexicon = reader.doc.lexicon();
    for (actor, member) in actors.iter_mut().zip(members()) {
        match member.name {
            Called::Known(id) => {
                let known = lexicon.actor_facts(id);
                (actor.name, actor.ids) = (lexicon.actor_name(&known), lexicon.actor_ids(&known));
            }
            Called::Place(id) => actor.name = lexicon.place_name(&lexicon.place_facts(id)),
            _ => {}
        }
    }
    for (actor, member) in actors.iter_mut().zip(members()) {
        let held = member.roles.as_slice();
        if !held.is_empty() {
            actor.roles = held.iter().map(|&held| role(reader, cast, &cast.roles[held as usize])).collect();
        }
    }
    let mut add = |member: MemberId, mention: Mention| {
        let (actor, before) = &mut order.actors[member as usize];
        let Some(actor) = actors.get_mut(actor.wrapping_sub(1) as usize) else { return };
        if *before == mention.span {
            return;
        }
        actor.mentions.push(mention);
        // Hardly any mention stands before one that was added earlier.
        let key = |span: Span| place(span.start(), span.end());
        if key(mention.span) < key(*before) {
            settle(&mut actor.mentions, |mention| key(mention.span));
        } else {
            *before = mention.span;
        }
    };
    let pronoun = |word| Mention::new(reader.span(word, word + 1), MentionKind::Pronoun);
    let mut pronouns = cast.pronouns.iter().peekable();
    for said in cast.tells.iter().map(|index| &cast.said[index as usize]) {
        while let Some(&(word, member)) = pronouns.next_if(|(word, _)| *word < said.first) {
            add(member, pronoun(word));
        }
        add(said.member, mention(reader, said));
        if said.relative {
            add(said.member, pronoun(said.end));
        }
    }
    pronouns.for_each(|&(word, member)| add(member, pronoun(word)));
}

/// What a name says, as a mention.
fn mention(reader: &Reader<'_, '_>, said: &Said) -> Mention {
    let span = reader.span(said.first, said.end);
    // Read in any case: whether there is a name, and whether it is all of the mention, can hardly be foreseen.
    let name = reader.span(said.name.unwrap_or(said.first), said.end);
    Mention { span, name: said.name.map(|_| name), kind: said.kind }
}

impl Order {
    /// Brings the members that names mean into the order of their first mentions.
    fn read(&mut self, cast: &Cast) {
        let Self { members, actors } = self;
        members.clear();
        members.resize(cast.members.len() + 1, (0, 0));
        actors.clear();
        actors.resize(cast.members.len(), (0, Span::default()));
        // Written always and counted where it is new: which names speak of somebody new cannot be foreseen.
        let mut count = 0;
        for said in cast.tells.iter().map(|index| &cast.said[index as usize]) {
            let (actor, _) = &mut actors[said.member as usize];
            members[count] = (place(said.first, said.end), said.member);
            count += usize::from(*actor == 0);
            *actor = 1;
        }
        members.truncate(count);
        for end in 1..=count {
            settle(&mut members[..end], |&(first, _)| first);
        }
        for (&(_, member), actor) in members.iter().zip(1..) {
            actors[member as usize].0 = actor;
        }
    }
}

/// Moves the last of a list in order before those that it belongs before. They are few: a title reaches back over a name or two.
fn settle<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    let mut at = list.len().saturating_sub(1);
    while at > 0 && key(&list[at - 1]) > key(&list[at]) {
        list.swap(at - 1, at);
        at -= 1;
    }
}

/// The actor with room for its mentions, without its ids and roles, and without a name that stands in a table.
#[inline(always)]
fn actor(reader: &Reader<'_, '_>, member: &Member) -> Actor {
    Actor {
        name: match member.name {
            Called::Words(first, end) => reader.text(first, end).into(),
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
    ActorCode::of(country, member.sectors.letters())
}

#[cfg(test)]
mod tests {
    use super::settle;

    #[test]
    fn the_last_goes_before_those_that_it_belongs_before() {
        let mut list = [1, 4, 4, 7, 4];
        settle(&mut list, |&number| number);
        assert_eq!(list, [1, 4, 4, 4, 7]);
        settle(&mut list[..0], |&number| number);
    }
}
