//! `the North` and `the South` in articles about both halves of a country.

use super::cast::{MemberId, Said};
use super::casting::Casting;
use super::name::{Name, Traits};
use super::reader::Reader;
use crate::MentionKind;
use crate::lexicon::Class;
use crate::text::word;

/// So many letters of the name that both halves share must be the same: `North Korea`, `South Korean`.
const SHARED: usize = 4;

/// A state that is called the half of something.
#[derive(Clone, Copy)]
struct Half {
    /// The word of its direction, and the one behind it.
    direction: u32,
    whole: u32,
    member: MemberId,
}

/// Lets a direction alone mean the state that has it in its name.
pub(super) fn cast(casting: &mut Casting<'_, '_>) {
    let Some(halves) = find(casting) else { return };
    let reader = casting.reader();
    for (index, name) in casting.names().iter().enumerate() {
        let bare =
            (name.len() == 1) & name.traits.any(Traits::UNKNOWN) & reader.class(name.first).has(Class::DIRECTION);
        if !(bare && reader.is_capitalised(name.first) && reader.is(name.first.wrapping_sub(1), word!("the"))) {
            continue;
        }
        let is_meant = |half: &&Half| reader.hash(half.direction) == reader.hash(name.first);
        let Some(half) = halves.iter().find(is_meant) else { continue };
        casting.who[index] = Some(half.member);
        casting.cast.mention(index, Said::named(half.member, name.first, name, MentionKind::Name));
    }
}

/// The halves of which the article names both.
fn find(casting: &Casting<'_, '_>) -> Option<[Half; 2]> {
    let (reader, names) = (casting.reader(), casting.names());
    let is_half = |name: &Name| name.len() == 2 && reader.class(name.first).has(Class::DIRECTION);
    let mut halves = casting.sorts.states.iter().map(|&index| index as usize).filter_map(|index| {
        let name = Some(&names[index]).filter(|name| is_half(name))?;
        Some(Half { direction: name.first, whole: name.first + 1, member: casting.who[index]? })
    });
    let one = halves.next()?;
    let other = halves.find(|other| {
        other.member != one.member
            && reader.hash(other.direction) != reader.hash(one.direction)
            && beginning(reader, other.whole) == beginning(reader, one.whole)
    })?;
    Some([one, other])
}

fn beginning<'a>(reader: &Reader<'_, 'a>, word: u32) -> Option<&'a [u8]> {
    reader.doc.word(word as usize).as_bytes().get(..SHARED)
}
