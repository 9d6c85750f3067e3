//! Columns that are filled row by row. Hides arrow's arrays from those who fill them.

use std::sync::Arc;

use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, Float64Array, Int64Array, ListArray, RecordBatch, StringArray, StructArray,
};
use arrow_buffer::OffsetBuffer;
use arrow_schema::{ArrowError, DataType, Field, Fields, Schema};

/// What a column holds.
#[derive(Clone, Copy)]
pub enum Kind {
    /// UTF-8.
    Text,
    /// A day.
    Day,
    /// A whole number.
    Whole,
    /// A number.
    Number,
    /// Yes or no.
    Flag,
    /// Any number of rows of its own.
    List(&'static [Named]),
}

/// A column's name, what it holds and what that means, for the documentation.
pub type Named = (&'static str, Kind, &'static str);

/// A value; `None` is null.
pub enum Cell<'a> {
    /// For [`Kind::Text`].
    Text(Option<&'a str>),
    /// For [`Kind::Day`]: days since 1970-01-01.
    Day(Option<i32>),
    /// For [`Kind::Whole`].
    Whole(Option<i64>),
    /// For [`Kind::Number`].
    Number(Option<f64>),
    /// For [`Kind::Flag`].
    Flag(bool),
    /// For [`Kind::List`].
    List(Vec<Vec<Cell<'a>>>),
}

/// Columns of the same length.
pub struct Columns {
    named: &'static [Named],
    values: Vec<Values>,
    rows: usize,
}

enum Values {
    Text(Vec<Option<String>>),
    Day(Vec<Option<i32>>),
    Whole(Vec<Option<i64>>),
    Number(Vec<Option<f64>>),
    Flag(Vec<bool>),
    // Where each row's list ends among the rows inside.
    List(Vec<i32>, Columns),
}

impl Columns {
    /// Empty columns.
    pub fn new(named: &'static [Named]) -> Columns {
        let values = |(_, kind, _): &Named| match kind {
            Kind::Text => Values::Text(Vec::new()),
            Kind::Day => Values::Day(Vec::new()),
            Kind::Whole => Values::Whole(Vec::new()),
            Kind::Number => Values::Number(Vec::new()),
            Kind::Flag => Values::Flag(Vec::new()),
            Kind::List(inner) => Values::List(vec![0], Columns::new(inner)),
        };
        Columns { named, values: named.iter().map(values).collect(), rows: 0 }
    }

    /// Adds a row: a cell for each column, in order. A cell of another kind than its column leaves the columns unequal, which
    /// [`Columns::batch`] refuses.
    pub fn row(&mut self, cells: Vec<Cell>) {
        self.rows += 1;
        for (values, cell) in self.values.iter_mut().zip(cells) {
            match (values, cell) {
                (Values::Text(v), Cell::Text(x)) => v.push(x.map(str::to_string)),
                (Values::Day(v), Cell::Day(x)) => v.push(x),
                (Values::Whole(v), Cell::Whole(x)) => v.push(x),
                (Values::Number(v), Cell::Number(x)) => v.push(x),
                (Values::Flag(v), Cell::Flag(x)) => v.push(x),
                (Values::List(ends, inner), Cell::List(rows)) => {
                    rows.into_iter().for_each(|row| inner.row(row));
                    ends.push(inner.rows as i32);
                }
                _ => {}
            }
        }
    }

    /// What was added, as arrow has it.
    pub fn batch(self) -> Result<RecordBatch, ArrowError> {
        let schema = Schema::new(fields(self.named));
        RecordBatch::try_new(Arc::new(schema), self.arrays()?)
    }

    fn arrays(self) -> Result<Vec<ArrayRef>, ArrowError> {
        self.values.into_iter().map(Values::array).collect()
    }
}

impl Values {
    fn array(self) -> Result<ArrayRef, ArrowError> {
        Ok(match self {
            Values::Text(v) => Arc::new(StringArray::from(v)),
            Values::Day(v) => Arc::new(Date32Array::from(v)),
            Values::Whole(v) => Arc::new(Int64Array::from(v)),
            Values::Number(v) => Arc::new(Float64Array::from(v)),
            Values::Flag(v) => Arc::new(BooleanArray::from(v)),
            Values::List(ends, inner) => {
                let fields = fields(inner.named);
                let items = StructArray::try_new(fields.clone(), inner.arrays()?, None)?;
                let lengths = ends.windows(2).map(|w| (w[1] - w[0]) as usize);
                Arc::new(ListArray::try_new(item(fields), OffsetBuffer::from_lengths(lengths), Arc::new(items), None)?)
            }
        })
    }
}

/// The columns as arrow's fields. All but lists and flags may be null.
pub fn fields(named: &[Named]) -> Fields {
    let field = |(name, kind, _): &Named| {
        let (data, nullable) = match kind {
            Kind::Text => (DataType::Utf8, true),
            Kind::Day => (DataType::Date32, true),
            Kind::Whole => (DataType::Int64, true),
            Kind::Number => (DataType::Float64, true),
            Kind::Flag => (DataType::Boolean, false),
            Kind::List(inner) => (DataType::List(item(fields(inner))), false),
        };
        Field::new(*name, data, nullable)
    };
    named.iter().map(field).collect()
}

fn item(fields: Fields) -> Arc<Field> {
    Arc::new(Field::new("item", DataType::Struct(fields), false))
}
