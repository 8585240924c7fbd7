//! What a question means beyond its words: two sides, an office at a time, whose words, how long, what is known already.

use crate::discord::Chat;
use expect_test::expect;

#[tokio::test]
async fn two_sides_of_a_question_are_both_told() {
    let mut chat = Chat::start().await;
    chat.ben().asks("which one was first, the sica summit or the blinken-hill phone call");
    chat.expect_reply(expect![[r#"
        (to Ben)
        | Blinken and Hill held a phone call on February 19, 2021, the article says. [1]
        | In June 2021, Hill and Blinken met at a Summit of Foreign Ministers of the Central American Integration System (Sica), the article says. [2]
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
    chat.ana().asks("Compare el lugar donde Bukele recibió a Pompeo con el lugar donde recibió a Rubio.");
    chat.expect_reply(expect![[r#"
        (to Ana)
        | El secretario de Estado de EE. UU., Mike Pompeo, y el presidente de El Salvador, Nayib Bukele, se reunieron “last Sunday” (el domingo pasado) en la Casa Presidencial de San Salvador. [1]
        | Rubio se reunió con Bukele en la residencia de Bukele en el lago de Coatepeque, según Reuters. [2]
        |
        | **[1] Nota sin firma sobre la reunión de Pompeo con Bukele**
        | > As part of his visit to Latin America, Secretary of State Mike Pompeo and El Salvador’s President Nayib Bukele met last Sunday at the Presidential House in San Salvador to discuss economic cooperation and measures needed to reduce illegal migration.
        | medio no indicado · entre el 22 de julio de 2019 y el 27 de julio de 2019 (deducida) · párrafo 1
        |
        | **[2] Nota de Reuters sobre la reunión de Rubio con Bukele**
        | > Rubio met with Bukele and El Salvador’s foreign minister at Bukele’s residence on Lake Coatepeque just outside the capital.
        | Reuters · 2025 (deducida) · párrafo 3
        |
        | -# [1] Fecha deducida: El documento no trae fecha. Dice que la reunión fue “last Sunday” (el domingo pasado); el pie de foto del artículo de OAN la fecha el domingo 21 de julio de 2019, así que se escribió en la semana siguiente.
        | -# [2] Fecha deducida: La nota no imprime fecha, solo “Monday” (lunes) y “Jan. 20” (20 de enero). Llama anterior al gobierno de Joe Biden y dice que el gobierno de Trump asumió el 20 de enero: es el segundo mandato de Trump, que empezó en 2025.
    "#]]).await;
    chat.finish().await;
}

#[tokio::test]
async fn who_held_an_office_then_is_told_and_who_never_held_it_is_corrected() {
    let mut chat = Chat::start().await;
    chat.ben().asks("Which US ambassadors to El Salvador are named in your articles?");
    chat.expect_reply(expect![[r#"
        (to Ben)
        | Ronald Johnson is the “new ambassador from the United States” who will “soon” arrive in El Salvador, the page says; at that time he had not yet arrived. [1]
        | William Duncan is the United States ambassador to El Salvador in this article. [2]
        |
        | **[1] Page on developments in US-El Salvador relations, with the letter of intent**
        | > Soon a new ambassador from the United States will arrive in El Salvador.   He is Ronald Johnson, and last week he sent a video greeting to the people of El Salvador:
        | publisher not stated · probably 2019 (inferred) · paragraph 13
        |
        | **[2] Article on the meeting of Hill and Blinken in Washington**
        | > Despite these concerns, the United States ambassador to El Salvador, William Duncan, has commended the achievements of El Salvador’s emergency regime in ensuring security and stated that he has not encountered anyone dissatisfied with the security situation in the country.
        | publisher not stated · date not stated · paragraph 7
        |
        | -# [1] Inferred date: The page prints no date, only “last week”. It names Kevin McAleenan as acting secretary of Homeland Security, which he was only in 2019 (general knowledge, not from the document).
        | -# [2] Unknown date: No date is printed, and the text's own dates contradict each other: it calls a phone call of February 19, 2021 “earlier this year”, but it cites a report of March 2023 as the most recent one.
    "#]]).await;
    chat.ben().asks("Who was serving as US Secretary of State in July 2019?");
    chat.expect_reply(expect![[r#"
        (to Ben)
        | Mike Pompeo was U.S. Secretary of State in July 2019, according to the OAN article. [1]
        |
        | **[1] OAN Newsroom article on Pompeo's talks in Mexico and El Salvador**
        | > U.S. Secretary of State Mike Pompeo, left, shakes hands with El Salvador’s President Nayib Bukele at the Presidential House in San Salvador, El Salvador, Sunday, July 21, 2019.
        | OAN Newsroom · July 22, 2019 · paragraph 12
    "#]]).await;
    chat.ana().asks("quien era presidente de méxico cuando pompeo andaba por allá en 2019");
    chat.expect_reply(expect![[r#"
        (to Ana)
        | Pompeo dijo que la meta común del presidente Obrador y el presidente Trump (“shared mutual goal”) es reducir el flujo de migrantes ilegales por la frontera sur de EE. UU. [1]
        |
        | **[1] Artículo de OAN Newsroom sobre las conversaciones de Pompeo en México y El Salvador**
        | > “For the next set of actions, I’ll talk with the president and the teams back in Washington and we’ll decide exactly which tools and exactly how to proceed, so that we can get to the shared mutual goal between President Obrador and President Trump which is reducing the illegal migrant flow across our southern border,” he explained.
        | OAN Newsroom · 22 de julio de 2019 · párrafo 11
    "#]]).await;
    chat.ben().asks("What position did Alexandra Hill hold when she spoke with Blinken?");
    chat.expect_reply(expect![[r#"
        (to Ben)
        | Alexandra Hill is “the Chancellor of the Republic of El Salvador” in this article, that is, the country's foreign minister (canciller). [1]
        |
        | **[1] Article on the meeting of Hill and Blinken in Washington**
        | > Washington, D.C. – In a diplomatic meeting held today in Washington, the Chancellor of the Republic of El Salvador, Alexandra Hill, and the Secretary of State of the United States, Antony Blinken, expressed their commitment to strengthening bilateral relations between the two nations.
        | publisher not stated · date not stated · paragraph 1
        |
        | -# [1] Unknown date: No date is printed, and the text's own dates contradict each other: it calls a phone call of February 19, 2021 “earlier this year”, but it cites a report of March 2023 as the most recent one.
    "#]]).await;
    chat.ben().asks("What did Secretary of State McAleenan sign?");
    chat.expect_reply(expect![[r#"
        (to Ben)
        | Not quite: my sources say something else. Kevin McAleenan is “the acting secretary of the US Department of Homeland Security” on this page. [1]
        |
        | **[1] Page on developments in US-El Salvador relations, with the letter of intent**
        | > Last week the acting secretary of the US Department of Homeland Security, Kevin McAleenan, visited El Salvador.
        | publisher not stated · probably 2019 (inferred) · paragraph 2
        |
        | -# [1] Inferred date: The page prints no date, only “last week”. It names Kevin McAleenan as acting secretary of Homeland Security, which he was only in 2019 (general knowledge, not from the document).
    "#]]).await;
    chat.finish().await;
}

#[tokio::test]
async fn words_belong_to_whom_a_document_gives_them() {
    let mut chat = Chat::start().await;
    chat.ben().asks("Did Blinken say that 90 percent of the diaspora lives in the US?");
    chat.expect_reply(expect![[r#"
        (to Ben)
        | No. “90 percent of our diaspora” (Salvadorans living abroad) lives in the United States, Hill said. [1]
        |
        | **[1] Article on the meeting of Hill and Blinken in Washington**
        | > “The United States is crucial for us; 90 percent of our diaspora lives here… And you are our best partners,” stated Chancellor Alexandra Hill, highlighting the strong ties between the two nations.
        | publisher not stated · date not stated · paragraph 2
        |
        | -# [1] Unknown date: No date is printed, and the text's own dates contradict each other: it calls a phone call of February 19, 2021 “earlier this year”, but it cites a report of March 2023 as the most recent one.
    "#]]).await;
    chat.ana().asks("¿Qué dijo Biden cuando Rubio elogió el programa de Panamá?");
    chat.expect_reply(expect![[r#"
        (to Ana)
        Mis fuentes no lo dicen.
        Lo que sí puedo responder:
        • ¿Cuándo se acordó el programa de deportación de Panamá?
        • ¿Cuánto bajó la migración por el Tapón del Darién, según Rubio?
        • ¿Quién era presidente de EE. UU. antes del segundo mandato de Trump?
    "#]])
        .await;
    chat.finish().await;
}

#[tokio::test]
async fn how_long_and_how_large_a_part_is_corrected() {
    let mut chat = Chat::start().await;
    chat.ben().asks("the mexico deal lasts for six months right?");
    chat.expect_reply(expect![[r#"
        (to Ben)
        | No. The migration agreement between Mexico and the United States that OAN describes is a “90 day agreement”. [1]
        |
        | **[1] OAN Newsroom article on Pompeo's talks in Mexico and El Salvador**
        | > Sunday’s meeting marked the halfway point for a the 90 day agreement signed last month for Mexico to slow the flow of illegal migration towards the U.S. southern border.
        | OAN Newsroom · July 22, 2019 · paragraph 4
    "#]]).await;
    chat.ben().asks("hill said only half of the salvadoran diaspora lives in the us");
    chat.expect_reply(expect![[r#"
        (to Ben)
        | That isn't what my sources say. “90 percent of our diaspora” (Salvadorans living abroad) lives in the United States, Hill said. [1]
        |
        | **[1] Article on the meeting of Hill and Blinken in Washington**
        | > “The United States is crucial for us; 90 percent of our diaspora lives here… And you are our best partners,” stated Chancellor Alexandra Hill, highlighting the strong ties between the two nations.
        | publisher not stated · date not stated · paragraph 2
        |
        | -# [1] Unknown date: No date is printed, and the text's own dates contradict each other: it calls a phone call of February 19, 2021 “earlier this year”, but it cites a report of March 2023 as the most recent one.
    "#]]).await;
    chat.ben().asks("did trump freeze aid for three months");
    chat.expect_reply(expect![[r#"
        (to Ben)
        | President Donald Trump has issued a 90-day freeze on U.S. foreign assistance, “with limited exceptions”, Reuters reports. [1]
        |
        | **[1] Reuters report on Rubio's meeting with Bukele**
        | > President Donald Trump has issued a 90-day freeze on U.S. foreign assistance, with limited exceptions.
        | Reuters · 2025 (inferred) · paragraph 11
        |
        | -# [1] Inferred date: The report prints no date, only “Monday” and “Jan. 20”. It calls Joe Biden's administration the previous one and says that the Trump administration took office on Jan. 20: that is Trump's second term, which began in 2025.
    "#]]).await;
    chat.finish().await;
}

#[tokio::test]
async fn what_is_known_already_is_set_aside() {
    let mut chat = Chat::start().await;
    chat.ben().asks("Besides killings and torture, what did the report mention about the press and privacy?");
    chat.expect_reply(expect![[r#"
        (to Ben)
        | The State Department's report also mentioned “restrictions on freedom of expression, limitations on media, and arbitrary interference with privacy” in El Salvador, the article says. [1]
        |
        | **[1] Article on the meeting of Hill and Blinken in Washington**
        | > The report also mentioned restrictions on freedom of expression, limitations on media, and arbitrary interference with privacy.
        | publisher not stated · date not stated · paragraph 6
        |
        | -# [1] Unknown date: No date is printed, and the text's own dates contradict each other: it calls a phone call of February 19, 2021 “earlier this year”, but it cites a report of March 2023 as the most recent one.
    "#]]).await;
    chat.ben().asks("why did rubio need a waiver for that flight");
    chat.expect_reply(expect![[r#"
        (to Ben)
        | Compare that with what my sources say. Rubio said “a waiver had to be issued” for the U.S.-funded flight on Monday, Reuters reports: U.S. foreign assistance was under a freeze. [1]
        |
        | **[1] Reuters report on Rubio's meeting with Bukele**
        | > President Donald Trump has issued a 90-day freeze on U.S. foreign assistance, with limited exceptions. Rubio said a waiver had to be issued for the U.S.-funded flight on Monday and that he would issue a broader waiver to continue the program.
        | Reuters · 2025 (inferred) · paragraph 11
        |
        | -# [1] Inferred date: The report prints no date, only “Monday” and “Jan. 20”. It calls Joe Biden's administration the previous one and says that the Trump administration took office on Jan. 20: that is Trump's second term, which began in 2025.
    "#]]).await;
    chat.finish().await;
}

#[tokio::test]
async fn who_offers_a_choice_takes_neither_for_granted() {
    let mut chat = Chat::start().await;
    chat.ben().asks("did murders go up or down with bukeles crackdown");
    chat.expect_reply(expect![[r#"
        (to Ben)
        | Bukele's security crackdown has reduced homicides in El Salvador: it brought their number “down sharply”, Reuters reports. It gives no figure for it. [1]
        |
        | **[1] Reuters report on Rubio's meeting with Bukele**
        | > The Salvadoran president has launched an unflinching security crackdown in his country, arresting more than 80,000 people, and bringing the number of homicides down sharply.
        | Reuters · 2025 (inferred) · paragraph 5
        |
        | -# [1] Inferred date: The report prints no date, only “Monday” and “Jan. 20”. It calls Joe Biden's administration the previous one and says that the Trump administration took office on Jan. 20: that is Trump's second term, which began in 2025.
    "#]]).await;
    chat.ana().asks("en la foto del saludo, ¿Pompeo está a la izquierda o a la derecha?");
    chat.expect_reply(expect![[r#"
        (to Ana)
        | En la foto de AP del artículo de OAN, Mike Pompeo es el que está a la izquierda (“Mike Pompeo, left”). [1]
        |
        | **[1] Artículo de OAN Newsroom sobre las conversaciones de Pompeo en México y El Salvador**
        | > U.S. Secretary of State Mike Pompeo, left, shakes hands with El Salvador’s President Nayib Bukele at the Presidential House in San Salvador, El Salvador, Sunday, July 21, 2019.
        | OAN Newsroom · 22 de julio de 2019 · párrafo 12
    "#]]).await;
    chat.ben().asks("do ppl in el salvador have their own money or do they use dollars");
    chat.expect_reply(expect![[r#"
        (to Ben)
        | Bukele said that El Salvador's economy “is dollarized”. [1]
        |
        | **[1] Unsigned report on Pompeo's meeting with Bukele**
        | > “The majority of our exports go to the United States, the majority of our imports come from the United States; our economy is dollarized.”
        | publisher not stated · between July 22, 2019 and July 27, 2019 (inferred) · paragraph 2
        |
        | -# [1] Inferred date: The document prints no date. It says the meeting was “last Sunday”; the OAN article's photo caption dates it Sunday, July 21, 2019, so it was written in the week after.
    "#]]).await;
    chat.ben().asks("did murders go up or down");
    chat.expect_words("(to Ben)\n| Bukele's security crackdown has reduced homicides").await;
    chat.ana().asks("¿a cuántos migrantes vio subir Rubio, a 43 o a 34?");
    chat.expect_words("(to Ana)\n| Ese lunes, en Panamá, Rubio vio a 43 migrantes").await;
    chat.ben().asks("i keep seeing 90 days, is that the mexico thing or the trump foreign aid thing");
    chat.expect_words("is a “90 day agreement”. [1]\n| President Donald Trump has issued a 90-day freeze").await;
    // "Or not" offers none.
    chat.ben().asks("is the letter of intent binding or nah");
    chat.expect_reply(expect![[r#"
        (to Ben)
        | No. The letter of intent is “nonbinding” (without legal force), although the page also calls it an “agreement”. [1]
        |
        | **[1] Page on developments in US-El Salvador relations, with the letter of intent**
        | > During his visit, the countries entered into a nonbinding letter of intent regarding areas of future cooperation to reduce the flow of migrants from El Salvador to the US.   Here is the text of that agreement:
        | publisher not stated · probably 2019 (inferred) · paragraph 2
        |
        | -# [1] Inferred date: The page prints no date, only “last week”. It names Kevin McAleenan as acting secretary of Homeland Security, which he was only in 2019 (general knowledge, not from the document).
    "#]]).await;
    chat.finish().await;
}

// More than fifty thousand are eighty thousand, too.
#[tokio::test]
async fn more_than_and_less_than_are_understood() {
    let mut chat = Chat::start().await;
    chat.ben().asks("Has Bukele arrested more than 50,000 people?");
    chat.expect_words("(to Ben)\n| Bukele's security crackdown has arrested more than 80,000 people, Reuters reports.")
        .await;
    chat.ana().asks("¿México mandó menos de 10 mil guardias?");
    chat.expect_words("(to Ana)\n| No exactamente: mis fuentes dicen otra cosa. México ha enviado a más de 20,000")
        .await;
    chat.ben().asks("were there at least ten thousand mexican guardsmen at the borders");
    chat.expect_words("(to Ben)\n| Mexico has sent “over 20,000 members of its National Guard” to its borders").await;
    chat.ana().asks("¿El acuerdo dura más de un mes?");
    chat.expect_words("(to Ana)\n| El acuerdo migratorio entre México y Estados Unidos que describe OAN es de 90 días")
        .await;
    chat.ben().asks("do less than half of salvadorans abroad live in the us");
    chat.expect_words("(to Ben)\n| No. “90 percent of our diaspora”").await;
    chat.ana().asks("¿más de la mitad de la diáspora vive en Estados Unidos?");
    chat.expect_words("(to Ana)\n| El 90 por ciento de la diáspora salvadoreña").await;
    chat.tom().asks("has bukele arrested fewer than 50000 people?");
    chat.expect_words("(to Tom)\n| No. Bukele's security crackdown has arrested more than 80,000 people").await;
    chat.tom().asks("¿son más o menos de 80 mil los apresados?");
    chat.expect_words("(to Tom)\n| La ofensiva de seguridad de Bukele ha detenido a más de 80.000 personas").await;
    chat.finish().await;
}

#[tokio::test]
async fn numbers_in_two_words_are_one() {
    let mut chat = Chat::start().await;
    chat.ben().asks("where did the forty-three colombians go");
    chat.expect_words("(to Ben)\n| The Colombian migrants Rubio saw in Panama had crossed the Darién Gap").await;
    chat.ana().asks("¿por qué selva caminaron los cuarenta y tres colombianos?");
    chat.expect_words(
        "(to Ana)\n| Los migrantes colombianos que Rubio vio en Panamá habían cruzado el Tapón del Darién",
    )
    .await;
    chat.finish().await;
}

// What the author of a fact foresaw word for word isn't held against who asks it.
#[tokio::test]
async fn a_question_in_the_words_of_the_facts_takes_nothing_false_for_granted() {
    let mut chat = Chat::start().await;
    chat.ben().asks("Why did Pompeo and Bukele meet?");
    chat.expect_words("(to Ben)\n| Pompeo and Bukele met in San Salvador to discuss “economic cooperation”").await;
    chat.ana().asks("¿Por qué firmaron Estados Unidos y El Salvador la carta de intención?");
    chat.expect_words("(to Ana)\n| La carta de intención trata de áreas de cooperación futura").await;
    chat.finish().await;
}

// Nobody need say "right?" to take something false for granted; who asks "how many" of what isn't told takes nothing so.
#[tokio::test]
async fn what_an_open_question_takes_for_granted_is_corrected() {
    let mut chat = Chat::start().await;
    chat.ben().asks("where exactly did hill and blinken meet in person on february 19 2021");
    chat.expect_reply(expect![[r#"
        (to Ben)
        | That isn't what my sources say. Blinken and Hill held a phone call on February 19, 2021, the article says. [1]
        |
        | **[1] Article on the meeting of Hill and Blinken in Washington**
        | > Earlier this year, on February 19, 2021, Blinken and Hill held a phone call where they discussed issues related to irregular migration, economic opportunities, strengthening democratic institutions, combating corruption, and promoting human rights.
        | publisher not stated · date not stated · paragraph 4
        |
        | -# [1] Unknown date: No date is printed, and the text's own dates contradict each other: it calls a phone call of February 19, 2021 “earlier this year”, but it cites a report of March 2023 as the most recent one.
    "#]])
        .await;
    chat.ben().asks("where did hill and blinken meet");
    chat.expect_words("(to Ben)\n| Alexandra Hill").await;
    chat.ana().asks("quien cancelo la conferencia de prensa de pompeo y bukele");
    chat.expect_words("(to Ana)\n| Eso no es lo que dicen mis fuentes. Con motivo de la reunión").await;
    chat.ben().asks("how many hondurans flew home on military planes");
    chat.expect_words("My sources don't say.").await;
    chat.finish().await;
}

#[tokio::test]
async fn a_document_is_summed_up() {
    let mut chat = Chat::start().await;
    chat.ben().asks("can u summarize the oan article for me");
    chat.expect_reply(expect![[r#"
        (to Ben)
        | OAN's article, titled “Pompeo discusses efforts to combat migrant crisis with Mexico, El Salvador officials”, is about Pompeo's praise for Mexico halfway through a “90 day agreement” on migration, and about his talks in El Salvador, where the two sides “reportedly” discussed its growing gang violence. [1] [2] [3]
        |
        | **[1] OAN Newsroom article on Pompeo's talks in Mexico and El Salvador**
        | > Pompeo discusses efforts to combat migrant crisis with Mexico, El Salvador officials
        | OAN Newsroom · July 22, 2019 · paragraph 1
        |
        | **[2] OAN Newsroom article on Pompeo's talks in Mexico and El Salvador**
        | > Secretary of State Mike Pompeo recently praised Mexico over its efforts to combat the Central American migrant crisis. Sunday’s meeting marked the halfway point for a the 90 day agreement signed last month for Mexico to slow the flow of illegal migration towards the U.S. southern border.
        | OAN Newsroom · July 22, 2019 · paragraph 4
        |
        | **[3] OAN Newsroom article on Pompeo's talks in Mexico and El Salvador**
        | > After his meeting in Mexico, Pompeo flew to El Salvador to discuss its diplomatic ties. During the talks, the two sides reportedly discussed ways to combat the growing gang violence in El Salvador
        | OAN Newsroom · July 22, 2019 · paragraph 13
    "#]]).await;
    chat.ana().asks("¿de qué va la nota de Pompeo y Bukele?");
    chat.expect_words(
        "(to Ana)\n| La nota trata de la reunión de Mike Pompeo con Nayib Bukele en la Casa Presidencial",
    )
    .await;
    chat.ben().asks("whats the main idea of the blinken article");
    chat.expect_words("(to Ben)\n| The article is about a meeting of Alexandra Hill and Antony Blinken in Washington")
        .await;
    // Of what isn't ours there is no summary.
    chat.ana().asks("summary of the great gatsby");
    chat.expect_words("outside what I know").await;
    chat.finish().await;
}
