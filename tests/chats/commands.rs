//! Slash commands and completions.

use crate::discord::Chat;
use expect_test::expect;

#[tokio::test]
#[allow(clippy::too_many_lines, reason = "all that is registered, at one glance")]
async fn offers_its_commands_in_english_and_spanish() {
    let chat = Chat::start().await;
    expect![[r#"
        /ask Ask about the United States and El Salvador. Every answer shows its sources.
        /pregunta Pregunta sobre Estados Unidos y El Salvador. Cada respuesta muestra sus fuentes.
          question (text, needed, completes) Your question, in English or Spanish
          pregunta Tu pregunta, en español o en inglés
          private (yes or no, optional) Show the answer only to you
          privado Mostrar la respuesta solo a ti
        /evidence What my sources say for a claim, and what against it
        /pruebas Qué dicen mis fuentes a favor de una afirmación, y qué en contra
          claim (text, needed) A claim, in a sentence, in English or Spanish
          frase Una afirmación, en una oración, en español o en inglés
          private (yes or no, optional) Show the reply only to you
          privado Mostrar la respuesta solo a ti
        /who Somebody's offices and words, as the sources give them
        /quién Los cargos y las palabras de alguien, tal como los dan las fuentes
          person (text, needed, completes) A name or an office
          persona Un nombre o un cargo
          date (text, optional) As of when: 2019, July 2019, 2019-07-21
          fecha A qué fecha: 2019, julio de 2019, 2019-07-21
          page (number, optional) Which page
          página Qué página
        /compare A topic in two sources or two years, side by side
        /comparar Un tema en dos fuentes o en dos años, lado a lado
          topic (text, needed, completes) A topic, or a few words of your own
          tema Un tema, o unas palabras tuyas
          sides (text, optional, completes) Two sources or two years, such as 2019 / 2025
          lados Dos fuentes o dos años, por ejemplo 2019 / 2025
          page (number, optional) Which page
          página Qué página
        /timeline What happened between the two countries, in order: as a list, a chart or a file
        /línea-de-tiempo Qué pasó entre los dos países, en orden: como lista, gráfico o archivo
          from (text, optional, completes) From when: 2019, July 2019, 2019-07-21
          desde Desde cuándo: 2019, julio 2019, 2019-07-21
          to (text, optional, completes) Until when: 2025, July 2025, 2025-07-21
          hasta Hasta cuándo: 2025, julio 2025, 2025-07-21
          topic (text, optional, completes) Only one topic
          tema Solo un tema
          about (text, optional, completes) Only one person, body or place
          sobre Solo una persona, institución o lugar
          source (text, optional, completes) Only from one source
          fuente Solo de una fuente
          view (one of List/Lista, Chart/Gráfico, optional) How you want to see it
          vista Cómo lo quieres ver
          language (one of English/Inglés, Spanish/Español, optional) In which language
          idioma En qué idioma
          event (text, optional, completes) Open one event: its number in the list
          hecho Abrir un hecho: su número en la lista
          file (one of Calendar/Calendario, Table/Tabla, Handout/Hoja para clase, optional) Take it along as a file
          archivo Llevártelo como archivo
          page (number, optional) Which page
          página Qué página
        /cite How to cite a source in APA, MLA or Chicago
        /citar Cómo citar una fuente en APA, MLA o Chicago
          source (text, needed, completes) A source
          fuente Una fuente
          style (one of APA/APA, MLA/MLA, Chicago/Chicago, optional) The style; all three if you don't choose
          estilo El estilo; los tres si no eliges
        /quiz Questions made from the sources: for a class, or to practise alone
        /cuestionario Preguntas hechas con las fuentes: para una clase, o para practicar a solas
          topic (text, optional, completes) What the questions are about
          tema De qué tratan las preguntas
          number (number, optional) How many questions (5 if you don't say)
          número Cuántas preguntas (5 si no lo dices)
          seconds (number, optional) How many seconds for each question (30 if you don't say)
          segundos Cuántos segundos para cada pregunta (30 si no lo dices)
          language (one of English/Inglés, Spanish/Español, optional) The language of the questions
          idioma El idioma de las preguntas
          practice (yes or no, optional) Practise alone: only you see it, and what you miss comes back
          práctica Practicar a solas: solo tú lo ves, y lo que fallas vuelve
          seed (number, optional) The same number gives the same questions again
          semilla Con el mismo número salen las mismas preguntas
        /factorclaim A sentence from the sources: is it reported as a fact, or does somebody claim it?
        /hecho-o-afirmación Una oración de las fuentes: ¿se informa como un hecho o alguien lo afirma?
          topic (text, optional, completes) What the sentence is about
          tema De qué trata la oración
          language (one of English/Inglés, Spanish/Español, optional) The language of the sentence
          idioma El idioma de la oración
          seed (number, optional) The same number gives the same sentence again
          semilla Con el mismo número sale la misma oración
        /discuss A question to discuss, with facts on each side and what to do step by step
        /debate Una pregunta para debatir, con hechos de cada lado y qué hacer paso a paso
          topic (text, optional, completes) A topic, or a prompt
          tema Un tema, o una pregunta
          protocol (one of Three questions/Tres preguntas, Barometer/Barómetro, Save the last word/La última palabra, 3-2-1/3-2-1, optional) How to go about it
          método Cómo hacerlo
          language (one of English/Inglés, Spanish/Español, optional) The language of the discussion
          idioma El idioma del debate
          seed (number, optional) The same number gives the same prompt again
          semilla Con el mismo número sale la misma pregunta
        /ticket Three lines from everybody at the end of a lesson, sent to you directly
        /boleto Tres líneas de cada quien al final de la clase, directo para ti
          names (yes or no, optional) Whether you see who wrote them; everybody is told
          nombres Si ves quién las escribió; se les avisa a todos
          language (one of English/Inglés, Spanish/Español, optional) The language of the ticket
          idioma El idioma del boleto
        /sources The documents I know, who is behind each, and what each doesn't say
        /fuentes Los documentos que conozco, quién está detrás de cada uno y qué no dice
        /source One document: its card, and everything I know from it
        /fuente Un documento: su ficha y todo lo que sé de él
          id (text, needed, completes) A source
          id Una fuente
          page (number, optional) Which page
          página Qué página
        /help What you can ask Puente, with examples
        /ayuda Qué puedes preguntarle a Puente, con ejemplos
        /privacy What I keep, for how long, and how to delete it
        /privacidad Qué guardo, por cuánto tiempo y cómo borrarlo
        /forget-me Delete everything I know about you
        /olvídame Borrar todo lo que sé de ti
        /settings For admins: see or change how I behave in this server (server admins)
        /ajustes Para admins: ver o cambiar cómo me porto en este servidor
          check (yes or no, optional) See which permissions I still need in this channel
          revisar Ver qué permisos me faltan en este canal
          questions-here (yes or no, optional) Answer every question in this channel, also without a mention
          preguntas-aquí Responder todas las preguntas de este canal, también sin mención
          teachers (something else, optional) Role that may lead classes; @everyone for none
          docentes Rol que puede dar clases; @everyone para ninguno
          language (one of The server's own/El del servidor, English/Inglés, Spanish/Español, optional) Language when a question doesn't show its own
          idioma Idioma cuando una pregunta no muestra el suyo
          visibility (one of Everyone/Todos, Only the person who asks/Solo quien pregunta, optional) Who sees the answer to a command, unless the person chooses
          visibilidad Quién ve la respuesta a un comando, si la persona no elige
          per-person (number, optional) How many questions a minute I answer one person
          por-persona Cuántas preguntas por minuto le respondo a una persona
          per-channel (number, optional) How many questions a minute I answer in one channel
          por-canal Cuántas preguntas por minuto respondo en un canal
          votes (yes or no, optional) Count how often an answer helped, without names
          votos Contar cuántas veces sirvió una respuesta, sin nombres
          gaps (yes or no, optional) Keep the words of questions I can't answer, without names
          sin-respuesta Guardar las palabras de lo que no puedo responder, sin nombres
          text (yes or no, optional) Keep their full text too; I tell everyone here
          texto Guardar también su texto completo; se lo digo a todos aquí
          days (number, optional) For how many days I keep that
          días Por cuántos días guardo eso
        /gaps For admins: what people asked here that my sources don't answer (server admins)
        /sin-respuesta Para admins: qué preguntaron aquí que mis fuentes no responden
        on a message: Ask Puente about this
        on a message: Preguntar a Puente sobre esto
        on a message: Find evidence
        on a message: Buscar evidencia
    "#]]
    .assert_eq(&chat.commands());
    chat.finish().await;
}

#[tokio::test]
async fn commands_are_registered_only_when_they_changed() {
    let mut chat = Chat::start().await;
    chat.restart(false).await;
    chat.change_a_command();
    chat.restart(true).await;
    chat.ana().asks("gracias");
    chat.expect_reply(expect![[r#"
        (to Ana)
        ¡De nada!
    "#]])
        .await;
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
        | medio no indicado · entre el 22 de julio de 2019 y el 27 de julio de 2019 (deducida) · párrafo 1
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
        > Where did Pompeo meet Bukele?
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
    let id = chat.expect_reply(expect![[r#"
        (to a command)
        > @everyone <@1100000000000000004> **who** [is](https://evil.example) ||he||? `x` # hi
        That's outside what I know. I only answer questions about the United States and El Salvador, from five documents.
        What I can answer:
        • How much of the Salvadoran diaspora lives in the United States?
        • Who from Homeland Security visited El Salvador?
        • When did Pompeo meet in Mexico?
    "#]]).await;
    let sent = chat.content(id);
    let echo =
        r"> \@everyone \<\@1100000000000000004\> \*\*who\*\* \[is\](https\://evil.example) \|\|he\|\|? \`x\` # hi";
    assert_eq!(sent.lines().next(), Some(echo));
    chat.finish().await;
}

#[tokio::test]
async fn help_is_private_and_in_ones_language() {
    let mut chat = Chat::start().await;
    chat.ana().slash("/help", &[]);
    chat.expect_reply(expect![[r#"
        (to a command, only Ana sees it)
        | Soy Puente. Pregúntame sobre Estados Unidos y El Salvador en español o en inglés: quién, cuándo, dónde, cuántos, por qué o qué dijo alguien. Respondo solo con mis fuentes y muestro sus palabras exactas. Si no lo dicen, te lo digo.
        | **Comandos**
        | • /pregunta: Pregunta sobre Estados Unidos y El Salvador. Cada respuesta muestra sus fuentes.
        | • /pruebas: Qué dicen mis fuentes a favor de una afirmación, y qué en contra
        | • /quién: Los cargos y las palabras de alguien, tal como los dan las fuentes
        | • /comparar: Un tema en dos fuentes o en dos años, lado a lado
        | • /línea-de-tiempo: Qué pasó entre los dos países, en orden: como lista, gráfico o archivo
        | • /citar: Cómo citar una fuente en APA, MLA o Chicago
        | • /cuestionario: Preguntas hechas con las fuentes: para una clase, o para practicar a solas
        | • /hecho-o-afirmación: Una oración de las fuentes: ¿se informa como un hecho o alguien lo afirma?
        | • /debate: Una pregunta para debatir, con hechos de cada lado y qué hacer paso a paso
        | • /boleto: Tres líneas de cada quien al final de la clase, directo para ti
        | • /fuentes: Los documentos que conozco, quién está detrás de cada uno y qué no dice
        | • /fuente: Un documento: su ficha y todo lo que sé de él
        | • /ayuda: Qué puedes preguntarle a Puente, con ejemplos
        | • /privacidad: Qué guardo, por cuánto tiempo y cómo borrarlo
        | • /olvídame: Borrar todo lo que sé de ti
        | • /ajustes: Para admins: ver o cambiar cómo me porto en este servidor
        | • /sin-respuesta: Para admins: qué preguntaron aquí que mis fuentes no responden
        |
        | **Por ejemplo:**
        | • ¿Qué porcentaje de la diáspora salvadoreña vive en Estados Unidos?
        | • ¿Quién de Seguridad Nacional de Estados Unidos visitó El Salvador?
        | • ¿Cuándo se reunió Pompeo en México?
    "#]]).await;
    chat.ben().slash("/help", &[]);
    chat.expect_reply(expect![[r#"
        (to a command, only Ben sees it)
        | I'm Puente. Ask me about the United States and El Salvador in English or Spanish: who, when, where, how many, why, or what somebody said. I answer only from my sources and show their exact words. If they don't say, I tell you.
        | **Commands**
        | • /ask: Ask about the United States and El Salvador. Every answer shows its sources.
        | • /evidence: What my sources say for a claim, and what against it
        | • /who: Somebody's offices and words, as the sources give them
        | • /compare: A topic in two sources or two years, side by side
        | • /timeline: What happened between the two countries, in order: as a list, a chart or a file
        | • /cite: How to cite a source in APA, MLA or Chicago
        | • /quiz: Questions made from the sources: for a class, or to practise alone
        | • /factorclaim: A sentence from the sources: is it reported as a fact, or does somebody claim it?
        | • /discuss: A question to discuss, with facts on each side and what to do step by step
        | • /ticket: Three lines from everybody at the end of a lesson, sent to you directly
        | • /sources: The documents I know, who is behind each, and what each doesn't say
        | • /source: One document: its card, and everything I know from it
        | • /help: What you can ask Puente, with examples
        | • /privacy: What I keep, for how long, and how to delete it
        | • /forget-me: Delete everything I know about you
        | • /settings: For admins: see or change how I behave in this server
        | • /gaps: For admins: what people asked here that my sources don't answer
        |
        | **For example:**
        | • How much of the Salvadoran diaspora lives in the United States?
        | • Who from Homeland Security visited El Salvador?
        | • When did Pompeo meet in Mexico?
    "#]]).await;
    chat.finish().await;
}

#[tokio::test]
async fn offers_questions_while_somebody_types() {
    let mut chat = Chat::start().await;
    chat.ana().types("/ask", "question", "dónde se reunió rubio");
    let offered = chat.expect_offer().await;
    expect!["¿Dónde se reunió Rubio con Bukele?"].assert_eq(&offered[0]);
    chat.ana().slash("/ask", &[("question", &offered[0])]);
    chat.expect_reply(expect![[r#"
        (to a command)
        > ¿Dónde se reunió Rubio con Bukele?
        | Rubio se reunió con Bukele en la residencia de Bukele en el lago de Coatepeque, según Reuters. [1]
        |
        | **[1] Nota de Reuters sobre la reunión de Rubio con Bukele**
        | > Rubio met with Bukele and El Salvador’s foreign minister at Bukele’s residence on Lake Coatepeque just outside the capital.
        | Reuters · 2025 (deducida) · párrafo 3
        |
        | -# [1] Fecha deducida: La nota no imprime fecha, solo “Monday” (lunes) y “Jan. 20” (20 de enero). Llama anterior al gobierno de Joe Biden y dice que el gobierno de Trump asumió el 20 de enero: es el segundo mandato de Trump, que empezó en 2025.
    "#]]).await;
    chat.ben().types("/ask", "question", "");
    assert_eq!(chat.expect_offer().await.len(), 25);
    chat.ben().types("/ask", "question", "@everyone \u{202e}qqqq");
    chat.expect_offer().await;
    chat.finish().await;
}
