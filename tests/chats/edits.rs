//! What becomes of a reply when its question is edited.

use crate::discord::Chat;
use expect_test::expect;

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
    assert_eq!(
        chat.expect_reply(expect![[r#"
            (to Ben, edited)
            That's outside what I know. I only answer questions about the United States and El Salvador, from five documents.
            What I can answer:
            • How much of the Salvadoran diaspora lives in the United States?
            • Who from Homeland Security visited El Salvador?
            • When did Pompeo meet in Mexico?
        "#]])
            .await,
        reply
    );
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
    "#]])
        .await;
    chat.finish().await;
}

#[tokio::test]
async fn an_edit_that_no_longer_addresses_it_leaves_the_reply() {
    let mut chat = Chat::start().await;
    chat.ben().asks("thanks");
    chat.expect_reply(expect![[r#"
        (to Ben)
        You're welcome!
    "#]])
        .await;
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
    "#]])
        .await;
    chat.ben().brings_up_again();
    chat.expect_silence().await;
    chat.finish().await;
}

#[tokio::test]
async fn a_link_preview_after_an_edit_is_no_second_one() {
    let mut chat = Chat::start().await;
    chat.ben().says("thanks");
    chat.ben().edits("@Puente thanks");
    chat.expect_reply(expect![[r#"
        (to Ben)
        You're welcome!
    "#]])
        .await;
    chat.ben().brings_up_again();
    chat.expect_silence().await;
    chat.finish().await;
}
