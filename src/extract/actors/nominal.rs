//! Actors without a name: `Russian soldiers`, `the Ukrainian president`, `rebel commanders`, `officials`.

use super::cast::{Called, Member, MemberId, Spoken};
use super::casting::{Casting, Owner, is_adjective};
use super::key::{Key, mix};
use super::name::{Name, Source};
use super::office::{self, Office};
use super::reader::Reader;
use crate::lexicon::{Class, Sector, Sectors, TitleForm, TitleId, TitleUse};
use crate::text::{Gap, word, words};
use crate::{ActorKind, Confidence, CountryCode, MentionKind};

/// Most words between a determiner and the noun.
const MOST_ADJECTIVES: u32 = 3;
/// How many holders of offices a bare title is compared with.
const MOST_HOLDERS: usize = 12;

/// The group of a noun that was spoken of last.
const LATEST: u64 = 1;
/// Groups that are told apart by where they stand have numbers from here.
const FIRST_VAGUE: u64 = 2;

/// Somebody who holds an office, by the last word of the title.
#[derive(Clone, Copy, Debug)]
pub(super) struct Holder {
    head: u64,
    country: Option<CountryCode>,
    member: MemberId,
    word: u32,
}

/// A description of an actor.
struct Description {
    title: TitleId,
    uses: TitleUse,
    form: TitleForm,
    /// Where the noun itself begins and ends.
    first: u32,
    end: u32,
    /// Whether `of` and a body, not a place, follows the noun: `members of the board`.
    of_body: bool,
    office: Office,
    owner: Owner,
    /// Whether `the` or a possessive stands before it.
    definite: bool,
    /// Whether a determiner, a number or an owner stands before it.
    determined: bool,
    /// Whether it opens a sentence: headlines leave determiners out.
    opens: bool,
    /// What an adjective before it implies: `Muslim leaders`.
    also: Option<TitleId>,
}

/// Casts every title that belongs to no name.
pub(super) fn cast(casting: &mut Casting<'_, '_, '_>, holders: &mut Vec<Holder>) {
    find_holders(casting, holders);
    for index in 0..casting.names.len() {
        if let (Source::Title(title, uses, form), false) = (casting.names[index].source, casting.taken[index]) {
            let describes = !uses.has(TitleUse::HONORIFIC) && !is_modifier(&casting.reader, casting.names, index);
            if describes {
                describe(casting, holders, index, description(casting, index, (title, uses, form)));
            }
        }
    }
}

/// The people who hold an office by the text or the dictionary, in the order of their first mentions.
fn find_holders(casting: &Casting<'_, '_, '_>, holders: &mut Vec<Holder>) {
    holders.clear();
    for (id, member) in casting.cast.members.iter().enumerate().filter(|(_, member)| member.kind == ActorKind::Person) {
        let Some(word) = member.first_word else { continue };
        for &role in member.roles.as_slice() {
            let role = &casting.cast.roles[role as usize];
            let country = role.country.or(member.country);
            holders.push(Holder { head: role.key.head, country, member: id as MemberId, word });
        }
    }
    holders.sort_by_key(|holder| holder.word);
}

/// Finds whom a description means, or makes a new member, and adds the mention.
fn describe(casting: &mut Casting<'_, '_, '_>, holders: &[Holder], index: usize, description: Description) {
    let reader = casting.reader;
    let spoken = |kind| Spoken::new(description.office.start, description.office.end, kind);
    if let Some(member) = followed_by_name(casting, index) {
        casting.hold(member, &description.office);
        casting.cast.mention(member, spoken(MentionKind::Title));
        return;
    }
    let office = description.uses.has(TitleUse::OFFICE) && !description.form.is_plural();
    let by_title = office
        && (description.definite
            || description.owner.country.is_some()
            || reader.is_capitalised(casting.names[index].first));
    if let Some(member) = by_title.then(|| holder(&reader, holders, &description)).flatten() {
        casting.who[index] = Some(member);
        casting.cast.mention(member, spoken(MentionKind::Title));
        return;
    }
    if let Some(member) = apposed(casting, index, &description) {
        casting.who[index] = Some(member);
        casting.cast.mention(member, spoken(MentionKind::Nominal));
        return;
    }
    if !is_worth(&description) {
        return;
    }
    let member = member(casting, &description);
    casting.who[index] = Some(member);
    casting.cast.mention(member, spoken(MentionKind::Nominal));
}

/// Whether the title only describes the noun or name behind it: `police station`, `rebel-held`.
fn is_modifier(reader: &Reader<'_, '_>, names: &[Name], index: usize) -> bool {
    let name = &names[index];
    let gap = reader.gap_after(name.end);
    gap.has(Gap::HYPHEN) && !gap.has(Gap::SPACE)
        || names.get(index + 1).is_some_and(|next| next.joined && next.first == name.end && gap.is_space())
}

/// Reads what stands around the title.
fn description(
    casting: &Casting<'_, '_, '_>,
    index: usize,
    (title, uses, form): (TitleId, TitleUse, TitleForm),
) -> Description {
    let reader = &casting.reader;
    let name = &casting.names[index];
    let mut office =
        Office { start: name.first, end: name.end, title: Some(index), owner: None, place: None, former: false };
    office::lead(reader, casting.names, index, &mut office);
    office::tail(reader, casting.names, &mut office);
    let also = adjective(reader, casting.names, index);
    if let Some(name) = index.checked_sub(1).filter(|_| also.is_some()) {
        office.start = office.start.min(casting.names[name].first);
    }
    let (start, class) = determiner(reader, office.start);
    let start = group(reader, start);
    let determined = start < office.start || office.owner.is_some();
    office.start = start;
    let definite = class.any(Class::POSSESSIVE | Class::DEMONSTRATIVE) || reader.is(start, word!("the"));
    let owner = casting.office_owner(&office);
    let of_body = reader.is(name.end, word!("of"))
        && office.owner.is_some_and(|owner| {
            !matches!(casting.names[owner].source, Source::State(_) | Source::Place(..) | Source::Placed)
        });
    Description {
        title,
        uses,
        form,
        first: name.first,
        end: name.end,
        of_body,
        office,
        owner,
        definite,
        determined,
        opens: reader.opens(start),
        also,
    }
}

/// The title directly before a title, which only describes it.
fn adjective(reader: &Reader<'_, '_>, names: &[Name], index: usize) -> Option<TitleId> {
    let before = names.get(index.checked_sub(1)?)?;
    match before.source {
        Source::Title(title, ..) if before.end == names[index].first && reader.gap_after(before.end).is_space() => {
            Some(title)
        }
        _ => None,
    }
}

/// Where `a group of`, `hundreds of` begins, if that stands before `start`.
fn group(reader: &Reader<'_, '_>, start: u32) -> u32 {
    let Some(noun) = start.checked_sub(2).filter(|_| reader.is(start - 1, word!("of"))) else { return start };
    if !(noun..start).all(|word| reader.gap_before(word + 1).is_space()) {
        return start;
    }
    if reader.class(noun).any(Class::NUMBER_WORD | Class::QUANTIFIER) {
        return noun;
    }
    let a = noun
        .checked_sub(1)
        .filter(|&a| reader.is(a, word!("a")) && reader.gap_before(noun).is_space() && reader.is_lower(noun));
    a.unwrap_or(start)
}

/// The determiner or number that opens the phrase which ends before `end`, and its class.
fn determiner(reader: &Reader<'_, '_>, end: u32) -> (u32, Class) {
    for word in (end.saturating_sub(MOST_ADJECTIVES + 1)..end).rev() {
        if !reader.gap_before(word + 1).only(Gap::SPACE | Gap::HYPHEN) {
            break;
        }
        let class = reader.class(word);
        let number = class.any(Class::NUMBER_WORD | Class::QUANTIFIER)
            || reader.get(word).is_some_and(|word| word.shape.has_digit());
        if class.any(Class::DETERMINER | Class::POSSESSIVE) && !class.has(Class::RELATIVE) || number {
            return (word, class);
        }
        if !is_adjective(reader, word) && !reader.is_capitalised(word) {
            break;
        }
    }
    (end, Class::NONE)
}

/// The person whom `the Italian president, Anna Verdi,` goes on to name.
fn followed_by_name(casting: &Casting<'_, '_, '_>, index: usize) -> Option<MemberId> {
    let end = casting.names[index].end;
    let next = index + 1;
    let name = casting.names.get(next)?;
    let apposed = name.first == end
        && casting.reader.gap_after(end).only(Gap::SPACE | Gap::COMMA)
        && casting.reader.gap_after(end).has(Gap::COMMA);
    let member = casting.who[next]?;
    let person = casting.cast.get(member)?.kind == ActorKind::Person;
    (apposed && person && casting.reader.gap_after(name.end).has(Gap::COMMA | Gap::STOP)).then_some(member)
}

/// Whom `, a close ally of X,` directly behind a name describes.
fn apposed(casting: &Casting<'_, '_, '_>, index: usize, description: &Description) -> Option<MemberId> {
    let start = description.office.start;
    let indefinite = casting.reader.is(start, word!("a")) || casting.reader.is(start, word!("an"));
    if !indefinite
        || !casting.reader.gap_before(start).only(Gap::COMMA | Gap::SPACE)
        || !casting.reader.gap_before(start).has(Gap::COMMA)
    {
        return None;
    }
    let before = casting.names[..index].iter().rposition(|name| name.end <= start)?;
    (casting.names[before].end == start).then_some(casting.who[before]).flatten()
}

/// The person who holds the office: the last one named before, else the first one after.
fn holder(reader: &Reader<'_, '_>, holders: &[Holder], description: &Description) -> Option<MemberId> {
    if holders.is_empty() {
        return None;
    }
    let head = reader.doc.lexicon().title_facts(description.title).key.head;
    let fits = |holder: &&Holder| {
        let country = description.owner.country;
        holder.head == head && (country.is_none() || holder.country.is_none() || holder.country == country)
    };
    let here = holders.partition_point(|holder| holder.word < description.first);
    let before = holders[..here].iter().rev().take(MOST_HOLDERS).find(fits);
    before.or_else(|| holders[here..].iter().take(MOST_HOLDERS).find(fits)).map(|holder| holder.member)
}

/// Whether the description says enough to be an actor.
fn is_worth(description: &Description) -> bool {
    let owned = description.owner.of.is_some();
    let telling = description.form.is_telling() || owned;
    let one = !description.form.is_plural() && description.form.has_plural();
    telling && (!one || description.determined || description.opens)
}

/// The member for a description; equal ones are one.
fn member(casting: &mut Casting<'_, '_, '_>, description: &Description) -> MemberId {
    let reader = casting.reader;
    let plural = description.form.is_plural();
    let country = description.owner.country;
    let key = |group| Key::Nominal { title: description.title, country, plural, group };
    let group = match group_of(&reader, description) {
        Some(group) => group,
        None if description.definite => LATEST,
        None => 0,
    };
    let latest = casting.cast.find(key(group)).or_else(|| casting.cast.find(key(0)).filter(|_| group == LATEST));
    if let Some(member) = latest {
        return member;
    }
    let member = casting.cast.find_or_add(key(if group == LATEST { 0 } else { group }), || {
        let title = reader.doc.lexicon().title_facts(description.title);
        let kind = match (title.uses.has(TitleUse::BODY), plural) {
            (true, _) => title.body,
            (false, true) => ActorKind::Group,
            (false, false) if !title.has_plural => ActorKind::Group,
            (false, false) => ActorKind::Person,
        };
        let (first, end) = named(&reader, description);
        let confidence = Confidence::percent(if country.is_some() { 75 } else { 55 });
        let held = title.uses.has(TitleUse::OFFICE) || title.sectors.iter().any(|&sector| sector == Sector::GOV);
        let former = description.office.former && held;
        let mut sectors = if former { Sectors::one(Sector::ELI) } else { description.owner.sectors };
        if !former {
            sectors.add_all(title.sectors);
        }
        if let Some(also) = description.also {
            sectors.add_all(reader.doc.lexicon().title_facts(also).sectors);
        }
        let gender = title.gender.filter(|_| kind == ActorKind::Person);
        Member { country, gender, sectors, ..Member::fixed(Called::Words(first, end), kind, confidence) }
    });
    casting.cast.rename(key(LATEST), member);
    member
}

/// What tells a group from others under the same noun: its number or, for a noun that says nothing, where it stands.
fn group_of(reader: &Reader<'_, '_>, description: &Description) -> Option<u64> {
    let office = &description.office;
    let form = description.form;
    if !form.is_plural() && form.has_plural() || description.uses.has(TitleUse::BODY) {
        return None;
    }
    let mut counted = false;
    let mut words = 1;
    for word in (office.start..description.first).filter_map(|word| Some((word, reader.get(word)?))) {
        let class = reader.class(word.0);
        counted |= class.any(Class::NUMBER_WORD | Class::QUANTIFIER) || word.1.shape.has_digit();
        words = mix(words, word.1.hash);
    }
    let vague = !form.has_plural() && form.is_civilian() && !description.definite && description.owner.of.is_none();
    if counted { Some(words | 1 << 63) } else { vague.then_some(u64::from(office.start) + FIRST_VAGUE) }
}

/// The words that name a described actor: without an article, and a group without the place or purpose that follows.
fn named(reader: &Reader<'_, '_>, description: &Description) -> (u32, u32) {
    let Office { start, end, .. } = description.office;
    let article = reader.is_any(start, &words!["the", "a", "an"]) && start < description.first;
    let whole = !description.form.is_plural() || description.of_body;
    (start + u32::from(article), if whole { end } else { description.end })
}
