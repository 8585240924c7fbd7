//! What one person does of a class's work in the terminal chat.

use super::check;
use expect_test::expect;

#[test]
fn what_is_missed_comes_back_and_questions_stay_questions() {
    check(
        &["/quiz number:1 seed:7 topic:china", "z", "thanks", "B", "A"],
        &expect![[r#"
            When did Rubio talk with Panamanian officials?

            The last one to get right
            • A. 2025
            • B. March 2023
            • C. June 2021
            • D. Probably 2019

            Type the letter of your answer, or go on with anything else.

            That's outside what I know. I only answer questions about the United States and El Salvador, from five documents.

            What I can answer:
              • How much of the Salvadoran diaspora lives in the United States?
              • Who from Homeland Security visited El Salvador?
              • When did Pompeo meet in Mexico?

            You're welcome!

            Not quite. Look at the excerpt: this one comes back later.

            Right: A. 2025
            • On Sunday, Rubio held talks with Panamanian officials over “China's presence around the Panama Canal as well as migration”, Reuters reports. [1]

            B. March 2023 belongs here:
            • The State Department's “most recent report” on human rights issues in El Salvador was released in March 2023, the article says. [2]

            C. June 2021 belongs here:
            • In June 2021, Hill and Blinken met at a Summit of Foreign Ministers of the Central American Integration System (Sica), the article says. [3]

            D. Probably 2019 belongs here:
            • Kevin McAleenan, acting secretary of the US Department of Homeland Security, visited El Salvador “last week”, the page says. [4]

            [1] Reuters report on Rubio's meeting with Bukele — Reuters · 2025 (inferred) · paragraph 13
                “Rubio on Sunday held talks with Panamanian officials over China’s presence around the Panama Canal as well as migration.”

            [2] Article on the meeting of Hill and Blinken in Washington — publisher not stated · date not stated · paragraph 6
                “The most recent report, released in March 2023, highlighted matters such as arbitrary homicides, forced disappearances, torture, and government corruption.”

            [3] Article on the meeting of Hill and Blinken in Washington — publisher not stated · date not stated · paragraph 5
                “Furthermore, in June 2021, the two officials met at a Summit of Foreign Ministers of the Central American Integration System (Sica), where Blinken highlighted the importance of robust democratic institutions and the fight against corruption in the region.”

            [4] Page on developments in US-El Salvador relations, with the letter of intent — publisher not stated · probably 2019 (inferred) · paragraph 2
                “Last week the acting secretary of the US Department of Homeland Security, Kevin McAleenan, visited El Salvador.”

            [1] Inferred date: The report prints no date, only “Monday” and “Jan. 20”. It calls Joe Biden's administration the previous one and says that the Trump administration took office on Jan. 20: that is Trump's second term, which began in 2025.
            [2] [3] Unknown date: No date is printed, and the text's own dates contradict each other: it calls a phone call of February 19, 2021 “earlier this year”, but it cites a report of March 2023 as the most recent one.
            [4] Inferred date: The page prints no date, only “last week”. It names Kevin McAleenan as acting secretary of Homeland Security, which he was only in 2019 (general knowledge, not from the document).

            When did Rubio talk with Panamanian officials?

            The last one to get right
            • A. 2025
            • B. March 2023
            • C. June 2021
            • D. Probably 2019

            That's right!

            Right: A. 2025
            • On Sunday, Rubio held talks with Panamanian officials over “China's presence around the Panama Canal as well as migration”, Reuters reports. [1]

            B. March 2023 belongs here:
            • The State Department's “most recent report” on human rights issues in El Salvador was released in March 2023, the article says. [2]

            C. June 2021 belongs here:
            • In June 2021, Hill and Blinken met at a Summit of Foreign Ministers of the Central American Integration System (Sica), the article says. [3]

            D. Probably 2019 belongs here:
            • Kevin McAleenan, acting secretary of the US Department of Homeland Security, visited El Salvador “last week”, the page says. [4]

            [1] Reuters report on Rubio's meeting with Bukele — Reuters · 2025 (inferred) · paragraph 13
                “Rubio on Sunday held talks with Panamanian officials over China’s presence around the Panama Canal as well as migration.”

            [2] Article on the meeting of Hill and Blinken in Washington — publisher not stated · date not stated · paragraph 6
                “The most recent report, released in March 2023, highlighted matters such as arbitrary homicides, forced disappearances, torture, and government corruption.”

            [3] Article on the meeting of Hill and Blinken in Washington — publisher not stated · date not stated · paragraph 5
                “Furthermore, in June 2021, the two officials met at a Summit of Foreign Ministers of the Central American Integration System (Sica), where Blinken highlighted the importance of robust democratic institutions and the fight against corruption in the region.”

            [4] Page on developments in US-El Salvador relations, with the letter of intent — publisher not stated · probably 2019 (inferred) · paragraph 2
                “Last week the acting secretary of the US Department of Homeland Security, Kevin McAleenan, visited El Salvador.”

            [1] Inferred date: The report prints no date, only “Monday” and “Jan. 20”. It calls Joe Biden's administration the previous one and says that the Trump administration took office on Jan. 20: that is Trump's second term, which began in 2025.
            [2] [3] Unknown date: No date is printed, and the text's own dates contradict each other: it calls a phone call of February 19, 2021 “earlier this year”, but it cites a report of March 2023 as the most recent one.
            [4] Inferred date: The page prints no date, only “last week”. It names Kevin McAleenan as acting secretary of Homeland Security, which he was only in 2019 (general knowledge, not from the document).

        "#]],
    );
}

#[test]
fn a_sentence_and_who_stands_behind_it() {
    check(
        &["/hecho-o-afirmación semilla:4", "a"],
        &expect![[r#"
            ¿Hecho o afirmación? ¿Quién responde por esto? “El Salvador y Estados Unidos buscan profundizar sus lazos bilaterales (“seek to deepen their bilateral ties”), según el artículo.”

            Pregunta 1 de 1
            • A. Lo afirma Estados Unidos
            • B. El mismo documento lo informa como un hecho
            • C. Lo afirma Marco Rubio
            • D. Lo afirma Antony Blinken

            Escribe la letra de tu respuesta, o sigue con otra cosa.

            Casi. Mira la cita.

            Correcta: B. El mismo documento lo informa como un hecho
            • El Salvador y Estados Unidos buscan profundizar sus lazos bilaterales (“seek to deepen their bilateral ties”), según el artículo. [1]

            [1] Artículo sobre la reunión de Hill y Blinken en Washington — medio no indicado · fecha no indicada · párrafo 8
                «As El Salvador and the United States seek to deepen their bilateral ties, the issues of human rights and democratic governance are expected to remain significant points of discussion.»

            [1] Fecha desconocida: No trae fecha, y las fechas del propio texto se contradicen: dice que una llamada del 19 de febrero de 2021 fue “earlier this year” (a principios de este año), pero cita como el más reciente un informe de marzo de 2023.
            El documento lo dice por su cuenta, sin nombrar a nadie que lo afirme. Eso solo no lo hace cierto: mira qué dicen otras fuentes.

        "#]],
    );
}

#[test]
fn a_discussion_goes_step_by_step_to_its_summary() {
    check(
        &["/discuss topic:which-year protocol:barometer", "2", "next", "#3", "3", "next", "next", "4", "next", "close"],
        &expect![[r#"
            When did Hill and Blinken meet in Washington? The article's own clues disagree.

            Card 1 · Clues for 2021
            • Blinken and Hill held a phone call on February 19, 2021, the article says. [1]

            Card 2 · Clues for 2021
            • In June 2021, Hill and Blinken met at a Summit of Foreign Ministers of the Central American Integration System (Sica), the article says. [2]

            Card 3 · Clues for 2023
            • The State Department's “most recent report” on human rights issues in El Salvador was released in March 2023, the article says. [3]

            [1] Article on the meeting of Hill and Blinken in Washington — publisher not stated · date not stated · paragraph 4
                “Earlier this year, on February 19, 2021, Blinken and Hill held a phone call where they discussed issues related to irregular migration, economic opportunities, strengthening democratic institutions, combating corruption, and promoting human rights.”

            [2] Article on the meeting of Hill and Blinken in Washington — publisher not stated · date not stated · paragraph 5
                “Furthermore, in June 2021, the two officials met at a Summit of Foreign Ministers of the Central American Integration System (Sica), where Blinken highlighted the importance of robust democratic institutions and the fight against corruption in the region.”

            [3] Article on the meeting of Hill and Blinken in Washington — publisher not stated · date not stated · paragraph 6
                “The most recent report, released in March 2023, highlighted matters such as arbitrary homicides, forced disappearances, torture, and government corruption.”

            [1] [2] [3] Unknown date: No date is printed, and the text's own dates contradict each other: it calls a phone call of February 19, 2021 “earlier this year”, but it cites a report of March 2023 as the most recent one.

            Barometer, step 1 of 4
            • Before you read on: where do you stand?
            • “The article is from 2021.”
            • 1: not at all. 5: very much. Take your stand, alone.

            Type next for the next step, #2 to put forward card 2 as evidence, 1 to 5 to take a stand where you're asked, and close to end (close NAME also writes a handout).

            Noted where you stand.

            Barometer, step 2 of 4
            • Read the cards of the side that is further from yours.
            • Which one makes you think?

            Noted for “Clues for 2023”: The State Department's “most recent report” on human rights issues in El Salvador was released in March 2023, the article says.

            That's outside what I know. I only answer questions about the United States and El Salvador, from five documents.

            What I can answer:
              • How much of the Salvadoran diaspora lives in the United States?
              • Who from Homeland Security visited El Salvador?
              • When did Pompeo meet in Mexico?

            Barometer, step 3 of 4
            • Talk to somebody who stands elsewhere.
            • Each shows one card and says what it changes, or why it doesn't.

            Barometer, step 4 of 4
            • Where do you stand now?
            • “The article is from 2021.”
            • 1: not at all. 5: very much. It's fine to move, and fine to stay.

            Noted where you stand.

            That was the last step. Close the discussion when you're done.

            When did Hill and Blinken meet in Washington? The article's own clues disagree.

            Evidence used for “Clues for 2023”
            • The State Department's “most recent report” on human rights issues in El Salvador was released in March 2023, the article says. [1]

            Nobody used
            • Blinken and Hill held a phone call on February 19, 2021, the article says. [2]
            • In June 2021, Hill and Blinken met at a Summit of Foreign Ministers of the Central American Integration System (Sica), the article says. [3]

            [1] Article on the meeting of Hill and Blinken in Washington — publisher not stated · date not stated · paragraph 6
                “The most recent report, released in March 2023, highlighted matters such as arbitrary homicides, forced disappearances, torture, and government corruption.”

            [2] Article on the meeting of Hill and Blinken in Washington — publisher not stated · date not stated · paragraph 4
                “Earlier this year, on February 19, 2021, Blinken and Hill held a phone call where they discussed issues related to irregular migration, economic opportunities, strengthening democratic institutions, combating corruption, and promoting human rights.”

            [3] Article on the meeting of Hill and Blinken in Washington — publisher not stated · date not stated · paragraph 5
                “Furthermore, in June 2021, the two officials met at a Summit of Foreign Ministers of the Central American Integration System (Sica), where Blinken highlighted the importance of robust democratic institutions and the fight against corruption in the region.”

            [1] [2] [3] Unknown date: No date is printed, and the text's own dates contradict each other: it calls a phone call of February 19, 2021 “earlier this year”, but it cites a report of March 2023 as the most recent one.
            Where people stood, from 1 to 5: 2.0 before, 4.0 after.

        "#]],
    );
}

#[test]
fn what_is_not_there_is_said_kindly() {
    check(
        &["/quiz topic:weather", "/debate tema:clima", "/ticket"],
        &expect![[r#"
            I have no topic called “weather”.

            Try one of these:
              • Diplomacy and meetings
              • Migration
              • Asylum and safe third countries
              • Security, gangs and drugs
              • Economy and trade
              • Human rights and democracy
              • Foreign aid
              • China's role
              • The letter of intent
              • The documents themselves

            No tengo ningún tema llamado “clima”.

            Prueba con uno de estos:
              • Diplomacia y reuniones
              • Migración
              • Asilo y terceros países seguros
              • Seguridad, pandillas y drogas
              • Economía y comercio
              • Derechos humanos y democracia
              • Ayuda exterior
              • El papel de China
              • La carta de intención
              • Los documentos mismos

            That works on Discord only.

        "#]],
    );
}
