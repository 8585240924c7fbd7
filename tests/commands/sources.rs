//! Documents: which there are, what each says, how to cite it.

use super::{check, check_beginning};
use expect_test::expect;

#[test]
fn sources_shows_who_is_behind_each_document() {
    check_beginning(
        &["/sources"],
        16,
        &expect![[r#"
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
        &expect![[r#"
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
        &expect![[r#"
            OAN Newsroom article on Pompeo's talks in Mexico and El Salvador
            • Title: “Pompeo discusses efforts to combat migrant crisis with Mexico, El Salvador officials”
            • Publisher: OAN Newsroom (newsroom)
            • Date: July 22, 2019
            • The document doesn't state: author
            • To look it up: /source oan-migrant-crisis

            What it says, 1 to 6 of 40
            • OAN's article, titled “Pompeo discusses efforts to combat migrant crisis with Mexico, El Salvador officials”, is about Pompeo's praise for Mexico halfway through a “90 day agreement” on migration, and about his talks in El Salvador, where the two sides “reportedly” discussed its growing gang violence. [1] [2] [3]
            • The OAN article is titled “Pompeo discusses efforts to combat migrant crisis with Mexico, El Salvador officials”. [1]
            • The article on Pompeo's talks with Mexico and El Salvador is signed “OAN Newsroom”. [4]
            • The OAN article was updated at 7:16 AM PT on Monday, July 22, 2019. [5]
            • Pompeo “recently praised Mexico over its efforts to combat the Central American migrant crisis”, OAN reports. [2]
            • Pompeo had a meeting in Mexico on “Sunday”, before he flew to El Salvador, according to OAN. [2] [3]

            [1] OAN Newsroom article on Pompeo's talks in Mexico and El Salvador — OAN Newsroom · July 22, 2019 · paragraph 1
        "#]],
    );
    check(
        &["/fuente reuters página:9"],
        &expect![[r#"
            Nota de Reuters sobre la reunión de Rubio con Bukele

            Lo que dice, 49 a 52 de 52
            • China ha financiado en El Salvador obras públicas como un “soccer stadium” (estadio de fútbol), según Reuters. [1]
            • China ha invertido en el “telecommunications sector” (sector de telecomunicaciones) de El Salvador, según Reuters. [1]
            • Kylie Madry y Anthony Esposito aportaron información adicional (“additional reporting”) a la nota de Reuters sobre Rubio y Bukele. [2]
            • Rosalba O'Brien y Matthew Lewis editaron la nota de Reuters sobre Rubio y Bukele. [2]

            [1] Nota de Reuters sobre la reunión de Rubio con Bukele — Reuters · 2025 (deducida) · párrafo 14
                «The U.S. is also pushing Bukele to shun investment from China, which is in talks with El Salvador over a free trade agreement, has funded public projects like a soccer stadium, and has invested in the telecommunications sector.»

            [2] Nota de Reuters sobre la reunión de Rubio con Bukele — Reuters · 2025 (deducida) · párrafo 15
                «(Reporting by Simon Lewis in San Salvador; additional reporting by Kylie Madry and Anthony Esposito; Editing by Rosalba O’Brien and Matthew Lewis)»

            [1] [2] Fecha deducida: La nota no imprime fecha, solo “Monday” (lunes) y “Jan. 20” (20 de enero). Llama anterior al gobierno de Joe Biden y dice que el gobierno de Trump asumió el 20 de enero: es el segundo mandato de Trump, que empezó en 2025.
            Página 9 de 9.

            /línea-de-tiempo fuente:reuters-rubio-bukele vista:Lista (En la línea de tiempo: 5 hechos)

        "#]],
    );
    check(
        &["/source New York Times"],
        &expect![[r#"
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
fn cite_gives_what_the_document_states_and_no_more() {
    check(
        &["/cite oan", "/cite pompeo-bukele style:apa"],
        &expect![[r#"
            How to cite it. Check the details that your teacher asks for.

            APA
            • Pompeo discusses efforts to combat migrant crisis with Mexico, El Salvador officials. (2019, July 22). OAN Newsroom.

            MLA
            • “Pompeo Discusses Efforts to Combat Migrant Crisis with Mexico, El Salvador Officials.” OAN Newsroom, 22 July 2019.

            Chicago
            • OAN Newsroom. 2019. “Pompeo Discusses Efforts to Combat Migrant Crisis with Mexico, El Salvador Officials.” July 22.

            How to cite it. Check the details that your teacher asks for.

            APA
            • [Unsigned report on Pompeo's meeting with Bukele]. (n.d.).

            The document prints no date, so the reference gives none (“n.d.”).
            The document has no title, so my description stands in its place.

        "#]],
    );
    check(
        &["/citar oan", "/citar reuters estilo:chicago"],
        &expect![[r#"
            Así se cita. Revisa los detalles que pida tu profe.

            APA
            • Pompeo discusses efforts to combat migrant crisis with Mexico, El Salvador officials. (2019, 22 de julio). OAN Newsroom.

            MLA
            • «Pompeo Discusses Efforts to Combat Migrant Crisis with Mexico, El Salvador Officials». OAN Newsroom, 22 de julio de 2019.

            Chicago
            • OAN Newsroom. 2019. «Pompeo Discusses Efforts to Combat Migrant Crisis with Mexico, El Salvador Officials». 22 de julio.

            Así se cita. Revisa los detalles que pida tu profe.

            Chicago
            • Lewis, Simon. s. f. Nota de Reuters sobre la reunión de Rubio con Bukele. Reuters.

            El documento no trae fecha, así que la referencia tampoco («s. f.»).
            El documento no tiene título, así que en su lugar va mi descripción.

        "#]],
    );
}
