//! Options as people type them: in quotation marks, without their names, in the other language.

use super::{check, first_line};
use expect_test::expect;

#[test]
fn a_value_may_stand_in_quotation_marks() {
    for (typed, line) in [
        ("/who person:\"Marco Rubio\"", "Marco Rubio in my sources"),
        ("/who \"Marco Rubio\" date:“2025”", "Marco Rubio in my sources, as of 2025"),
        ("/quién persona:«Marco Rubio»", "Marco Rubio en mis fuentes"),
        ("/source oan-migrant-crisis page:\"2\"", "OAN Newsroom article on Pompeo's talks in Mexico and El Salvador"),
        ("/compare migration sides:\"2019/2025\"", "Migration: 2019 / 2025"),
        ("/comparar \"migración\" «2019 / 2025»", "Migración: 2019 / 2025"),
        ("/compare migration 2019/2025", "Migration: 2019 / 2025"),
    ] {
        assert_eq!(first_line(typed), line, "{typed}");
    }
}

#[test]
fn a_value_without_a_name_goes_where_it_fits_or_is_asked_about() {
    check(
        &[
            "/cite oan-migrant-crisis mla",
            "/citar oan-migrant-crisis MLA",
            "/cite \"oan\" \"harvard\"",
            "/citar \"oan\" \"harvard\"",
            "/settings yes",
            "/ajustes sí",
        ],
        &expect![[r#"
            How to cite it. Check the details that your teacher asks for.

            MLA
            • “Pompeo Discusses Efforts to Combat Migrant Crisis with Mexico, El Salvador Officials.” OAN Newsroom, 22 July 2019.

            Así se cita. Revisa los detalles que pida tu profe.

            MLA
            • «Pompeo Discusses Efforts to Combat Migrant Crisis with Mexico, El Salvador Officials». OAN Newsroom, 22 de julio de 2019.

            I can't tell what “harvard” is for. /cite takes: source, style. Put the name in front, such as source:harvard

            No sé para qué es «harvard». /citar lleva: fuente, estilo. Ponle el nombre delante, por ejemplo fuente:harvard

            I can't tell what “yes” is for. /settings takes: check, questions-here, teachers, language, visibility, per-person, per-channel, votes, gaps, text, days. Put the name in front, such as check:yes

            No sé para qué es «sí». /ajustes lleva: revisar, preguntas-aquí, docentes, idioma, visibilidad, por-persona, por-canal, votos, sin-respuesta, texto, días. Ponle el nombre delante, por ejemplo revisar:sí

        "#]],
    );
}

#[test]
fn the_name_of_the_last_command_decides_its_language() {
    check(
        &["/quién Ronald Reagan", "/who Ronald Reagan", "/nothing", "/fuente x", "/nothing"],
        &expect![[r#"
            Mis fuentes no dicen quién es «Ronald Reagan».

            My sources don't say who “Ronald Reagan” is.

            I don't know /nothing. I know /ask, /evidence, /who, /compare, /timeline, /cite, /quiz, /factorclaim, /discuss, /ticket, /sources, /source, /help, /privacy, /forget-me, /settings, /gaps, /explain on, /explain off, /quit; or just type a question.

            No tengo ninguna fuente llamada «x».

            Mis fuentes:
              • Artículo sobre la reunión de Hill y Blinken en Washington
              • Página sobre novedades en las relaciones entre EE. UU. y El Salvador, con la carta de intención
              • Artículo de OAN Newsroom sobre las conversaciones de Pompeo en México y El Salvador
              • Nota sin firma sobre la reunión de Pompeo con Bukele
              • Nota de Reuters sobre la reunión de Rubio con Bukele

            No conozco /nothing. Conozco /pregunta, /pruebas, /quién, /comparar, /línea-de-tiempo, /citar, /cuestionario, /hecho-o-afirmación, /debate, /boleto, /fuentes, /fuente, /ayuda, /privacidad, /olvídame, /ajustes, /sin-respuesta, /explain on, /explain off, /quit; o escribe una pregunta.

        "#]],
    );
    // The line that leads on is in the language it was asked in.
    let ran = super::Shell::new().feed(&["chat"], "/fuente pompeo-bukele\n".as_bytes()).ends_with(0);
    assert!(ran.out.contains("Página siguiente: /fuente id:pompeo-bukele página:2"), "{}", ran.out);
}

#[test]
fn a_page_beyond_the_last_says_how_many_there_are() {
    for (typed, note) in [
        ("/source pompeo-bukele page:99", "There are only 7 pages. This is the last one."),
        ("/fuente pompeo-bukele página:99", "Solo hay 7 páginas. Esta es la última."),
        ("/who duncan page:3", "There is only one page."),
        ("/source pompeo-bukele page:7", "Page 7 of 7."),
    ] {
        let ran = super::Shell::new().feed(&["chat"], typed.as_bytes()).ends_with(0);
        assert!(ran.out.lines().any(|line| line == note), "{typed}: {}", ran.out);
    }
}
