//! Writes the cast into the article: the last step, and the only one that makes texts.

use std::borrow::Cow;

use super::cast::{Called, Cast, Held, HeldTitle, Member, MemberId, Spoken};
use super::reader::Reader;
use crate::lexicon::Sector;
use crate::{Actor, ActorCode, Mention, MentionKind, Role};

/// Room to put members and mentions in order.
#[derive(Debug, Default)]
pub(super) struct Order {
    /// Where the mentions of each member begin.
    starts: Vec<u32>,
    /// The mentions of one member after the other.
    mentions: Vec<Spoken>,
    /// Members by first mention.
    members: Vec<(u32, u32, MemberId)>,
}

/// Appends the actors in the order of their first mentions, each with its mentions in text order; those without any are left out.
pub(super) fn write(reader: &Reader<'_, '_>, cast: &Cast, order: &mut Order, into: &mut Vec<Actor>) {
    group_mentions(cast, order);
    let members = || order.members.iter().map(|&(.., id)| (id, &cast.members[id as usize]));
    let first = into.len();
    // What comes from large tables is taken in small loops, so that the memory is asked for many of them at once.
    into.extend(members().map(|(_, member)| Actor::new(name(reader, cast, member.name), member.kind)));
    for (actor, (_, member)) in into[first..].iter_mut().zip(members()) {
        if let Called::Known(id) = member.name {
            actor.ids.clone_from(&reader.doc.lexicon().actor(id).ids);
        }
    }
    for (actor, (id, member)) in into[first..].iter_mut().zip(members()) {
        let start = order.starts[id as usize] as usize;
        complete(reader, cast, member, &order.mentions[start..start + member.mentions as usize], actor);
    }
}

/// Brings the mentions of each member together in text order, and the members into the order of their first mentions.
fn group_mentions(cast: &Cast, order: &mut Order) {
    let Order { starts, mentions, members } = order;
    starts.clear();
    let mut next = 0;
    starts.extend(cast.members.iter().map(|member| {
        next += member.mentions;
        next - member.mentions
    }));
    mentions.clear();
    mentions.resize(cast.mentions.len(), Spoken::new(0, 0, MentionKind::Name));
    for &(member, mention) in &cast.mentions {
        let place = &mut starts[member as usize];
        mentions[*place as usize] = mention;
        *place += 1;
    }
    members.clear();
    for (id, member) in cast.members.iter().enumerate() {
        starts[id] -= member.mentions;
        let start = starts[id] as usize;
        let own = &mut mentions[start..start + member.mentions as usize];
        if !own.is_sorted_by_key(|mention| (mention.first, mention.end)) {
            own.sort_by_key(|mention| (mention.first, mention.end));
        }
        members.extend(own.first().map(|first| (first.first, first.end, id as MemberId)));
    }
    members.sort_unstable();
}

/// Gives the actor all but its name and ids.
fn complete(reader: &Reader<'_, '_>, cast: &Cast, member: &Member, spoken: &[Spoken], actor: &mut Actor) {
    actor.country = member.country;
    actor.gender = member.gender;
    actor.confidence = member.confidence;
    actor.code = code(reader, member);
    actor.roles.reserve_exact(member.roles.as_slice().len());
    actor.roles.extend(member.roles.as_slice().iter().map(|&held| role(reader, cast, &cast.roles[held as usize])));
    actor.mentions.reserve_exact(spoken.len());
    let mut before = None;
    for mention in spoken {
        if before != Some((mention.first, mention.end)) {
            actor.mentions.push(written(reader, mention));
        }
        before = Some((mention.first, mention.end));
    }
}

fn written(reader: &Reader<'_, '_>, spoken: &Spoken) -> Mention {
    let span = reader.span(spoken.first, spoken.end);
    match spoken.name {
        Some((first, _)) if first == spoken.first => Mention::named(span, span, spoken.kind),
        Some((first, end)) => Mention::named(span, reader.span(first, end), spoken.kind),
        None => Mention::new(span, spoken.kind),
    }
}

fn name(reader: &Reader<'_, '_>, cast: &Cast, called: Called) -> Cow<'static, str> {
    match called {
        Called::Known(id) => reader.doc.lexicon().actor(id).name.clone(),
        Called::Place(id) => reader.doc.lexicon().place(id).name.clone(),
        Called::Words(first, end) => reader.text(first, end).into(),
        Called::Member(id) => match cast.get(id).map(|member| member.name) {
            Some(Called::Member(_)) | None => Cow::Borrowed(""),
            Some(called) => name(reader, cast, called),
        },
    }
}

fn role(reader: &Reader<'_, '_>, cast: &Cast, held: &Held) -> Role {
    let lexicon = reader.doc.lexicon();
    let (title, of) = match held.title {
        HeldTitle::Stated(id) => (lexicon.written_title(id).to_owned().into(), None),
        HeldTitle::Dated(id, index) => match lexicon.actor(id).roles.get(index as usize) {
            Some(dated) => (dated.title.clone(), dated.of.clone()),
            None => (Cow::Borrowed(""), None),
        },
    };
    let mut role = Role::new(title);
    role.of = of.or_else(|| held.of.map(|called| name(reader, cast, called)));
    role.country = held.country;
    role.former = held.former;
    role
}

/// Three letters of the country and the sectors.
fn code(reader: &Reader<'_, '_>, member: &Member) -> Option<ActorCode> {
    let country = member.country.and_then(|code| reader.doc.lexicon().country(code)).map(|country| &*country.iso3);
    ActorCode::from_parts(country.into_iter().chain(member.sectors.iter().map(Sector::as_str)))
}
