//! [`Row`]: what has a fixed number of bytes.

/// A value that is kept as a fixed number of bytes, little end first.
pub(crate) trait Row: Copy + 'static {
    /// How many bytes.
    const SIZE: usize;

    /// So many bytes.
    type Raw: 'static;

    /// Bytes as rows; what is left at the end is passed over.
    fn rows(bytes: &[u8]) -> &[Self::Raw];

    /// The value of a row.
    fn read(raw: &Self::Raw) -> Self;

    /// Takes a value from the front of `bytes`.
    fn take(bytes: &mut &[u8]) -> Self;

    /// Adds the bytes of the value.
    fn write(self, bytes: &mut Vec<u8>);
}

/// Takes the first bytes of `bytes`; zeros where it is too short, which a row never is.
#[inline(always)]
pub(super) fn take_bytes<const N: usize>(bytes: &mut &[u8]) -> [u8; N] {
    let Some((first, rest)) = bytes.split_first_chunk() else { return [0; N] };
    *bytes = rest;
    *first
}

/// So many bytes, taken as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bytes<const N: usize>(pub(crate) [u8; N]);

impl<const N: usize> Row for Bytes<N> {
    const SIZE: usize = N;

    type Raw = [u8; N];

    #[inline(always)]
    fn rows(bytes: &[u8]) -> &[Self::Raw] {
        bytes.as_chunks().0
    }

    #[inline(always)]
    fn read(raw: &Self::Raw) -> Self {
        Self(*raw)
    }

    #[inline(always)]
    fn take(bytes: &mut &[u8]) -> Self {
        Self(take_bytes(bytes))
    }

    #[inline(always)]
    fn write(self, bytes: &mut Vec<u8>) {
        bytes.extend_from_slice(&self.0);
    }
}

/// Makes a struct a [`Row`]: its fields one after the other, each of them a row. `pad N` adds bytes at the end, so that rows do not
/// lie across two lines of the cache: `row!(Slot { tag: u32, first: First } pad 4);`. A struct with one unnamed field is written
/// `row!(Known: u64);`, and what has its own bits `row!(Few where u8: |bits| Few::from(bits), |few| few.bits());`.
macro_rules! row {
    ($name:ty { $($field:ident: $type:ty),+ $(,)? } $(pad $pad:literal)?) => {
        impl $crate::image::Row for $name {
            const SIZE: usize = 0 $(+ <$type as $crate::image::Row>::SIZE)+ $(+ $pad)?;

            type Raw = [u8; <$name as $crate::image::Row>::SIZE];

            #[inline(always)]
            fn rows(bytes: &[u8]) -> &[Self::Raw] {
                bytes.as_chunks().0
            }

            #[inline(always)]
            fn read(raw: &Self::Raw) -> Self {
                Self::take(&mut &raw[..])
            }

            #[inline(always)]
            fn take(bytes: &mut &[u8]) -> Self {
                let row = Self { $($field: <$type as $crate::image::Row>::take(bytes)),+ };
                $( *bytes = bytes.get($pad..).unwrap_or_default(); )?
                row
            }

            fn write(self, bytes: &mut Vec<u8>) {
                $( $crate::image::Row::write(self.$field, bytes); )+
                $( bytes.extend_from_slice(&[0; $pad]); )?
            }
        }
    };
    ($name:ty where $type:ty: |$value:pat_param| $from:expr, |$row:pat_param| $into:expr) => {
        impl $crate::image::Row for $name {
            const SIZE: usize = <$type as $crate::image::Row>::SIZE;

            type Raw = [u8; <$name as $crate::image::Row>::SIZE];

            #[inline(always)]
            fn rows(bytes: &[u8]) -> &[Self::Raw] {
                bytes.as_chunks().0
            }

            #[inline(always)]
            fn read(raw: &Self::Raw) -> Self {
                <Self as $crate::image::Row>::take(&mut &raw[..])
            }

            #[inline(always)]
            fn take(bytes: &mut &[u8]) -> Self {
                let $value = <$type as $crate::image::Row>::take(bytes);
                $from
            }

            fn write(self, bytes: &mut Vec<u8>) {
                let $row = self;
                $crate::image::Row::write($into, bytes);
            }
        }
    };
    ($name:ty: $type:ty) => {
        $crate::image::row!($name where $type: |value| Self(value), |row| row.0);
    };
}
pub(crate) use row;

/// Makes an enum without fields, and an option of it, a [`Row`] of one byte: `code_row!(Part, [Verb, Noun]);` with all variants, of
/// which the first stands for a code that there is not.
macro_rules! code_row {
    ($name:ident, [$first:ident $(, $variant:ident)* $(,)?]) => {
        $crate::image::row!($name where u8:
            |code| {
                const ALL: &[$name] = &[$name::$first $(, $name::$variant)*];
                ALL.get(usize::from(code)).copied().unwrap_or($name::$first)
            },
            |row| {
                const ALL: &[$name] = &[$name::$first $(, $name::$variant)*];
                ALL.iter().position(|&one| one == row).unwrap_or(0) as u8
            });
        $crate::image::row!(Option<$name> where u8:
            |code| {
                const ALL: &[Option<$name>] = &[None, Some($name::$first) $(, Some($name::$variant))*];
                ALL.get(usize::from(code)).copied().flatten()
            },
            |row| row.map_or(0, |row| {
                const ALL: &[$name] = &[$name::$first $(, $name::$variant)*];
                ALL.iter().position(|&one| one == row).unwrap_or(0) as u8 + 1
            }));
    };
}
pub(crate) use code_row;

macro_rules! number_rows {
    ($($number:ty),+) => { $(
        row!($number where Bytes<{ size_of::<$number>() }>: |Bytes(bytes)| Self::from_le_bytes(bytes), |row| Bytes(row.to_le_bytes()));
    )+ };
}

number_rows!(u8, u16, u32, u64, i32, f32, f64);
row!(bool where u8: |byte| byte != 0, |row| u8::from(row));

macro_rules! array_rows {
    ($($count:literal),+) => { $(
        impl<T: Row<Raw = [u8; SIZE]>, const SIZE: usize> Row for [T; $count] {
            const SIZE: usize = $count * T::SIZE;

            type Raw = [[u8; SIZE]; $count];

            #[inline(always)]
            fn rows(bytes: &[u8]) -> &[Self::Raw] {
                bytes.as_chunks().0.as_chunks().0
            }

            #[inline(always)]
            fn read(raw: &Self::Raw) -> Self {
                raw.each_ref().map(|raw| T::read(raw))
            }

            #[inline(always)]
            fn take(bytes: &mut &[u8]) -> Self {
                std::array::from_fn(|_| T::take(bytes))
            }

            fn write(self, bytes: &mut Vec<u8>) {
                self.into_iter().for_each(|one| one.write(bytes));
            }
        }
    )+ };
}

array_rows!(2, 3, 4, 5, 6, 7, 8);

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    enum Colour {
        Red,
        Blue,
    }
    code_row!(Colour, [Red, Blue]);

    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    struct Id(u16);
    row!(Id: u16);

    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    struct Thing {
        id: Id,
        colour: Colour,
        other: Option<Colour>,
        sizes: [u32; 2],
    }
    row!(Thing { id: Id, colour: Colour, other: Option<Colour>, sizes: [u32; 2] } pad 4);

    #[test]
    fn what_is_written_is_read_again() {
        assert_eq!(Thing::SIZE, 16);
        let things = [
            Thing { id: Id(300), colour: Colour::Blue, other: None, sizes: [1, u32::MAX] },
            Thing { id: Id(0), colour: Colour::Red, other: Some(Colour::Blue), sizes: [0, 7] },
        ];
        let mut bytes = Vec::new();
        things.iter().for_each(|thing| thing.write(&mut bytes));
        let read: Vec<Thing> = Thing::rows(&bytes).iter().map(Thing::read).collect();
        assert_eq!(read, things);
    }

    #[test]
    fn a_code_that_there_is_not_is_the_first() {
        assert_eq!((Colour::read(&[9]), Option::<Colour>::read(&[9])), (Colour::Red, None));
    }
}
