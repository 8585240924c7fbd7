//! Where Discord shows no embeds.

use crate::discord::{Chat, Rules};
use expect_test::expect;
use puente::discord::Settings;

#[tokio::test]
async fn where_embeds_are_not_shown_the_same_is_said_in_plain_text() {
    let rules = Rules { hides_embeds: true, ..Rules::default() };
    let mut chat = Chat::start_with(rules, Settings::default()).await;
    chat.ben().asks("Where did Pompeo meet Bukele?");
    let bare = chat.expect_shape(expect!["content 0"]).await;
    let answer = chat.expect_reply(expect![[r#"
        (to Ben, edited)
        U.S. Secretary of State Mike Pompeo and El Salvador's President Nayib Bukele met “last Sunday” at the Presidential House in San Salvador. [1]
        **[1] Unsigned report on Pompeo's meeting with Bukele**
        > As part of his visit to Latin America, Secretary of State Mike Pompeo and El Salvador’s President Nayib Bukele met last Sunday at the Presidential House in San Salvador to discuss economic cooperation and measures needed to reduce illegal migration.
        publisher not stated · between July 22, 2019 and July 27, 2019 (inferred) · paragraph 1
        -# [1] Inferred date: The document prints no date. It says the meeting was “last Sunday”; the OAN article's photo caption dates it Sunday, July 21, 2019, so it was written in the week after.
    "#]]).await;
    assert_eq!(answer, bare);
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
    chat.ana().slash("/ask", &[("question", "¿Dónde se reunió Pompeo con Bukele?")]);
    let answer = chat.expect_reply(expect![[r#"
        (to a command)
        > ¿Dónde se reunió Pompeo con Bukele?
        El secretario de Estado de EE. UU., Mike Pompeo, y el presidente de El Salvador, Nayib Bukele, se reunieron “last Sunday” (el domingo pasado) en la Casa Presidencial de San Salvador. [1]
        **[1] Nota sin firma sobre la reunión de Pompeo con Bukele**
        > As part of his visit to Latin America, Secretary of State Mike Pompeo and El Salvador’s President Nayib Bukele met last Sunday at the Presidential House in San Salvador to discuss economic cooperation and measures needed to reduce illegal migration.
        medio no indicado · entre el 22 de julio de 2019 y el 27 de julio de 2019 (deducida) · párrafo 1
        -# [1] Fecha deducida: El documento no trae fecha. Dice que la reunión fue “last Sunday” (el domingo pasado); el pie de foto del artículo de OAN la fecha el domingo 21 de julio de 2019, así que se escribió en la semana siguiente.
    "#]]).await;
    chat.ana().presses(answer, "En contexto");
    chat.expect_reply(expect![[r#"
        (to a press, only Ana sees it)
        Este es el fragmento con lo que tengo de justo antes y después. Mi respuesta se apoya en [1].
        **[1] Nota sin firma sobre la reunión de Pompeo con Bukele**
        > As part of his visit to Latin America, Secretary of State Mike Pompeo and El Salvador’s President Nayib Bukele met last Sunday at the Presidential House in San Salvador to discuss economic cooperation and measures needed to reduce illegal migration.
        medio no indicado · entre el 22 de julio de 2019 y el 27 de julio de 2019 (deducida) · párrafo 1
        **[2] Nota sin firma sobre la reunión de Pompeo con Bukele**
        > According to a statement from the U.S. State Department, during the joint press conference, Bukele highlighted the “new chapter in the relationship with the United States,” pointing out that it is their most important ally.
        medio no indicado · entre el 22 de julio de 2019 y el 27 de julio de 2019 (deducida) · párrafo 2
        -# [1] [2] Fecha deducida: El documento no trae fecha. Dice que la reunión fue “last Sunday” (el domingo pasado); el pie de foto del artículo de OAN la fecha el domingo 21 de julio de 2019, así que se escribió en la semana siguiente.
        -# Solo guardo citas breves; entre una y otra el documento puede decir más.
    "#]]).await;
    chat.ben().asks("at great length: where did Pompeo meet Bukele?");
    chat.expect_shape(expect!["content 1953"]).await;
    chat.expect_shape(expect!["content 1903"]).await;
    let last = chat.expect_shape(expect!["content 223"]).await;
    // What can be pressed stands under the last message, and leads back to the question all the same.
    chat.ben().presses(last, "Why this answer");
    chat.expect_words("Here is how I got there").await;
    chat.ben().slash("/ask", &[("question", "at great length: where did Pompeo meet Bukele?"), ("private", "yes")]);
    for _ in 0..2 {
        chat.expect_any().await;
    }
    let last = chat.expect_words("> at great length: where did Pompeo meet Bukele?").await;
    chat.ben().presses(last, "Why this answer");
    chat.expect_words("Here is how I got there").await;
    chat.finish().await;
}
