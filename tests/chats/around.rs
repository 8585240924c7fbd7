//! What can be pressed under an answer.

use crate::discord::{Chat, Rules};
use expect_test::expect;
use puente::discord::Settings;

#[tokio::test]
async fn an_answer_can_be_read_in_context() {
    let mut chat = Chat::start().await;
    chat.ben().asks("Where did Pompeo meet Bukele?");
    let answer = chat.expect_shape(expect!["content 0, embed: description 141, 1 fields, footer 187"]).await;
    chat.expect_under(
        answer,
        &expect![[r#"
            [In context] [Why this answer] [How to cite]
            [Helpful] [Not helpful]
            [Related questions v]
              On what exact date did Pompeo and Bukele meet in San Salvador?
              Why did Pompeo and Bukele meet?
              Was there a press conference when Pompeo visited Bukele?
              and 22 more
        "#]],
    );
    chat.ben().presses(answer, "In context");
    chat.expect_reply(expect![[r#"
        (to a press, only Ben sees it)
        | Here is the passage with what I have from just before and after it. My answer rests on [1].
        |
        | **[1] Unsigned report on Pompeo's meeting with Bukele**
        | > As part of his visit to Latin America, Secretary of State Mike Pompeo and El Salvador’s President Nayib Bukele met last Sunday at the Presidential House in San Salvador to discuss economic cooperation and measures needed to reduce illegal migration.
        | publisher not stated · between July 22, 2019 and July 27, 2019 (inferred) · paragraph 1
        |
        | **[2] Unsigned report on Pompeo's meeting with Bukele**
        | > According to a statement from the U.S. State Department, during the joint press conference, Bukele highlighted the “new chapter in the relationship with the United States,” pointing out that it is their most important ally.
        | publisher not stated · between July 22, 2019 and July 27, 2019 (inferred) · paragraph 2
        |
        | -# [1] [2] Inferred date: The document prints no date. It says the meeting was “last Sunday”; the OAN article's photo caption dates it Sunday, July 21, 2019, so it was written in the week after.
        | -# I only hold short quotations, so the document may say more in between.
    "#]]).await;
    chat.ana().presses(answer, "In context");
    chat.expect_reply(expect![[r#"
        (to a press, only Ana sees it)
        | Este es el fragmento con lo que tengo de justo antes y después. Mi respuesta se apoya en [1].
        |
        | **[1] Nota sin firma sobre la reunión de Pompeo con Bukele**
        | > As part of his visit to Latin America, Secretary of State Mike Pompeo and El Salvador’s President Nayib Bukele met last Sunday at the Presidential House in San Salvador to discuss economic cooperation and measures needed to reduce illegal migration.
        | medio no indicado · entre el 22 de julio de 2019 y el 27 de julio de 2019 (deducida) · párrafo 1
        |
        | **[2] Nota sin firma sobre la reunión de Pompeo con Bukele**
        | > According to a statement from the U.S. State Department, during the joint press conference, Bukele highlighted the “new chapter in the relationship with the United States,” pointing out that it is their most important ally.
        | medio no indicado · entre el 22 de julio de 2019 y el 27 de julio de 2019 (deducida) · párrafo 2
        |
        | -# [1] [2] Fecha deducida: El documento no trae fecha. Dice que la reunión fue “last Sunday” (el domingo pasado); el pie de foto del artículo de OAN la fecha el domingo 21 de julio de 2019, así que se escribió en la semana siguiente.
        | -# Solo guardo citas breves; entre una y otra el documento puede decir más.
    "#]]).await;
    chat.finish().await;
}

#[tokio::test]
async fn an_answer_says_why_in_plain_words() {
    let mut chat = Chat::start().await;
    chat.ben().asks("where did pompoe meet bukele?");
    let answer = chat.expect_shape(expect!["content 0, embed: description 141, 1 fields, footer 212"]).await;
    chat.ben().presses(answer, "Why this answer");
    chat.expect_reply(expect![[r#"
        (to a press, only Ben sees it)
        Here is how I got there:
        I took “pompoe” to mean “pompeo”.
        You asked for: a place.
        These words of yours fit the passage: “pompoe”, “meet”, “bukele”.
        It answers a question much like yours: “Where did Pompeo and Bukele meet?”
        No other passage fits nearly as well.
    "#]])
        .await;
    chat.ana().asks("¿Por qué se reunió Rubio con Bukele en Washington?");
    let answer = chat.expect_shape(expect!["content 0, embed: description 134, 1 fields, footer 241"]).await;
    chat.expect_under(
        answer,
        &expect![[r#"
            [En contexto] [¿Por qué esta respuesta?] [Cómo citar]
            [Me sirvió] [No me sirvió]
            [Preguntas relacionadas v]
              ¿De qué trata el artículo de Reuters?
              ¿Cuándo se reunió Rubio con Bukele?
              ¿Quién más participó en la reunión de Rubio y Bukele?
              and 22 more
        "#]],
    );
    chat.ana().presses(answer, "¿Por qué esta respuesta?");
    chat.expect_reply(expect![[r#"
        (to a press, only Ana sees it)
        Así llegué a la respuesta:
        Preguntaste por: una razón.
        Estas palabras tuyas coinciden con el fragmento: «reunió», «Rubio», «Bukele».
        No dice nada de: «Washington».
        Responde a una pregunta muy parecida a la tuya: «¿Dónde se reunió Rubio con Bukele?»
        Tu pregunta suena como si fuera cierto que «Bukele fue hasta Washington para reunirse con Rubio.». La fuente dice otra cosa, así que primero lo aclaré.
        Otras preguntas que quedaron cerca:
        • ¿Cuándo se reunió Rubio con Bukele?
        • ¿Qué dijo Rubio sobre Bukele?
    "#]]).await;
    chat.finish().await;
}

#[tokio::test]
async fn why_knows_what_a_follow_up_followed_until_it_is_forgotten() {
    let mut chat = Chat::start().await;
    chat.ben().asks("Where did Pompeo meet Bukele?");
    chat.expect_shape(expect!["content 0, embed: description 141, 1 fields, footer 187"]).await;
    chat.ben().asks("and when?");
    let answer = chat.expect_shape(expect!["content 0, embed: description 141, 1 fields, footer 355"]).await;
    chat.ben().presses(answer, "Why this answer");
    chat.expect_reply(expect![[r#"
        (to a press, only Ben sees it)
        Here is how I got there:
        You asked for: a time.
        From what was asked before, I added “pompeo”, “meet”, “bukele”.
        It answers a question much like yours: “When did Mike Pompeo meet Nayib Bukele?”
        It fits best of all.
        Other questions that came close:
        • What did Pompeo highlight about Bukele at the end of his tour?
    "#]])
        .await;
    chat.restart(false).await;
    chat.ben().presses(answer, "Why this answer");
    chat.expect_reply(expect![[r#"
        (to a press, only Ben sees it)
        I can't retrace that answer: asked now, the question would get another one. Ask it again and you'll see.
    "#]])
        .await;
    chat.finish().await;
}

#[tokio::test]
async fn buttons_work_after_a_restart() {
    let mut chat = Chat::start().await;
    chat.ana().asks("¿Dónde se reunió Pompeo con Bukele?");
    let answer = chat.expect_shape(expect!["content 0, embed: description 186, 1 fields, footer 226"]).await;
    chat.restart(false).await;
    chat.ana().presses(answer, "En contexto");
    chat.expect_shape(expect!["content 0, embed: description 95, 2 fields, footer 303"]).await;
    chat.ana().presses(answer, "¿Por qué esta respuesta?");
    chat.expect_reply(expect![[r#"
        (to a press, only Ana sees it)
        Así llegué a la respuesta:
        Preguntaste por: un lugar.
        Estas palabras tuyas coinciden con el fragmento: «reunió», «Pompeo», «Bukele».
        Responde a una pregunta muy parecida a la tuya: «¿Dónde se reunieron Pompeo y Bukele?»
        Es el que mejor encaja.
        Otras preguntas que quedaron cerca:
        • ¿De dónde saca su información la nota sobre la reunión de Pompeo con Bukele?
    "#]])
        .await;
    chat.finish().await;
}

#[tokio::test]
async fn a_question_that_is_gone_is_owned_up_to() {
    let rules = Rules { forgets_questions: true, ..Rules::default() };
    let mut chat = Chat::start_with(rules, Settings::default()).await;
    let question = chat.ben().asks("Where did Pompeo meet Bukele?");
    let answer = chat.expect_shape(expect!["content 0, embed: description 141, 1 fields, footer 187"]).await;
    chat.ben().presses(answer, "Why this answer");
    chat.expect_read(question).await;
    chat.expect_reply(expect![[r#"
        (to a press, only Ben sees it)
        Here is how I got there:
        You asked for: a place.
        These words of yours fit the passage: “Pompeo”, “meet”, “Bukele”.
        It answers a question much like yours: “Where did Pompeo and Bukele meet?”
        No other passage fits nearly as well.
    "#]])
        .await;
    chat.somebody_deletes(question);
    chat.ben().presses(answer, "Why this answer");
    chat.expect_reply(expect![[r#"
        (to a press, only Ben sees it)
        I can't find that question any more. Ask it again and I'll answer it anew.
    "#]])
        .await;
    chat.finish().await;
}

#[tokio::test]
async fn an_answer_can_be_cited() {
    let mut chat = Chat::start().await;
    chat.ben().asks("Where did Pompeo meet Bukele?");
    let answer = chat.expect_any().await;
    chat.ben().presses(answer, "How to cite");
    chat.expect_reply(expect![[r#"
        (to a press, only Ben sees it)
        | How to cite it. Check the details that your teacher asks for.
        | **APA**
        | • [Unsigned report on Pompeo's meeting with Bukele]. (n.d.).
        | **MLA**
        | • Unsigned report on Pompeo's meeting with Bukele.
        | **Chicago**
        | • Unsigned report on Pompeo's meeting with Bukele. n.d.
        |
        | -# The document prints no date, so the reference gives none (“n.d.”).
        | -# The document has no title, so my description stands in its place.
    "#]])
        .await;
    chat.ana().asks("¿Quién es el secretario de Estado?");
    let answer = chat.expect_any().await;
    chat.ana().presses(answer, "Cómo citar");
    chat.expect_reply(expect![[r#"
        (to a press, only Ana sees it)
        | Así se cita. Revisa los detalles que pida tu profe.
        | **Artículo de OAN Newsroom sobre las conversaciones de Pompeo en México y El Salvador · APA**
        | • Pompeo discusses efforts to combat migrant crisis with Mexico, El Salvador officials. (2019, 22 de julio). OAN Newsroom.
        | **Artículo de OAN Newsroom sobre las conversaciones de Pompeo en México y El Salvador · MLA**
        | • «Pompeo Discusses Efforts to Combat Migrant Crisis with Mexico, El Salvador Officials». OAN Newsroom, 22 de julio de 2019.
        | **Artículo de OAN Newsroom sobre las conversaciones de Pompeo en México y El Salvador · Chicago**
        | • OAN Newsroom. 2019. «Pompeo Discusses Efforts to Combat Migrant Crisis with Mexico, El Salvador Officials». 22 de julio.
        | **Artículo sobre la reunión de Hill y Blinken en Washington · APA**
        | • [Artículo sobre la reunión de Hill y Blinken en Washington]. (s. f.).
        | **Artículo sobre la reunión de Hill y Blinken en Washington · MLA**
        | • Artículo sobre la reunión de Hill y Blinken en Washington.
        | **Artículo sobre la reunión de Hill y Blinken en Washington · Chicago**
        | • Artículo sobre la reunión de Hill y Blinken en Washington. s. f.
        | **Nota de Reuters sobre la reunión de Rubio con Bukele · APA**
        | • Lewis, S. (s. f.). [Nota de Reuters sobre la reunión de Rubio con Bukele]. Reuters.
        | **Nota de Reuters sobre la reunión de Rubio con Bukele · MLA**
        | • Lewis, Simon. Nota de Reuters sobre la reunión de Rubio con Bukele. Reuters.
        | **Nota de Reuters sobre la reunión de Rubio con Bukele · Chicago**
        | • Lewis, Simon. s. f. Nota de Reuters sobre la reunión de Rubio con Bukele. Reuters.
        |
        | -# El documento no trae fecha, así que la referencia tampoco («s. f.»).
        | -# El documento no tiene título, así que en su lugar va mi descripción.
    "#]]).await;
    chat.finish().await;
}

#[tokio::test]
async fn a_long_list_is_read_page_by_page() {
    let mut chat = Chat::start().await;
    chat.ana().slash("/source", &[("id", "pompeo-bukele")]);
    let list = chat.expect_any().await;
    chat.expect_under(
        list,
        &expect![[r#"
            [Página 2 de 7 (siguiente)]
            [En la línea de tiempo: 2 hechos]
        "#]],
    );
    chat.ana().presses(list, "Página 2 de 7 (siguiente)");
    assert_eq!(chat.expect_any().await, list);
    chat.expect_under(
        list,
        &expect![[r#"
            [Página 1 de 7 (anterior)] [Página 3 de 7 (siguiente)]
            [En la línea de tiempo: 2 hechos]
        "#]],
    );
    chat.ben().presses(list, "Página 1 de 7 (anterior)");
    chat.expect_shape(expect!["content 0, embed: description 1410, 4 fields, footer 212"]).await;
    chat.finish().await;
}

#[tokio::test]
async fn a_page_that_all_see_stays_in_the_language_of_the_place() {
    let mut chat = Chat::start().await;
    chat.ben().slash("/source", &[("id", "pompeo-bukele")]);
    let list = chat.expect_any().await;
    chat.ben().presses(list, "Página 2 de 7 (siguiente)");
    assert_eq!(chat.expect_any().await, list);
    chat.expect_under(
        list,
        &expect![[r#"
            [Página 1 de 7 (anterior)] [Página 3 de 7 (siguiente)]
            [En la línea de tiempo: 2 hechos]
        "#]],
    );
    chat.finish().await;
}
