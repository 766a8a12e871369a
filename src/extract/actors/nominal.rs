//! Actors without a name: `Russian soldiers`, `the Ukrainian president`, `rebel commanders`, `officials`.

use std::ops::Range;

use super::cast::{Called, Member, MemberId, Said};
use super::casting::{Casting, Owner};
use super::evidence::Verdict;
use super::key::{Key, Nominal, mix};
use super::name::{Name, Traits};
use super::office::{Office, Setting};
use super::reader::CLOSED;
use crate::lexicon::{Class, Look, Sector, Sectors, TitleForm, TitleId, TitleKey, TitleUse};
use crate::text::{Gap, word, words};
use crate::{ActorKind, Confidence, CountryCode, MentionKind};

/// How many holders of offices a bare title is compared with.
const MOST_HOLDERS: usize = 12;

/// How many names before a description of a person are looked at for the person.
const MOST_COMPATRIOTS: usize = 10;

/// How many names before a bare noun are looked at for the body that it means.
const MOST_BODIES: usize = 30;

/// The group of a noun that was spoken of last.
const LATEST: u64 = 1;
/// Groups that are told apart by where they stand have numbers from here.
const FIRST_VAGUE: u64 = 2;

/// A number that stands for a country; 0 for none.
fn country_number(country: Option<CountryCode>) -> u16 {
    country.map_or(0, CountryCode::number)
}

/// Somebody who holds an office.
#[derive(Clone, Copy, Debug)]
pub(super) struct Holder {
    key: TitleKey,
    /// [`country_number`]
    country: u16,
    member: MemberId,
    word: u32,
}

/// A title as the text writes it.
#[derive(Clone, Copy)]
struct Noun {
    title: TitleId,
    uses: TitleUse,
    form: TitleForm,
    /// Where it begins and ends.
    first: u32,
    end: u32,
}

/// A description of an actor.
struct Description {
    noun: Noun,
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
pub(super) fn cast(casting: &mut Casting<'_, '_>, holders: &mut Vec<Holder>) {
    find_holders(casting, holders);
    let sorts = casting.sorts;
    for index in sorts.titles.iter().map(|&index| index as usize) {
        let name = &casting.names()[index];
        let Some((title, uses, form)) = name.title() else { continue };
        // One test of several answers, each of which is hard to foresee.
        if casting.taken[index] | name.traits.any(Traits::HONORIFIC) | is_modifier(casting.setting, index) {
            continue;
        }
        let noun = Noun { title, uses, form, first: name.first, end: name.end };
        // A party's people have a capital: `a republican` is against kings.
        if form.is_of_country() && !casting.reader().is_capitalised(noun.first) {
            continue;
        }
        describe(casting, holders, index, &description(casting, index, noun));
    }
}

/// The people who hold an office by the text or the dictionary, in the order of their first mentions.
fn find_holders(casting: &Casting<'_, '_>, holders: &mut Vec<Holder>) {
    holders.clear();
    for &(id, word) in casting.cast.people.as_slice() {
        let Some(member) = casting.cast.get(id) else { continue };
        holders.extend(member.roles.as_slice().iter().map(|&role| {
            let role = &casting.cast.roles[role as usize];
            let country = country_number(role.country.or(member.country));
            Holder { key: role.key, country, member: id, word }
        }));
    }
}

/// Finds whom a description means, or makes a new member, and adds the mention.
fn describe(casting: &mut Casting<'_, '_>, holders: &[Holder], index: usize, description: &Description) {
    let office = &description.office;
    let words = (office.start, office.end);
    let (member, kind) = if let Some(member) = followed_by_name(casting, index) {
        casting.hold(member, office);
        casting.cast.mention(index, Said::new(member, words, MentionKind::Title));
        return;
    } else if let Some(member) = holder(casting, holders, description) {
        casting.named.insert(index as u32);
        (member, MentionKind::Title)
    } else if let Some(member) = compatriot(casting, index, description) {
        casting.named.insert(index as u32);
        (member, MentionKind::Nominal)
    } else if let Some(member) = body(casting, index, description) {
        (member, MentionKind::Nominal)
    } else if let Some((before, member)) = apposed(casting, index, office.start) {
        if casting.named.has(before) {
            casting.named.insert(index as u32);
        }
        (member, MentionKind::Nominal)
    } else if is_worth(description) {
        (member(casting, description), MentionKind::Nominal)
    } else {
        return;
    };
    casting.who[index] = Some(member);
    casting.cast.mention(index, Said::new(member, words, kind));
}

/// Whether the title only describes the noun or name behind it: `police station`, `rebel-held`.
fn is_modifier(setting: &Setting<'_, '_>, index: usize) -> bool {
    let end = setting.names[index].end;
    let gap = setting.reader.gap_after(end);
    // Behind the last name stands itself, which does not begin where it ends.
    let next = &setting.names[(index + 1).min(setting.names.len() - 1)];
    let compound = gap.has(Gap::HYPHEN) & !gap.has(Gap::SPACE);
    let joined = (next.first == end) & setting.reader.is_joined(end);
    compound | gap.is_space() & (joined || names_purpose(setting, index))
}

/// Whether the title, no office, only says what the noun behind it is, or is for: `a general strike`, `military assistance`, `police
/// dogs`.
fn names_purpose(setting: &Setting<'_, '_>, index: usize) -> bool {
    const NO_NOUN: Class = CLOSED.or(Class::ADVERB).or(Class::CUE).or(Class::SENTENCE_STARTER);
    // Behind a title such words are verbs, as are those in `-s`.
    const VERB_ENDINGS: Look = Look::ED.or(Look::ING);
    let Name { first, end: next, .. } = setting.names[index];
    let (Some((_, uses, form)), reader) = (setting.names[index].title(), &setting.reader) else { return false };
    // What has no plural takes verbs that look like nouns: `police baton them`.
    let may_name = !form.is_plural() & form.has_plural() & !uses.has(TitleUse::OFFICE);
    let is_verb = reader.look(next).any(VERB_ENDINGS) | (reader.last_letters(next) >> 56 == u64::from(b's'));
    if !may_name | !reader.is_lower(next) | reader.class(next).any(NO_NOUN) | is_verb {
        return false;
    }
    let Some(known) = reader.doc.known().get(next as usize) else { return false };
    // But `general` and `Republican` are adjectives too.
    let is_adjective = reader.class(first).has(Class::COMMON) | form.is_of_country();
    // Who is named before an event does it: `a police raid`.
    (reader.word_len(next) > 3) & !known.is_known() | is_adjective & known.verb_forms().is_empty()
}

/// Reads what stands around the title.
fn description(casting: &Casting<'_, '_>, index: usize, noun: Noun) -> Description {
    let setting = casting.setting;
    let (reader, names) = (&setting.reader, setting.names);
    let also = setting.adjective(index);
    let first = index - usize::from(also.is_some());
    let mut office = Office { start: names[first].first, ..Office::new(names, index) };
    setting.lead(first, &mut office);
    setting.tail(&mut office);
    let opener = Some(setting.around.opener(office.start)).filter(|&opener| setting.is_phrase(opener, office.start));
    let opener = whole_number(setting, opener.unwrap_or(office.start));
    let is_definite = reader.class(opener).any(Class::POSSESSIVE | Class::DEMONSTRATIVE) & (opener < office.start);
    let start = group(setting, opener, noun.end);
    let determined = (start < office.start) | office.owner.is_some();
    office.start = start;
    let definite = is_definite | (reader.hash(start) == word!("the"));
    let is_body = |owner: u32| {
        const PLACE: Traits = Traits::STATE.or(Traits::PLACE).or(Traits::PLACED);
        !names[owner as usize].traits.any(PLACE) & (reader.hash(noun.end) == word!("of"))
    };
    Description {
        noun,
        of_body: office.owner.is_some_and(is_body),
        owner: casting.office_owner(&office),
        office,
        definite,
        determined,
        opens: reader.opens(start),
        also,
    }
}

/// Where the number begins of which `start` is a part: `1,200 soldiers`, `1.5 million refugees`.
fn whole_number(setting: &Setting<'_, '_>, mut start: u32) -> u32 {
    let (reader, around) = (&setting.reader, &setting.around);
    while let Some(before) = start.checked_sub(1).filter(|&before| around.is_number(before)) {
        let gap = reader.gap_before(start);
        let in_digits = gap.only(Gap::COMMA | Gap::STOP);
        // Not `at least seven soldiers`.
        let is_bound = before > 0 && reader.is(before - 1, word!("at"));
        let scaled = gap.is_space() && !is_bound && reader.class(start).has(Class::NUMBER_WORD);
        if !(around.is_number(start) && (in_digits || scaled)) {
            break;
        }
        start = before;
    }
    start
}

/// Where `a group of`, `hundreds of` begins, if that stands before the phrase from `start` to `end`.
fn group(setting: &Setting<'_, '_>, start: u32, end: u32) -> u32 {
    let (reader, around) = (&setting.reader, &setting.around);
    let Some(noun) = start.checked_sub(2).filter(|_| reader.is(start - 1, word!("of"))) else { return start };
    if !around.are_spaced(noun + 1, start + 1) {
        return start;
    }
    if reader.class(noun).any(Class::NUMBER_WORD | Class::QUANTIFIER) {
        return noun;
    }
    // `A cut of people's pay` is no group.
    let is_a = |&a: &u32| reader.is(a, word!("a")) && !reader.is_possessive(end);
    let a = noun.checked_sub(1).filter(is_a).filter(|_| around.is_spaced(noun) && reader.is_lower(noun));
    a.unwrap_or(start)
}

/// The person whom `the Italian president, Anna Verdi,` goes on to name.
fn followed_by_name(casting: &Casting<'_, '_>, index: usize) -> Option<MemberId> {
    let (reader, names) = (casting.reader(), casting.names());
    let end = names[index].end;
    let gap = reader.gap_after(end);
    if !(gap.has(Gap::COMMA) & gap.only(Gap::SPACE | Gap::COMMA)) {
        return None;
    }
    // `The man, identified as Ana Verdi,`
    let is_identified = reader.is_any(end, &words!["identified", "named"]) && reader.is(end + 1, word!("as"));
    let start = if is_identified { end + 2 } else { end };
    let next = names.get(index + 1).filter(|name| name.first == start)?;
    // `A judge, Mrs Verdi,`
    let addressed = usize::from(next.traits.any(Traits::HONORIFIC));
    let name = names.get(index + 1 + addressed)?;
    let member =
        casting.who[index + 1 + addressed].filter(|_| addressed == 0 || casting.setting.touches(next, name.first))?;
    let is_person = casting.cast.get(member)?.kind == ActorKind::Person;
    let closes = reader.gap_after(name.end).has(Gap::COMMA | Gap::STOP);
    (is_person && closes).then_some(member)
}

/// The name before `, a close ally of X,` and whom it means.
fn apposed(casting: &Casting<'_, '_>, index: usize, start: u32) -> Option<(u32, MemberId)> {
    let reader = casting.reader();
    let gap = reader.gap_before(start);
    if !gap.has(Gap::COMMA) || !gap.only(Gap::COMMA | Gap::SPACE) || !reader.is_any(start, &words!["a", "an"]) {
        return None;
    }
    let before = casting.names()[..index].iter().rposition(|name| name.end <= start)?;
    let member = casting.who[before].filter(|_| casting.names()[before].end == start)?;
    Some((before as u32, member))
}

/// The person who holds the office: the last one named before, else the first one after.
fn holder(casting: &Casting<'_, '_>, holders: &[Holder], description: &Description) -> Option<MemberId> {
    let Description { noun, owner, .. } = description;
    // One test of several answers, each of which is hard to foresee.
    let told = description.definite | owner.country.is_some() | casting.reader().is_capitalised(noun.first);
    if !(told & noun.uses.has(TitleUse::OFFICE) & !noun.form.is_plural() & !holders.is_empty()) {
        return None;
    }
    let lexicon = casting.reader().doc.lexicon();
    let head = lexicon.title_facts(noun.title).key.head;
    let country = country_number(owner.country);
    // `The Danish leader` is whoever leads the country, under whatever title.
    let leads = (head == word!("leader")) & (noun.end == noun.first + 1) & (country != 0) & description.also.is_none();
    let fits = |holder: &Holder| {
        let same_country = (country == 0) | (holder.country == 0) | (holder.country == country);
        let ruler = leads && holder.country == country && lexicon.is_ruler(holder.key);
        (holder.key.head == head) & same_country | ruler
    };
    let here = holders.partition_point(|holder| holder.word < noun.first);
    // All are looked at: which of them fits can hardly be foreseen.
    let near = &holders[here.saturating_sub(MOST_HOLDERS)..holders.len().min(here + MOST_HOLDERS)];
    let fitting = near.iter().enumerate().fold(0u64, |all, (at, holder)| all | u64::from(fits(holder)) << at);
    let before = fitting & !(u64::MAX << here.min(MOST_HOLDERS));
    let last_before = before.checked_ilog2();
    let found = last_before.unwrap_or(fitting.trailing_zeros());
    near.get(found as usize).map(|holder| holder.member)
}

/// The person named last before `the Danish biologist`, if Danish and not known to do something else.
fn compatriot(casting: &Casting<'_, '_>, index: usize, description: &Description) -> Option<MemberId> {
    let Description { noun, owner, .. } = description;
    let one = !noun.form.is_plural() & noun.form.has_plural() & !noun.uses.has(TitleUse::BODY);
    if !(one & description.definite & owner.country.is_some()) {
        return None;
    }
    let reader = casting.reader();
    let from = index.saturating_sub(MOST_COMPATRIOTS);
    let is_person = |at: &usize| casting.guesses[*at].verdict == Verdict::Person && casting.who[*at].is_some();
    let name = (from..index).rev().find(is_person)?;
    let near = reader.sentence_of(noun.first) - reader.sentence_of(casting.names()[name].first) <= 2;
    let id = casting.who[name].filter(|_| near)?;
    let member = casting.cast.get(id)?;
    let title = reader.doc.lexicon().title_facts(noun.title);
    let other_work = !member.sectors.is_empty() && !title.sectors.iter().any(|sector| member.sectors.has(sector));
    let other_gender = member.gender.is_some() && title.gender.is_some() && member.gender != title.gender;
    (member.country == owner.country && !other_work && !other_gender).then_some(id)
}

/// The body whose name or description has the noun in it: `the ministry` after `Ministry of Health` or `the health ministry`.
fn body(casting: &Casting<'_, '_>, index: usize, description: &Description) -> Option<MemberId> {
    let Description { noun, office, .. } = description;
    let alone = (noun.first <= office.start + 1) & (noun.end == noun.first + 1) & (office.end == noun.end);
    let bare = alone & description.definite & office.owner.is_none() & !noun.form.is_plural();
    if !(bare & noun.uses.has(TitleUse::BODY)) {
        return None;
    }
    let (reader, names) = (casting.reader(), casting.names());
    let head = reader.hash(noun.first);
    let from = index.saturating_sub(MOST_BODIES);
    let kind = reader.doc.lexicon().title_facts(noun.title).body;
    if kind == ActorKind::Company {
        return only_one(casting, from..index, kind);
    }
    const BODIES: Traits = Traits::ORGANIZATION.or(Traits::BODY).or(Traits::HEADED).or(Traits::BODY_TITLE);
    let named = |at: &usize| {
        let name = &names[*at];
        let has_head = reader.hash(name.first) == head || reader.hash(name.end - 1) == head;
        has_head && name.traits.any(BODIES) && casting.who[*at].is_some()
    };
    let found = (from..index).rev().find(named).and_then(|at| casting.who[at]);
    found.or_else(|| only_one(casting, from..index, kind).filter(|_| kind == ActorKind::Party))
}

/// The actor of this kind among these names, if there is one and no other.
fn only_one(casting: &Casting<'_, '_>, names: Range<usize>, kind: ActorKind) -> Option<MemberId> {
    let is_one = |member: &MemberId| casting.cast.get(*member).is_some_and(|member| member.kind == kind);
    let mut all = casting.who[names].iter().flatten().copied().filter(is_one);
    let first = all.next()?;
    all.all(|other| other == first).then_some(first)
}

/// Whether the description says enough to be an actor.
fn is_worth(description: &Description) -> bool {
    let form = description.noun.form;
    let one = !form.is_plural() & form.has_plural();
    // What describes a noun may tell what the noun does not, and stands for a determiner: `Muslim leaders`.
    let described = description.also.is_some();
    let telling = form.is_telling() | described | description.owner.of.is_some();
    telling & (!one | description.determined | description.opens | described)
}

/// The member for a description; equal ones are one.
fn member(casting: &mut Casting<'_, '_>, description: &Description) -> MemberId {
    let Noun { title, form, .. } = description.noun;
    let country = description.owner.country;
    let key = |group| Key::nominal(Nominal { title, country, plural: form.is_plural(), group });
    let group = group_of(casting.setting, description);
    let latest = if group.is_none() && description.definite { casting.cast.find(key(LATEST)) } else { None };
    let own = key(group.unwrap_or(0));
    if let Some(member) = latest.or_else(|| casting.cast.find(own)) {
        return member;
    }
    let member = new_member(casting, description);
    let member = casting.cast.add(own, member);
    casting.cast.rename(key(LATEST), member);
    member
}

fn new_member(casting: &Casting<'_, '_>, description: &Description) -> Member {
    let lexicon = casting.reader().doc.lexicon();
    let Description { noun, owner, .. } = description;
    let title = lexicon.title_facts(noun.title);
    let kind = match noun.uses.has(TitleUse::BODY) {
        true => title.body,
        false if noun.form.is_plural() | !noun.form.has_plural() => ActorKind::Group,
        false => ActorKind::Person,
    };
    let held = || noun.uses.has(TitleUse::OFFICE) || title.sectors.has(Sector::GOV);
    let mut sectors = if description.office.former && held() {
        Sectors::one(Sector::ELI)
    } else {
        let mut sectors = owner.sectors;
        sectors.add_all(title.sectors);
        sectors
    };
    if let Some(also) = description.also {
        sectors.add_all(lexicon.title_facts(also).sectors);
    }
    let gender = title.gender.filter(|_| kind == ActorKind::Person);
    let confidence = Confidence::percent(if owner.country.is_some() { 75 } else { 55 });
    let member = Member::fixed(named(casting.setting, description), kind, confidence);
    Member { country: owner.country, gender, sectors, ..member }
}

/// What tells a group from others under the same noun: its number or, for a noun that says nothing, where it stands.
fn group_of(setting: &Setting<'_, '_>, description: &Description) -> Option<u64> {
    let Noun { uses, form, first, .. } = description.noun;
    if !form.is_plural() && form.has_plural() || uses.has(TitleUse::BODY) {
        return None;
    }
    let start = description.office.start;
    if setting.around.has_number(start, first) {
        let words = (start..first).filter_map(|word| setting.reader.get(word));
        return Some(words.fold(1, |words, word| mix(words, word.hash)) | 1 << 63);
    }
    let vague = !form.has_plural() && form.is_civilian() && !description.definite && description.owner.of.is_none();
    vague.then_some(u64::from(start) + FIRST_VAGUE)
}

/// The words that name a described actor: without an article, and a group without the place or purpose that follows.
fn named(setting: &Setting<'_, '_>, description: &Description) -> Called {
    let Office { start, end, .. } = description.office;
    let noun = &description.noun;
    let article = start < noun.first && setting.reader.is_any(start, &words!["the", "a", "an"]);
    let whole = !noun.form.is_plural() || description.of_body;
    Called::Words(start + u32::from(article), if whole { end } else { noun.end })
}
