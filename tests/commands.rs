//! Commands as people type them in the terminal chat, in English and Spanish: the exact words that come back.

#[path = "cli/shell.rs"]
#[allow(dead_code, reason = "the command line's own tests need more of it")]
mod shell;

use expect_test::{Expect, expect};
use shell::Shell;

/// Types a line a command, and compares all that is said.
fn check(typed: &[&str], said: Expect) {
    let ran = Shell::new().feed(&["chat"], typed.join("\n").as_bytes()).ends_with(0);
    said.assert_eq(&ran.out);
    assert!(ran.err.is_empty(), "{}", ran.err);
}

/// The same, of which only the first lines are compared.
fn check_beginning(typed: &[&str], lines: usize, said: Expect) {
    let ran = Shell::new().feed(&["chat"], typed.join("\n").as_bytes()).ends_with(0);
    let beginning: Vec<&str> = ran.out.lines().take(lines).collect();
    said.assert_eq(&(beginning.join("\n") + "\n"));
}

#[test]
fn help_lists_every_command() {
    check(
        &["/help"],
        expect![[r#"
        I'm Puente. Ask me about the United States and El Salvador in English or Spanish: who, when, where, how many, why, or what somebody said. I answer only from my sources and show their exact words. If they don't say, I tell you.

        Commands
        • /ask: Ask about the United States and El Salvador. Every answer shows its sources.
        • /evidence: What my sources say for a claim, and what against it
        • /who: Somebody's offices and words, as the sources give them
        • /compare: A topic in two sources or two years, side by side
        • /cite: How to cite a source in APA, MLA or Chicago
        • /sources: The documents I know, who is behind each, and what each doesn't say
        • /source: One document: its card, and everything I know from it
        • /help: What you can ask Puente, with examples

        For example:
          • How much of the Salvadoran diaspora lives in the United States?
          • Who from Homeland Security visited El Salvador?
          • When did Pompeo meet in Mexico?

        Just type a question, or /ask with a question. /explain on shows why I answer as I do, /explain off hides it, /quit ends.

    "#]],
    );
    check(
        &["/ayuda"],
        expect![[r#"
        Soy Puente. Pregúntame sobre Estados Unidos y El Salvador en español o en inglés: quién, cuándo, dónde, cuántos, por qué o qué dijo alguien. Respondo solo con mis fuentes y muestro sus palabras exactas. Si no lo dicen, te lo digo.

        Comandos
        • /pregunta: Pregunta sobre Estados Unidos y El Salvador. Cada respuesta muestra sus fuentes.
        • /pruebas: Qué dicen mis fuentes a favor de una afirmación, y qué en contra
        • /quién: Los cargos y las palabras de alguien, tal como los dan las fuentes
        • /comparar: Un tema en dos fuentes o en dos años, lado a lado
        • /citar: Cómo citar una fuente en APA, MLA o Chicago
        • /fuentes: Los documentos que conozco, quién está detrás de cada uno y qué no dice
        • /fuente: Un documento: su ficha y todo lo que sé de él
        • /ayuda: Qué puedes preguntarle a Puente, con ejemplos

        Por ejemplo:
          • ¿Qué porcentaje de la diáspora salvadoreña vive en Estados Unidos?
          • ¿Quién de Seguridad Nacional de Estados Unidos visitó El Salvador?
          • ¿Cuándo se reunió Pompeo en México?

        Escribe una pregunta, o /ask y la pregunta. /explain on muestra por qué respondo así, /explain off lo oculta y /quit termina.

    "#]],
    );
}

#[test]
fn sources_shows_who_is_behind_each_document() {
    check_beginning(
        &["/sources"],
        16,
        expect![[r#"
        I answer from 5 documents, and from nothing else:

        Article on the meeting of Hill and Blinken in Washington
        • Publisher: not stated (kind unknown)
        • Date: unknown. No date is printed, and the text's own dates contradict each other: it calls a phone call of February 19, 2021 “earlier this year”, but it cites a report of March 2023 as the most recent one.
        • The document doesn't state: title, publisher, author, date
        • To look it up: /source hill-blinken

        Page on developments in US-El Salvador relations, with the letter of intent
        • Title: “Developments in US-El Salvador relations”
        • Publisher: not stated (blog)
        • Date: probably 2019 (inferred). The page prints no date, only “last week”. It names Kevin McAleenan as acting secretary of Homeland Security, which he was only in 2019 (general knowledge, not from the document).
        • The document doesn't state: publisher, author, date
        • To look it up: /source letter-of-intent

        OAN Newsroom article on Pompeo's talks in Mexico and El Salvador
    "#]],
    );
    check_beginning(
        &["/fuentes"],
        16,
        expect![[r#"
        Respondo a partir de 5 documentos y de nada más:

        Artículo sobre la reunión de Hill y Blinken en Washington
        • Medio: no indicado (tipo desconocido)
        • Fecha: desconocida. No trae fecha, y las fechas del propio texto se contradicen: dice que una llamada del 19 de febrero de 2021 fue “earlier this year” (a principios de este año), pero cita como el más reciente un informe de marzo de 2023.
        • El documento no indica: título, medio, autor, fecha
        • Para verla: /fuente hill-blinken

        Página sobre novedades en las relaciones entre EE. UU. y El Salvador, con la carta de intención
        • Título: «Developments in US-El Salvador relations»
        • Medio: no indicado (blog)
        • Fecha: probablemente 2019 (deducida). La página no trae fecha, solo dice “last week” (la semana pasada). Nombra a Kevin McAleenan como secretario interino de Seguridad Nacional, cargo que tuvo solo en 2019 (conocimiento general, no del documento).
        • El documento no indica: medio, autor, fecha
        • Para verla: /fuente letter-of-intent

        Artículo de OAN Newsroom sobre las conversaciones de Pompeo en México y El Salvador
    "#]],
    );
}

#[test]
fn source_shows_the_card_then_the_facts_page_by_page() {
    check_beginning(
        &["/source oan-migrant-crisis"],
        16,
        expect![[r#"
        OAN Newsroom article on Pompeo's talks in Mexico and El Salvador
        • Title: “Pompeo discusses efforts to combat migrant crisis with Mexico, El Salvador officials”
        • Publisher: OAN Newsroom (newsroom)
        • Date: July 22, 2019
        • The document doesn't state: author
        • To look it up: /source oan-migrant-crisis

        What it says, 1 to 6 of 39
        • The OAN article is titled “Pompeo discusses efforts to combat migrant crisis with Mexico, El Salvador officials”. [1]
        • The article on Pompeo's talks with Mexico and El Salvador is signed “OAN Newsroom”. [2]
        • The OAN article was updated at 7:16 AM PT on Monday, July 22, 2019. [3]
        • Pompeo “recently praised Mexico over its efforts to combat the Central American migrant crisis”, OAN reports. [4]
        • Pompeo had a meeting in Mexico on “Sunday”, before he flew to El Salvador, according to OAN. [5] [6]
        • The meeting on Sunday marked “the halfway point” of the 90 day agreement on migration between Mexico and the United States, OAN reports. [5]

        [1] OAN Newsroom article on Pompeo's talks in Mexico and El Salvador — OAN Newsroom · July 22, 2019 · paragraph 1
    "#]],
    );
    check(
        &["/fuente reuters página:9"],
        expect![[r#"
        Nota de Reuters sobre la reunión de Rubio con Bukele

        Lo que dice, 49 a 51 de 51
        • China ha invertido en el “telecommunications sector” (sector de telecomunicaciones) de El Salvador, según Reuters. [1]
        • Kylie Madry y Anthony Esposito aportaron información adicional (“additional reporting”) a la nota de Reuters sobre Rubio y Bukele. [2]
        • Rosalba O'Brien y Matthew Lewis editaron la nota de Reuters sobre Rubio y Bukele. [2]

        [1] Nota de Reuters sobre la reunión de Rubio con Bukele — Reuters · 2025 (deducida) · párrafo 14
            «The U.S. is also pushing Bukele to shun investment from China, which is in talks with El Salvador over a free trade agreement, has funded public projects like a soccer stadium, and has invested in the telecommunications sector.»

        [2] Nota de Reuters sobre la reunión de Rubio con Bukele — Reuters · 2025 (deducida) · párrafo 15
            «(Reporting by Simon Lewis in San Salvador; additional reporting by Kylie Madry and Anthony Esposito; Editing by Rosalba O’Brien and Matthew Lewis)»

        [1] [2] Fecha deducida: La nota no imprime fecha, solo “Monday” (lunes) y “Jan. 20” (20 de enero). Llama anterior al gobierno de Joe Biden y dice que el gobierno de Trump asumió el 20 de enero: es el segundo mandato de Trump, que empezó en 2025.
        Página 9 de 9.

    "#]],
    );
    check(
        &["/source New York Times"],
        expect![[r#"
        I have no source called “New York Times”.

        My sources:
          • Article on the meeting of Hill and Blinken in Washington
          • Page on developments in US-El Salvador relations, with the letter of intent
          • OAN Newsroom article on Pompeo's talks in Mexico and El Salvador
          • Unsigned report on Pompeo's meeting with Bukele
          • Reuters report on Rubio's meeting with Bukele

    "#]],
    );
}

#[test]
fn who_shows_offices_with_the_dates_of_the_source_and_words_with_their_mode() {
    check(
        &["/who duncan"],
        expect![[r#"
        William Duncan in my sources

        U.S. ambassador to El Salvador (as of 2023)
        • William Duncan is the United States ambassador to El Salvador in this article. [1]

        What William Duncan said, according to the sources
        • Despite the human rights concerns, US ambassador William Duncan “has commended the achievements of El Salvador’s emergency regime in ensuring security”, the article reports. [1]
        • Ambassador William Duncan stated that he “has not encountered anyone dissatisfied with the security situation” in El Salvador, the article reports. [1]

        [1] Article on the meeting of Hill and Blinken in Washington — publisher not stated · date not stated · paragraph 7
            “Despite these concerns, the United States ambassador to El Salvador, William Duncan, has commended the achievements of El Salvador’s emergency regime in ensuring security and stated that he has not encountered anyone dissatisfied with the security situation in the country.”

        [1] Unknown date: No date is printed, and the text's own dates contradict each other: it calls a phone call of February 19, 2021 “earlier this year”, but it cites a report of March 2023 as the most recent one.

    "#]],
    );
    check(
        &["/quien Antony Blinken"],
        expect![[r#"
        Antony Blinken en mis fuentes

        secretario de Estado de EE. UU. (según la fuente: 2021)
        • En este artículo, Antony Blinken es el secretario de Estado de Estados Unidos. [1]

        Lo que dijo Antony Blinken, según las fuentes
        • Blinken dijo que El Salvador y Estados Unidos están “deeply connected” (profundamente conectados). [2]
        • Blinken expresó “his eagerness to explore avenues for further cooperation” (su interés en explorar vías para cooperar más) con El Salvador, según el artículo. [2]
        • En la cumbre del Sica, Blinken destacó la importancia de instituciones democráticas sólidas (“robust democratic institutions”) y de la lucha contra la corrupción en la región, según el artículo. [3]

        [1] Artículo sobre la reunión de Hill y Blinken en Washington — medio no indicado · fecha no indicada · párrafo 1
            «Washington, D.C. – In a diplomatic meeting held today in Washington, the Chancellor of the Republic of El Salvador, Alexandra Hill, and the Secretary of State of the United States, Antony Blinken, expressed their commitment to strengthening bilateral relations between the two nations.»

        [2] Artículo sobre la reunión de Hill y Blinken en Washington — medio no indicado · fecha no indicada · párrafo 3
            «Secretary Blinken echoed Hill’s sentiments, stating that the two countries are “deeply connected” and expressing his eagerness to explore avenues for further cooperation.»

        [3] Artículo sobre la reunión de Hill y Blinken en Washington — medio no indicado · fecha no indicada · párrafo 5
            «Furthermore, in June 2021, the two officials met at a Summit of Foreign Ministers of the Central American Integration System (Sica), where Blinken highlighted the importance of robust democratic institutions and the fight against corruption in the region.»

        [1] [2] [3] Fecha desconocida: No trae fecha, y las fechas del propio texto se contradicen: dice que una llamada del 19 de febrero de 2021 fue “earlier this year” (a principios de este año), pero cita como el más reciente un informe de marzo de 2023.

    "#]],
    );
}

#[test]
fn who_as_of_a_date() {
    check_beginning(
        &["/who bukele date:July 2019"],
        12,
        expect![[r#"
        Nayib Bukele in my sources, as of July 2019

        President of El Salvador (as of probably 2019)
        • McAleenan and Salvadoran president Nayib Bukele held a press conference “in connection with signing the letter of intent”, the page says. [1]

        President of El Salvador (as of July 21, 2019)
        • Nayib Bukele was President of El Salvador in July 2019, according to the OAN article. [2] [3]
        • U.S. Secretary of State Mike Pompeo and El Salvador's President Nayib Bukele met “last Sunday” at the Presidential House in San Salvador. [4]

        What Nayib Bukele said, according to the sources
        • At the press conference, Bukele continued his “consistent refrain” that he wants El Salvador “to be a good partner with the United States”, the page reports. [5]
        • Bukele said that El Salvador “will reduce forced migration to zero”, the page reports. [5]
    "#]],
    );
    check(
        &["/quién rubio fecha:2020", "/who rubio date:soon", "/who Ronald Reagen", "/who Pompeio"],
        expect![[r#"
        Para esta fecha (2020), mis fuentes no dicen qué cargo tenía Marco Rubio ni qué dijo.

        No puedo leer «soon» como fecha. Prueba con 2019, julio de 2019 o 2019-07-21.

        Mis fuentes no dicen quién es «Ronald Reagen».

        Mis fuentes no dicen quién es «Pompeio».

        ¿Quisiste decir?
          • Mike Pompeo

    "#]],
    );
}

#[test]
fn compare_shows_what_both_say_before_what_one_says() {
    check_beginning(
        &["/compare Migration"],
        16,
        expect![[r#"
        Migration: OAN Newsroom article on Pompeo's talks in Mexico and El Salvador / Unsigned report on Pompeo's meeting with Bukele

        Told differently · OAN Newsroom article on Pompeo's talks in Mexico and El Salvador
        • In OAN's wording Bukele said: “We talk about fighting crimes together. We talk about fighting to get the gangs together. We talk about interdicting narcotics together. We talk about reducing immigration together.” [1] [2]

        Told differently · Unsigned report on Pompeo's meeting with Bukele
        • Bukele said he and Pompeo talked about “fighting the gangs together”, “interdicting narcotics together” and “reducing immigration together”. [3]

        Only in · OAN Newsroom article on Pompeo's talks in Mexico and El Salvador
        • The OAN article is titled “Pompeo discusses efforts to combat migrant crisis with Mexico, El Salvador officials”. [4]
        • Pompeo “recently praised Mexico over its efforts to combat the Central American migrant crisis”, OAN reports. [5]

        Only in · Unsigned report on Pompeo's meeting with Bukele
        • Pompeo and Bukele met in San Salvador to discuss “economic cooperation” and measures needed to reduce illegal migration. [6]
        • Bukele said immigration is a problem El Salvador has, “but it’s a problem that ends at the southern border of the United States”. [7]

    "#]],
    );
    check_beginning(
        &["/comparar homicidios lados:2019 / 2025"],
        8,
        expect![[r#"
        homicidios: 2019 / 2025

        Solo en · 2025
        • La ofensiva de seguridad de Bukele ha reducido “sharply” (drásticamente) el número de homicidios en El Salvador, según Reuters. No da ninguna cifra. [1]
        • La ofensiva de seguridad de Bukele ha detenido a más de 80.000 personas, según Reuters. [1]
        • Bukele ha lanzado en El Salvador un “unflinching security crackdown” (una ofensiva de seguridad implacable), según Reuters. [1]

        [1] Nota de Reuters sobre la reunión de Rubio con Bukele — Reuters · 2025 (deducida) · párrafo 5
    "#]],
    );
    check(
        &["/compare china", "/compare migration sides:reuters", "/compare volcanoes sides:2019 2025"],
        expect![[r#"
        Fewer than two of my sources say something about “China's role”, so there is nothing to compare.

        I can't read “reuters” as two sources or two years. Try 2019 / 2025.

        My sources say nothing about “volcanoes” there.

    "#]],
    );
}

#[test]
fn cite_gives_what_the_document_states_and_no_more() {
    check(
        &["/cite oan", "/cite pompeo-bukele style:apa"],
        expect![[r#"
        How to cite it. Check the details that your teacher asks for.

        APA
        • Pompeo discusses efforts to combat migrant crisis with Mexico, El Salvador officials. (2019, July 22). OAN Newsroom.

        MLA
        • “Pompeo Discusses Efforts to Combat Migrant Crisis with Mexico, El Salvador Officials.” OAN Newsroom, 22 July 2019.

        Chicago
        • OAN Newsroom. 2019. Pompeo Discusses Efforts to Combat Migrant Crisis with Mexico, El Salvador Officials. July 22.

        How to cite it. Check the details that your teacher asks for.

        APA
        • [Unsigned report on Pompeo's meeting with Bukele]. (n.d.).

        The document prints no date, so the reference gives none (“n.d.”).
        In brackets: my description, because the document has no title.

    "#]],
    );
    check(
        &["/citar oan", "/citar reuters estilo:chicago"],
        expect![[r#"
        Así se cita. Revisa los detalles que pida tu profe.

        APA
        • Pompeo discusses efforts to combat migrant crisis with Mexico, El Salvador officials. (2019, julio 22). OAN Newsroom.

        MLA
        • «Pompeo Discusses Efforts to Combat Migrant Crisis with Mexico, El Salvador Officials». OAN Newsroom, 22 de julio de 2019.

        Chicago
        • OAN Newsroom. 2019. Pompeo Discusses Efforts to Combat Migrant Crisis with Mexico, El Salvador Officials. julio 22.

        Así se cita. Revisa los detalles que pida tu profe.

        Chicago
        • Lewis, Simon. s. f. «[Nota de Reuters sobre la reunión de Rubio con Bukele]». Reuters.

        El documento no trae fecha, así que la referencia tampoco («s. f.»).
        Entre corchetes: mi descripción, porque el documento no tiene título.

    "#]],
    );
}

#[test]
fn evidence_for_a_claim_or_against_it_or_none() {
    check(
        &["/evidence Bukele's crackdown arrested more than 80,000 people"],
        expect![[r#"
        I found something in my sources for this, and nothing against it.

        What speaks for it
        • Bukele's security crackdown has arrested more than 80,000 people, Reuters reports. [1]

        [1] Reuters report on Rubio's meeting with Bukele — Reuters · 2025 (inferred) · paragraph 5
            “The Salvadoran president has launched an unflinching security crackdown in his country, arresting more than 80,000 people, and bringing the number of homicides down sharply.”

        [1] Inferred date: The report prints no date, only “Monday” and “Jan. 20”. It calls Joe Biden's administration the previous one and says that the Trump administration took office on Jan. 20: that is Trump's second term, which began in 2025.
        I compare words, so judge for yourself: do these sentences really mean that?

    "#]],
    );
    check(
        &["/pruebas Bukele detuvo a 10.000 personas"],
        expect![[r#"
        Encontré algo en mis fuentes en contra de esto, y nada a favor.

        En contra
        • La ofensiva de seguridad de Bukele ha detenido a más de 80.000 personas, según Reuters. [1]

        [1] Nota de Reuters sobre la reunión de Rubio con Bukele — Reuters · 2025 (deducida) · párrafo 5
            «The Salvadoran president has launched an unflinching security crackdown in his country, arresting more than 80,000 people, and bringing the number of homicides down sharply.»

        [1] Fecha deducida: La nota no imprime fecha, solo “Monday” (lunes) y “Jan. 20” (20 de enero). Llama anterior al gobierno de Joe Biden y dice que el gobierno de Trump asumió el 20 de enero: es el segundo mandato de Trump, que empezó en 2025.
        Yo comparo palabras, así que júzgalo tú: ¿de verdad dicen eso estas oraciones?

    "#]],
    );
    check(
        &["/evidence Pompeo and Bukele met in Washington", "/pruebas La luna es de queso"],
        expect![[r#"
        I found nothing in my sources for this or against it.

        No encontré nada en mis fuentes a favor ni en contra de esto.

    "#]],
    );
}

#[test]
fn what_does_not_fit_gets_one_clear_sentence() {
    check(
        &[
            "/source pompeo-bukele pge:2",
            "/source pompeo-bukele page:x",
            "/cite oan style:harvard",
            "/who",
            "/help me",
            "/nothing",
        ],
        expect![[r#"
            /source has no option “pge”. Did you mean page?

            “x” doesn't fit into page. It takes: a number from 1 to 99.

            “harvard” doesn't fit into style. It takes: APA, MLA, Chicago.

            /who still needs person: A name

            /help takes nothing more, so I can't use “me”.

            I don't know /nothing. I know /ask, /evidence, /who, /compare, /cite, /sources, /source, /help, /explain on, /explain off, /quit; or just type a question.

        "#]],
    );
    check(
        &["/fuente pompeo-bukele pajina:2", "/fuente pompeo-bukele página:0", "/citar", "/ayuda x:1"],
        expect![[r#"
        /fuente no tiene la opción «pajina». Conoce: id, página.

        «0» no va en página. Lleva: un número del 1 al 99.

        A /citar le falta fuente: Una fuente

        /ayuda no lleva nada más, así que no puedo usar «x».

    "#]],
    );
}
