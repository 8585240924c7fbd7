//! What somebody sends to make the bot do something else: it is refused, and nobody is pinged. The loopback Discord
//! fails a test on any body that would ping.

use crate::discord::{Chat, Log};
use expect_test::expect;

#[tokio::test]
async fn a_custom_id_that_is_not_ours_is_refused_kindly() {
    let mut chat = Chat::start().await;
    chat.ben().asks("Where did Pompeo meet Bukele?");
    let answer = chat.expect_shape(expect!["content 0, embed: description 141, 1 fields, footer 187"]).await;
    for id in ["", "@everyone", "1:why:", "1:why:zzzzzzzz", "1:ask:", "1:share:ca978112", "9999:why:x", "drop table"] {
        chat.ben().forges(answer, id, &[]);
        chat.expect_only("Ben", "That button is out of date. Ask me again and you'll get fresh ones.").await;
    }
    for value in ["", "en", "xx:ca978112", "es:ca978112", "@everyone \u{202e}"] {
        chat.ana().forges(answer, "1:ask:", &[value.to_owned()]);
        chat.expect_only("Ana", "Ese botón ya no sirve. Pregúntame otra vez y tendrás unos nuevos.").await;
    }
    chat.finish().await;
}

#[tokio::test]
async fn a_button_of_somebody_elses_private_reply_is_refused() {
    let mut chat = Chat::start().await;
    chat.ana().slash("/ask", &[("question", "¿Dónde se reunió Pompeo con Bukele?"), ("private", "yes")]);
    let private = chat.expect_shape(expect!["content 37, embed: description 186, 1 fields, footer 226"]).await;
    chat.ben().presses(private, "Compartir");
    chat.expect_reply(expect![[r#"
        (to a press, only Ben sees it)
        That reply belongs to somebody else. Ask me yourself and you'll get your own.
    "#]])
        .await;
    chat.ben().presses(private, "En contexto");
    chat.expect_reply(expect![[r#"
        (to a press, only Ben sees it)
        That reply belongs to somebody else. Ask me yourself and you'll get your own.
    "#]])
        .await;
    chat.finish().await;
}

#[tokio::test]
async fn somebody_elses_message_has_no_button_of_ours() {
    let mut chat = Chat::start().await;
    let id = chat.ana().says("look at this");
    chat.ben().forges(id, "1:ask:", &["en:00000000".to_owned()]);
    chat.expect_reply(expect![[r#"
        (to a press, only Ben sees it)
        That button is out of date. Ask me again and you'll get fresh ones.
    "#]])
        .await;
    chat.finish().await;
}

#[tokio::test]
async fn a_forged_press_is_told_in_the_log_without_what_was_sent() {
    let mut chat = Chat::start().await;
    chat.ben().asks("Where did Pompeo meet Bukele?");
    let answer = chat.expect_any().await;
    chat.ana().slash("/ask", &[("question", "¿Dónde se reunió Pompeo con Bukele?"), ("private", "yes")]);
    let private = chat.expect_any().await;
    let log = Log::listen();
    chat.ben().forges(answer, "1:why:quetzal", &[]);
    chat.expect_only("Ben", "That button is out of date. Ask me again and you'll get fresh ones.").await;
    chat.ana().forges(answer, "1:ask:", &["es:aguacate".to_owned()]);
    chat.expect_only("Ana", "Ese botón ya no sirve. Pregúntame otra vez y tendrás unos nuevos.").await;
    chat.ben().presses(private, "Compartir");
    chat.expect_only("Ben", "That reply belongs to somebody else. Ask me yourself and you'll get your own.").await;
    expect![[r#"
        WARN puente::discord::pressed: a press was refused why=Forged
        WARN puente::discord::pressed: a press was refused why=Forged
        WARN puente::discord::pressed: a press was refused why=SomebodyElses"#]]
    .assert_eq(&log.lines().join("\n"));
    chat.finish().await;
}

#[tokio::test]
async fn whatever_is_asked_stays_words() {
    let tries = [
        "@everyone @here where did Pompeo meet Bukele?",
        "<@1100000000000000004> <@&1100000000000000009> where did Pompeo meet Bukele?",
        "[where did Pompeo](https://evil.example) meet Bukele? discord.gg/abc",
        "```where did Pompeo meet``` `Bukele`?",
        "# where did\n## Pompeo\n> meet Bukele?",
        "||where|| did ~~Pompeo~~ __meet__ Bukele?",
        "where\u{200b} did \u{202e}Pompeo\u{2066} meet Bukele\u{feff}?",
        "-# where did Pompeo meet Bukele? :smile: <:x:1> </ask:5> <t:1>",
    ];
    let mut chat = Chat::start().await;
    for words in tries {
        chat.ben().slash("/ask", &[("question", words), ("private", "yes")]);
        let private = chat.expect_any().await;
        let echo = echo(&chat.content(private));
        for bare in ["@everyone", "@here", "<@", "](", "```", "||", "~~", "> #", "> -#", "\u{202e}", "\u{200b}", "</"] {
            let escaped: String = bare.chars().flat_map(|c| ['\\', c]).collect();
            let kept = echo.replace(&escaped, "").replace(&format!("\\{bare}"), "");
            assert!(!kept.contains(bare), "{bare:?} stands unescaped in {echo:?}");
        }
        if !chat.can_press(private, "Share") {
            continue;
        }
        chat.ben().presses(private, "Share");
        chat.expect_any().await;
        let shared = chat.expect_any().await;
        assert_eq!(self::echo(&chat.content(shared)), echo);
        chat.ben().presses(shared, "Why this answer");
        chat.expect_any().await;
    }
    chat.finish().await;
}

/// The lines above a reply that say what was asked.
fn echo(content: &str) -> String {
    content.lines().take_while(|line| line.starts_with("> ")).collect::<Vec<_>>().join("\n")
}
