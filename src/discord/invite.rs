//! The address with which an admin adds the bot to a server, with the least permissions it needs. Shows the bot's public id,
//! never the token it is read from.

use super::Error;
use super::permissions::NEEDED;
use base64::Engine as _;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use secrecy::{ExposeSecret, SecretString};
use serenity::all::Permissions;

/// The invite address of the bot with this token. The first part of a token is the bot's id in base64, which for all bots
/// made since 2016 is the application's.
pub fn invite(token: &SecretString) -> Result<String, Error> {
    let lenient = GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
    let base64 = GeneralPurpose::new(&base64::alphabet::STANDARD, lenient);
    let first = token.expose_secret().split('.').next().unwrap_or_default();
    let id = base64.decode(first).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    let id: u64 = id.and_then(|id| id.parse().ok()).ok_or(Error::TokenMalformed)?;
    let permissions = NEEDED.iter().map(|(needed, _)| *needed).collect::<Permissions>().bits();
    Ok(format!(
        "https://discord.com/oauth2/authorize?client_id={id}&scope=bot+applications.commands&permissions={permissions}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_has_the_bots_id_and_the_least_permissions() {
        let address = invite(&SecretString::from("MTEwMDAwMDAwMDAwMDAwMDAwMw.loopback.secret")).expect("an address");
        assert_eq!(
            address,
            "https://discord.com/oauth2/authorize?client_id=1100000000000000003&scope=bot+applications.commands\
             &permissions=309237763136"
        );
        assert!(invite(&SecretString::from("secret.of.mine")).is_err());
    }
}
