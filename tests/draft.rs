//! From a document to answers: draft a facts file, fill two facts, lay it over the shipped base, ask.

use std::path::Path;
use std::process::Command;

const DOCUMENT: &str = "Bridge Week in Ahuachapán\n\nBy Marta Ficticia\n\n\
    On March 3, 2031, students of two schools opened a reading room in Ahuachapán, El Salvador. \
    The room holds 420 books sent by a school in Ohio.\n\n\
    “We read every Friday,” said Marta Ficticia, who runs the room.\n\nSign up for our newsletter!\n";

/// Exit code, standard output, standard error.
fn puente(folder: &Path, args: &[&str]) -> (Option<i32>, String, String) {
    let run = Command::new(env!("CARGO_BIN_EXE_puente")).args(args).current_dir(folder).output();
    let run = run.expect("the program starts");
    let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
    (run.status.code(), text(run.stdout), text(run.stderr))
}

/// The facts of a draft that are kept, with their empty fields filled.
fn filled(draft: &str) -> String {
    let (card, facts) = draft.split_once("\n[[fact]]\n").expect("a fact");
    let card = card
        .replace("name.en = \"\"", "name.en = \"Report on Bridge Week\"")
        .replace("name.es = \"\"", "name.es = \"Nota sobre la Semana del Puente\"")
        .replace("en = \"\", es = \"\" }", "en = \"It prints none.\", es = \"No trae.\" }");
    let fields = |id: &str| match id {
        "p3-1" => Some([
            "event",
            "Students of two schools opened a reading room in Ahuachapán on March 3, 2031.",
            "Alumnos de dos escuelas abrieron una sala de lectura en Ahuachapán el 3 de marzo de 2031.",
            "Who opened the reading room in Ahuachapán?",
            "¿Quiénes abrieron la sala de lectura en Ahuachapán?",
        ]),
        "p3-2" => Some([
            "figure",
            "The reading room in Ahuachapán holds 420 books, sent by a school in Ohio.",
            "La sala de lectura de Ahuachapán tiene 420 libros, enviados por una escuela de Ohio.",
            "How many books does the reading room in Ahuachapán hold?",
            "¿Cuántos libros tiene la sala de lectura de Ahuachapán?",
        ]),
        _ => None,
    };
    let mut out = card;
    for fact in facts.split("\n[[fact]]\n") {
        let id = fact.split('"').nth(1).and_then(|id| id.split('.').nth(1)).expect("an id");
        let Some([kind, en, es, ask, pregunta]) = fields(id) else { continue };
        let fact = fact
            .replace("kind = \"\"", &format!("kind = \"{kind}\""))
            .replace("claim.en = \"\"", &format!("claim.en = \"{en}\""))
            .replace("claim.es = \"\"", &format!("claim.es = \"{es}\""))
            .replace("about = []", "about = [\"el-salvador\"]")
            .replace("topics = []", "topics = [\"diplomacy\"]")
            .replace("asks.en = [\"\"]", &format!("asks.en = [\"{ask}\"]"))
            .replace("asks.es = [\"\"]", &format!("asks.es = [\"{pregunta}\"]"));
        out.push_str("\n[[fact]]\n");
        out.push_str(&fact);
    }
    out
}

#[test]
fn a_document_becomes_answers() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    std::fs::create_dir_all(at.join("mine/sources")).expect("a folder");
    std::fs::create_dir(at.join("documents")).expect("a folder");
    std::fs::write(at.join("documents/Bridge Week.txt"), DOCUMENT).expect("written");
    let shipped = concat!(env!("CARGO_MANIFEST_DIR"), "/facts");
    let both = ["--facts", shipped, "--facts", "mine"];

    let (code, draft, err) = puente(at, &["draft", "documents/Bridge Week.txt"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    for part in [
        "id = \"bridge-week\"",
        "document = \"Bridge Week.txt\"",
        "language = \"en\"",
        "about = [\"el-salvador\"]",
        "# found: when = \"2031-03-03\"",
        "# found: value = { number = 420, unit = \"books\"",
        "text = \"“We read every Friday,” said Marta Ficticia, who runs the room.\", start = 190, end = 253, paragraph = 4",
    ] {
        assert!(draft.contains(part), "{part} is missing in:\n{draft}");
    }

    // As drafted, every empty field is a problem that shows where it stands.
    std::fs::write(at.join("mine/sources/bridge-week.toml"), &draft).expect("written");
    let (code, _, err) = puente(at, &[&["check"], both.as_slice()].concat());
    assert_eq!(code, Some(1));
    for part in [
        "`kind` of fact `bridge-week.p3-1` is blank",
        "`en` of `asks` of fact `bridge-week.p3-2` is blank",
        "has an empty `topics`",
        "`en` of `name` of",
    ] {
        assert!(err.contains(part), "{part} is missing in:\n{err}");
    }

    std::fs::write(at.join("mine/sources/bridge-week.toml"), filled(&draft)).expect("written");
    let question = "how many books are in the reading room of ahuachapan";
    let (code, out, err) = puente(at, &[both.as_slice(), &["ask", question]].concat());
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert!(out.contains("420 books") && out.contains("Report on Bridge Week"), "{out}");

    // The other sentences are in no quote yet.
    let check = [&["check", "--documents", "documents", "--coverage"], both.as_slice()].concat();
    let (code, out, err) = puente(at, &check);
    assert_eq!(code, Some(1));
    assert!(out.contains("Bridge Week.txt: 2 of 6 sentences quoted"), "{out}");
    assert!(err.contains("no quote touches a sentence of paragraph 5: `Sign up for our newsletter!`"), "{err}");
    let left = "not_stated = [\"title\", \"publisher\", \"authors\", \"date\"]\n\
        left_out = [{ text = \"Sign up for our newsletter!\", en = \"sign-up text\", es = \"texto de suscripción\" }]";
    let with_reason = filled(&draft).replace("not_stated = [\"title\", \"publisher\", \"authors\", \"date\"]", left);
    std::fs::write(at.join("mine/sources/bridge-week.toml"), &with_reason).expect("written");
    let (_, out, err) = puente(at, &check);
    assert!(out.contains("left out, paragraph 5: Sign up for our newsletter! (sign-up text)"), "{out}");
    assert!(!err.contains("paragraph 5"), "{err}");
    let wrong = with_reason.replace("our newsletter!\", en", "their newsletter!\", en");
    std::fs::write(at.join("mine/sources/bridge-week.toml"), wrong).expect("written");
    let (_, _, err) = puente(at, &check);
    assert!(err.contains("the text left out does not stand in Bridge Week.txt"), "{err}");
}

#[test]
fn what_is_no_document_is_refused_with_a_remedy() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("bytes.txt"), b"caf\xe9").expect("written");
    std::fs::write(folder.path().join("blank.txt"), " \n***\n").expect("written");
    for (name, what) in [("nowhere.txt", "can't be read"), ("bytes.txt", "not UTF-8"), ("blank.txt", "no words in it")]
    {
        let (code, out, err) = puente(folder.path(), &["draft", name]);
        assert_eq!((code, out.as_str()), (Some(2), ""));
        assert!(err.contains(what) && err.contains(name) && err.contains("help: "), "{err}");
    }
}
