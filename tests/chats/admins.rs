//! What those who manage a server see and set: `/settings`, `/gaps`.

use crate::discord::{Chat, Rules};
use expect_test::expect;
use puente::discord::Settings;

#[tokio::test]
async fn shows_what_holds_in_the_server() {
    let mut chat = Chat::start().await;
    chat.tom().slash("/settings", &[]);
    chat.expect_reply(expect![[r#"
        (to a command, only Tom sees it)
        In this server:
        • In this channel I answer when somebody mentions me.
        • Channels where I answer every question: 0
        • Who manages threads or the server leads classes.
        • When a question doesn't show its language, I use the server's.
        • Everyone sees my answer to a command, unless the person chooses otherwise.
        • Questions a minute: 10 for each person, 60 in each channel
        • I count how often an answer helped, without names.
        • I keep the words of questions I can't answer, without names.
        • Their full text isn't kept.
        • All of that is deleted after 90 days.
    "#]])
        .await;
    chat.rita().slash("/settings", &[]);
    chat.expect_reply(expect![[r#"
        (to a command, only Rita sees it)
        En este servidor:
        • En este canal respondo cuando alguien me menciona.
        • Canales donde respondo todas las preguntas: 0
        • Da las clases quien gestiona hilos o el servidor.
        • Si una pregunta no muestra su idioma, uso el del servidor.
        • Todos ven mi respuesta a un comando, si la persona no elige otra cosa.
        • Preguntas por minuto: 10 por persona, 60 por canal
        • Cuento cuántas veces sirvió una respuesta, sin nombres.
        • Guardo las palabras de lo que no puedo responder, sin nombres.
        • No guardo su texto completo.
        • Todo eso se borra después de 90 días.
    "#]])
        .await;
    chat.finish().await;
}

#[tokio::test]
async fn sets_several_things_at_once_and_keeps_them_over_a_restart() {
    let mut chat = Chat::start().await;
    let wanted = [("language", "es"), ("visibility", "asker"), ("per-person", "3"), ("votes", "no"), ("days", "1")];
    chat.rita().slash("/settings", &wanted);
    chat.expect_reply(expect![[r#"
        (to a command, only Rita sees it)
        Listo, así lo haré desde ahora.
        En este servidor:
        • En este canal respondo cuando alguien me menciona.
        • Canales donde respondo todas las preguntas: 0
        • Da las clases quien gestiona hilos o el servidor.
        • Si una pregunta no muestra su idioma, uso español.
        • Solo quien pregunta ve mi respuesta a un comando, si no elige otra cosa.
        • Preguntas por minuto: 3 por persona, 60 por canal
        • No cuento cuántas veces sirvió una respuesta.
        • Guardo las palabras de lo que no puedo responder, sin nombres.
        • No guardo su texto completo.
        • Todo eso se borra después de un día.
    "#]])
        .await;
    chat.restart(false).await;
    chat.tom().slash("/settings", &[]);
    chat.expect_reply(expect![[r#"
        (to a command, only Tom sees it)
        In this server:
        • In this channel I answer when somebody mentions me.
        • Channels where I answer every question: 0
        • Who manages threads or the server leads classes.
        • When a question doesn't show its language, I use Spanish.
        • Only the person who asks sees my answer to a command, unless they choose otherwise.
        • Questions a minute: 3 for each person, 60 in each channel
        • I don't count how often an answer helped.
        • I keep the words of questions I can't answer, without names.
        • Their full text isn't kept.
        • All of that is deleted after one day.
    "#]])
        .await;
    // Answers to commands are for the person alone now, unless they choose otherwise.
    chat.ben().slash("/ask", &[("question", "thanks")]);
    chat.expect_reply(expect![[r#"
        (to a command, only Ben sees it)
        > thanks
        You're welcome!
    "#]])
        .await;
    chat.ben().slash("/who", &[("person", "Bukele")]);
    chat.expect_words("(to a command, only Ben sees it)").await;
    chat.ben().slash("/ask", &[("question", "thanks"), ("private", "no")]);
    chat.expect_reply(expect![[r#"
        (to a command)
        > thanks
        You're welcome!
    "#]])
        .await;
    chat.finish().await;
}

#[tokio::test]
async fn only_those_who_manage_the_server_may() {
    let mut chat = Chat::start().await;
    chat.ana().slash("/settings", &[("votes", "no")]);
    chat.expect_reply(expect![[r#"
        (to a command, only Ana sees it)
        Eso solo lo puede usar quien administra este servidor.
    "#]])
        .await;
    chat.ben().slash("/gaps", &[]);
    chat.expect_reply(expect![[r#"
        (to a command, only Ben sees it)
        Only people who manage this server can use that.
    "#]])
        .await;
    assert!(chat.store().settings(Some(1_100_000_000_000_000_001)).kept.votes);
    chat.finish().await;
}

#[tokio::test]
async fn keeping_text_is_said_so_that_all_see_it() {
    let mut chat = Chat::start().await;
    chat.rita().slash("/settings", &[("text", "yes"), ("days", "30")]);
    chat.expect_reply(expect![[r#"
        (to a command, only Rita sees it)
        Listo, así lo haré desde ahora.
        En este servidor:
        • En este canal respondo cuando alguien me menciona.
        • Canales donde respondo todas las preguntas: 0
        • Da las clases quien gestiona hilos o el servidor.
        • Si una pregunta no muestra su idioma, uso el del servidor.
        • Todos ven mi respuesta a un comando, si la persona no elige otra cosa.
        • Preguntas por minuto: 10 por persona, 60 por canal
        • Cuento cuántas veces sirvió una respuesta, sin nombres.
        • Guardo las palabras de lo que no puedo responder, sin nombres.
        • También guardo su texto completo.
        • Todo eso se borra después de 30 días.
    "#]])
        .await;
    chat.expect_reply(expect![[r#"
        (to a command)
        Para todos aquí: desde ahora guardo el texto completo de las preguntas que no puedo responder en este servidor, sin nombres, y lo borro después de 30 días. Los admins pueden leerlo. Con /privacidad te cuento más.
        Desde ahora también guardo lo que alguien me escriba aquí sobre por qué una respuesta no le sirvió, sin nombres. Los admins pueden leerlo.
    "#]]).await;
    chat.tom().slash("/settings", &[("text", "no")]);
    chat.expect_reply(expect![[r#"
        (to a command, only Tom sees it)
        Done, I'll do that from now on.
        In this server:
        • In this channel I answer when somebody mentions me.
        • Channels where I answer every question: 0
        • Who manages threads or the server leads classes.
        • When a question doesn't show its language, I use the server's.
        • Everyone sees my answer to a command, unless the person chooses otherwise.
        • Questions a minute: 10 for each person, 60 in each channel
        • I count how often an answer helped, without names.
        • I keep the words of questions I can't answer, without names.
        • Their full text isn't kept.
        • All of that is deleted after 30 days.
    "#]])
        .await;
    chat.finish().await;
}

#[tokio::test]
async fn check_names_the_permissions_that_are_missing() {
    let mut chat = Chat::start().await;
    chat.tom().slash("/settings", &[("check", "yes")]);
    chat.expect_reply(expect![[r#"
        (to a command, only Tom sees it)
        I have every permission I need in this channel.
    "#]])
        .await;
    // View Channel and Send Messages.
    chat.allow_the_bot(1 << 10 | 1 << 11);
    chat.tom().slash("/settings", &[("check", "yes")]);
    chat.expect_reply(expect![[r#"
        (to a command, only Tom sees it)
        In this channel I still need these permissions:
        • Send Messages in Threads
        • Create Public Threads
        • Embed Links
        • Attach Files
        • Read Message History
        • Add Reactions
        You can allow them for my role: Edit Channel, then Permissions.
    "#]])
        .await;
    chat.rita().slash("/settings", &[("check", "yes")]);
    chat.expect_reply(expect![[r#"
        (to a command, only Rita sees it)
        En este canal todavía me faltan estos permisos:
        • Enviar mensajes en hilos
        • Crear hilos públicos
        • Insertar enlaces
        • Adjuntar archivos
        • Leer el historial de mensajes
        • Añadir reacciones
        Puedes dárselos a mi rol: Editar canal, luego Permisos.
    "#]])
        .await;
    chat.finish().await;
}

#[tokio::test]
async fn questions_without_an_answer_are_listed_most_asked_first() {
    let mut chat = Chat::start().await;
    chat.tom().slash("/gaps", &[]);
    chat.expect_reply(expect![[r#"
        (to a command, only Tom sees it)
        Nothing: no question here has been left without an answer.
    "#]])
        .await;
    chat.ana().asks("¿Cuántos años tiene Bukele?");
    chat.expect_words("Mis fuentes no lo dicen.").await;
    chat.ben().asks("How old is Bukele?");
    chat.expect_words("My sources don't say.").await;
    chat.ben().asks("how old is President Bukele");
    chat.expect_words("My sources don't say.").await;
    chat.ben().asks("What is the best pizza in town?");
    chat.expect_words("outside what I know").await;
    // The bot saves after it has replied, and ends when all is saved.
    chat.restart(false).await;
    chat.tom().slash("/gaps", &[]);
    let list = chat
        .expect_reply(expect![[r#"
            (to a command, only Tom sees it)
            What people asked here that my sources don't answer, most asked first:
            • 2× old bukele
            • 1× anos bukele
            • 1× best pizza town (another subject)
            By topic: Diplomacy and meetings (3)
            [gaps.csv] All of them as a table
        "#]])
        .await;
    // Each line ends with the days on which it was asked.
    let table = chat.file(list, "gaps.csv");
    let rows: Vec<&str> = table.lines().filter_map(|line| line.rsplitn(3, ',').last()).collect();
    expect![[r#"
        count,language,reason,words,text,other_words
        2,en,near-miss,old bukele,,old president bukele
        1,es,near-miss,anos bukele,,
        1,en,out-of-scope,best pizza town,,"#]]
    .assert_eq(&rows.join("\n"));
    chat.rita().slash("/gaps", &[]);
    chat.expect_reply(expect![[r#"
        (to a command, only Rita sees it)
        Lo que preguntaron aquí y mis fuentes no responden, lo más preguntado primero:
        • 2× old bukele
        • 1× anos bukele
        • 1× best pizza town (otro tema)
        Por tema: Diplomacia y reuniones (3)
        [gaps.csv] Todas, en una tabla
    "#]])
        .await;
    chat.rita().slash("/settings", &[("gaps", "no")]);
    chat.expect_words("No guardo lo que no puedo responder.").await;
    chat.rita().slash("/gaps", &[]);
    chat.expect_reply(expect![[r#"
        (to a command, only Rita sees it)
        Aquí no guardo las preguntas sin respuesta. Eso se cambia con /ajustes.
    "#]])
        .await;
    chat.finish().await;
}

#[tokio::test]
async fn a_question_channel_needs_the_intent_and_says_so() {
    let mut chat = Chat::start().await;
    chat.tom().slash("/settings", &[("questions-here", "yes")]);
    chat.expect_reply(expect![[r#"
        (to a command, only Tom sees it)
        Done, I'll do that from now on.
        In this server:
        • In this channel I answer every question, also without a mention.
        • Channels where I answer every question: 1
        • Who manages threads or the server leads classes.
        • When a question doesn't show its language, I use the server's.
        • Everyone sees my answer to a command, unless the person chooses otherwise.
        • Questions a minute: 10 for each person, 60 in each channel
        • I count how often an answer helped, without names.
        • I keep the words of questions I can't answer, without names.
        • Their full text isn't kept.
        • All of that is deleted after 90 days.
        -# I can't read messages without a mention yet. Whoever runs me has to switch on reads_questions in config.toml and Message Content Intent in Discord's developer portal.
    "#]]).await;
    chat.ben().says("Where did Rubio meet Bukele?");
    chat.expect_silence().await;
    chat.finish().await;
}

#[tokio::test]
async fn in_a_question_channel_nobody_has_to_mention_the_bot() {
    let reads = Settings { reads_questions: true, defer_after_ms: 60_000, ..Settings::default() };
    let mut chat = Chat::start_with(Rules { allows_content: true, ..Rules::default() }, reads).await;
    chat.ben().says("Where did Rubio meet Bukele?");
    chat.expect_silence().await;
    chat.rita().slash("/settings", &[("questions-here", "yes")]);
    chat.expect_words("En este canal respondo todas las preguntas").await;
    chat.ben().says("Where did Rubio meet Bukele?");
    chat.expect_reply(expect![[r#"
        (to Ben)
        | Rubio met with Bukele at Bukele's residence on Lake Coatepeque, Reuters reports. [1]
        |
        | **[1] Reuters report on Rubio's meeting with Bukele**
        | > Rubio met with Bukele and El Salvador’s foreign minister at Bukele’s residence on Lake Coatepeque just outside the capital.
        | Reuters · 2025 (inferred) · paragraph 3
        |
        | -# [1] Inferred date: The report prints no date, only “Monday” and “Jan. 20”. It calls Joe Biden's administration the previous one and says that the Trump administration took office on Jan. 20: that is Trump's second term, which began in 2025.
    "#]]).await;
    // What isn't said to the bot and is no question is left alone.
    for words in ["thanks everyone", "lunch at noon", "<@1100000000000000004> where did Rubio meet Bukele?"] {
        chat.ben().says(words);
        chat.expect_silence().await;
    }
    chat.ben().replies_to_nothing("Where did Rubio meet Bukele?");
    chat.expect_silence().await;
    chat.ana().says("¿Cuántos años tiene Bukele?");
    chat.expect_words("Mis fuentes no lo dicen.").await;
    chat.rita().slash("/settings", &[("questions-here", "no")]);
    chat.expect_words("En este canal respondo cuando alguien me menciona.").await;
    chat.ben().says("Where did Rubio meet Bukele?");
    chat.expect_silence().await;
    chat.finish().await;
}

#[tokio::test]
async fn text_is_announced_whichever_option_begins_it() {
    let mut chat = Chat::start().await;
    chat.tom().slash("/settings", &[("gaps", "no"), ("votes", "no")]);
    chat.expect_words("I don't keep questions I can't answer.").await;
    chat.tom().slash("/settings", &[("text", "yes")]);
    chat.expect_words("(to a command, only Tom sees it)").await;
    // Nothing is kept yet.
    chat.tom().slash("/settings", &[("gaps", "yes"), ("check", "yes")]);
    chat.expect_words("I have every permission I need in this channel.\nDone").await;
    chat.expect_reply(expect![[r#"
        (to a command)
        Para todos aquí: desde ahora guardo el texto completo de las preguntas que no puedo responder en este servidor, sin nombres, y lo borro después de 90 días. Los admins pueden leerlo. Con /privacidad te cuento más.
    "#]]).await;
    chat.tom().slash("/settings", &[("votes", "yes")]);
    chat.expect_words("(to a command, only Tom sees it)").await;
    chat.expect_reply(expect![[r#"
        (to a command)
        Desde ahora también guardo lo que alguien me escriba aquí sobre por qué una respuesta no le sirvió, sin nombres. Los admins pueden leerlo.
    "#]]).await;
    chat.finish().await;
}
