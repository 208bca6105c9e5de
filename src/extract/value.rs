//! Metadata as a file states it, before anyone knows what it means: text, lists and maps.

/// A metadata value. Numbers and truth values are text as they were written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// A scalar. Empty for null.
    Text(String),
    /// Values in order.
    List(Vec<Value>),
    /// Keys and values in file order; a key may come twice.
    Map(Fields),
}

/// Keys and values in file order.
pub(super) type Fields = Vec<(String, Value)>;

impl Value {
    /// The scalar, or the name of a thing: schema.org writes a publisher as text or as a map with `name`.
    /// Lists give their first nameable element.
    pub(super) fn name(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text.trim()).filter(|t| !t.is_empty()),
            Value::List(items) => items.iter().find_map(Value::name),
            Value::Map(fields) => ["name", "@value", "value", "@id", "url"]
                .iter()
                .find_map(|key| fields.iter().find(|(k, _)| k == key))
                .and_then(|(_, value)| match value {
                    // Deeper nesting has no meaning we know.
                    Value::Text(_) => value.name(),
                    _ => None,
                }),
        }
    }

    /// All names of a list or of one thing.
    pub(super) fn names(&self) -> Vec<&str> {
        match self {
            Value::List(items) => items.iter().filter_map(Value::name).collect(),
            _ => self.name().into_iter().collect(),
        }
    }

    /// The elements of a list, or the value itself.
    pub(super) fn items(&self) -> &[Value] {
        match self {
            Value::List(items) => items,
            _ => std::slice::from_ref(self),
        }
    }
}

/// A key as it is compared: lower case, without `_`, `-` and spaces. `date_published` is `datePublished`.
pub(super) fn key_form(key: &str) -> String {
    key.chars().filter(|c| !matches!(c, '_' | '-' | ' ')).flat_map(char::to_lowercase).collect()
}

/// The first value under one of `keys` (in [`key_form`]), in the order of `keys`, with its key as written.
pub(super) fn find<'a>(fields: &'a [(String, Value)], keys: &[&str]) -> Option<(&'a str, &'a Value)> {
    keys.iter().find_map(|wanted| {
        fields
            .iter()
            .find(|(key, value)| key_form(key) == *wanted && *value != Value::Text(String::new()))
            .map(|(key, value)| (key.as_str(), value))
    })
}

impl From<serde_json::Value> for Value {
    /// Recursion is bounded: serde_json refuses more than 128 levels.
    fn from(json: serde_json::Value) -> Value {
        use serde_json::Value as Json;
        match json {
            Json::Null => Value::Text(String::new()),
            Json::Bool(truth) => Value::Text(truth.to_string()),
            Json::Number(number) => Value::Text(number.to_string()),
            Json::String(text) => Value::Text(text),
            Json::Array(items) => Value::List(items.into_iter().map(Value::from).collect()),
            Json::Object(map) => Value::Map(map.into_iter().map(|(k, v)| (k, v.into())).collect()),
        }
    }
}

impl From<Value> for serde_json::Value {
    /// Of a key that comes twice the last value stays.
    fn from(value: Value) -> serde_json::Value {
        match value {
            Value::Text(text) => serde_json::Value::String(text),
            Value::List(items) => items.into_iter().map(serde_json::Value::from).collect(),
            Value::Map(fields) => fields.into_iter().map(|(k, v)| (k, serde_json::Value::from(v))).collect(),
        }
    }
}
