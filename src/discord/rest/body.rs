//! Bodies of calls: JSON, with files beside it if there are any. The only place that says that no message pings anybody
//! and that makes a message known by its nonce.

use super::failure::Failure;
use crate::commands::File;
use reqwest::RequestBuilder;
use reqwest::header::CONTENT_TYPE;
use reqwest::multipart::{Form, Part};
use serde::Serialize;
use serde_json::{Value, json};
use serenity::all::CreateInteractionResponse;

/// What goes along with a call; can be sent any number of times.
#[derive(Debug)]
pub struct Body {
    json: Vec<u8>,
    files: Vec<File>,
}

impl Body {
    /// Plain JSON.
    pub fn plain(body: &impl Serialize) -> Result<Self, Failure> {
        serde_json::to_vec(body).map(|json| Self { json, files: Vec::new() }).map_err(unreadable)
    }

    /// A message that pings nobody.
    pub fn message(message: &impl Serialize, files: &[File]) -> Result<Self, Failure> {
        let mut message = serde_json::to_value(message).map_err(unreadable)?;
        complete(&mut message, files);
        Self::of(&message, files)
    }

    /// A new message that pings nobody and is the only one with its nonce: if one is there already, Discord gives that back
    /// ("Create Message", `enforce_nonce`).
    pub fn only_once(message: &impl Serialize, nonce: &str) -> Result<Self, Failure> {
        let mut message = serde_json::to_value(message).map_err(unreadable)?;
        complete(&mut message, &[]);
        message["nonce"] = json!(nonce);
        message["enforce_nonce"] = json!(true);
        Self::of(&message, &[])
    }

    /// The first answer to an interaction, a message or something else.
    pub fn opening(opening: &CreateInteractionResponse, files: &[File]) -> Result<Self, Failure> {
        let mut body = serde_json::to_value(opening).map_err(unreadable)?;
        let is_message =
            matches!(opening, CreateInteractionResponse::Message(_) | CreateInteractionResponse::UpdateMessage(_));
        if let Some(message) = body.get_mut("data").filter(|_| is_message) {
            complete(message, files);
        }
        Self::of(&body, files)
    }

    fn of(body: &Value, files: &[File]) -> Result<Self, Failure> {
        Ok(Self { files: files.to_vec(), ..Self::plain(body)? })
    }

    /// Puts it into a request.
    pub fn put_into(&self, request: RequestBuilder) -> Result<RequestBuilder, Failure> {
        if self.files.is_empty() {
            return Ok(request.header(CONTENT_TYPE, "application/json").body(self.json.clone()));
        }
        // "Uploading Files" in Discord's reference; the JSON goes as a part of its own (RFC 7578).
        let json = String::from_utf8_lossy(&self.json).into_owned();
        let mut form = Form::new().text("payload_json", json);
        for (number, file) in self.files.iter().enumerate() {
            let part = Part::bytes(file.bytes.clone()).file_name(file.name.clone());
            let part = part.mime_str("application/octet-stream").map_err(unreadable)?;
            form = form.part(format!("files[{number}]"), part);
        }
        Ok(request.multipart(form))
    }
}

/// Adds what every message has to say: whom it pings, and which files come along.
fn complete(message: &mut Value, files: &[File]) {
    message["allowed_mentions"] = json!({ "parse": [], "replied_user": false });
    if !files.is_empty() {
        let attachments = files
            .iter()
            .enumerate()
            .map(|(number, file)| json!({ "id": number, "filename": file.name, "description": file.description }));
        message["attachments"] = attachments.collect();
    }
}

fn unreadable(error: impl std::fmt::Display) -> Failure {
    Failure::Unreadable(error.to_string())
}
