//! Why a call of Discord came to nothing: for the log, and for whoever has to go on without it. May never show a token, an
//! address with one, or what somebody typed.

use crate::metrics::Unanswered;
use serde::Deserialize;
use serde_json::Value;
use std::fmt;

/// Why a call came to nothing. `Display` is the cause for the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// Discord refused it (4xx), or broke over it each time (5xx).
    Refused(Refusal),
    /// Its limits leave no room in time.
    Late,
    /// No answer came.
    Lost {
        /// What broke, without the address.
        cause: String,
        /// Whether it may be carried out all the same.
        unsure: bool,
    },
    /// The fuse is open: it wasn't made.
    Fused,
    /// It can't be put into words that Discord knows, or the answer can't be read.
    Unreadable(String),
}

/// What Discord says when it refuses a call ("Opcodes and Status Codes", JSON; "Reference", Error Messages).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Refusal {
    /// The status (RFC 9110, 15).
    pub status: u16,
    /// Discord's code; 0 if there is none.
    pub code: u32,
    /// Discord's words.
    pub message: String,
    /// Where in the body something is wrong, and the code of what.
    pub problems: Vec<(String, String)>,
}

impl Refusal {
    /// Reads a refusal; what isn't Discord's JSON leaves the status.
    pub fn read(status: u16, body: &[u8]) -> Self {
        #[derive(Deserialize)]
        struct Said {
            #[serde(default)]
            code: u32,
            #[serde(default)]
            message: String,
            #[serde(default)]
            errors: Value,
        }
        let Ok(Said { code, message, errors }) = serde_json::from_slice(body) else {
            return Self { status, ..Self::default() };
        };
        let mut problems = Vec::new();
        find(&errors, &mut Vec::new(), &mut problems);
        Self { status, code, message, problems }
    }
}

/// The problems in an object of errors: each lies where its part of the body does, under `_errors`.
fn find(errors: &Value, path: &mut Vec<String>, problems: &mut Vec<(String, String)>) {
    for (name, part) in errors.as_object().into_iter().flatten() {
        if name == "_errors" {
            let codes = part.as_array().into_iter().flatten().filter_map(|error| error.get("code")?.as_str());
            problems.extend(codes.map(|code| (path.join("."), code.to_owned())));
        } else {
            path.push(name.clone());
            find(part, path, problems);
            path.pop();
        }
    }
}

impl Failure {
    fn refusal(&self) -> Option<&Refusal> {
        match self {
            Self::Refused(refusal) => Some(refusal),
            _ => None,
        }
    }

    fn has_code(&self, codes: &[u32]) -> bool {
        self.refusal().is_some_and(|refusal| codes.contains(&refusal.code))
    }

    /// The token isn't known (401).
    pub fn refuses_token(&self) -> bool {
        self.refusal().is_some_and(|refusal| refusal.status == 401)
    }

    /// The bot isn't allowed to (403).
    pub fn is_forbidden(&self) -> bool {
        self.refusal().is_some_and(|refusal| refusal.status == 403)
    }

    /// The key of the name of the permission that is lacking: the one to see the channel (50001), or `for_it` (50013), the one
    /// that it takes.
    pub fn lacks(&self, for_it: &'static str) -> Option<&'static str> {
        match self.refusal().filter(|_| self.is_forbidden())?.code {
            50_001 => Some("view-channel"),
            50_013 => Some(for_it),
            _ => None,
        }
    }

    /// What it was about is gone (404): a channel, a message, an interaction.
    pub fn is_gone(&self) -> bool {
        self.refusal().is_some_and(|refusal| refusal.status == 404)
    }

    /// Nothing more can be said where this was to be said: the channel is closed to us or gone, the interaction is over, or
    /// no call is made now. So nobody is told, either.
    pub fn is_final(&self) -> bool {
        matches!(self, Self::Fused | Self::Late) || self.is_forbidden() || self.is_gone() || self.is_over()
    }

    /// The interaction is over: unknown (10062), its token expired (50027), or its first answer is gone (10015).
    pub fn is_over(&self) -> bool {
        self.has_code(&[10_062, 50_027, 10_015])
    }

    /// Why there is no answer because of it.
    pub fn unanswered(&self) -> Unanswered {
        match self {
            Self::Late => Unanswered::Late,
            _ if self.is_over() => Unanswered::Over,
            _ => Unanswered::Failed,
        }
    }

    /// Discord has an answer to the interaction already.
    pub fn was_answered(&self) -> bool {
        self.has_code(&[super::retry::ALREADY_ANSWERED])
    }

    /// Discord found nothing in the message, as when it leaves out the embed and there is nothing else.
    pub fn was_empty(&self) -> bool {
        self.has_code(&[50_006])
    }

    /// Nobody knows whether it was carried out.
    pub fn is_unsure(&self) -> bool {
        match self {
            Self::Lost { unsure, .. } => *unsure,
            Self::Refused(refusal) => refusal.status >= 500,
            Self::Unreadable(_) => true,
            Self::Late | Self::Fused => false,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(Refusal { status, code, message, problems }) => {
                write!(f, "status {status}, code {code}: {message}")?;
                problems.iter().try_for_each(|(path, code)| write!(f, "; {path}: {code}"))
            }
            Self::Late => f.write_str("Discord's rate limits leave no room for it in time"),
            Self::Lost { cause, unsure: false } => write!(f, "the request couldn't be sent: {cause}"),
            Self::Lost { cause, unsure: true } => write!(f, "no answer came: {cause}"),
            Self::Fused => f.write_str("not sent, since Discord refused too many calls lately"),
            Self::Unreadable(cause) => write!(f, "can't be read: {cause}"),
        }
    }
}

impl std::error::Error for Failure {}

/// The causes of a failed request without its address.
pub fn causes(error: &reqwest::Error) -> String {
    let mut causes = Vec::new();
    let mut next = std::error::Error::source(error);
    while let Some(cause) = next {
        causes.push(cause.to_string());
        next = cause.source();
    }
    causes.join(": ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_names_what_is_wrong_and_where() {
        let body = br#"{ "code": 50035, "message": "Invalid Form Body", "errors":
            { "embeds": { "0": { "description": { "_errors": [{ "code": "BASE_TYPE_MAX_LENGTH", "message": "Too long" }] } } } } }"#;
        let failure = Failure::Refused(Refusal::read(400, body));
        assert_eq!(
            failure.to_string(),
            "status 400, code 50035: Invalid Form Body; embeds.0.description: BASE_TYPE_MAX_LENGTH"
        );
        assert_eq!(Refusal::read(502, b"<html>"), Refusal { status: 502, ..Refusal::default() });
    }

    #[test]
    fn what_is_over_is_final() {
        let refused = |status, code| Failure::Refused(Refusal { status, code, ..Refusal::default() });
        for (failure, is_final) in [
            (refused(403, 50_013), true),
            (refused(404, 10_003), true),
            (refused(404, 10_062), true),
            (refused(401, 50_027), true),
            (refused(400, 50_035), false),
            (refused(500, 0), false),
            (Failure::Fused, true),
        ] {
            assert_eq!(failure.is_final(), is_final, "{failure}");
        }
    }
}
