//! Going on from an answer or a message: related questions, sharing, a message's menu.

use crate::discord::Chat;
use expect_test::expect;

#[tokio::test]
async fn a_related_question_is_answered_to_whoever_chose_it() {
    let mut chat = Chat::start().await;
    chat.ben().asks("Where did Pompeo meet Bukele?");
    let answer = chat.expect_shape(expect!["content 0, embed: description 141, 1 fields, footer 187"]).await;
    chat.ben().presses(answer, "Why did Pompeo and Bukele meet?");
    let related = chat.expect_reply(expect![[r#"
        (to a press, only Ben sees it)
        > Why did Pompeo and Bukele meet?
        | Pompeo and Bukele met in San Salvador to discuss “economic cooperation” and measures needed to reduce illegal migration. [1]
        |
        | **[1] Unsigned report on Pompeo's meeting with Bukele**
        | > As part of his visit to Latin America, Secretary of State Mike Pompeo and El Salvador’s President Nayib Bukele met last Sunday at the Presidential House in San Salvador to discuss economic cooperation and measures needed to reduce illegal migration.
        | publisher not stated · between July 22, 2019 and July 27, 2019 (inferred) · paragraph 1
        |
        | -# [1] Inferred date: The document prints no date. It says the meeting was “last Sunday”; the OAN article's photo caption dates it Sunday, July 21, 2019, so it was written in the week after.
    "#]]).await;
    chat.expect_under(
        related,
        &expect![[r#"
            [In context] [Why this answer] [How to cite] [Share]
            [Helpful] [Not helpful]
            [Related questions v]
              What did Bukele say he and Pompeo talked about?
              What does Bukele say they talk about, in OAN's version?
              Where did Pompeo and Bukele meet?
              and 22 more
        "#]],
    );
    chat.ben().presses(related, "Why this answer");
    chat.expect_reply(expect![[r#"
        (to a press, only Ben sees it)
        Here is how I got there:
        You asked for: a reason.
        These words of yours fit the passage: “Pompeo”, “Bukele”, “meet”.
        It answers a question much like yours: “Why did Pompeo and Bukele meet?”
        No other passage fits nearly as well.
    "#]])
        .await;
    chat.finish().await;
}

#[tokio::test]
async fn what_cannot_be_answered_offers_what_can() {
    let mut chat = Chat::start().await;
    chat.ana().asks("¿Cuántos hijos tiene Bukele?");
    let answer = chat.expect_shape(expect!["content 206"]).await;
    chat.expect_under(
        answer,
        &expect![[r#"
            [Elige una pregunta v]
              ¿Qué causa la migración, según Pompeo?
              ¿Qué prometió Bukele sobre la migración forzada?
              ¿Cuántos migrantes colombianos abordaron el vuelo en Panamá?
        "#]],
    );
    chat.ana().presses(answer, "¿Qué causa la migración, según Pompeo?");
    chat.expect_reply(expect![[r#"
        (to a press, only Ana sees it)
        > ¿Qué causa la migración, según Pompeo?
        | Pompeo nombró la violencia de las pandillas y la pobreza (“gang violence and poverty”) entre los desafíos que causan esta migración. [1]
        |
        | **[1] Nota sin firma sobre la reunión de Pompeo con Bukele**
        | > We are a champion of sovereign rights for every nation, but we’ve got to address the challenges that cause this migration. We want people to want to stay in their own countries. Gang violence and poverty are two amongst them, and we want to be a good partner to assist you in reducing these causes for this migration,” Pompeo added.
        | medio no indicado · entre el 22 de julio de 2019 y el 27 de julio de 2019 (deducida) · párrafo 8
        |
        | -# [1] Fecha deducida: El documento no trae fecha. Dice que la reunión fue “last Sunday” (el domingo pasado); el pie de foto del artículo de OAN la fecha el domingo 21 de julio de 2019, así que se escribió en la semana siguiente.
    "#]]).await;
    chat.finish().await;
}

#[tokio::test]
async fn a_private_answer_can_be_shared() {
    let mut chat = Chat::start().await;
    chat.ana().slash("/ask", &[("question", "¿Dónde se reunió Pompeo con Bukele? @everyone"), ("private", "yes")]);
    let private = chat.expect_reply(expect![[r#"
        (to a command, only Ana sees it)
        > ¿Dónde se reunió Pompeo con Bukele? @everyone
        | El secretario de Estado de EE. UU., Mike Pompeo, y el presidente de El Salvador, Nayib Bukele, se reunieron “last Sunday” (el domingo pasado) en la Casa Presidencial de San Salvador. [1]
        |
        | **[1] Nota sin firma sobre la reunión de Pompeo con Bukele**
        | > As part of his visit to Latin America, Secretary of State Mike Pompeo and El Salvador’s President Nayib Bukele met last Sunday at the Presidential House in San Salvador to discuss economic cooperation and measures needed to reduce illegal migration.
        | medio no indicado · entre el 22 de julio de 2019 y el 27 de julio de 2019 (deducida) · párrafo 1
        |
        | -# [1] Fecha deducida: El documento no trae fecha. Dice que la reunión fue “last Sunday” (el domingo pasado); el pie de foto del artículo de OAN la fecha el domingo 21 de julio de 2019, así que se escribió en la semana siguiente.
    "#]]).await;
    chat.expect_under(
        private,
        &expect![[r#"
            [En contexto] [¿Por qué esta respuesta?] [Cómo citar] [Compartir]
            [Me sirvió] [No me sirvió]
            [Preguntas relacionadas v]
              ¿En qué fecha exacta se reunieron Pompeo y Bukele en San Salvador?
              ¿Por qué se reunieron Pompeo y Bukele?
              ¿Hubo conferencia de prensa cuando Pompeo visitó a Bukele?
              and 22 more
        "#]],
    );
    chat.ana().presses(private, "Compartir");
    chat.expect_shape(expect!["content 48, embed: description 186, 1 fields, footer 226"]).await;
    chat.expect_under(
        private,
        &expect![[r#"
            [En contexto] [¿Por qué esta respuesta?] [Cómo citar]
            [Me sirvió] [No me sirvió]
            [Preguntas relacionadas v]
              ¿En qué fecha exacta se reunieron Pompeo y Bukele en San Salvador?
              ¿Por qué se reunieron Pompeo y Bukele?
              ¿Hubo conferencia de prensa cuando Pompeo visitó a Bukele?
              and 22 more
        "#]],
    );
    let shared = chat.expect_reply(expect![[r#"
        (to a press)
        > ¿Dónde se reunió Pompeo con Bukele? @everyone
        | El secretario de Estado de EE. UU., Mike Pompeo, y el presidente de El Salvador, Nayib Bukele, se reunieron “last Sunday” (el domingo pasado) en la Casa Presidencial de San Salvador. [1]
        |
        | **[1] Nota sin firma sobre la reunión de Pompeo con Bukele**
        | > As part of his visit to Latin America, Secretary of State Mike Pompeo and El Salvador’s President Nayib Bukele met last Sunday at the Presidential House in San Salvador to discuss economic cooperation and measures needed to reduce illegal migration.
        | medio no indicado · entre el 22 de julio de 2019 y el 27 de julio de 2019 (deducida) · párrafo 1
        |
        | -# [1] Fecha deducida: El documento no trae fecha. Dice que la reunión fue “last Sunday” (el domingo pasado); el pie de foto del artículo de OAN la fecha el domingo 21 de julio de 2019, así que se escribió en la semana siguiente.
    "#]]).await;
    chat.expect_under(
        shared,
        &expect![[r#"
            [En contexto] [¿Por qué esta respuesta?] [Cómo citar]
            [Me sirvió] [No me sirvió]
            [Preguntas relacionadas v]
              ¿En qué fecha exacta se reunieron Pompeo y Bukele en San Salvador?
              ¿Por qué se reunieron Pompeo y Bukele?
              ¿Hubo conferencia de prensa cuando Pompeo visitó a Bukele?
              and 22 more
        "#]],
    );
    chat.ben().presses(shared, "¿Por qué esta respuesta?");
    chat.expect_reply(expect![[r#"
        (to a press, only Ben sees it)
        Here is how I got there:
        You asked for: a place.
        These words of yours fit the passage: “reunió”, “Pompeo”, “Bukele”.
        It answers a question much like yours: “¿Dónde se reunieron Pompeo y Bukele?”
        It fits best of all.
        Other questions that came close:
        • Where does the report on Pompeo's meeting with Bukele get its information from?
    "#]])
        .await;
    chat.finish().await;
}

#[tokio::test]
async fn a_message_of_somebody_can_be_asked_about() {
    let mut chat = Chat::start().await;
    let said = chat.ana().says("<@1100000000000000005> ¿dónde se reunió Pompeo con Bukele?");
    chat.ben().calls_on(said, "Ask Puente about this");
    let answer = chat.expect_reply(expect![[r#"
        (to a command, only Ben sees it)
        > ¿dónde se reunió Pompeo con Bukele?
        | El secretario de Estado de EE. UU., Mike Pompeo, y el presidente de El Salvador, Nayib Bukele, se reunieron “last Sunday” (el domingo pasado) en la Casa Presidencial de San Salvador. [1]
        |
        | **[1] Nota sin firma sobre la reunión de Pompeo con Bukele**
        | > As part of his visit to Latin America, Secretary of State Mike Pompeo and El Salvador’s President Nayib Bukele met last Sunday at the Presidential House in San Salvador to discuss economic cooperation and measures needed to reduce illegal migration.
        | medio no indicado · entre el 22 de julio de 2019 y el 27 de julio de 2019 (deducida) · párrafo 1
        |
        | -# [1] Fecha deducida: El documento no trae fecha. Dice que la reunión fue “last Sunday” (el domingo pasado); el pie de foto del artículo de OAN la fecha el domingo 21 de julio de 2019, así que se escribió en la semana siguiente.
    "#]]).await;
    chat.expect_under(
        answer,
        &expect![[r#"
            [En contexto] [¿Por qué esta respuesta?] [Cómo citar] [Compartir]
            [Me sirvió] [No me sirvió]
            [Preguntas relacionadas v]
              ¿En qué fecha exacta se reunieron Pompeo y Bukele en San Salvador?
              ¿Por qué se reunieron Pompeo y Bukele?
              ¿Hubo conferencia de prensa cuando Pompeo visitó a Bukele?
              and 22 more
        "#]],
    );
    let said = chat.ben().says("lol");
    chat.ana().calls_on(said, "Ask Puente about this");
    chat.expect_reply(expect![[r#"
        (to a command, only Ana sees it)
        > lol
        Se me dan mejor las preguntas sobre Estados Unidos y El Salvador. ¡Haz la prueba!
    "#]])
        .await;
    chat.finish().await;
}

#[tokio::test]
async fn evidence_is_found_for_what_somebody_wrote() {
    let mut chat = Chat::start().await;
    let said = chat.ben().says("Rubio met Bukele at Lake Coatepeque");
    chat.ana().calls_on(said, "Find evidence");
    let found = chat.expect_reply(expect![[r#"
        (to a command, only Ana sees it)
        > Rubio met Bukele at Lake Coatepeque
        | I found something in my sources for this, and nothing against it.
        | **What speaks for it**
        | • Rubio met with Bukele at Bukele's residence on Lake Coatepeque, Reuters reports. [1]
        |
        | **[1] Reuters report on Rubio's meeting with Bukele**
        | > Rubio met with Bukele and El Salvador’s foreign minister at Bukele’s residence on Lake Coatepeque just outside the capital.
        | Reuters · 2025 (inferred) · paragraph 3
        |
        | -# [1] Inferred date: The report prints no date, only “Monday” and “Jan. 20”. It calls Joe Biden's administration the previous one and says that the Trump administration took office on Jan. 20: that is Trump's second term, which began in 2025.
        | -# I compare words, so judge for yourself: do these sentences really mean that?
    "#]]).await;
    chat.expect_under(
        found,
        &expect![[r#"
            [In context] [How to cite]
            [Helpful] [Not helpful]
            [Related questions v]
              What is the Reuters article about?
              When did Rubio meet Bukele?
              Who else took part in the meeting between Rubio and Bukele?
              and 22 more
        "#]],
    );
    chat.finish().await;
}

#[tokio::test]
async fn sharing_hands_on_nothing_of_what_was_asked_privately_before() {
    let mut chat = Chat::start().await;
    let ask = |question| [("question", question), ("private", "yes")];
    chat.ben().slash("/ask", &ask("Where did Pompeo meet Bukele?"));
    chat.expect_words("San Salvador").await;
    chat.ben().slash("/ask", &ask("and when?"));
    let private = chat.expect_any().await;
    chat.ben().presses(private, "Share");
    chat.expect_any().await;
    let shared = chat.expect_words("(to a press)").await;
    chat.ana().presses(shared, "Why this answer");
    chat.expect_reply(expect![[r#"
        (to a press, only Ana sees it)
        No puedo reconstruir esa respuesta: hoy la pregunta tendría otra. Hazla de nuevo y verás.
    "#]])
        .await;
    chat.finish().await;
}

#[tokio::test]
async fn a_message_that_is_too_long_to_be_weighed_is_said_to_be() {
    let mut chat = Chat::start().await;
    let said = chat.ben().says(&"Rubio met Bukele at Lake Coatepeque. ".repeat(15));
    chat.ben().calls_on(said, "Find evidence");
    chat.expect_reply(expect![[r#"
        (to a command, only Ben sees it)
        “Rubio met Bukele at Lake Coatepeque. Rub” doesn't fit into claim. It takes: a text of at most 500 characters.
    "#]])
        .await;
    chat.finish().await;
}
