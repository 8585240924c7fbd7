//! Questions that go on from earlier ones.

use crate::discord::{Chat, Rules};
use expect_test::expect;
use puente::discord::Settings;

#[tokio::test]
async fn a_follow_up_is_understood() {
    let mut chat = Chat::start().await;
    chat.ben().asks("Where did Pompeo meet Bukele?");
    let reply = chat.expect_reply(expect![[r#"
        (to Ben)
        | U.S. Secretary of State Mike Pompeo and El Salvador's President Nayib Bukele met “last Sunday” at the Presidential House in San Salvador. [1]
        |
        | **[1] Unsigned report on Pompeo's meeting with Bukele**
        | > As part of his visit to Latin America, Secretary of State Mike Pompeo and El Salvador’s President Nayib Bukele met last Sunday at the Presidential House in San Salvador to discuss economic cooperation and measures needed to reduce illegal migration.
        | publisher not stated · between July 22, 2019 and July 27, 2019 (inferred) · paragraph 1
        |
        | -# [1] Inferred date: The document prints no date. It says the meeting was “last Sunday”; the OAN article's photo caption dates it Sunday, July 21, 2019, so it was written in the week after.
    "#]]).await;
    chat.ben().asks("and when?");
    chat.expect_reply(expect![[r#"
        (to Ben)
        | U.S. Secretary of State Mike Pompeo and El Salvador's President Nayib Bukele met “last Sunday” at the Presidential House in San Salvador. [1]
        |
        | **[1] Unsigned report on Pompeo's meeting with Bukele**
        | > As part of his visit to Latin America, Secretary of State Mike Pompeo and El Salvador’s President Nayib Bukele met last Sunday at the Presidential House in San Salvador to discuss economic cooperation and measures needed to reduce illegal migration.
        | publisher not stated · between July 22, 2019 and July 27, 2019 (inferred) · paragraph 1
        |
        | -# [1] Inferred date: The document prints no date. It says the meeting was “last Sunday”; the OAN article's photo caption dates it Sunday, July 21, 2019, so it was written in the week after.
        | -# Date (worked out, not printed): July 21, 2019. The document says only “last Sunday”; the photo caption of the OAN article dates the same meeting Sunday, July 21, 2019.
    "#]]).await;
    // Ana hasn't asked anything yet: her "and when?" stands alone, unless she replies to what Ben was told.
    chat.ana().asks("¿y cuándo?");
    chat.expect_reply(expect![[r#"
        (to Ana)
        Eso está fuera de lo que sé. Solo respondo preguntas sobre Estados Unidos y El Salvador, a partir de cinco documentos.
        Lo que sí puedo responder:
        • ¿Qué porcentaje de la diáspora salvadoreña vive en Estados Unidos?
        • ¿Quién de Seguridad Nacional de Estados Unidos visitó El Salvador?
        • ¿Cuándo se reunió Pompeo en México?
    "#]]).await;
    chat.ana().replies_to(reply, "¿y cuándo?");
    chat.expect_reply(expect![[r#"
        (to Ana)
        | El secretario de Estado de EE. UU., Mike Pompeo, y el presidente de El Salvador, Nayib Bukele, se reunieron “last Sunday” (el domingo pasado) en la Casa Presidencial de San Salvador. [1]
        |
        | **[1] Nota sin firma sobre la reunión de Pompeo con Bukele**
        | > As part of his visit to Latin America, Secretary of State Mike Pompeo and El Salvador’s President Nayib Bukele met last Sunday at the Presidential House in San Salvador to discuss economic cooperation and measures needed to reduce illegal migration.
        | medio no indicado · entre el 22 de julio de 2019 y el 27 de julio de 2019 (deducida) · párrafo 1
        |
        | -# [1] Fecha deducida: El documento no trae fecha. Dice que la reunión fue “last Sunday” (el domingo pasado); el pie de foto del artículo de OAN la fecha el domingo 21 de julio de 2019, así que se escribió en la semana siguiente.
        | -# Fecha (deducida, no impresa): 21 de julio de 2019. El documento solo dice “last Sunday” (el domingo pasado); el pie de foto del artículo de OAN fecha la misma reunión el domingo 21 de julio de 2019.
    "#]]).await;
    chat.finish().await;
}

#[tokio::test]
async fn a_reply_to_a_commands_answer_goes_on_from_there() {
    let mut chat = Chat::start().await;
    chat.ben().slash("/ask", &[("question", "Where did Pompeo meet Bukele?")]);
    chat.expect_reply(expect![[r#"
        (to a command)
        > Where did Pompeo meet Bukele?
        | U.S. Secretary of State Mike Pompeo and El Salvador's President Nayib Bukele met “last Sunday” at the Presidential House in San Salvador. [1]
        |
        | **[1] Unsigned report on Pompeo's meeting with Bukele**
        | > As part of his visit to Latin America, Secretary of State Mike Pompeo and El Salvador’s President Nayib Bukele met last Sunday at the Presidential House in San Salvador to discuss economic cooperation and measures needed to reduce illegal migration.
        | publisher not stated · between July 22, 2019 and July 27, 2019 (inferred) · paragraph 1
        |
        | -# [1] Inferred date: The document prints no date. It says the meeting was “last Sunday”; the OAN article's photo caption dates it Sunday, July 21, 2019, so it was written in the week after.
    "#]]).await;
    chat.ana().replies("¿y cuándo?");
    chat.expect_reply(expect![[r#"
        (to Ana)
        | El secretario de Estado de EE. UU., Mike Pompeo, y el presidente de El Salvador, Nayib Bukele, se reunieron “last Sunday” (el domingo pasado) en la Casa Presidencial de San Salvador. [1]
        |
        | **[1] Nota sin firma sobre la reunión de Pompeo con Bukele**
        | > As part of his visit to Latin America, Secretary of State Mike Pompeo and El Salvador’s President Nayib Bukele met last Sunday at the Presidential House in San Salvador to discuss economic cooperation and measures needed to reduce illegal migration.
        | medio no indicado · entre el 22 de julio de 2019 y el 27 de julio de 2019 (deducida) · párrafo 1
        |
        | -# [1] Fecha deducida: El documento no trae fecha. Dice que la reunión fue “last Sunday” (el domingo pasado); el pie de foto del artículo de OAN la fecha el domingo 21 de julio de 2019, así que se escribió en la semana siguiente.
        | -# Fecha (deducida, no impresa): 21 de julio de 2019. El documento solo dice “last Sunday” (el domingo pasado); el pie de foto del artículo de OAN fecha la misma reunión el domingo 21 de julio de 2019.
    "#]]).await;
    chat.finish().await;
}

#[tokio::test]
async fn nothing_is_remembered_when_told_so() {
    let settings = Settings { turns_kept: 0, ..Settings::default() };
    let mut chat = Chat::start_with(Rules::default(), settings).await;
    chat.ben().asks("Where did Pompeo meet Bukele?");
    chat.expect_reply(expect![[r#"
        (to Ben)
        | U.S. Secretary of State Mike Pompeo and El Salvador's President Nayib Bukele met “last Sunday” at the Presidential House in San Salvador. [1]
        |
        | **[1] Unsigned report on Pompeo's meeting with Bukele**
        | > As part of his visit to Latin America, Secretary of State Mike Pompeo and El Salvador’s President Nayib Bukele met last Sunday at the Presidential House in San Salvador to discuss economic cooperation and measures needed to reduce illegal migration.
        | publisher not stated · between July 22, 2019 and July 27, 2019 (inferred) · paragraph 1
        |
        | -# [1] Inferred date: The document prints no date. It says the meeting was “last Sunday”; the OAN article's photo caption dates it Sunday, July 21, 2019, so it was written in the week after.
    "#]]).await;
    chat.ben().asks("and when?");
    chat.expect_reply(expect![[r#"
        (to Ben)
        That's outside what I know. I only answer questions about the United States and El Salvador, from five documents.
        What I can answer:
        • How much of the Salvadoran diaspora lives in the United States?
        • Who from Homeland Security visited El Salvador?
        • When did Pompeo meet in Mexico?
    "#]]).await;
    chat.finish().await;
}

#[tokio::test]
async fn what_is_asked_for_anew_takes_the_place_of_what_was_asked_before() {
    let mut chat = Chat::start().await;
    chat.ben().asks("Where did Rubio meet Bukele?");
    chat.expect_shape(expect!["content 0, embed: description 84, 1 fields, footer 240"]).await;
    chat.ben().asks("and when?");
    let answer = chat.expect_reply(expect![[r#"
        (to Ben)
        | U.S. Secretary of State Marco Rubio met El Salvador's President Nayib Bukele on a Monday, Reuters reports. The report does not print the date. [1]
        |
        | **[1] Reuters report on Rubio's meeting with Bukele**
        | > SAN SALVADOR (Reuters) -U.S. Secretary of State Marco Rubio met El Salvador President Nayib Bukele on Monday as he continues a trip aimed at persuading Latin American countries to do more to stem migration to the U.S. southern border.
        | Reuters · 2025 (inferred) · paragraph 2
        |
        | -# [1] Inferred date: The report prints no date, only “Monday” and “Jan. 20”. It calls Joe Biden's administration the previous one and says that the Trump administration took office on Jan. 20: that is Trump's second term, which began in 2025.
        | -# Date (worked out, not printed): 2025. The report says only “Monday”; the year is worked out from its saying that the Trump administration took office on Jan. 20, after Joe Biden's, which was in 2025.
    "#]]).await;
    chat.ben().presses(answer, "Why this answer");
    chat.expect_reply(expect![[r#"
        (to a press, only Ben sees it)
        Here is how I got there:
        You asked for: a time.
        From what was asked before, I added “rubio”, “meet”, “bukele”.
        It answers a question much like yours: “When did Rubio meet Bukele?”
        It fits best of all.
        Other questions that came close:
        • How long had Rubio known Bukele?
        • What did Rubio say about Bukele?
    "#]])
        .await;
    chat.finish().await;
}

#[tokio::test]
async fn a_whole_question_stands_alone() {
    let mut chat = Chat::start().await;
    chat.ben().asks("so mcaleenan signed a safe third country agreement right");
    chat.expect_words("not a “safe third party agreement”").await;
    chat.ben().asks("who is mcaleenan");
    chat.expect_words("acting secretary of the US Department of Homeland Security").await;
    chat.ana().asks("¿Qué moneda usa El Salvador?");
    chat.expect_words("dolarizada").await;
    chat.ana().asks("¿Qué pasó en 2021?");
    chat.expect_words("19 de febrero de 2021").await;
    chat.finish().await;
}

#[tokio::test]
async fn the_same_office_at_another_time() {
    let mut chat = Chat::start().await;
    chat.ben().asks("Who was Secretary of State in 2019?");
    chat.expect_words("Mike Pompeo").await;
    chat.ben().asks("and in 2021?");
    chat.expect_words("Antony Blinken").await;
    chat.ben().asks("and who is it in 2025?");
    chat.expect_words("Marco Rubio").await;
    chat.ana().asks("¿Quién era el secretario de Estado de EE. UU. en 2019?");
    chat.expect_words("Mike Pompeo").await;
    chat.ana().asks("¿y en 2021?");
    chat.expect_words("Antony Blinken").await;
    chat.finish().await;
}

#[tokio::test]
async fn who_says_so_is_answered_with_the_speaker() {
    let mut chat = Chat::start().await;
    chat.ben().asks("How much did crossings at the Darien Gap fall?");
    chat.expect_words("by 90%").await;
    chat.ben().asks("who said that?");
    chat.expect_words("It is Rubio's claim").await;
    chat.ben().asks("How old is Bukele?");
    chat.expect_words("My sources don't say.").await;
    chat.ben().asks("who said that?");
    chat.expect_words("It is Rubio's claim").await;
    chat.ana().asks("¿Cuánto bajó la migración por el Tapón del Darién?");
    chat.expect_words("90").await;
    chat.ana().asks("¿quién lo dice?");
    chat.expect_words("Es una afirmación de Rubio").await;
    chat.finish().await;
}

#[tokio::test]
async fn a_time_or_place_that_no_source_gives_is_not_made_up_by_saying_the_same_again() {
    let mut chat = Chat::start().await;
    chat.ben().asks("How many people has Bukele arrested?");
    chat.expect_words("80,000").await;
    chat.ben().asks("and when?");
    chat.expect_words("My sources don't say.").await;
    chat.ben().asks("When was the 2025 agreement signed?");
    chat.expect_words("Compare that with what my sources say.").await;
    chat.ana().asks("¿A cuántas personas ha arrestado Bukele?");
    chat.expect_words("80.000").await;
    chat.ana().asks("¿y cuándo?");
    chat.expect_words("Mis fuentes no lo dicen.").await;
    chat.finish().await;
}

#[tokio::test]
async fn one_name_changes_whom_it_is_about() {
    let mut chat = Chat::start().await;
    chat.ben().asks("Where did Pompeo meet Bukele?");
    chat.expect_words("Presidential House").await;
    chat.ben().asks("and rubio?");
    chat.expect_words("Lake Coatepeque").await;
    chat.ana().asks("¿Dónde se reunieron Pompeo y Bukele?");
    chat.expect_words("Casa Presidencial").await;
    chat.ana().asks("¿y Rubio?");
    chat.expect_words("Coatepeque").await;
    chat.finish().await;
}

#[tokio::test]
async fn nobody_is_given_an_office_for_a_year_that_no_source_speaks_of() {
    let mut chat = Chat::start().await;
    chat.ben().asks("Who was US ambassador to El Salvador in 2015?");
    chat.expect_words("My sources don't say.").await;
    chat.ben().asks("Who was president of Mexico in 2019?");
    chat.expect_words("President Obrador").await;
    chat.ana().asks("¿Quiénes han sido secretarios de Estado?");
    chat.expect_words("Marco Rubio").await;
    chat.ana().asks("¿Quién era embajador de Estados Unidos en 2015?");
    chat.expect_words("Mis fuentes no lo dicen.").await;
    chat.finish().await;
}

#[tokio::test]
async fn what_hardly_concerns_a_question_corrects_nothing() {
    let mut chat = Chat::start().await;
    chat.ben().asks("Why did Mexico pull its National Guard away from its borders?");
    chat.expect_words("over 20,000 members of its National Guard").await;
    chat.ana().asks("¿Qué dijo Obama de El Salvador?");
    chat.expect_words("Mis fuentes no lo dicen.").await;
    chat.finish().await;
}

#[tokio::test]
async fn a_whole_question_with_an_article_is_no_follow_up() {
    let mut chat = Chat::start().await;
    chat.ben().asks("How many National Guard soldiers did Mexico send to its borders?");
    chat.expect_words("over 20,000 members").await;
    chat.ben().asks("¿Qué dijo Blinken sobre la corrupción en El Salvador?");
    chat.expect_words("combatir la corrupción").await;
    chat.ben().asks("¿Y cuándo la hicieron?");
    chat.expect_words("19 de febrero de 2021").await;
    chat.finish().await;
}

#[tokio::test]
async fn who_begins_anew_leaves_what_was_before() {
    let mut chat = Chat::start().await;
    chat.ben().asks("Has Bukele arrested more than 50,000 people?");
    chat.expect_words("80,000").await;
    chat.ben().asks("¿de qué va la nota de OAN?");
    chat.expect_words("El artículo de OAN, titulado").await;
    chat.ben().asks("y quién la escribió?");
    chat.expect_words("está firmado por “OAN Newsroom”").await;
    chat.ana().asks("where did rubio meet bukele");
    chat.expect_words("Lake Coatepeque").await;
    // Another year than an earlier turn's is no mistake of hers.
    chat.ana().asks("who won in 2018");
    chat.expect_words("My sources don't say.").await;
    chat.finish().await;
}
