//! Names that share a surname, a title or a bearer: `Ana and Paul Verdi`, `Presidents Verdi and Roth`, `Ana Verdi, known as Nina`.

use super::name::{Name, Traits};
use super::reader::Reader;
use crate::lexicon::{Class, TitleUse};
use crate::text::{Gap, word, words};

/// The full name whose surname the given name at `index` shares: `Paul Verdi` for the first word of `Ana and Paul Verdi`.
pub(super) fn partner(reader: &Reader<'_, '_>, names: &[Name], index: usize) -> Option<usize> {
    let name = &names[index];
    let is_given = |name: &Name| reader.class(name.first).has(Class::FIRST_NAME);
    if name.len() != 1 || !name.traits.any(Traits::UNKNOWN) || !is_given(name) {
        return None;
    }
    let next = names.get(index + 1).filter(|next| follows_and(reader, name, next))?;
    let is_full = next.len() > 1 && next.traits.any(Traits::UNKNOWN.or(Traits::PERSON)) && is_given(next);
    is_full.then_some(index + 1)
}

/// The full name whose bearer is also called by the single word at `index`: `Ana Verdi, also known as Nina`.
pub(super) fn bearer(reader: &Reader<'_, '_>, names: &[Name], index: usize) -> Option<usize> {
    let name = &names[index];
    let known = name.first.checked_sub(2)?;
    let says_so = reader.is(known + 1, word!("as")) && reader.is_any(known, &words!["known", "nicknamed", "dubbed"]);
    let full = index.checked_sub(1).filter(|_| says_so && name.len() == 1)?;
    let Name { end, traits, .. } = names[full];
    // An adverb at most stands between.
    let near = known == end || known == end + 1 && reader.class(end).has(Class::ADVERB);
    let is_full = names[full].len() > 1 && traits.any(Traits::UNKNOWN.or(Traits::PERSON));
    (near && is_full && reader.gap_before(end).has(Gap::COMMA | Gap::OPEN)).then_some(full)
}

/// Whether the name at `index` is the second of two with one title in the plural before them.
pub(super) fn is_second_of_titled(reader: &Reader<'_, '_>, names: &[Name], index: usize) -> bool {
    let Some([title, first]) = index.checked_sub(2).and_then(|before| names.get(before..index)?.first_chunk()) else {
        return false;
    };
    const PEOPLE: Traits = Traits::UNKNOWN.or(Traits::PERSON);
    is_plural_title(title)
        && first.traits.any(PEOPLE.or(Traits::PLACE))
        && names[index].traits.any(PEOPLE)
        && title.end == first.first
        && reader.is_spaced(first.first)
        && follows_and(reader, first, &names[index])
}

/// Whether it is a title that stands for several people: `ministers`, `Messrs`; not for bodies: `schools`.
pub(super) fn is_plural_title(name: &Name) -> bool {
    name.title().is_some_and(|(_, uses, form)| form.is_plural() & !uses.has(TitleUse::BODY))
}

/// Whether the name at `index` goes on with a list of people of whom the one at `last` is one, perhaps with a state behind: after a
/// comma, after `and`, or after both.
pub(super) fn goes_on(reader: &Reader<'_, '_>, names: &[Name], last: usize, index: usize) -> bool {
    let state = state_behind(reader, names, last);
    let (before, name) = (&names[state.unwrap_or(last)], &names[index]);
    let gap = reader.gap_before(before.end);
    let after_comma = (name.first == before.end) & gap.has(Gap::COMMA) & gap.only(Gap::COMMA | Gap::SPACE);
    after_comma || follows_and(reader, before, name)
}

/// The state behind `of` to which the person at `index` belongs: `President Anna Verdi of Italy`.
pub(super) fn state_behind(reader: &Reader<'_, '_>, names: &[Name], index: usize) -> Option<usize> {
    let end = names[index].end;
    let state = names.get(index + 1).filter(|state| (state.first == end + 1) & state.traits.any(Traits::STATE))?;
    let is_linked = reader.is(end, word!("of")) && reader.is_spaced(end) && reader.is_spaced(state.first);
    is_linked.then_some(index + 1)
}

/// Whether `and` stands between the two, with a comma before it at most.
fn follows_and(reader: &Reader<'_, '_>, before: &Name, name: &Name) -> bool {
    (name.first == before.end + 1)
        && reader.is(before.end, word!("and"))
        && reader.gap_before(before.end).only(Gap::SPACE | Gap::COMMA)
        && reader.is_spaced(name.first)
}
