//! Why the bot can't start, in one line each.

use crate::discord::{self, Chat, Fault, Rules, Wrong, refused_by_binary, refused_by_discord};
use expect_test::{Expect, expect};
use puente::discord::{Error, Parts, Settings, run_until};
use std::sync::Arc;
use tokio::sync::watch;

async fn check_refusal(rules: Rules, exit_code: u8, line: Expect) {
    let (error, problems) = Chat::refused(rules).await;
    line.assert_eq(&error.to_string());
    assert_eq!(error.exit_code(), exit_code);
    assert_eq!(problems, Vec::<String>::new());
    assert!(!error.to_string().contains(discord::TOKEN) && !format!("{error:?}").contains(discord::TOKEN));
}

#[tokio::test]
async fn a_token_refused_by_rest_ends_it() {
    check_refusal(
        Rules { refuses_token: true, ..Rules::default() },
        2,
        expect!["Discord refused the token: copy it anew from the developer portal (Bot, Reset Token)"],
    )
    .await;
}

#[tokio::test]
async fn a_token_refused_by_the_gateway_ends_it() {
    check_refusal(
        Rules { closes_with: Some(4004), ..Rules::default() },
        2,
        expect!["Discord refused the token: copy it anew from the developer portal (Bot, Reset Token)"],
    )
    .await;
}

#[tokio::test]
async fn intents_refused_by_the_gateway_end_it() {
    check_refusal(
        Rules { closes_with: Some(4014), ..Rules::default() },
        1,
        expect!["Discord refused the gateway intents: with reads_questions in config.toml, switch on Message Content Intent in the developer portal (Bot, Privileged Gateway Intents), or set it to false"],
    )
    .await;
}

#[tokio::test]
async fn without_the_gateways_address_it_never_tries_the_real_one() {
    check_refusal(
        Rules { hides_gateway: true, ..Rules::default() },
        1,
        expect!["can't start on Discord: GET /gateway failed: status 503, code 0: no gateway here"],
    )
    .await;
}

#[tokio::test]
async fn an_address_where_nobody_listens_ends_it() {
    let nobody = std::net::TcpListener::bind(("127.0.0.1", 0)).and_then(|listener| listener.local_addr());
    let api = Some(format!("http://{}", nobody.expect("a free port")));
    let token = discord::TOKEN.into();
    let settings = Settings { api, ..Settings::default() };
    let (_engines, engine) = watch::channel(discord::engine());
    let (store, metrics) = (Arc::new(puente::store::Store::nowhere()), Arc::default());
    let parts = Parts { engines: engine, runner: Arc::new(puente::commands::run), store, metrics };
    let running = run_until(parts, settings, token, std::future::pending());
    let error = running.await.expect_err("nobody listens");
    assert!(matches!(error, Error::Start { call: "GET /gateway", .. }), "{error}");
    assert_eq!(error.exit_code(), 1);
}

#[tokio::test]
async fn the_binary_ends_with_a_status_that_says_whether_trying_again_helps() {
    let check = async |rules: Rules, line: &str, status: i32| {
        let (said, code) = refused_by_discord(rules).await;
        assert!(said.starts_with(&format!("error: {line}")), "{said}");
        assert_eq!(code, Some(status), "{said}");
    };
    check(Rules { refuses_token: true, ..Rules::default() }, "Discord refused the token", 2).await;
    check(Rules { closes_with: Some(4004), ..Rules::default() }, "Discord refused the token", 2).await;
    check(Rules { closes_with: Some(4011), ..Rules::default() }, "Discord refused the shards", 1).await;
    check(Rules { closes_with: Some(4014), ..Rules::default() }, "Discord refused the gateway intents", 1).await;
    check(Rules { hides_gateway: true, ..Rules::default() }, "can't start on Discord", 1).await;
}

#[test]
fn a_wrong_token_is_one_line_and_exit_code_2() {
    let check = |variables: &[(&str, &str)], line: Expect| {
        let (said, code) = refused_by_binary(variables);
        line.assert_eq(&said);
        assert_eq!(code, Some(2));
    };
    check(
        &[("DISCORD_TOKEN", "secret")],
        expect![[r#"
        error: the Discord token is malformed: expected three parts joined by dots, as the developer portal shows it under Bot, Reset Token
    "#]],
    );
    check(
        &[("DISCORD_TOKEN", "a.b.c"), ("DISCORD_TOKEN_FILE", "/nowhere")],
        expect![[r#"
        error: DISCORD_TOKEN and DISCORD_TOKEN_FILE are both set: unset one of them
    "#]],
    );
    check(
        &[("DISCORD_TOKEN_FILE", "/nowhere")],
        expect![[r#"
        error: DISCORD_TOKEN_FILE names /nowhere, which can't be read: No such file or directory (os error 2)
    "#]],
    );
    check(
        &[("DISCORD_TOKEN_FILE", "/dev/null")],
        expect![[r#"
        error: DISCORD_TOKEN_FILE names /dev/null, which is empty: write the bot's token into it
    "#]],
    );
}

#[tokio::test]
async fn the_binary_answers_and_tells_nobody_else() {
    let mut chat = Chat::start_binary().await;
    chat.ana().dms("¿dónde se reunió Rubio con Bukele?");
    chat.expect_reply(expect![[r#"
        (to Ana)
        | Rubio se reunió con Bukele en la residencia de Bukele en el lago de Coatepeque, según Reuters. [1]
        |
        | **[1] Nota de Reuters sobre la reunión de Rubio con Bukele**
        | > Rubio met with Bukele and El Salvador’s foreign minister at Bukele’s residence on Lake Coatepeque just outside the capital.
        | Reuters · 2025 (deducida) · párrafo 3
        |
        | -# [1] Fecha deducida: La nota no imprime fecha, solo “Monday” (lunes) y “Jan. 20” (20 de enero). Llama anterior al gobierno de Joe Biden y dice que el gobierno de Trump asumió el 20 de enero: es el segundo mandato de Trump, que empezó en 2025.
    "#]]).await;
    chat.ben().slash("/ask", &[("question", "quetzal avocado"), ("private", "yes")]);
    chat.expect_reply(expect![[r#"
        (to a command, only Ben sees it)
        > quetzal avocado
        That's outside what I know. I only answer questions about the United States and El Salvador, from five documents.
        What I can answer:
        • How much of the Salvadoran diaspora lives in the United States?
        • Who from Homeland Security visited El Salvador?
        • When did Pompeo meet in Mexico?
    "#]]).await;
    chat.finish().await;
}

#[tokio::test]
async fn commands_that_could_not_be_registered_are_told_again() {
    let call = "PUT /applications/{application_id}/commands";
    let faults = vec![Fault { call, wrong: Wrong::Refused(400, 50_035), times: 1 }];
    let mut chat = Chat::start_with(Rules { faults, ..Rules::default() }, Settings::default()).await;
    chat.ben().asks("thanks");
    chat.expect_words("You're welcome!").await;
    chat.seconds_pass(61).await;
    chat.expect_registered().await;
    chat.finish().await;
}
