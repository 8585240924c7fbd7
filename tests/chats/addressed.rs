//! Who is answered, and who is left alone.

use crate::discord::Chat;
use expect_test::expect;

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
    "#]])
        .await;
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
    "#]])
        .await;
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
    "#]])
        .await;
    chat.finish().await;
}
