//! Commands as people type them in the terminal chat, in English and Spanish: the exact words that come back.

#![allow(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]

mod class;
mod evidence;
mod loose;
mod offices;
#[path = "../cli/shell.rs"]
#[allow(dead_code, reason = "the command line's own tests need more of it")]
mod shell;
mod sources;
mod stored;
mod subjects;
mod timeline;

use expect_test::{Expect, expect};
use shell::Shell;

/// Types a line a command, and compares all that is said.
fn check(typed: &[&str], said: &Expect) {
    let ran = Shell::new().feed(&["chat"], typed.join("\n").as_bytes()).ends_with(0);
    said.assert_eq(&ran.out);
    assert!(ran.err.is_empty(), "{}", ran.err);
}

/// The same, of which only the first lines are compared.
fn check_beginning(typed: &[&str], lines: usize, said: &Expect) {
    let ran = Shell::new().feed(&["chat"], typed.join("\n").as_bytes()).ends_with(0);
    let beginning: Vec<&str> = ran.out.lines().take(lines).collect();
    said.assert_eq(&(beginning.join("\n") + "\n"));
}

/// The first line of what is said to a line.
fn first_line(typed: &str) -> String {
    let ran = Shell::new().feed(&["chat"], typed.as_bytes()).ends_with(0);
    ran.out.lines().next().unwrap_or_default().to_owned()
}

#[test]
fn help_lists_every_command() {
    check(
        &["/help"],
        &expect![[r#"
            I'm Puente. Ask me about the United States and El Salvador in English or Spanish: who, when, where, how many, why, or what somebody said. I answer only from my sources and show their exact words. If they don't say, I tell you.

            Commands
            • /ask: Ask about the United States and El Salvador. Every answer shows its sources.
            • /evidence: What my sources say for a claim, and what against it
            • /who: Somebody's offices and words, as the sources give them
            • /compare: A topic in two sources or two years, side by side
            • /timeline: What happened between the two countries, in order: as a list, a chart or a file
            • /cite: How to cite a source in APA, MLA or Chicago
            • /quiz: Questions made from the sources: for a class, or to practise alone
            • /factorclaim: A sentence from the sources: is it reported as a fact, or does somebody claim it?
            • /discuss: A question to discuss, with facts on each side and what to do step by step
            • /ticket: Three lines from everybody at the end of a lesson, sent to you directly
            • /sources: The documents I know, who is behind each, and what each doesn't say
            • /source: One document: its card, and everything I know from it
            • /help: What you can ask Puente, with examples
            • /privacy: What I keep, for how long, and how to delete it
            • /forget-me: Delete everything I know about you
            • /settings: For admins: see or change how I behave in this server
            • /gaps: For admins: what people asked here that my sources don't answer

            For example:
              • How much of the Salvadoran diaspora lives in the United States?
              • Who from Homeland Security visited El Salvador?
              • When did Pompeo meet in Mexico?

            Just type a question, or /ask with a question. /explain on shows why I answer as I do, /explain off hides it, /quit ends.

        "#]],
    );
    check(
        &["/ayuda"],
        &expect![[r#"
            Soy Puente. Pregúntame sobre Estados Unidos y El Salvador en español o en inglés: quién, cuándo, dónde, cuántos, por qué o qué dijo alguien. Respondo solo con mis fuentes y muestro sus palabras exactas. Si no lo dicen, te lo digo.

            Comandos
            • /pregunta: Pregunta sobre Estados Unidos y El Salvador. Cada respuesta muestra sus fuentes.
            • /pruebas: Qué dicen mis fuentes a favor de una afirmación, y qué en contra
            • /quién: Los cargos y las palabras de alguien, tal como los dan las fuentes
            • /comparar: Un tema en dos fuentes o en dos años, lado a lado
            • /línea-de-tiempo: Qué pasó entre los dos países, en orden: como lista, gráfico o archivo
            • /citar: Cómo citar una fuente en APA, MLA o Chicago
            • /cuestionario: Preguntas hechas con las fuentes: para una clase, o para practicar a solas
            • /hecho-o-afirmación: Una oración de las fuentes: ¿se informa como un hecho o alguien lo afirma?
            • /debate: Una pregunta para debatir, con hechos de cada lado y qué hacer paso a paso
            • /boleto: Tres líneas de cada quien al final de la clase, directo para ti
            • /fuentes: Los documentos que conozco, quién está detrás de cada uno y qué no dice
            • /fuente: Un documento: su ficha y todo lo que sé de él
            • /ayuda: Qué puedes preguntarle a Puente, con ejemplos
            • /privacidad: Qué guardo, por cuánto tiempo y cómo borrarlo
            • /olvídame: Borrar todo lo que sé de ti
            • /ajustes: Para admins: ver o cambiar cómo me porto en este servidor
            • /sin-respuesta: Para admins: qué preguntaron aquí que mis fuentes no responden

            Por ejemplo:
              • ¿Qué porcentaje de la diáspora salvadoreña vive en Estados Unidos?
              • ¿Quién de Seguridad Nacional de Estados Unidos visitó El Salvador?
              • ¿Cuándo se reunió Pompeo en México?

            Escribe una pregunta, o /pregunta y la pregunta. /explain on muestra por qué respondo así, /explain off lo oculta y /quit termina.

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
        &expect![[r#"
            /source has no option “pge”. Did you mean page?

            “x” doesn't fit into page. It takes: a number from 1 to 99.

            “harvard” doesn't fit into style. It takes: APA, MLA, Chicago.

            /who still needs person: A name or an office

            /help takes nothing more, so I can't use “me”.

            I don't know /nothing. I know /ask, /evidence, /who, /compare, /timeline, /cite, /quiz, /factorclaim, /discuss, /ticket, /sources, /source, /help, /privacy, /forget-me, /settings, /gaps, /explain on, /explain off, /quit; or just type a question.

        "#]],
    );
    check(
        &["/fuente pompeo-bukele pajina:2", "/fuente pompeo-bukele página:0", "/citar", "/ayuda x:1"],
        &expect![[r#"
        /fuente no tiene la opción «pajina». Conoce: id, página.

        «0» no va en página. Lleva: un número del 1 al 99.

        A /citar le falta fuente: Una fuente

        /ayuda no lleva nada más, así que no puedo usar «x».

    "#]],
    );
}
