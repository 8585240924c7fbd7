//! Each request body against Discord's own `OpenAPI` description, if `PUENTE_DISCORD_OPENAPI` names its file. A file that
//! is named but can't be read fails the test: a check that quietly doesn't run is worse than none.

use jsonschema::Validator;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock};

/// The description, and a validator for each route seen so far.
pub struct OpenApi {
    description: Value,
    validators: Mutex<HashMap<String, Option<Arc<Validator>>>>,
}

/// Discord's description, if the environment names one; read once.
pub fn from_env() -> Option<&'static OpenApi> {
    static READ: OnceLock<Option<OpenApi>> = OnceLock::new();
    READ.get_or_init(|| {
        let file = std::env::var_os("PUENTE_DISCORD_OPENAPI")?;
        let text = std::fs::read_to_string(&file)
            .unwrap_or_else(|error| panic!("PUENTE_DISCORD_OPENAPI names {}: {error}", file.display()));
        let description = serde_json::from_str(&text)
            .unwrap_or_else(|error| panic!("PUENTE_DISCORD_OPENAPI names {}: {error}", file.display()));
        Some(OpenApi { description, validators: Mutex::new(HashMap::new()) })
    })
    .as_ref()
}

impl OpenApi {
    /// What the description has against a body; `route` is written as there, `/channels/{channel_id}/messages`.
    pub fn problems(&self, method: &str, route: &str, body: Option<&Value>) -> Vec<String> {
        let operation = &self.description["paths"][route][method.to_lowercase()];
        if operation.is_null() {
            return vec!["not in Discord's OpenAPI description".to_owned()];
        }
        match (self.validator(method, route, operation), body) {
            (None, None) => Vec::new(),
            (None, Some(_)) => vec!["a body, where Discord's OpenAPI description has none".to_owned()],
            (Some(_), None) => vec!["no body".to_owned()],
            (Some(validator), Some(body)) => {
                let body = with_file_numbers_as_text(with_permissions_as_numbers(body));
                let errors = validator.iter_errors(&body);
                errors.map(|error| format!("OpenAPI, at {}: {error}", error.instance_path())).collect()
            }
        }
    }

    fn validator(&self, method: &str, route: &str, operation: &Value) -> Option<Arc<Validator>> {
        let mut validators = self.validators.lock().expect("no test panicked in here");
        let known = validators.entry(format!("{method} {route}")).or_insert_with(|| {
            let schema = operation["requestBody"]["content"].get("application/json")?.get("schema")?;
            // References are to "#/components/…", so the components come along.
            let rooted = json!({ "allOf": [schema], "components": self.description["components"] });
            let validator = jsonschema::options().with_draft(jsonschema::Draft::Draft202012).build(&rooted);
            Some(Arc::new(validator.unwrap_or_else(|error| panic!("{method} {route}: {error}"))))
        });
        known.clone()
    }
}

/// Discord's reference shows the numbers of files that come along as numbers (`"id": 0`), and every client sends them so; its
/// description wants text, as for ids.
fn with_file_numbers_as_text(mut body: Value) -> Value {
    let nested = body.pointer("/data/attachments").is_some();
    let files = body.pointer_mut(if nested { "/data/attachments" } else { "/attachments" });
    for file in files.and_then(Value::as_array_mut).into_iter().flatten() {
        if let Some(number) = file.get("id").and_then(Value::as_u64) {
            file["id"] = json!(number.to_string());
        }
    }
    body
}

/// Discord's reference says that permissions are sent as text, and every client does so; its description wants a number.
/// A text that is no number stays one, and is refused.
fn with_permissions_as_numbers(body: &Value) -> Value {
    let mut body = body.clone();
    for command in body.as_array_mut().into_iter().flatten() {
        if let Some(permissions) = command.get_mut("default_member_permissions")
            && let Some(number) = permissions.as_str().and_then(|text| text.parse::<u64>().ok())
        {
            *permissions = json!(number);
        }
    }
    body
}
