//! [`Group`]: noun phrases that "and" joins, with the codes of their actors.

use chrono::NaiveDate;

use super::sentence::{Name, Sentence, StandsFor, Token, leads_to_owner};
use crate::ActorCode;
use crate::lexicon::Class;
use crate::lexicon::petrarch::{Agent, Dictionaries};
use crate::text;

/// So many noun phrases are joined at most.
const MOST_MEMBERS: usize = 24;

/// How long a noun phrase between commas of a list is at most, in words.
const LONGEST_IN_LIST: usize = 6;

/// Noun phrases that "and" or commas join.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) members: Vec<Member>,
}

impl Group {
    /// The codes of all members, each once.
    pub(super) fn codes(&self) -> Vec<ActorCode> {
        let mut codes = Vec::new();
        for &code in self.members.iter().flat_map(|member| &member.codes) {
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        codes
    }

    pub(super) fn is_coded(&self) -> bool {
        self.members.iter().any(|member| !member.codes.is_empty())
    }
}

/// A noun phrase.
#[derive(Clone, Debug)]
pub(super) struct Member {
    pub(super) first: usize,
    pub(super) end: usize,
    /// Its codes: several where a name stands for several actors.
    pub(super) codes: Vec<ActorCode>,
    /// The codes of its actor alone.
    actors: Vec<ActorCode>,
    agents: Vec<Agent>,
}

impl Member {
    fn is_agent(&self) -> bool {
        self.actors.is_empty() && !self.agents.is_empty()
    }

    /// Makes the codes anew, for these actors.
    fn belongs_to(&mut self, actors: &[ActorCode]) {
        self.actors = actors.to_vec();
        self.codes = coded(actors, &self.agents);
    }
}

/// The noun phrases of a sentence, in order.
pub(super) fn groups(sentence: &Sentence<'_>, dictionaries: &Dictionaries, day: Option<NaiveDate>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for member in members(sentence, dictionaries, day) {
        let joint =
            |last: &&mut Group| last.members.len() < MOST_MEMBERS && is_joined(sentence, last.end, member.first);
        match groups.last_mut().filter(joint) {
            Some(last) => {
                last.end = member.end;
                last.members.push(member);
            }
            None => groups.push(Group { first: member.first, end: member.end, members: vec![member] }),
        }
    }
    groups.iter_mut().for_each(|group| share(sentence, group));
    attach(sentence, groups)
}

/// The single noun phrases: runs of words that are no verbs and belong to no closed class but determiners.
fn members(sentence: &Sentence<'_>, dictionaries: &Dictionaries, day: Option<NaiveDate>) -> Vec<Member> {
    let words = &sentence.words;
    let mut members = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let len = phrase_len(words, at);
        if len > 0 {
            members.push(member(words, (at, at + len), dictionaries, day));
        }
        at += len.max(1);
    }
    members
}

/// How many words of a noun phrase stand from a word on. An adverb behind a name is none of them.
fn phrase_len(words: &[Token], first: usize) -> usize {
    let goes_on = |at: usize| {
        let word = &words[at];
        let ends_name = || words[at - 1].name.is_some() && word.name.is_none();
        let is_new = at > first && (word.after_break || word.class.has(Class::ADVERB) && ends_name());
        !ends_phrase(word) && !is_new
    };
    (first..words.len()).take_while(|&at| goes_on(at)).count()
}

fn ends_phrase(word: &Token) -> bool {
    let closed = Class::PREPOSITION
        | Class::CONJUNCTION
        | Class::SUBORDINATOR
        | Class::RELATIVE
        | Class::SUBJECT_PRONOUN
        | Class::OBJECT_PRONOUN;
    word.name.is_none() && (word.is_verb || word.is_auxiliary() || word.class.any(closed))
}

fn member(
    words: &[Token],
    (first, end): (usize, usize),
    dictionaries: &Dictionaries,
    day: Option<NaiveDate>,
) -> Member {
    let (mut actors, mut agents): (Vec<ActorCode>, Vec<Agent>) = (Vec::new(), Vec::new());
    let mut is_former = false;
    for word in &words[first..end] {
        match word.name {
            Some(Name { at: 0, stands_for: StandsFor::Actor(index), .. }) if actors.is_empty() => {
                actors.extend_from_slice(dictionaries.actors.entries[index as usize].codes(day));
            }
            Some(Name { at: 0, stands_for: StandsFor::Agent(index), .. }) => {
                let agent = dictionaries.agents.entries[index as usize];
                agents.push(if is_former { former(agent) } else { agent });
            }
            _ => is_former |= word.hash == text::hash("former"),
        }
    }
    let codes = coded(&actors, &agents);
    Member { first, end, codes, actors, agents }
}

/// What is left of an office that is over.
fn former(agent: Agent) -> Agent {
    "ELI".parse().map_or(agent, |code| Agent { code, before: false })
}

/// Codes of actors with those of agents added, each three letters once. Agents without an actor make a code of their own.
fn coded(actors: &[ActorCode], agents: &[Agent]) -> Vec<ActorCode> {
    let join = |code: Option<ActorCode>| -> Option<ActorCode> {
        let mut text = code.map(|code| code.as_str().to_owned()).unwrap_or_default();
        for agent in agents {
            let own: Vec<&str> = agent.code.parts().collect();
            let is_there = |part: &&str| text.as_bytes().chunks(3).any(|known| known == part.as_bytes());
            let new: String = own.into_iter().filter(|part| !is_there(part)).collect();
            text = if agent.before { new + &text } else { text + &new };
        }
        text.parse().ok().or(code)
    };
    if actors.is_empty() {
        join(None).into_iter().collect()
    } else {
        actors.iter().filter_map(|&code| join(Some(code))).collect()
    }
}

/// Whether nothing stands between two phrases but "and", or a comma of a list that ends with "and".
fn is_joined(sentence: &Sentence<'_>, end: usize, first: usize) -> bool {
    let words = &sentence.words;
    let is_and = |word: &Token| word.class.has(Class::CONJUNCTION) && !word.class.has(Class::PREPOSITION);
    if first > end {
        return first == end + 1 && is_and(&words[end]);
    }
    let mut at = first;
    for _ in 0..MOST_MEMBERS {
        let len = phrase_len(words, at);
        match words.get(at + len) {
            Some(next) if is_and(next) => {
                return words[first].after_break && phrase_len(words, first) <= LONGEST_IN_LIST;
            }
            Some(next) if next.after_break && (1..=LONGEST_IN_LIST).contains(&len) => at += len,
            _ => break,
        }
    }
    false
}

/// Shares an actor with agents behind "and": "Danish media and government".
fn share(sentence: &Sentence<'_>, group: &mut Group) {
    for index in 1..group.members.len() {
        let (before, rest) = group.members.split_at_mut(index);
        let (Some(before), Some(member)) = (before.last(), rest.first_mut()) else { continue };
        let is_bare = !sentence.words[member.first].class.has(Class::DETERMINER);
        if member.is_agent() && is_bare && !before.actors.is_empty() && !before.agents.is_empty() {
            member.belongs_to(&before.actors.clone());
        }
    }
}

/// Gives agents the actors behind "of", "from" or "in"; what has no code takes those behind "of".
fn attach(sentence: &Sentence<'_>, groups: Vec<Group>) -> Vec<Group> {
    let mut attached: Vec<Group> = Vec::new();
    for group in groups {
        let joint = attached.last_mut().filter(|last| {
            group.first == last.end + 1 && leads_to_owner(&sentence.words[last.end]) && group.is_coded()
        });
        let Some(last) = joint else {
            attached.push(group);
            continue;
        };
        let actors: Vec<ActorCode> = group.members.iter().flat_map(|member| member.actors.iter().copied()).collect();
        let is_of = sentence.words[last.end].hash == text::hash("of");
        let without: Vec<usize> = (0..last.members.len()).filter(|&at| last.members[at].actors.is_empty()).collect();
        let takes = |member: &Member| member.is_agent() || is_of && member.codes.is_empty();
        if actors.is_empty() || !without.iter().any(|&at| takes(&last.members[at])) {
            attached.push(group);
            continue;
        }
        for at in without {
            let member = &mut last.members[at];
            match member.is_agent() {
                true => member.belongs_to(&actors),
                false if is_of => member.codes = group.codes(),
                false => {}
            }
            member.end = group.end;
        }
        last.end = group.end;
    }
    attached
}
