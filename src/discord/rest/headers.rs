//! What the headers and the body of an answer tell of Discord's limits ("Rate Limits", Header Format). Pure.

use reqwest::header::HeaderMap;
use serde::Deserialize;
use std::sync::Arc;
use std::time::Duration;

/// After how long a call is made again that was one too many, if nothing says so.
const UNTOLD: Duration = Duration::from_secs(1);

/// No wait is longer: a day.
const LONGEST: f64 = 86_400.0;

/// What an answer's headers tell.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Told {
    /// The bucket, if the call has a limit.
    pub bucket: Option<Bucketed>,
    /// The call was one too many.
    pub over: Option<Over>,
}

/// How full a bucket is.
#[derive(Debug, Clone, PartialEq)]
pub struct Bucketed {
    /// Its name, the same for all channels.
    pub name: Arc<str>,
    /// How many calls a window takes.
    pub limit: u32,
    /// How many more this window takes.
    pub remaining: u32,
    /// When this window ends, in seconds since 1970 by Discord's clock: tells windows apart.
    pub ends: f64,
    /// In how long it ends.
    pub ends_in: Duration,
}

/// Too many calls (429).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Over {
    /// After how long calls are taken again.
    pub after: Duration,
    /// Whose limit it was.
    pub scope: Scope,
}

/// Whose limit was hit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The bot's, for this kind of call.
    User,
    /// The bot's, for all kinds of calls.
    Global,
    /// That of a channel, which others use, too: it isn't the bot's fault.
    Shared,
}

/// What an answer tells of limits.
pub fn told(status: u16, headers: &HeaderMap, body: &[u8]) -> Told {
    Told { bucket: bucketed(headers), over: (status == 429).then(|| over(headers, body)) }
}

fn bucketed(headers: &HeaderMap) -> Option<Bucketed> {
    Some(Bucketed {
        name: Arc::from(text(headers, "x-ratelimit-bucket")?),
        limit: text(headers, "x-ratelimit-limit")?.parse().ok()?,
        remaining: text(headers, "x-ratelimit-remaining")?.parse().ok()?,
        ends: text(headers, "x-ratelimit-reset")?.parse().ok().filter(|ends: &f64| ends.is_finite())?,
        ends_in: seconds(text(headers, "x-ratelimit-reset-after")?.parse().ok()?)?,
    })
}

fn over(headers: &HeaderMap, body: &[u8]) -> Over {
    #[derive(Deserialize)]
    struct Limited {
        retry_after: f64,
        #[serde(default)]
        global: bool,
    }
    let header = || text(headers, "retry-after").and_then(|after| seconds(after.parse().ok()?));
    let Ok(limited) = serde_json::from_slice::<Limited>(body) else {
        // Not Discord's own words, but of what stands before it: it means all calls from this address.
        return Over { after: header().unwrap_or(UNTOLD), scope: Scope::Global };
    };
    let after = seconds(limited.retry_after).or_else(header).unwrap_or(UNTOLD);
    let scope = match text(headers, "x-ratelimit-scope") {
        Some("shared") => Scope::Shared,
        Some("global") => Scope::Global,
        _ if limited.global || headers.contains_key("x-ratelimit-global") => Scope::Global,
        _ => Scope::User,
    };
    Over { after, scope }
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

fn seconds(seconds: f64) -> Option<Duration> {
    Duration::try_from_secs_f64(seconds.min(LONGEST)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use reqwest::header::HeaderName;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let pair = |(name, value): &(&'static str, &'static str)| {
            (HeaderName::from_static(name), value.parse().expect("a header's value"))
        };
        pairs.iter().map(pair).collect()
    }

    #[test]
    fn a_bucket_is_read_off_discords_own_example() {
        let told = told(
            200,
            &headers(&[
                ("x-ratelimit-limit", "5"),
                ("x-ratelimit-remaining", "0"),
                ("x-ratelimit-reset", "1470173023.123"),
                ("x-ratelimit-reset-after", "64.57"),
                ("x-ratelimit-bucket", "abcd1234"),
            ]),
            b"",
        );
        let bucket = told.bucket.expect("a bucket");
        assert_eq!((&*bucket.name, bucket.limit, bucket.remaining), ("abcd1234", 5, 0));
        assert_eq!(bucket.ends_in, Duration::from_millis(64_570));
        assert_eq!(told.over, None);
    }

    #[test]
    fn a_limit_says_whose_it_is_and_for_how_long() {
        let check = |pairs: &[(&'static str, &'static str)], body: &str, scope, ms| {
            let expected = Over { after: Duration::from_millis(ms), scope };
            assert_eq!(told(429, &headers(pairs), body.as_bytes()).over, Some(expected), "{body}");
        };
        check(&[("x-ratelimit-scope", "user")], r#"{ "retry_after": 1.336, "global": false }"#, Scope::User, 1336);
        check(&[("x-ratelimit-scope", "shared")], r#"{ "retry_after": 0.5 }"#, Scope::Shared, 500);
        check(&[], r#"{ "retry_after": 2, "global": true }"#, Scope::Global, 2000);
        check(&[("retry-after", "65")], "error code: 1015", Scope::Global, 65_000);
        check(&[], r#"{ "retry_after": -1 }"#, Scope::User, 1000);
        check(&[], r#"{ "retry_after": 1e300 }"#, Scope::User, 86_400_000);
    }
}
