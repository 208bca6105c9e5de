//! Plain values as bytes: the small change of every part.
//!
//! ```text
//! varint  := seven bits a byte, low bits first, the high bit set on all but the last (LEB128)
//! signed  := varint of (n << 1) ^ (n >> 31)            small negatives stay short
//! text    := varint length, UTF-8 bytes
//! option  := 0 | 1 value
//! list    := varint count, values
//! span    := varint start, varint length
//! ```
//!
//! A type says how it is written and how it is read in one place ([`Wire`]), for records from one list of
//! fields, so that the two cannot drift apart. Reading checks every bound: bytes from a stranger give
//! [`Broken`], never a panic, and a list never reserves more than the bytes that are there.

use crate::model::{Day, DayRange, Span};

/// Bytes that do not fit the grammar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Broken;

/// Reads from the front of some bytes.
#[derive(Clone, Debug)]
pub(crate) struct Cursor<'a> {
    rest: &'a [u8],
}

impl<'a> Cursor<'a> {
    /// A cursor at the start of `bytes`.
    pub(crate) fn new(bytes: &'a [u8]) -> Cursor<'a> {
        Cursor { rest: bytes }
    }

    /// What has not been read.
    pub(crate) fn rest(&self) -> &'a [u8] {
        self.rest
    }

    /// The next byte.
    #[inline]
    pub(crate) fn byte(&mut self) -> Result<u8, Broken> {
        let (&first, rest) = self.rest.split_first().ok_or(Broken)?;
        self.rest = rest;
        Ok(first)
    }

    /// The next `count` bytes.
    #[inline]
    pub(crate) fn take(&mut self, count: usize) -> Result<&'a [u8], Broken> {
        let (head, rest) = self.rest.split_at_checked(count).ok_or(Broken)?;
        self.rest = rest;
        Ok(head)
    }

    /// The next varint.
    #[inline]
    pub(crate) fn varint(&mut self) -> Result<u32, Broken> {
        let mut value = 0u32;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte()?;
            let bits = u32::from(byte & 0x7f);
            if shift == 28 && bits > 0x0f {
                return Err(Broken);
            }
            value |= bits << shift;
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(Broken)
    }

    /// A varint that is a length or an index here.
    #[inline]
    pub(crate) fn size(&mut self) -> Result<usize, Broken> {
        self.varint().map(|n| n as usize)
    }

    /// The next text.
    pub(crate) fn text(&mut self) -> Result<&'a str, Broken> {
        let length = self.size()?;
        std::str::from_utf8(self.take(length)?).map_err(|_| Broken)
    }
}

/// The `index`th little-endian u32 of an array.
#[inline]
pub(crate) fn u32_at(array: &[u8], index: usize) -> Result<u32, Broken> {
    let start = index.checked_mul(4).ok_or(Broken)?;
    let bytes = array.get(start..start.saturating_add(4)).ok_or(Broken)?;
    // The slice has four bytes.
    Ok(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
}

/// Writes a varint.
#[inline]
pub(crate) fn put_varint(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Writes a length or index as a varint. One segment stays far below 4 GiB (see [`super::write`]).
#[inline]
pub(crate) fn put_size(out: &mut Vec<u8>, value: usize) {
    put_varint(out, u32::try_from(value).unwrap_or(u32::MAX));
}

/// Appends what `write` appends, with its length as a varint before it.
pub(super) fn put_sized(out: &mut Vec<u8>, write: impl FnOnce(&mut Vec<u8>)) {
    let start = out.len();
    write(out);
    let length = out.len() - start;
    // The length is known only now: it is written at the end and turned to the front.
    put_size(out, length);
    let prefix = out.len() - start - length;
    if let Some(both) = out.get_mut(start..) {
        both.rotate_right(prefix);
    }
}

/// Writes a length or offset as a little-endian u32.
pub(crate) fn put_u32(out: &mut Vec<u8>, value: usize) {
    out.extend_from_slice(&u32::try_from(value).unwrap_or(u32::MAX).to_le_bytes());
}

/// A value that can be written and read back.
pub(crate) trait Wire: Sized {
    /// Appends the value.
    fn put(&self, out: &mut Vec<u8>);
    /// Reads it from the front.
    fn take(from: &mut Cursor<'_>) -> Result<Self, Broken>;
}

/// Implements [`Wire`] for a struct: the listed fields in the listed order. The destructuring makes a field
/// that was forgotten a compile error.
macro_rules! record {
    ($name:ident { $($field:ident),* $(,)? }) => {
        impl $crate::segment::bytes::Wire for $name {
            fn put(&self, out: &mut Vec<u8>) {
                let $name { $($field),* } = self;
                $($crate::segment::bytes::Wire::put($field, out);)*
            }
            fn take(
                from: &mut $crate::segment::bytes::Cursor<'_>,
            ) -> Result<Self, $crate::segment::bytes::Broken> {
                Ok($name { $($field: $crate::segment::bytes::Wire::take(from)?),* })
            }
        }
    };
}

/// Implements [`Wire`] for an enum without data: one byte each. A number is never used again for another
/// meaning.
macro_rules! variants {
    ($name:ident { $($variant:ident = $code:literal),* $(,)? }) => {
        impl $crate::segment::bytes::Wire for $name {
            fn put(&self, out: &mut Vec<u8>) {
                out.push(match self { $($name::$variant => $code),* });
            }
            fn take(
                from: &mut $crate::segment::bytes::Cursor<'_>,
            ) -> Result<Self, $crate::segment::bytes::Broken> {
                match from.byte()? {
                    $($code => Ok($name::$variant),)*
                    _ => Err($crate::segment::bytes::Broken),
                }
            }
        }
    };
}

/// Implements [`Wire`] for an enum with data: a byte for the variant, then its fields in the listed order.
/// Fields of tuple variants get names here. A number is never used again for another meaning.
macro_rules! tagged {
    ($name:ident { $($variant:ident $( { $($field:ident),* } )? $( ( $($item:ident),* ) )? = $code:literal),* $(,)? }) => {
        impl $crate::segment::bytes::Wire for $name {
            fn put(&self, out: &mut Vec<u8>) {
                match self {
                    $($name::$variant $( { $($field),* } )? $( ( $($item),* ) )? => {
                        out.push($code);
                        $( $( $crate::segment::bytes::Wire::put($field, out); )* )?
                        $( $( $crate::segment::bytes::Wire::put($item, out); )* )?
                    })*
                }
            }
            fn take(
                from: &mut $crate::segment::bytes::Cursor<'_>,
            ) -> Result<Self, $crate::segment::bytes::Broken> {
                Ok(match from.byte()? {
                    $($code => {
                        $( $( let $field = $crate::segment::bytes::Wire::take(from)?; )* )?
                        $( $( let $item = $crate::segment::bytes::Wire::take(from)?; )* )?
                        $name::$variant $( { $($field),* } )? $( ( $($item),* ) )?
                    })*
                    _ => return Err($crate::segment::bytes::Broken),
                })
            }
        }
    };
}

pub(crate) use {record, tagged, variants};

impl Wire for u8 {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(*self);
    }
    fn take(from: &mut Cursor<'_>) -> Result<u8, Broken> {
        from.byte()
    }
}

impl Wire for bool {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(u8::from(*self));
    }
    fn take(from: &mut Cursor<'_>) -> Result<bool, Broken> {
        match from.byte()? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(Broken),
        }
    }
}

impl Wire for u32 {
    fn put(&self, out: &mut Vec<u8>) {
        put_varint(out, *self);
    }
    fn take(from: &mut Cursor<'_>) -> Result<u32, Broken> {
        from.varint()
    }
}

impl Wire for i32 {
    fn put(&self, out: &mut Vec<u8>) {
        put_varint(out, ((*self << 1) ^ (*self >> 31)) as u32);
    }
    fn take(from: &mut Cursor<'_>) -> Result<i32, Broken> {
        let zigzag = from.varint()?;
        Ok((zigzag >> 1) as i32 ^ -((zigzag & 1) as i32))
    }
}

impl Wire for f64 {
    fn put(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.to_bits().to_le_bytes());
    }
    fn take(from: &mut Cursor<'_>) -> Result<f64, Broken> {
        let bytes = from.take(8)?.try_into().map_err(|_| Broken)?;
        Ok(f64::from_bits(u64::from_le_bytes(bytes)))
    }
}

impl Wire for String {
    fn put(&self, out: &mut Vec<u8>) {
        put_size(out, self.len());
        out.extend_from_slice(self.as_bytes());
    }
    fn take(from: &mut Cursor<'_>) -> Result<String, Broken> {
        from.text().map(str::to_owned)
    }
}

impl<T: Wire> Wire for Option<T> {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(u8::from(self.is_some()));
        if let Some(value) = self {
            value.put(out);
        }
    }
    fn take(from: &mut Cursor<'_>) -> Result<Option<T>, Broken> {
        if bool::take(from)? { T::take(from).map(Some) } else { Ok(None) }
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn put(&self, out: &mut Vec<u8>) {
        put_size(out, self.len());
        for value in self {
            value.put(out);
        }
    }
    fn take(from: &mut Cursor<'_>) -> Result<Vec<T>, Broken> {
        let count = from.size()?;
        // Every value takes at least one byte.
        if count > from.rest().len() {
            return Err(Broken);
        }
        (0..count).map(|_| T::take(from)).collect()
    }
}

impl<A: Wire, B: Wire> Wire for (A, B) {
    fn put(&self, out: &mut Vec<u8>) {
        self.0.put(out);
        self.1.put(out);
    }
    fn take(from: &mut Cursor<'_>) -> Result<(A, B), Broken> {
        Ok((A::take(from)?, B::take(from)?))
    }
}

impl Wire for Span {
    fn put(&self, out: &mut Vec<u8>) {
        put_varint(out, self.start);
        put_varint(out, self.end - self.start);
    }
    fn take(from: &mut Cursor<'_>) -> Result<Span, Broken> {
        let (start, length) = (from.size()?, from.size()?);
        Ok(Span::new(start, start.checked_add(length).ok_or(Broken)?))
    }
}

impl Wire for Day {
    fn put(&self, out: &mut Vec<u8>) {
        self.number().put(out);
    }
    fn take(from: &mut Cursor<'_>) -> Result<Day, Broken> {
        i32::take(from).map(Day::from_number)
    }
}

impl Wire for DayRange {
    fn put(&self, out: &mut Vec<u8>) {
        self.first().put(out);
        self.last().put(out);
    }
    fn take(from: &mut Cursor<'_>) -> Result<DayRange, Broken> {
        DayRange::new(Wire::take(from)?, Wire::take(from)?).ok_or(Broken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn round<T: Wire + PartialEq + std::fmt::Debug>(value: &T) {
        let mut bytes = Vec::new();
        value.put(&mut bytes);
        let mut cursor = Cursor::new(&bytes);
        assert_eq!(T::take(&mut cursor).as_ref(), Ok(value));
        assert!(cursor.rest().is_empty());
        // A value cut short is broken, not something else.
        if let Some((_, short)) = bytes.split_last() {
            assert_eq!(T::take(&mut Cursor::new(short)), Err(Broken));
        }
    }

    proptest! {
        #[test]
        fn values_come_back(n in any::<u32>(), i in any::<i32>(), f in -1e9..1e9f64, s in ".{0,9}", b in any::<bool>()) {
            round(&n);
            round(&i);
            round(&f);
            round(&(s.clone(), b));
            round(&Some(vec![s, String::new()]));
            round(&Span::new((n / 2) as usize, (n / 2) as usize + 7));
            round(&DayRange::exact(Day::from_number(i / 1_000)));
        }

        #[test]
        fn strangers_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
            let _ = Vec::<(String, Option<Span>)>::take(&mut Cursor::new(&bytes));
            let _ = Vec::<DayRange>::take(&mut Cursor::new(&bytes));
        }
    }

    #[test]
    fn a_long_count_reserves_nothing() {
        assert_eq!(Vec::<u8>::take(&mut Cursor::new(&[0xff, 0xff, 0xff, 0xff, 0x0f])), Err(Broken));
        assert_eq!(Cursor::new(&[0xff, 0xff, 0xff, 0xff, 0x1f]).varint(), Err(Broken));
    }
}
