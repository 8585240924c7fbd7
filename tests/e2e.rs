//! Conversations on a loopback Discord, through the real serenity, on the real facts: a person speaks, the bot's exact
//! words, nothing left over.

mod discord;

use discord::{Chat, Rules};
use expect_test::{Expect, expect};
use puente::discord::{Error, Settings};

// ---- who is answered

#[tokio::test]
async fn answers_when_mentioned() {
    let mut chat = Chat::start().await;
    chat.ben().asks("How many people has Bukele's crackdown arrested?");
    chat.expect_reply(expect![[r#"
        (to Ben)
        | Bukele's security crackdown has arrested more than 80,000 people, Reuters reports. [1]
        |
        | **[1] Reuters report on Rubio's meeting with Bukele**
        | > The Salvadoran president has launched an unflinching security crackdown in his country, arresting more than 80,000 people, and bringing the number of homicides down sharply.
        | Reuters · 2025 (inferred) · paragraph 5
        |
        | -# [1] Inferred date: The report prints no date, only “Monday” and “Jan. 20”. It calls Joe Biden's administration the previous one and says that the Trump administration took office on Jan. 20: that is Trump's second term, which began in 2025.
    "#]]).await;
    chat.ana().asks("¿cuánta gente detuvo la ofensiva de Bukele?");
    chat.expect_reply(expect![[r#"
        (to Ana)
        | La ofensiva de seguridad de Bukele ha detenido a más de 80.000 personas, según Reuters. [1]
        |
        | **[1] Nota de Reuters sobre la reunión de Rubio con Bukele**
        | > The Salvadoran president has launched an unflinching security crackdown in his country, arresting more than 80,000 people, and bringing the number of homicides down sharply.
        | Reuters · 2025 (deducida) · párrafo 5
        |
        | -# [1] Fecha deducida: La nota no imprime fecha, solo “Monday” (lunes) y “Jan. 20” (20 de enero). Llama anterior al gobierno de Joe Biden y dice que el gobierno de Trump asumió el 20 de enero: es el segundo mandato de Trump, que empezó en 2025.
    "#]]).await;
    chat.finish().await;
}

#[tokio::test]
async fn answers_wherever_the_mention_stands() {
    let mut chat = Chat::start().await;
    chat.ben().says("hey @Puente where did Pompeo meet Bukele? <:salu:1100000000000000055>");
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
    chat.finish().await;
}

#[tokio::test]
async fn answers_direct_messages() {
    let mut chat = Chat::start().await;
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
    chat.finish().await;
}

#[tokio::test]
async fn answers_a_reply_to_it() {
    let mut chat = Chat::start().await;
    chat.ben().asks("hello");
    chat.expect_reply(expect![[r#"
        (to Ben)
        Hi! Ask me about the United States and El Salvador, and I'll answer with my sources.
    "#]]).await;
    chat.ben().replies("where did Pompeo meet Bukele?");
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
    chat.finish().await;
}

#[tokio::test]
async fn leaves_everybody_else_alone() {
    let mut chat = Chat::start().await;
    chat.ben().says("who is Bukele?");
    chat.ana().says("@everyone ¿quién es Bukele?");
    chat.robo().asks("who is Bukele?");
    chat.robo().dms("who is Bukele?");
    chat.ben().asks_through_a_webhook("who is Bukele?");
    chat.expect_silence().await;
    chat.ben().asks("thanks");
    chat.expect_reply(expect![[r#"
        (to Ben)
        You're welcome!
    "#]]).await;
    chat.ana().replies_without_ping("gracias a todos");
    chat.expect_silence().await;
    chat.finish().await;
}

#[tokio::test]
async fn a_bare_mention_is_told_what_to_ask() {
    let mut chat = Chat::start().await;
    chat.ben().says("@Puente");
    chat.expect_reply(expect![[r#"
        (to Ben)
        Ask me something about the United States and El Salvador, and I'll look it up in my sources.
        What I can answer:
        • How much of the Salvadoran diaspora lives in the United States?
        • Who from Homeland Security visited El Salvador?
        • When did Pompeo meet in Mexico?
    "#]]).await;
    chat.finish().await;
}

// ---- what is said

#[tokio::test]
async fn says_so_when_the_sources_do_not() {
    let mut chat = Chat::start().await;
    chat.ben().asks("What is the tallest mountain in Japan?");
    chat.expect_reply(expect![[r#"
        (to Ben)
        That's outside what I know. I only answer questions about the United States and El Salvador, from five documents.
        What I can answer:
        • Who is Alexandra Hill?
        • Where were the Colombian migrants heading?
    "#]]).await;
    chat.ana().asks("¿Cuántos hijos tiene Bukele?");
    chat.expect_reply(expect![[r#"
        (to Ana)
        Mis fuentes no lo dicen.
        Lo que sí puedo responder:
        • ¿Quién era el presidente de El Salvador en julio de 2019?
        • ¿Qué tan cerca dijo Bukele que está El Salvador de Estados Unidos?
        • ¿De dónde viene la mayoría de las importaciones de El Salvador, según Bukele?
    "#]]).await;
    chat.finish().await;
}

#[tokio::test]
async fn shows_how_a_misspelt_word_was_read() {
    let mut chat = Chat::start().await;
    chat.ben().asks("where did pompoe meet bukele");
    chat.expect_reply(expect![[r#"
        (to Ben)
        | U.S. Secretary of State Mike Pompeo and El Salvador's President Nayib Bukele met “last Sunday” at the Presidential House in San Salvador. [1]
        |
        | **[1] Unsigned report on Pompeo's meeting with Bukele**
        | > As part of his visit to Latin America, Secretary of State Mike Pompeo and El Salvador’s President Nayib Bukele met last Sunday at the Presidential House in San Salvador to discuss economic cooperation and measures needed to reduce illegal migration.
        | publisher not stated · between July 22, 2019 and July 27, 2019 (inferred) · paragraph 1
        |
        | -# [1] Inferred date: The document prints no date. It says the meeting was “last Sunday”; the OAN article's photo caption dates it Sunday, July 21, 2019, so it was written in the week after.
        | -# Read as: pompoe → pompeo
    "#]]).await;
    chat.finish().await;
}

#[tokio::test]
async fn corrects_what_the_sources_contradict() {
    let mut chat = Chat::start().await;
    chat.ben().asks("Why did Rubio meet Bukele in Washington?");
    chat.expect_reply(expect![[r#"
        (to Ben)
        | No: the sources say the opposite. Rubio met with Bukele at Bukele's residence on Lake Coatepeque, Reuters reports. [1]
        |
        | **[1] Reuters report on Rubio's meeting with Bukele**
        | > Rubio met with Bukele and El Salvador’s foreign minister at Bukele’s residence on Lake Coatepeque just outside the capital.
        | Reuters · 2025 (inferred) · paragraph 3
        |
        | -# [1] Inferred date: The report prints no date, only “Monday” and “Jan. 20”. It calls Joe Biden's administration the previous one and says that the Trump administration took office on Jan. 20: that is Trump's second term, which began in 2025.
    "#]]).await;
    chat.finish().await;
}

#[tokio::test]
async fn a_long_reply_is_split_and_shrinks_when_its_question_does() {
    let mut chat = Chat::start().await;
    chat.ben().asks("at great length: where did Pompeo meet Bukele?");
    let first = chat.expect_shape(expect!["content 0, embed: description 141, 1 fields, footer 2014"]).await;
    let second = chat.expect_shape(expect!["content 0, embed: description 1416, 0 fields, footer 0"]).await;
    chat.ben().edits("@Puente thanks");
    assert_eq!(chat.expect_reply(expect![[r#"
        (to Ben, edited)
        You're welcome!
    "#]]).await, first);
    chat.expect_deleted(second).await;
    chat.finish().await;
}

// ---- commands

#[tokio::test]
async fn offers_its_commands_in_english_and_spanish() {
    let chat = Chat::start().await;
    expect![[r#"
        /ask Ask about the United States and El Salvador. Every answer shows its sources.
            es-419: Pregunta sobre Estados Unidos y El Salvador. Cada respuesta muestra sus fuentes.
            es-ES: Pregunta sobre Estados Unidos y El Salvador. Cada respuesta muestra sus fuentes.
          question (text, needed, completes) Your question, in English or Spanish
            es-419: Tu pregunta, en español o en inglés
            es-ES: Tu pregunta, en español o en inglés
          private (yes or no, optional) Show the answer only to you
            es-419: Mostrar la respuesta solo a ti
            es-ES: Mostrar la respuesta solo a ti
        /help What you can ask Puente, with examples
            es-419: Qué puedes preguntarle a Puente, con ejemplos
            es-ES: Qué puedes preguntarle a Puente, con ejemplos
    "#]].assert_eq(&chat.commands());
    chat.finish().await;
}

#[tokio::test]
async fn ask_shows_question_and_answer_to_all() {
    let mut chat = Chat::start().await;
    chat.ana().slash("/ask", &[("question", "¿Dónde se reunió Pompeo con Bukele?")]);
    chat.expect_reply(expect![[r#"
        (to a command)
        > ¿Dónde se reunió Pompeo con Bukele?
        | El secretario de Estado de EE. UU., Mike Pompeo, y el presidente de El Salvador, Nayib Bukele, se reunieron “last Sunday” (el domingo pasado) en la Casa Presidencial de San Salvador. [1]
        |
        | **[1] Nota sin firma sobre la reunión de Pompeo con Bukele**
        | > As part of his visit to Latin America, Secretary of State Mike Pompeo and El Salvador’s President Nayib Bukele met last Sunday at the Presidential House in San Salvador to discuss economic cooperation and measures needed to reduce illegal migration.
        | el documento no dice quién lo publica · entre el 22 de julio de 2019 y el 27 de julio de 2019 (deducida) · párrafo 1
        |
        | -# [1] Fecha deducida: El documento no trae fecha. Dice que la reunión fue “last Sunday” (el domingo pasado); el pie de foto del artículo de OAN la fecha el domingo 21 de julio de 2019, así que se escribió en la semana siguiente.
    "#]]).await;
    chat.finish().await;
}

#[tokio::test]
async fn ask_answers_one_person_privately() {
    let mut chat = Chat::start().await;
    chat.ben().slash("/ask", &[("question", "Where did Pompeo meet Bukele?"), ("private", "yes")]);
    chat.expect_reply(expect![[r#"
        (to a command, only Ben sees it)
        | U.S. Secretary of State Mike Pompeo and El Salvador's President Nayib Bukele met “last Sunday” at the Presidential House in San Salvador. [1]
        |
        | **[1] Unsigned report on Pompeo's meeting with Bukele**
        | > As part of his visit to Latin America, Secretary of State Mike Pompeo and El Salvador’s President Nayib Bukele met last Sunday at the Presidential House in San Salvador to discuss economic cooperation and measures needed to reduce illegal migration.
        | publisher not stated · between July 22, 2019 and July 27, 2019 (inferred) · paragraph 1
        |
        | -# [1] Inferred date: The document prints no date. It says the meeting was “last Sunday”; the OAN article's photo caption dates it Sunday, July 21, 2019, so it was written in the week after.
    "#]]).await;
    chat.finish().await;
}

#[tokio::test]
async fn what_somebody_typed_is_shown_and_does_nothing() {
    let mut chat = Chat::start().await;
    let typed = "@everyone <@1100000000000000004> **who** [is](https://evil.example) ||he||? `x` \u{202e}\u{200b}# hi";
    chat.ben().slash_directly("/ask", &[("question", typed)]);
    chat.expect_reply(expect![[r#"
        (to a command)
        > @everyone <@1100000000000000004> **who** [is](https://evil.example) ||he||? `x` # hi
        That's outside what I know. I only answer questions about the United States and El Salvador, from five documents.
        What I can answer:
        • What did Rubio say about this kind of foreign assistance program?
    "#]]).await;
    chat.finish().await;
}

#[tokio::test]
async fn help_is_private_and_in_ones_language() {
    let mut chat = Chat::start().await;
    chat.ana().slash("/help", &[]);
    chat.expect_reply(expect![[r#"
        (to a command, only Ana sees it)
        Soy Puente. Pregúntame sobre Estados Unidos y El Salvador en español o en inglés: quién, cuándo, dónde, cuántos, por qué o qué dijo alguien. Respondo solo con mis fuentes y muestro sus palabras exactas. Si no lo dicen, te lo digo.
        Por ejemplo:
        • ¿Qué porcentaje de la diáspora salvadoreña vive en Estados Unidos?
        • ¿Quién de Seguridad Nacional de Estados Unidos visitó El Salvador?
        • ¿Cuándo se reunió Pompeo en México?
    "#]]).await;
    chat.ben().slash("/help", &[]);
    chat.expect_reply(expect![[r#"
        (to a command, only Ben sees it)
        I'm Puente. Ask me about the United States and El Salvador in English or Spanish: who, when, where, how many, why, or what somebody said. I answer only from my sources and show their exact words. If they don't say, I tell you.
        For example:
        • How much of the Salvadoran diaspora lives in the United States?
        • Who from Homeland Security visited El Salvador?
        • When did Pompeo meet in Mexico?
    "#]]).await;
    chat.finish().await;
}

#[tokio::test]
async fn offers_questions_while_somebody_types() {
    let mut chat = Chat::start().await;
    chat.ana().types("/ask", "question", "dónde se reun");
    let offered = chat.expect_offer(expect![[r#"
        ¿Dónde se reunieron Hill y Blinken?
        ¿Dónde se reunieron Pompeo y Bukele?
        ¿Dónde se reunió Rubio con Bukele?
        ¿Por dónde iba el acuerdo de EE. UU. con México cuando Pompeo se reunió allí?
        ¿Dónde empezó Rubio el día en que se reunió con Bukele?
        ¿Cuándo se reunió Pompeo en México?
        ¿Qué marcó la reunión del domingo con México?
        ¿Desde dónde se escribió el artículo sobre Hill y Blinken?
        ¿Dónde puedo encontrar una copia de la carta de intención firmada?
        ¿Adónde voló Pompeo después de su reunión en México?
        ¿En qué fecha exacta se reunieron Pompeo y Bukele en San Salvador?
        ¿Por qué se reunieron Pompeo y Bukele?
        ¿Qué cargo tenía Bukele cuando se reunió con Pompeo?
        ¿A qué se comprometieron Hill y Blinken en su reunión?
        ¿Qué cargo tenía Pompeo cuando se reunió con Bukele?
        ¿Qué tan importante fue la reunión, en las palabras de Bukele que cita OAN?
        ¿Cuándo fue la reunión de Hill y Blinken en Washington?
        ¿Cómo cita OAN la frase de Bukele sobre el game changer?
        ¿Por qué fue importante la reunión de Hill y Blinken?
        ¿Cómo se sintieron Hill y Blinken con el resultado de su reunión?
        ¿Quién es Antony Blinken?
        ¿Qué había en la agenda de la reunión de Hill y Blinken?
        ¿La página reproduce la redacción de la carta de intención?
        ¿Hill y Blinken se reunieron en persona en Washington?
        ¿Quién dijo que no ha encontrado a nadie insatisfecho con la seguridad en El Salvador?"#]]).await;
    chat.ana().slash("/ask", &[("question", &offered[0])]);
    chat.expect_reply(expect![[r#"
        (to a command)
        > ¿Dónde se reunieron Hill y Blinken?
        | Alexandra Hill, canciller de El Salvador, y el secretario de Estado de EE. UU., Antony Blinken, tuvieron una reunión diplomática en Washington. [1]
        |
        | **[1] Artículo sobre la reunión de Hill y Blinken en Washington**
        | > Washington, D.C. – In a diplomatic meeting held today in Washington, the Chancellor of the Republic of El Salvador, Alexandra Hill, and the Secretary of State of the United States, Antony Blinken, expressed their commitment to strengthening bilateral relations between the two nations.
        | el documento no dice quién lo publica · el documento no dice la fecha · párrafo 1
        |
        | -# [1] Fecha desconocida: No trae fecha, y las fechas del propio texto se contradicen: dice que una llamada del 19 de febrero de 2021 fue “earlier this year” (a principios de este año), pero cita como el más reciente un informe de marzo de 2023.
    "#]]).await;
    chat.ben().types("/ask", "question", "");
    chat.expect_offer(expect![[r#"
        Where was the article about Hill and Blinken written from?
        Where did Hill and Blinken meet?
        Who is Alexandra Hill?
        Who is Antony Blinken?
        What did Hill and Blinken commit to at their meeting?
        Did Hill acknowledge the significance of the US for El Salvador?
        Which key challenges did Hill name?
        Who said the United States is crucial for El Salvador?
        How much of the Salvadoran diaspora lives in the United States?
        Who are El Salvador's best partners, according to Hill?
        Does the article describe the ties between El Salvador and the US as strong?
        What need did Hill stress?
        Did Blinken agree with Hill?
        How did Blinken describe the relationship between El Salvador and the US?
        What was Blinken eager to do?
        What was on the agenda when Hill and Blinken met?
        Why was the meeting of Hill and Blinken important?
        Did Hill and Blinken meet in person in Washington?
        When did Blinken and Hill talk on the phone?
        What did Hill and Blinken discuss on the phone?
        When was the meeting between Hill and Blinken in Washington?
        When did Hill and Blinken meet at the Sica summit?
        What does Sica stand for?
        What did Blinken highlight at the Sica summit?
        Is the US worried about human rights in El Salvador?"#]]).await;
    chat.finish().await;
}

// ---- taking long

/// Everything counts as late at once.
fn impatient() -> Settings {
    Settings { defer_after_ms: 1, ..Settings::default() }
}

#[tokio::test]
async fn types_while_the_engine_thinks() {
    let mut chat = Chat::start_with(Rules::default(), impatient()).await;
    chat.hold_the_engine();
    chat.ben().asks("thanks");
    chat.expect_typing().await;
    chat.release_the_engine();
    chat.expect_reply(expect![[r#"
        (to Ben)
        You're welcome!
    "#]]).await;
    chat.finish().await;
}

#[tokio::test]
async fn defers_a_command_while_the_engine_thinks() {
    let mut chat = Chat::start_with(Rules::default(), impatient()).await;
    for private in [false, true] {
        chat.hold_the_engine();
        let flag = if private { "yes" } else { "no" };
        chat.ana().slash("/ask", &[("question", "gracias"), ("private", flag)]);
        chat.expect_deferred(private).await;
        chat.release_the_engine();
        let only = if private { expect![[r#"
            (to a command, only Ana sees it)
            ¡De nada!
        "#]] } else { expect![[r#"
            (to a command)
            > gracias
            ¡De nada!
        "#]] };
        chat.expect_reply(only).await;
    }
    chat.finish().await;
}

// ---- edits

#[tokio::test]
async fn an_edited_question_gets_its_reply_edited() {
    let mut chat = Chat::start().await;
    chat.ben().asks("Where did Rubio meet Bukele?");
    let reply = chat.expect_reply(expect![[r#"
        (to Ben)
        | Rubio met with Bukele at Bukele's residence on Lake Coatepeque, Reuters reports. [1]
        |
        | **[1] Reuters report on Rubio's meeting with Bukele**
        | > Rubio met with Bukele and El Salvador’s foreign minister at Bukele’s residence on Lake Coatepeque just outside the capital.
        | Reuters · 2025 (inferred) · paragraph 3
        |
        | -# [1] Inferred date: The report prints no date, only “Monday” and “Jan. 20”. It calls Joe Biden's administration the previous one and says that the Trump administration took office on Jan. 20: that is Trump's second term, which began in 2025.
    "#]]).await;
    chat.ben().edits("@Puente Where did Pompeo meet Bukele?");
    assert_eq!(chat.expect_reply(expect![[r#"
        (to Ben, edited)
        | U.S. Secretary of State Mike Pompeo and El Salvador's President Nayib Bukele met “last Sunday” at the Presidential House in San Salvador. [1]
        |
        | **[1] Unsigned report on Pompeo's meeting with Bukele**
        | > As part of his visit to Latin America, Secretary of State Mike Pompeo and El Salvador’s President Nayib Bukele met last Sunday at the Presidential House in San Salvador to discuss economic cooperation and measures needed to reduce illegal migration.
        | publisher not stated · between July 22, 2019 and July 27, 2019 (inferred) · paragraph 1
        |
        | -# [1] Inferred date: The document prints no date. It says the meeting was “last Sunday”; the OAN article's photo caption dates it Sunday, July 21, 2019, so it was written in the week after.
    "#]]).await, reply);
    chat.ben().edits("@Puente What is the tallest mountain in Japan?");
    assert_eq!(chat.expect_reply(expect![[r#"
        (to Ben, edited)
        That's outside what I know. I only answer questions about the United States and El Salvador, from five documents.
        What I can answer:
        • Who is Alexandra Hill?
        • Where were the Colombian migrants heading?
    "#]]).await, reply);
    chat.finish().await;
}

#[tokio::test]
async fn an_edit_may_address_it_for_the_first_time() {
    let mut chat = Chat::start().await;
    chat.ben().says("thanks");
    chat.ben().edits("@Puente thanks");
    chat.expect_reply(expect![[r#"
        (to Ben)
        You're welcome!
    "#]]).await;
    chat.finish().await;
}

#[tokio::test]
async fn an_edit_that_no_longer_addresses_it_leaves_the_reply() {
    let mut chat = Chat::start().await;
    chat.ben().asks("thanks");
    chat.expect_reply(expect![[r#"
        (to Ben)
        You're welcome!
    "#]]).await;
    chat.ben().edits("thanks");
    chat.expect_silence().await;
    chat.finish().await;
}

#[tokio::test]
async fn a_link_preview_or_a_pin_is_no_edit() {
    let mut chat = Chat::start().await;
    chat.ben().asks("thanks");
    chat.expect_reply(expect![[r#"
        (to Ben)
        You're welcome!
    "#]]).await;
    chat.ben().is_shown_again();
    chat.expect_silence().await;
    chat.finish().await;
}

// ---- follow-ups

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
        | el documento no dice quién lo publica · entre el 22 de julio de 2019 y el 27 de julio de 2019 (deducida) · párrafo 1
        |
        | -# [1] Fecha deducida: El documento no trae fecha. Dice que la reunión fue “last Sunday” (el domingo pasado); el pie de foto del artículo de OAN la fecha el domingo 21 de julio de 2019, así que se escribió en la semana siguiente.
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
        | el documento no dice quién lo publica · entre el 22 de julio de 2019 y el 27 de julio de 2019 (deducida) · párrafo 1
        |
        | -# [1] Fecha deducida: El documento no trae fecha. Dice que la reunión fue “last Sunday” (el domingo pasado); el pie de foto del artículo de OAN la fecha el domingo 21 de julio de 2019, así que se escribió en la semana siguiente.
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

// ---- when something breaks

#[tokio::test]
async fn a_reply_that_cannot_be_sent_is_owned_up_to() {
    let mut chat = Chat::start().await;
    chat.fail("POST", "/channels/{channel_id}/messages", 1);
    chat.ben().asks("Where did Pompeo meet Bukele?");
    chat.expect_failure().await;
    chat.expect_reply(expect![[r#"
        (by itself)
        Sorry, something went wrong on my side. Please try again in a moment.
    "#]]).await;
    chat.fail("POST", "/channels/{channel_id}/messages", 2);
    chat.ben().asks("thanks");
    chat.expect_failure().await;
    chat.expect_failure().await;
    chat.expect_silence().await;
    chat.finish().await;
}

#[tokio::test]
async fn a_command_that_cannot_be_answered_is_owned_up_to() {
    let mut chat = Chat::start().await;
    chat.fail("POST", "/interactions/{interaction_id}/{interaction_token}/callback", 1);
    chat.ana().slash("/ask", &[("question", "¿Dónde se reunió Pompeo con Bukele?")]);
    chat.expect_failure().await;
    chat.expect_reply(expect![[r#"
        (to a command)
        Perdón, algo falló de mi lado. Inténtalo otra vez en un momento.
    "#]]).await;
    chat.finish().await;
}

#[tokio::test]
async fn an_engine_that_breaks_is_owned_up_to() {
    let mut chat = Chat::start().await;
    chat.ben().asks("make the engine panic");
    chat.expect_reply(expect![[r#"
        (to Ben)
        Sorry, something went wrong on my side. Please try again in a moment.
    "#]]).await;
    chat.ana().slash("/ask", &[("question", "make the engine panic"), ("private", "yes")]);
    chat.expect_reply(expect![[r#"
        (to a command, only Ana sees it)
        Perdón, algo falló de mi lado. Inténtalo otra vez en un momento.
    "#]]).await;
    chat.ben().asks("thanks");
    chat.expect_reply(expect![[r#"
        (to Ben)
        You're welcome!
    "#]]).await;
    chat.finish().await;
}

#[tokio::test]
async fn lives_without_its_commands() {
    let failing = Some(("PUT", "/applications/{application_id}/commands", 1));
    let mut chat = Chat::start_with(Rules { failing, ..Rules::default() }, Settings::default()).await;
    chat.ben().asks("thanks");
    chat.expect_reply(expect![[r#"
        (to Ben)
        You're welcome!
    "#]]).await;
    chat.finish().await;
}

#[tokio::test]
async fn comes_back_after_a_lost_connection() {
    let mut chat = Chat::start_with(Rules { heartbeat_ms: 50, ..Rules::default() }, Settings::default()).await;
    chat.expect_heartbeat().await;
    chat.reconnect();
    chat.ben().asks("thanks");
    chat.expect_resumed().await;
    chat.expect_reply(expect![[r#"
        (to Ben)
        You're welcome!
    "#]]).await;
    chat.finish().await;
}

// ---- when it can't start

async fn check_refusal(rules: Rules, exit_code: u8, line: Expect) {
    let (error, problems) = Chat::refused(rules).await;
    line.assert_eq(&error.to_string());
    assert_eq!(error.exit_code(), exit_code);
    assert_eq!(problems, Vec::<String>::new());
    assert!(!error.to_string().contains(discord::TOKEN) && !format!("{error:?}").contains(discord::TOKEN));
}

#[tokio::test]
async fn a_token_refused_by_rest_ends_it() {
    check_refusal(Rules { refuses_token: true, ..Rules::default() }, 2, expect!["Discord refused the token: copy it anew from the developer portal (Bot, Reset Token)"]).await;
}

#[tokio::test]
async fn a_token_refused_by_the_gateway_ends_it() {
    check_refusal(Rules { closes_with: Some(4004), ..Rules::default() }, 2, expect!["Discord refused the token: copy it anew from the developer portal (Bot, Reset Token)"]).await;
}

#[tokio::test]
async fn intents_refused_by_the_gateway_end_it() {
    check_refusal(Rules { closes_with: Some(4014), ..Rules::default() }, 1, expect!["Discord refused the gateway intents, though none of them is privileged"]).await;
}

#[tokio::test]
async fn without_the_gateways_address_it_never_tries_the_real_one() {
    check_refusal(Rules { hides_gateway: true, ..Rules::default() }, 1, expect!["can't start on Discord: GET /gateway failed: status 503, code 0: no gateway here"]).await;
}

#[tokio::test]
async fn an_address_where_nobody_listens_ends_it() {
    let nobody = std::net::TcpListener::bind(("127.0.0.1", 0)).and_then(|listener| listener.local_addr());
    let api = Some(format!("http://{}", nobody.expect("a free port")));
    let token = discord::TOKEN.into();
    let settings = Settings { api, ..Settings::default() };
    let error = puente::discord::run(discord::engine(), settings, token).await.expect_err("nobody listens");
    assert!(matches!(error, Error::Start { call: "GET /gateway", .. }), "{error}");
    assert_eq!(error.exit_code(), 1);
}
