//! Commands that need the store, in the terminal chat: the same as on Discord, for one person in one place.

use super::check;
use super::shell::Shell;
use expect_test::expect;

#[test]
fn the_store_is_opened_only_when_it_is_needed() {
    let shell = Shell::new();
    shell.feed(&["chat"], "Who is Bukele?\n/sources\n/who Rubio\nthanks\n".as_bytes()).ends_with(0);
    shell.run(&["ask", "How old is Bukele?"]).ends_with(0);
    assert!(!shell.folder.path().join("puente.sqlite3").exists());
    shell.feed(&["chat"], b"How old is Bukele?\n").ends_with(0);
    assert!(shell.folder.path().join("puente.sqlite3").exists());
}

#[test]
fn what_it_could_not_answer_is_kept_for_the_next_chat() {
    let shell = Shell::new();
    let asked = "How old is Bukele?\nhow old is President Bukele\n¿Cuántos años tiene Bukele?\n";
    shell.feed(&["chat"], asked.as_bytes()).ends_with(0);
    let ran = shell.feed(&["chat"], "/gaps\n/sin-respuesta\n".as_bytes()).ends_with(0);
    expect![[r#"
        What people asked here that my sources don't answer, most asked first:
        • 2× old bukele
        • 1× anos bukele
        By topic: Diplomacy and meetings (3)
        puente gaps --csv FILE writes what was asked here and in every server as a table.

        Lo que preguntaron aquí y mis fuentes no responden, lo más preguntado primero:
        • 2× old bukele
        • 1× anos bukele
        Por tema: Diplomacia y reuniones (3)
        puente gaps --csv ARCHIVO escribe en una tabla lo preguntado aquí y en todos los servidores.

    "#]]
    .assert_eq(&ran.out);
    let ran = shell.run(&["gaps"]).ends_with(0);
    assert!(ran.out.contains("old bukele") && ran.out.contains("anos bukele"), "{}", ran.out);
}

#[test]
fn what_holds_here_is_shown_and_set() {
    check(
        &["/settings", "/settings gaps:no days:30", "/gaps", "/ajustes", "/ajustes por-persona:3"],
        &expect![[r#"
        In this terminal:
        • I keep the words of questions I can't answer, without names.
        • Their full text isn't kept.
        • All of that is deleted after 90 days.

        Done, I'll do that from now on.
        In this terminal:
        • I don't keep questions I can't answer.
        • Their full text isn't kept.
        • All of that is deleted after 30 days.

        I don't keep questions without an answer here. /settings changes that.

        En esta terminal:
        • No guardo lo que no puedo responder.
        • No guardo su texto completo.
        • Todo eso se borra después de 30 días.

        Eso solo funciona en Discord.

    "#]],
    );
}

#[test]
fn where_gaps_are_not_kept_none_is() {
    let shell = Shell::new();
    shell.file("config.toml", "[store.servers]\ngaps = false\n");
    let ran = shell.feed(&["chat"], b"How old is Bukele?\n/gaps\n").ends_with(0);
    assert!(ran.out.contains("I don't keep questions without an answer here."), "{}", ran.out);
}

#[test]
fn privacy_tells_what_is_kept_here() {
    check(
        &["/privacy", "/privacidad"],
        &expect![[r#"
        I never keep who asks or who votes. This is what I keep here:
        • The words of questions my sources don't answer, without names, so that somebody can add what is missing.
        It is deleted after 90 days.
        For follow-up questions I remember the last few questions of a conversation for a while; a restart wipes that.
        /forget-me deletes everything that could be tied to you.

        Nunca guardo quién pregunta ni quién vota. Esto es lo que guardo aquí:
        • Las palabras de las preguntas que mis fuentes no responden, sin nombres, para que alguien agregue lo que falta.
        Se borra después de 90 días.
        Para seguir una conversación recuerdo un rato las últimas preguntas; si me reinician, se borran.
        Con /olvídame borro todo lo que pueda tener que ver contigo.

    "#]],
    );
}

#[test]
fn forgets_whoever_wants_it() {
    let shell = Shell::new();
    let folder = shell.folder.path().join("puente");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("chat-history.txt"), "#V2\nwho is Bukele?\n").expect("a file");
    let asked = "Who is Bukele?\nAnd when did he meet Rubio?\n/forget-me\n/olvídame\n";
    let ran = shell.feed(&["chat"], asked.as_bytes()).ends_with(0);
    let from = ran.out.find("Deleted").expect("what was deleted");
    expect![[r#"
        Deleted: 2 questions I remembered of our conversations, and no saved things of yours.
        Counts of votes and of questions without an answer carry no names, so none of them is yours.

        I also deleted the file with the lines typed here.

        No había nada sobre ti que borrar.
        Los conteos de votos y de preguntas sin respuesta no llevan nombres, así que ninguno es tuyo.

    "#]]
    .assert_eq(ran.out.get(from..).unwrap_or_default());
    assert!(!folder.join("chat-history.txt").exists());
}

#[test]
fn a_store_that_does_not_work_keeps_nobody_from_asking() {
    let shell = Shell::new();
    shell.file("puente.sqlite3", "no database at all, but a text that is long enough to be read as one".repeat(20));
    let asked = "How old is Bukele?\n/settings days:3\n/gaps\n/forget-me\n";
    let ran = shell.feed(&["chat"], asked.as_bytes()).ends_with(0);
    expect![[r#"
        My sources don't say.

        What I can answer:
          • Does the Reuters report say its date?
          • When was the OAN article updated?
          • When was Panama's deportation program agreed?

        Sorry, I can't save that right now, so nothing has changed. Please try again later.

        Sorry, I can't look that up right now. Please try again later.

        Deleted: one question I remembered of our conversations.
        Sorry, I couldn't look through what I have saved. Please try /forget-me again later.
        Counts of votes and of questions without an answer carry no names, so none of them is yours.

    "#]]
    .assert_eq(&ran.out);
    assert!(ran.err.contains("the store's file is damaged"), "{}", ran.err);
}
