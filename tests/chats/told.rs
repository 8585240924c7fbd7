//! What is asked for and not told is declined, what was told isn't told again, and what is taken for granted wrongly is
//! corrected, however it is typed.

use crate::discord::Chat;
use expect_test::expect;

#[tokio::test]
async fn a_figure_that_the_source_does_not_give_is_declined() {
    let mut chat = Chat::start().await;
    chat.ana().asks("By what percentage did killings fall under Bukele's crackdown?");
    chat.expect_reply(expect![[r#"
        (to Ana)
        My sources don't say.
        What I can answer:
        • How many people has Bukele arrested?
        • What happened to homicides in El Salvador?
        • By how much did migration through the Darién Gap fall, according to Rubio?
    "#]])
        .await;
    // Of those arrested only a part was let go, and how many nobody says.
    chat.ben().asks("How many of the people arrested in Bukele's crackdown have been let go?");
    chat.expect_reply(expect![[r#"
        (to Ben)
        My sources don't say.
        What I can answer:
        • How many people has Bukele arrested?
        • What did Pompeo say about apprehensions at the southern border?
        • What has Bukele launched in his country?
    "#]])
        .await;
    chat.ana().asks("¿Qué le dijo Rubio a Bukele sobre el bitcoin?");
    chat.expect_reply(expect![[r#"
        (to Ana)
        Mis fuentes no lo dicen.
        Lo que sí puedo responder:
        • ¿Qué dijo Rubio sobre Bukele?
        • ¿Cuánto tiempo hacía que Rubio conocía a Bukele?
        • ¿Qué agencia de noticias informó de la reunión de Rubio con Bukele?
    "#]])
        .await;
    chat.finish().await;
}

#[tokio::test]
async fn one_more_of_whom_no_source_speaks_is_declined() {
    let mut chat = Chat::start().await;
    chat.ana().asks("Did Honduras also sign a safe third country agreement with the United States?");
    chat.expect_reply(expect![[r#"
        (to Ana)
        My sources don't say.
        What I can answer:
        • Which country signed a safe third party agreement with the US?
        • What was Bukele asked after the meeting with Rubio?
        • Is the letter of intent a safe third country agreement?
    "#]])
        .await;
    chat.finish().await;
}

#[tokio::test]
async fn what_was_told_is_not_told_again() {
    let mut chat = Chat::start().await;
    chat.ana().asks("What did Pompeo say about Mexico?");
    chat.expect_reply(expect![[r#"
        (to Ana)
        | Pompeo said the Mexicans have “made real progress” and “made a real commitment towards that progress”. [1]
        |
        | **[1] OAN Newsroom article on Pompeo's talks in Mexico and El Salvador**
        | > “They’ve made real progress…importantly, they’ve made a real commitment towards that progress…the numbers are good…there are fewer apprehensions taking place today along our southern border, but we’ve got a long way to go yet,” said the U.S. secretary of state.
        | OAN Newsroom · July 22, 2019 · paragraph 6
    "#]]).await;
    chat.ana().asks("what else did he say?");
    chat.expect_reply(expect![[r#"
        (to Ana)
        | Pompeo pointed out that the job of slowing migration with Mexico is “far from over”, OAN reports. [1]
        |
        | **[1] OAN Newsroom article on Pompeo's talks in Mexico and El Salvador**
        | > However, he pointed out the job is far from over.
        | OAN Newsroom · July 22, 2019 · paragraph 5
    "#]])
        .await;
    chat.finish().await;
}

#[tokio::test]
async fn all_who_held_an_office_are_listed() {
    let mut chat = Chat::start().await;
    chat.ben().asks("nombrame todos los secretarios de estado gringos que salen en las noticias pls");
    chat.expect_reply(expect![[r#"
        (to Ben)
        | Mike Pompeo era secretario de Estado de EE. UU. (“U.S. Secretary of State”) en julio de 2019, según el artículo de OAN. [1]
        | En este artículo, Antony Blinken es el secretario de Estado de Estados Unidos. [2]
        | Marco Rubio es el secretario de Estado de EE. UU. en la nota de Reuters sobre su reunión con Bukele. [3]
        |
        | **[1] Artículo de OAN Newsroom sobre las conversaciones de Pompeo en México y El Salvador**
        | > U.S. Secretary of State Mike Pompeo, left, shakes hands with El Salvador’s President Nayib Bukele at the Presidential House in San Salvador, El Salvador, Sunday, July 21, 2019.
        | OAN Newsroom · 22 de julio de 2019 · párrafo 12
        |
        | **[2] Artículo sobre la reunión de Hill y Blinken en Washington**
        | > Washington, D.C. – In a diplomatic meeting held today in Washington, the Chancellor of the Republic of El Salvador, Alexandra Hill, and the Secretary of State of the United States, Antony Blinken, expressed their commitment to strengthening bilateral relations between the two nations.
        | medio no indicado · fecha no indicada · párrafo 1
        |
        | **[3] Nota de Reuters sobre la reunión de Rubio con Bukele**
        | > SAN SALVADOR (Reuters) -U.S. Secretary of State Marco Rubio met El Salvador President Nayib Bukele on Monday as he continues a trip aimed at persuading Latin American countries to do more to stem migration to the U.S. southern border.
        | Reuters · 2025 (deducida) · párrafo 2
        |
        | -# [2] Fecha desconocida: No trae fecha, y las fechas del propio texto se contradicen: dice que una llamada del 19 de febrero de 2021 fue “earlier this year” (a principios de este año), pero cita como el más reciente un informe de marzo de 2023.
        | -# [3] Fecha deducida: La nota no imprime fecha, solo “Monday” (lunes) y “Jan. 20” (20 de enero). Llama anterior al gobierno de Joe Biden y dice que el gobierno de Trump asumió el 20 de enero: es el segundo mandato de Trump, que empezó en 2025.
    "#]]).await;
    chat.finish().await;
}

#[tokio::test]
async fn two_officials_of_two_documents_are_both_named() {
    let mut chat = Chat::start().await;
    chat.ben().asks("¿Qué dos funcionarios estadounidenses hablaron bien de la seguridad en El Salvador?");
    chat.expect_reply(expect![[r#"
        (to Ben)
        | Antes de la reunión, Rubio elogió a Bukele por hacer “an excellent job of providing security and stability” (un excelente trabajo en dar seguridad y estabilidad). [1]
        | A pesar de las preocupaciones por los derechos humanos, el embajador de EE. UU., William Duncan, elogió (“has commended”) los logros del régimen de excepción de El Salvador en garantizar la seguridad, según el artículo. [2]
        |
        | **[1] Nota de Reuters sobre la reunión de Rubio con Bukele**
        | > Rubio, a former U.S. senator from Florida, said ahead of the meeting that he had known Bukele for a long time, and praised him for doing “an excellent job of providing security and stability.”
        | Reuters · 2025 (deducida) · párrafo 6
        |
        | **[2] Artículo sobre la reunión de Hill y Blinken en Washington**
        | > Despite these concerns, the United States ambassador to El Salvador, William Duncan, has commended the achievements of El Salvador’s emergency regime in ensuring security and stated that he has not encountered anyone dissatisfied with the security situation in the country.
        | medio no indicado · fecha no indicada · párrafo 7
        |
        | -# [1] Fecha deducida: La nota no imprime fecha, solo “Monday” (lunes) y “Jan. 20” (20 de enero). Llama anterior al gobierno de Joe Biden y dice que el gobierno de Trump asumió el 20 de enero: es el segundo mandato de Trump, que empezó en 2025.
        | -# [2] Fecha desconocida: No trae fecha, y las fechas del propio texto se contradicen: dice que una llamada del 19 de febrero de 2021 fue “earlier this year” (a principios de este año), pero cita como el más reciente un informe de marzo de 2023.
    "#]]).await;
    chat.finish().await;
}

#[tokio::test]
async fn a_wrong_name_beside_the_right_number_is_corrected() {
    let mut chat = Chat::start().await;
    chat.ana().asks("Why did Biden put the 90-day freeze on American foreign aid?");
    chat.expect_reply(expect![[r#"
        (to Ana)
        | Not quite: my sources say something else. President Donald Trump has issued a 90-day freeze on U.S. foreign assistance, “with limited exceptions”, Reuters reports. [1]
        |
        | **[1] Reuters report on Rubio's meeting with Bukele**
        | > President Donald Trump has issued a 90-day freeze on U.S. foreign assistance, with limited exceptions.
        | Reuters · 2025 (inferred) · paragraph 11
        |
        | -# [1] Inferred date: The report prints no date, only “Monday” and “Jan. 20”. It calls Joe Biden's administration the previous one and says that the Trump administration took office on Jan. 20: that is Trump's second term, which began in 2025.
    "#]]).await;
    // That somebody asks whether Washington wants more investment doesn't make the source say so.
    chat.ben().asks("why is the us telling bukele to take more chinese investment");
    chat.expect_reply(expect![[r#"
        (to Ben)
        | That isn't what my sources say. The U.S. is pushing Bukele “to shun investment from China”, Reuters reports. [1]
        |
        | **[1] Reuters report on Rubio's meeting with Bukele**
        | > The U.S. is also pushing Bukele to shun investment from China, which is in talks with El Salvador over a free trade agreement, has funded public projects like a soccer stadium, and has invested in the telecommunications sector.
        | Reuters · 2025 (inferred) · paragraph 14
        |
        | -# [1] Inferred date: The report prints no date, only “Monday” and “Jan. 20”. It calls Joe Biden's administration the previous one and says that the Trump administration took office on Jan. 20: that is Trump's second term, which began in 2025.
    "#]]).await;
    chat.ana().asks("why was pompeo so mad at mexico after that sunday meeting");
    chat.expect_reply(expect![[r#"
        (to Ana)
        | That isn't what my sources say. After the meeting Pompeo “applauded Mexico for taking visible efforts to uphold the deal”, OAN reports. [1]
        |
        | **[1] OAN Newsroom article on Pompeo's talks in Mexico and El Salvador**
        | > Following the meeting, Pompeo applauded Mexico for taking visible efforts to uphold the deal.
        | OAN Newsroom · July 22, 2019 · paragraph 5
    "#]]).await;
    chat.finish().await;
}

#[tokio::test]
async fn spanish_as_it_sounds_is_read_as_spanish() {
    let mut chat = Chat::start().await;
    chat.ana().asks("xq an subido los omicidios con bukele");
    chat.expect_reply(expect![[r#"
        (to Ana)
        | Eso no es lo que dicen mis fuentes. La ofensiva de seguridad de Bukele ha reducido “sharply” (drásticamente) el número de homicidios en El Salvador, según Reuters. No da ninguna cifra. [1]
        |
        | **[1] Nota de Reuters sobre la reunión de Rubio con Bukele**
        | > The Salvadoran president has launched an unflinching security crackdown in his country, arresting more than 80,000 people, and bringing the number of homicides down sharply.
        | Reuters · 2025 (deducida) · párrafo 5
        |
        | -# [1] Fecha deducida: La nota no imprime fecha, solo “Monday” (lunes) y “Jan. 20” (20 de enero). Llama anterior al gobierno de Joe Biden y dice que el gobierno de Trump asumió el 20 de enero: es el segundo mandato de Trump, que empezó en 2025.
        | -# Leído como: omicidios → homicidios
    "#]]).await;
    chat.ben().asks("la celva esa entre colombia y panama, cual es");
    chat.expect_reply(expect![[r#"
        (to Ben)
        | El Tapón del Darién está entre Colombia y Panamá, dice Reuters. [1]
        |
        | **[1] Nota de Reuters sobre la reunión de Rubio con Bukele**
        | > He credited Panama’s deportation program, which was agreed to in July between Panama and the previous U.S. administration of President Joe Biden, with reducing migration through the Darien Gap between Colombia and Panama by 90%.
        | Reuters · 2025 (deducida) · párrafo 10
        |
        | -# [1] Fecha deducida: La nota no imprime fecha, solo “Monday” (lunes) y “Jan. 20” (20 de enero). Llama anterior al gobierno de Joe Biden y dice que el gobierno de Trump asumió el 20 de enero: es el segundo mandato de Trump, que empezó en 2025.
        | -# Leído como: celva → selva
    "#]]).await;
    chat.finish().await;
}

#[tokio::test]
async fn a_number_alone_is_a_subject() {
    let mut chat = Chat::start().await;
    chat.ana().asks("lo de los 80 mil q es");
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
    chat.ben().asks("what is 20 + 20");
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
async fn what_is_said_around_a_question_is_no_part_of_it() {
    let mut chat = Chat::start().await;
    chat.ben().asks("for my essay i need to know who took the photo of pompeo and bukele");
    chat.expect_words("AP Photo/Salvador Melendez").await;
    chat.ana().asks("profe una pregunta, me enredé, ¿dónde se vieron Pompeo y Bukele?");
    chat.expect_words("Casa Presidencial").await;
    // Nothing else is left, so it is after what was told; who was told nothing yet asks nothing.
    chat.ben().asks("help me understand");
    chat.expect_words("AP Photo/Salvador Melendez").await;
    chat.ana().asks("profe me enredé, explícame otra vez");
    chat.expect_words("Casa Presidencial").await;
    // What was told is told again, also after a "No".
    chat.ben().asks("is the letter legally binding?");
    chat.expect_words("(to Ben)\n| No. The letter of intent is “nonbinding”").await;
    chat.ben().asks("explain it again");
    chat.expect_words("(to Ben)\n| The letter of intent is “nonbinding”").await;
    chat.tom().asks("help me understand");
    chat.expect_words("only answer questions").await;
    // Neither is what has no subject and goes on from nothing.
    chat.ben().asks("lol ok ur pretty smart");
    chat.expect_words("only answer questions").await;
    chat.finish().await;
}

#[tokio::test]
async fn of_two_excerpts_one_within_the_other_only_the_longer_is_shown() {
    let mut chat = Chat::start().await;
    chat.ben().asks("Does Mr. Rubio hold that anybody other than smugglers gains from mass migration?");
    chat.expect_reply(expect![[r#"
        (to Ben)
        | Rubio told reporters that “the only people who benefit from mass migration are traffickers”. [1]
        | Speaking to reporters about mass migration, Rubio said: “It's not good for anyone.” [1]
        |
        | **[1] Reuters report on Rubio's meeting with Bukele**
        | > “It’s not good for anyone. The only people who benefit from mass migration are traffickers,” Rubio told reporters.
        | Reuters · 2025 (inferred) · paragraph 10
        |
        | -# [1] Inferred date: The report prints no date, only “Monday” and “Jan. 20”. It calls Joe Biden's administration the previous one and says that the Trump administration took office on Jan. 20: that is Trump's second term, which began in 2025.
    "#]]).await;
    chat.finish().await;
}

#[tokio::test]
async fn what_a_newcomer_asks_first_is_told() {
    let mut chat = Chat::start().await;
    let first = [
        ("who signed the letter?", "entered into a “nonbinding letter of intent”"),
        ("why do salvadorans migrate", "“has partially caused mass amounts of people to flee"),
        ("what happened to foreign aid", "a 90-day freeze on U.S. foreign assistance"),
        ("what did rubio say about migration", "“It's not good for anyone.”"),
        ("¿qué hizo Pompeo en El Salvador?", "se reunieron “last Sunday”"),
        ("¿Qué decía el saludo en video de Ronald Johnson?", "Mis fuentes no lo dicen."),
        ("what did pompeo say about bukele", "“highlighted the commitment shown by Bukele”"),
        ("¿qué opina Rubio de Bukele?", "“an excellent job of providing security and stability”"),
        ("what did bukele say about rubio", "Rubio would later announce"),
    ];
    for (at, (question, told)) in first.into_iter().enumerate() {
        if at % 2 == 0 {
            chat.ana().asks(question)
        } else {
            chat.ben().asks(question)
        };
        chat.expect_words(told).await;
    }
    chat.finish().await;
}

#[tokio::test]
async fn in_a_talk_people_begin_anew() {
    let mut chat = Chat::start().await;
    let talks = [
        ("why do salvadorans migrate", "what happened to foreign aid", "a 90-day freeze on U.S. foreign assistance"),
        ("did mexico send troops?", "whats the lake bukele lives by, the one rubio went to", "Lake Coatepeque"),
        ("¿cuántos días dura lo de México?", "¿Rubio ya conocía a Bukele de antes?", "“for a long time”"),
        ("¿qué dijo Hill de la diáspora?", "jaja gracias bot sos un crack", "Solo respondo preguntas"),
        ("who is William Duncan?", "Write a Python function that reverses a string.", "only answer questions"),
        ("¿quién es William Duncan?", "letra cancion bad bunny", "Mis fuentes no lo dicen."),
        // What leans on it still does.
        ("who did Rubio watch boarding a plane?", "where were they sent?", "Colombia"),
        ("¿Hill y Blinken hablaron por teléfono?", "¿qué día fue?", "19 de febrero de 2021"),
        (
            "what does the US ambassador Duncan think about security?",
            "compare that with what Reuters says about bukele's crackdown",
            "“unflinching security crackdown”",
        ),
    ];
    for (at, (before, question, told)) in talks.into_iter().enumerate() {
        for (said, heard) in [(before, "(to "), (question, told)] {
            // Nobody may ask all of it within a minute.
            match at % 3 {
                0 => chat.ana().asks(said),
                1 => chat.ben().asks(said),
                _ => chat.tom().asks(said),
            };
            chat.expect_words(heard).await;
        }
    }
    chat.finish().await;
}
