//! Where the bot's token comes from: `DISCORD_TOKEN`, or the file that `DISCORD_TOKEN_FILE` names. From nowhere else,
//! and it never leaves its [`SecretString`] but for Discord.

use super::Error;
use secrecy::SecretString;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The token of this process's environment; `None` if neither variable is set.
pub fn token_from_env() -> Result<Option<SecretString>, Error> {
    token_from(std::env::var_os("DISCORD_TOKEN"), std::env::var_os("DISCORD_TOKEN_FILE"))
}

/// The token from the two variables' values. A blank one counts as not set, as in `DISCORD_TOKEN=`.
pub fn token_from(token: Option<OsString>, file: Option<OsString>) -> Result<Option<SecretString>, Error> {
    let is_set = |value: &OsString| value.to_str().is_none_or(|text| !text.trim().is_empty());
    match (token.filter(is_set), file.filter(is_set)) {
        (None, None) => Ok(None),
        (Some(_), Some(_)) => Err(Error::TokenTwice),
        (Some(token), None) => token.to_str().ok_or(Error::TokenMalformed).and_then(parse).map(Some),
        (None, Some(path)) => read(&PathBuf::from(path)).map(Some),
    }
}

fn read(path: &Path) -> Result<SecretString, Error> {
    let text = std::fs::read_to_string(path).map_err(|cause| Error::TokenFile { path: path.to_owned(), cause })?;
    if text.trim().is_empty() {
        return Err(Error::TokenFileEmpty { path: path.to_owned() });
    }
    parse(&text)
}

/// A token as copied, with or without `Bot ` before it.
fn parse(text: &str) -> Result<SecretString, Error> {
    let trimmed = text.trim();
    let token = trimmed.strip_prefix("Bot ").unwrap_or(trimmed).trim();
    let sent_as_is = token.chars().all(|c| c.is_ascii_graphic());
    let parts: Vec<&str> = token.split('.').collect();
    if sent_as_is && parts.len() == 3 && parts.iter().all(|part| !part.is_empty()) {
        Ok(SecretString::from(token))
    } else {
        Err(Error::TokenMalformed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use secrecy::ExposeSecret;

    const TOKEN: &str = "MTIz.NDU2.Nzg5";

    fn check(token: Option<&str>, file: Option<&Path>) -> Result<Option<String>, String> {
        match token_from(token.map(OsString::from), file.map(|path| path.as_os_str().to_owned())) {
            Ok(token) => Ok(token.map(|token| token.expose_secret().to_owned())),
            Err(error) => Err(format!("{error} ({})", error.exit_code())),
        }
    }

    fn file(text: &str) -> tempfile::NamedTempFile {
        let file = tempfile::NamedTempFile::new().expect("a temporary file");
        std::fs::write(file.path(), text).expect("a writable file");
        file
    }

    #[test]
    fn a_token_is_trimmed_wherever_it_comes_from() {
        assert_eq!(check(Some(&format!(" {TOKEN}\n")), None), Ok(Some(TOKEN.to_owned())));
        assert_eq!(check(Some(&format!("Bot {TOKEN}")), None), Ok(Some(TOKEN.to_owned())));
        assert_eq!(check(None, Some(file(&format!("{TOKEN}\r\n")).path())), Ok(Some(TOKEN.to_owned())));
    }

    #[test]
    fn blank_counts_as_not_set() {
        assert_eq!(check(None, None), Ok(None));
        assert_eq!(check(Some(""), None), Ok(None));
        assert_eq!(check(Some(" "), Some(file(TOKEN).path())), Ok(Some(TOKEN.to_owned())));
    }

    #[test]
    fn a_wrong_token_is_one_line_and_exit_code_2() {
        let refused = |token: Option<&str>, path: Option<&Path>| check(token, path).expect_err("a refusal");
        assert_eq!(
            refused(Some(TOKEN), Some(Path::new("/x"))),
            "DISCORD_TOKEN and DISCORD_TOKEN_FILE are both set: unset one of them (2)"
        );
        let missing = refused(None, Some(Path::new("/nowhere/token")));
        assert!(missing.starts_with("DISCORD_TOKEN_FILE names /nowhere/token, which can't be read: "), "{missing}");
        let empty = file(" \n");
        assert!(refused(None, Some(empty.path())).contains("which is empty"));
        for malformed in ["secret", "a.b", "a..c", "a.b.c.d", "a.b.ñ", "a.b c.d"] {
            let line = refused(Some(malformed), None);
            assert!(line.starts_with("the Discord token is malformed") && line.ends_with("(2)"), "{line}");
            assert!(!line.contains(malformed) && !line.contains('\n'), "{line}");
        }
    }
}
