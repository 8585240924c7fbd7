//! Exit tickets: three lines that reach the teacher, and nobody else.

use crate::discord::Chat;
use expect_test::expect;

const LABELS: [&str; 3] = ["Something I learnt", "A question I still have", "The evidence that convinced me most"];

#[tokio::test]
async fn a_ticket_reaches_the_teacher_without_a_name() {
    let mut chat = Chat::start().await;
    chat.ben().slash("/ticket", &[]);
    chat.expect_words("Only teachers can ask for exit tickets").await;
    chat.tom().slash("/ticket", &[("language", "en")]);
    chat.expect_words("Here it is.").await;
    let ticket = chat
        .expect_reply(expect![[r#"
        (by itself)
        Before you go: three short lines for your teacher.
        -# Your teacher gets your lines without your name. I keep neither.
    "#]])
        .await;
    chat.expect_under(
        ticket,
        &expect![[r#"
        [Write my ticket]
    "#]],
    );
    chat.restart(false).await;
    chat.ana().presses(ticket, "Write my ticket");
    let form = chat.expect_form_of("Exit ticket", &LABELS).await;
    chat.ana().fills_in_all(ticket, &form, &["@everyone *a lot*", "", "the excerpt in **[2]**"]);
    chat.expect_reply(expect![[r#"
        (by itself)
        | **Exit ticket**
        | Something I learnt
        | > @everyone *a lot*
        | The evidence that convinced me most
        | > the excerpt in **[2]**
    "#]])
        .await;
    chat.expect_only_form("Ana", "¡Gracias! Tu docente ya lo tiene, sin tu nombre.").await;
    chat.finish().await;
}

#[tokio::test]
async fn names_go_along_only_where_everybody_was_told() {
    let mut chat = Chat::start().await;
    chat.tom().slash("/ticket", &[("language", "en"), ("names", "yes")]);
    chat.expect_words("Here it is.").await;
    let ticket = chat.expect_words("Your teacher gets your lines with your name. I keep neither.").await;
    chat.ben().presses(ticket, "Write my ticket");
    let form = chat.expect_form_of("Exit ticket", &LABELS).await;
    chat.ben().fills_in_all(ticket, &form, &["a lot", "why?", ""]);
    chat.expect_words("**Exit ticket** <@1100000000000000005>").await;
    chat.expect_only_form("Ben", "Thanks! Your teacher has it, with your name.").await;
    chat.ben().fills_in_all(ticket, &form, &["", " ", ""]);
    chat.expect_only_form("Ben", "There was nothing in it, so I sent nothing.").await;
    chat.finish().await;
}
