//! What a reply looks like.

use crate::discord::Chat;
use expect_test::expect;

#[tokio::test]
async fn has_a_kind_word_for_what_hurts() {
    let mut chat = Chat::start().await;
    chat.ben().asks("my dad was deported last week");
    chat.expect_reply(expect![[r#"
        (to Ben)
        I'm sorry, that sounds hard. I only know what a few documents say, so I can't help with this. Please talk to a teacher, your family or another adult you trust.
    "#]]).await;
    chat.ana().asks("tengo miedo de que se lleven a mi mamá");
    chat.expect_reply(expect![[r#"
        (to Ana)
        Lo siento, eso suena muy duro. Solo sé lo que dicen unos pocos documentos, así que en esto no puedo ayudarte. Habla, por favor, con un maestro, con tu familia o con otra persona adulta de confianza.
    "#]]).await;
    chat.finish().await;
}

#[tokio::test]
async fn says_so_when_the_sources_do_not() {
    let mut chat = Chat::start().await;
    chat.ben().asks("What is the tallest mountain in Japan?");
    chat.expect_reply(expect![[r#"
        (to Ben)
        That's outside what I know. I only answer questions about the United States and El Salvador, from five documents.
        What I can answer:
        • How much of the Salvadoran diaspora lives in the United States?
        • Who from Homeland Security visited El Salvador?
        • When did Pompeo meet in Mexico?
    "#]])
        .await;
    chat.ana().asks("¿Cuántos hijos tiene Bukele?");
    chat.expect_reply(expect![[r#"
        (to Ana)
        Mis fuentes no lo dicen.
        Lo que sí puedo responder:
        • ¿Qué causa la migración, según Pompeo?
        • ¿Qué prometió Bukele sobre la migración forzada?
        • ¿Cuántos migrantes colombianos abordaron el vuelo en Panamá?
    "#]])
        .await;
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
        | That isn't what my sources say. Rubio met with Bukele at Bukele's residence on Lake Coatepeque, Reuters reports. [1]
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
async fn what_a_why_takes_for_granted_rightly_is_not_questioned() {
    let mut chat = Chat::start().await;
    chat.ben().asks("how come so many people left el salvador according to oan");
    chat.expect_reply(expect![[r#"
        (to Ben)
        | OAN writes that the growing gang violence in El Salvador “has partially caused mass amounts of people to flee the country toward the U.S. border”. [1]
        |
        | **[1] OAN Newsroom article on Pompeo's talks in Mexico and El Salvador**
        | > During the talks, the two sides reportedly discussed ways to combat the growing gang violence in El Salvador, which has partially caused mass amounts of people to flee the country toward the U.S. border.
        | OAN Newsroom · July 22, 2019 · paragraph 13
    "#]]).await;
    chat.ana().asks("¿por qué Rubio dice que la migración masiva no le conviene a nadie?");
    chat.expect_reply(expect![[r#"
        (to Ana)
        | Rubio dijo a periodistas que los únicos que se benefician de la migración masiva son los “traffickers” (traficantes). [1]
        |
        | **[1] Nota de Reuters sobre la reunión de Rubio con Bukele**
        | > The only people who benefit from mass migration are traffickers,” Rubio told reporters.
        | Reuters · 2025 (deducida) · párrafo 10
        |
        | -# [1] Fecha deducida: La nota no imprime fecha, solo “Monday” (lunes) y “Jan. 20” (20 de enero). Llama anterior al gobierno de Joe Biden y dice que el gobierno de Trump asumió el 20 de enero: es el segundo mandato de Trump, que empezó en 2025.
    "#]]).await;
    chat.finish().await;
}

#[tokio::test]
async fn who_asks_what_each_document_says_gets_both_wordings() {
    let mut chat = Chat::start().await;
    chat.ben().asks("What does each article have Bukele say about fighting gangs together?");
    chat.expect_reply(expect![[r#"
        (to Ben)
        | My sources put it in different words; here is each of them. In OAN's wording Bukele said: “We talk about fighting crimes together. We talk about fighting to get the gangs together. We talk about interdicting narcotics together. We talk about reducing immigration together.” [1]
        | Bukele said he and Pompeo talked about “fighting the gangs together”, “interdicting narcotics together” and “reducing immigration together”. [2]
        | OAN quotes Bukele's “game changer” remark on the meeting as: “I think it’s a, it’s a game changer.” [1]
        | At the press conference Bukele called his meeting with Pompeo a “game changer”: “I think that it’s a game changer.” [2]
        |
        | **[1] OAN Newsroom article on Pompeo's talks in Mexico and El Salvador**
        | > “We talk about fighting crimes together. We talk about fighting to get the gangs together. We talk about interdicting narcotics together. We talk about reducing immigration together. So I think this was a this was a very, very important meeting. I think it’s a, it’s a game changer.”
        | >
        | > — Nayib Bukelenayib Bukele, President – El Salvador
        | OAN Newsroom · July 22, 2019 · paragraph 14
        |
        | **[2] Unsigned report on Pompeo's meeting with Bukele**
        | > At the press conference Bukele spoke about immigration issues: “We talked about fighting the gangs together, we talked about interdicting narcotics together, we talked about reducing immigration together. So I think this was a very, very important meeting. I think that it’s a game changer.”
        | publisher not stated · between July 22, 2019 and July 27, 2019 (inferred) · paragraph 4
        |
        | -# [2] Inferred date: The document prints no date. It says the meeting was “last Sunday”; the OAN article's photo caption dates it Sunday, July 21, 2019, so it was written in the week after.
    "#]]).await;
    chat.ana().asks("en los dos artículos sale el 90 por ciento, ¿de qué es?");
    chat.expect_reply(expect![[r#"
        (to Ana)
        | El 90 por ciento de la diáspora salvadoreña (“90 percent of our diaspora”) vive en Estados Unidos, dijo Hill. [1]
        | Rubio atribuyó al programa de deportación de Panamá una reducción del 90 % de la migración por el Tapón del Darién, según Reuters. Es una afirmación de Rubio. [2]
        |
        | **[1] Artículo sobre la reunión de Hill y Blinken en Washington**
        | > “The United States is crucial for us; 90 percent of our diaspora lives here… And you are our best partners,” stated Chancellor Alexandra Hill, highlighting the strong ties between the two nations.
        | medio no indicado · fecha no indicada · párrafo 2
        |
        | **[2] Nota de Reuters sobre la reunión de Rubio con Bukele**
        | > He credited Panama’s deportation program, which was agreed to in July between Panama and the previous U.S. administration of President Joe Biden, with reducing migration through the Darien Gap between Colombia and Panama by 90%.
        | Reuters · 2025 (deducida) · párrafo 10
        |
        | -# [1] Fecha desconocida: No trae fecha, y las fechas del propio texto se contradicen: dice que una llamada del 19 de febrero de 2021 fue “earlier this year” (a principios de este año), pero cita como el más reciente un informe de marzo de 2023.
        | -# [2] Fecha deducida: La nota no imprime fecha, solo “Monday” (lunes) y “Jan. 20” (20 de enero). Llama anterior al gobierno de Joe Biden y dice que el gobierno de Trump asumió el 20 de enero: es el segundo mandato de Trump, que empezó en 2025.
    "#]]).await;
    chat.finish().await;
}

#[tokio::test]
async fn tells_what_happened_then_in_order() {
    let mut chat = Chat::start().await;
    chat.ben().asks("what happened in 2021?");
    chat.expect_reply(expect![[r#"
        (to Ben)
        | **February 19, 2021**
        | • Blinken and Hill held a phone call on February 19, 2021, the article says. [1]
        | **June 2021**
        | • In June 2021, Hill and Blinken met at a Summit of Foreign Ministers of the Central American Integration System (Sica), the article says. [2]
        |
        | **[1] Article on the meeting of Hill and Blinken in Washington**
        | > Earlier this year, on February 19, 2021, Blinken and Hill held a phone call where they discussed issues related to irregular migration, economic opportunities, strengthening democratic institutions, combating corruption, and promoting human rights.
        | publisher not stated · date not stated · paragraph 4
        |
        | **[2] Article on the meeting of Hill and Blinken in Washington**
        | > Furthermore, in June 2021, the two officials met at a Summit of Foreign Ministers of the Central American Integration System (Sica), where Blinken highlighted the importance of robust democratic institutions and the fight against corruption in the region.
        | publisher not stated · date not stated · paragraph 5
        |
        | -# [1] [2] Unknown date: No date is printed, and the text's own dates contradict each other: it calls a phone call of February 19, 2021 “earlier this year”, but it cites a report of March 2023 as the most recent one.
    "#]]).await;
    chat.ana().asks("¿qué pasó el 21 de julio de 2019?");
    chat.expect_reply(expect![[r#"
        (to Ana)
        | **21 de julio de 2019 (deducida)**
        | • Pompeo tuvo una reunión en México el domingo (“Sunday’s meeting”), antes de volar a El Salvador, según OAN. [1] [2]
        | **21 de julio de 2019**
        | • El pie de foto del artículo de OAN dice que el secretario de Estado de EE. UU., Mike Pompeo, estrecha la mano (“shakes hands”) del presidente de El Salvador, Nayib Bukele, en la Casa Presidencial de San Salvador, el domingo 21 de julio de 2019. [3]
        | **21 de julio de 2019 (deducida)**
        | • Pompeo termina su gira latinoamericana (“ends his Latin American tour”) en El Salvador, un país centroamericano, dice el pie de foto del artículo de OAN. [4]
        |
        | **[1] Artículo de OAN Newsroom sobre las conversaciones de Pompeo en México y El Salvador**
        | > Sunday’s meeting marked the halfway point for a the 90 day agreement signed last month for Mexico to slow the flow of illegal migration towards the U.S. southern border.
        | OAN Newsroom · 22 de julio de 2019 · párrafo 4
        |
        | **[2] Artículo de OAN Newsroom sobre las conversaciones de Pompeo en México y El Salvador**
        | > After his meeting in Mexico, Pompeo flew to El Salvador to discuss its diplomatic ties.
        | OAN Newsroom · 22 de julio de 2019 · párrafo 13
        |
        | **[3] Artículo de OAN Newsroom sobre las conversaciones de Pompeo en México y El Salvador**
        | > U.S. Secretary of State Mike Pompeo, left, shakes hands with El Salvador’s President Nayib Bukele at the Presidential House in San Salvador, El Salvador, Sunday, July 21, 2019.
        | OAN Newsroom · 22 de julio de 2019 · párrafo 12
        |
        | **[4] Artículo de OAN Newsroom sobre las conversaciones de Pompeo en México y El Salvador**
        | > Pompeo ends his Latin American tour in this Central American country. (AP Photo/Salvador Melendez)
        | OAN Newsroom · 22 de julio de 2019 · párrafo 12
    "#]]).await;
    chat.ben().asks("and what happened in 1981?");
    chat.expect_reply(expect![[r#"
        (to Ben)
        My sources don't say.
        What I can answer:
        • When did Blinken and Hill talk on the phone?
        • When did Hill and Blinken meet at the Sica summit?
    "#]])
        .await;
    chat.finish().await;
}

#[tokio::test]
async fn a_long_reply_is_split_and_shrinks_when_its_question_does() {
    let mut chat = Chat::start().await;
    chat.ben().asks("at great length: where did Pompeo meet Bukele?");
    let first = chat.expect_shape(expect!["content 0, embed: description 141, 1 fields, footer 2014"]).await;
    let second = chat.expect_shape(expect!["content 0, embed: description 1416, 0 fields, footer 0"]).await;
    chat.ben().edits("@Puente thanks");
    assert_eq!(
        chat.expect_reply(expect![[r#"
        (to Ben, edited)
        You're welcome!
    "#]])
            .await,
        first
    );
    chat.expect_deleted(second).await;
    chat.finish().await;
}

#[tokio::test]
async fn asks_of_two_days_are_told_apart() {
    let mut chat = Chat::start().await;
    chat.ben().asks("what was Rubio doing on sunday");
    chat.expect_reply(expect![[r#"
        (to Ben)
        | On Sunday, Rubio held talks with Panamanian officials over “China's presence around the Panama Canal as well as migration”, Reuters reports. [1]
        |
        | **[1] Reuters report on Rubio's meeting with Bukele**
        | > Rubio on Sunday held talks with Panamanian officials over China’s presence around the Panama Canal as well as migration.
        | Reuters · 2025 (inferred) · paragraph 13
        |
        | -# [1] Inferred date: The report prints no date, only “Monday” and “Jan. 20”. It calls Joe Biden's administration the previous one and says that the Trump administration took office on Jan. 20: that is Trump's second term, which began in 2025.
    "#]]).await;
    chat.finish().await;
}

#[tokio::test]
async fn an_office_that_changed_hands_has_all_its_holders() {
    let mut chat = Chat::start().await;
    chat.ben().asks("Who is the Secretary of State?");
    chat.expect_reply(expect![[r#"
        (to Ben)
        | Mike Pompeo was U.S. Secretary of State in July 2019, according to the OAN article. [1]
        | Antony Blinken is the Secretary of State of the United States in this article. [2]
        | Marco Rubio is the U.S. Secretary of State in the Reuters report on his meeting with Bukele. [3]
        |
        | **[1] OAN Newsroom article on Pompeo's talks in Mexico and El Salvador**
        | > U.S. Secretary of State Mike Pompeo, left, shakes hands with El Salvador’s President Nayib Bukele at the Presidential House in San Salvador, El Salvador, Sunday, July 21, 2019.
        | OAN Newsroom · July 22, 2019 · paragraph 12
        |
        | **[2] Article on the meeting of Hill and Blinken in Washington**
        | > Washington, D.C. – In a diplomatic meeting held today in Washington, the Chancellor of the Republic of El Salvador, Alexandra Hill, and the Secretary of State of the United States, Antony Blinken, expressed their commitment to strengthening bilateral relations between the two nations.
        | publisher not stated · date not stated · paragraph 1
        |
        | **[3] Reuters report on Rubio's meeting with Bukele**
        | > SAN SALVADOR (Reuters) -U.S. Secretary of State Marco Rubio met El Salvador President Nayib Bukele on Monday as he continues a trip aimed at persuading Latin American countries to do more to stem migration to the U.S. southern border.
        | Reuters · 2025 (inferred) · paragraph 2
        |
        | -# [2] Unknown date: No date is printed, and the text's own dates contradict each other: it calls a phone call of February 19, 2021 “earlier this year”, but it cites a report of March 2023 as the most recent one.
        | -# [3] Inferred date: The report prints no date, only “Monday” and “Jan. 20”. It calls Joe Biden's administration the previous one and says that the Trump administration took office on Jan. 20: that is Trump's second term, which began in 2025.
    "#]]).await;
    chat.finish().await;
}

#[tokio::test]
async fn the_very_thing_that_is_asked_for_has_to_be_there() {
    let mut chat = Chat::start().await;
    for question in [
        "Which Chinese company invested in Salvadoran telecoms?",
        "How many Salvadorans live in the United States?",
        "On what date did Guatemala sign its safe third party agreement?",
        "What did Ronald Johnson say in his video greeting?",
        "Which experts explained why fewer people were arrested at the border?",
    ] {
        chat.ben().asks(question);
        chat.expect_words("My sources don't say.").await;
    }
    chat.ben().asks("Which airline flew the Colombians home?");
    chat.expect_words("Air Panama").await;
    chat.ben().asks("Which country did Pompeo visit first, Mexico or El Salvador?");
    chat.expect_words("before he flew to El Salvador").await;
    chat.ben().asks("What percent of the Salvadoran diaspora lives in the United States?");
    chat.expect_words("“90 percent of our diaspora”").await;
    chat.finish().await;
}
