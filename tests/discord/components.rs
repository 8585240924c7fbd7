//! Buttons and menus under a message as Discord knows them: what a body may hold, what is refused, how a reader sees them.

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    #[serde(rename = "type")]
    pub kind: u8,
    pub components: Vec<Component>,
}

/// A button (2) or a menu of texts (3).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Component {
    #[serde(rename = "type")]
    pub kind: u8,
    pub custom_id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub style: Option<u8>,
    #[serde(default)]
    pub disabled: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub placeholder: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<Choice>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    pub label: String,
    pub value: String,
    #[serde(default)]
    pub default: bool,
}

/// A form with one text.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    pub custom_id: String,
    pub title: String,
    pub components: Vec<FormRow>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormRow {
    #[serde(rename = "type")]
    pub kind: u8,
    pub components: [TextInput; 1],
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextInput {
    #[serde(rename = "type")]
    pub kind: u8,
    pub custom_id: String,
    pub style: u8,
    pub label: String,
    pub max_length: u16,
    pub required: bool,
}

/// All that Discord has against a form.
pub fn form_problems(form: &Form) -> Vec<String> {
    let mut problems = Vec::new();
    if !(within(&form.custom_id, 100) && within(&form.title, 45) && (1..=5).contains(&form.components.len())) {
        problems.push(format!("the form {form:?}"));
    }
    for row in &form.components {
        let [text] = &row.components;
        let fine = (row.kind, text.kind) == (1, 4) && matches!(text.style, 1 | 2) && within(&text.label, 45);
        if !(fine && within(&text.custom_id, 100) && text.max_length <= 4000) {
            problems.push(format!("the text {text:?}"));
        }
    }
    problems
}

const BUTTON: u8 = 2;
const MENU: u8 = 3;

/// All that Discord has against the rows of a message.
pub fn problems(rows: &[Row]) -> Vec<String> {
    let mut problems = Vec::new();
    let mut check = |fine: bool, what: String| {
        if !fine {
            problems.push(what);
        }
    };
    check(rows.len() <= 5, format!("{} rows, at most 5", rows.len()));
    let mut ids = BTreeSet::new();
    for row in rows {
        let menus = row.components.iter().filter(|component| component.kind == MENU).count();
        let most = if menus > 0 { 1 } else { 5 };
        check(row.kind == 1 && (1..=most).contains(&row.components.len()), format!("a row of {:?}", row.components));
        for component in &row.components {
            let id = &component.custom_id;
            check(within(id, 100), format!("a custom id of {} characters", id.chars().count()));
            check(ids.insert(id), format!("the custom id {id} twice"));
            match component.kind {
                BUTTON => {
                    let label = component.label.as_deref().unwrap_or_default();
                    check(within(label, 80) && label.chars().any(char::is_alphabetic), format!("the label {label:?}"));
                    check(
                        component.style.is_some_and(|style| (1..=4).contains(&style)),
                        format!("{:?}", component.style),
                    );
                }
                MENU => {
                    let placeholder = component.placeholder.as_deref().unwrap_or_default();
                    check(within(placeholder, 150), format!("the placeholder {placeholder:?}"));
                    check((1..=25).contains(&component.options.len()), format!("{} options", component.options.len()));
                    let values: BTreeSet<&str> = component.options.iter().map(|option| &*option.value).collect();
                    check(values.len() == component.options.len(), "two options of one value".to_owned());
                    for option in &component.options {
                        check(within(&option.label, 100) && within(&option.value, 100), format!("{option:?}"));
                    }
                }
                kind => check(false, format!("a component of type {kind}")),
            }
        }
    }
    problems
}

fn within(text: &str, most: usize) -> bool {
    !text.trim().is_empty() && text.chars().count() <= most
}

/// How many options of a menu are shown.
const SHOWN: usize = 3;

/// The rows as a reader sees them.
pub fn shown(rows: &[Row]) -> String {
    let mut lines = Vec::new();
    for component in rows.iter().map(|row| &row.components) {
        let buttons = component.iter().filter_map(|button| button.label.as_ref()).map(|label| format!("[{label}]"));
        let buttons: Vec<String> = buttons.collect();
        if !buttons.is_empty() {
            lines.push(buttons.join(" "));
        }
        for menu in component.iter().filter(|component| component.kind == MENU) {
            lines.push(format!("[{} v]", menu.placeholder.as_deref().unwrap_or_default()));
            lines.extend(menu.options.iter().take(SHOWN).map(|option| format!("  {}", option.label)));
            if menu.options.len() > SHOWN {
                lines.push(format!("  and {} more", menu.options.len() - SHOWN));
            }
        }
    }
    lines.iter().flat_map(|line| [line.as_str(), "\n"]).collect()
}

/// The custom id of a button by its label, or the menu's id and the value of one of its options.
pub fn find(rows: &[Row], label: &str) -> Option<(String, Vec<String>)> {
    let components = || rows.iter().flat_map(|row| &row.components);
    let button = components().find(|component| component.label.as_deref() == Some(label));
    let chosen = || {
        components().find_map(|menu| {
            let option = menu.options.iter().find(|option| option.label == label)?;
            Some((menu.custom_id.clone(), vec![option.value.clone()]))
        })
    };
    button.map(|button| (button.custom_id.clone(), Vec::new())).or_else(chosen)
}

/// The loopback Discord's own teeth.
mod tests {
    use super::*;
    use serde_json::{Value, from_value, json};

    fn check(rows: Value, problem: &str) {
        let found = match from_value::<Vec<Row>>(rows) {
            Ok(rows) => problems(&rows).join("; "),
            Err(error) => error.to_string(),
        };
        assert!(found.contains(problem), "{found:?} has no {problem:?}");
    }

    #[test]
    fn refuses_what_discord_refuses() {
        let button = |id: &str, label: &str| json!({ "type": 2, "custom_id": id, "label": label, "style": 2 });
        let row = |components: Value| json!({ "type": 1, "components": components });
        check(json!([row(json!([button(&"x".repeat(101), "a")]))]), "a custom id of 101");
        check(json!([row(json!([button("x", "\u{1f44d}")]))]), "the label");
        check(json!([row(json!([button("x", "a"), button("x", "b")]))]), "twice");
        check(json!([row(json!([]))]), "a row of");
        check(json!(vec![row(json!([button("x", "a")])); 6]), "6 rows");
        let menu = |count: usize| {
            let option = |at| json!({ "label": "a", "value": format!("{at}") });
            json!({ "type": 3, "custom_id": "m", "placeholder": "p", "options": (0..count).map(option).collect::<Vec<_>>() })
        };
        check(json!([row(json!([menu(26)]))]), "26 options");
        check(json!([row(json!([menu(2), button("x", "a")]))]), "a row of");
        check(json!([row(json!([{ "type": 5, "custom_id": "u" }]))]), "type 5");
        check(json!([row(json!([{ "type": 2, "custom_id": "u", "emoji": "x" }]))]), "unknown field");
    }
}
