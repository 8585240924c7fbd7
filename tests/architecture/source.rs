//! Rust source as text: comments, strings and tests told apart, and the paths that are named.

use std::path::{Path, PathBuf};

/// A source file, and its text with comments, contents of strings and tests blanked, byte for byte.
pub struct File {
    pub path: String,
    pub text: String,
    pub code: String,
    /// The strings: where they begin, and what stands in them.
    pub strings: Vec<(usize, String)>,
}

impl File {
    pub fn new(path: &str, text: &str) -> Self {
        let (mut code, strings) = blanked(text);
        while let Some(at) = code.find("#[cfg(test)]") {
            let end = end_of_item(&code, at);
            code.replace_range(at..end, &spaces(&code[at..end]));
        }
        let strings = strings.into_iter().filter(|(at, _)| code[*at..].starts_with('"')).collect();
        Self { path: path.into(), text: text.into(), code, strings }
    }

    pub fn line(&self, at: usize) -> usize {
        1 + self.text[..at].matches('\n').count()
    }

    pub fn is_in(&self, places: &[&str]) -> bool {
        places.iter().any(|place| self.path.starts_with(place))
    }

    /// The layer: the folder or file under `src/`; none for main.rs and lib.rs, which stand above all.
    pub fn layer(&self) -> Option<&str> {
        let name = self.path.strip_prefix("src/")?.split('/').next()?.trim_end_matches(".rs");
        (!matches!(name, "main" | "lib")).then_some(name)
    }

    /// Every path that is named, groups of `use` taken apart, `super` resolved; with the line.
    pub fn paths(&self) -> Vec<(usize, Vec<String>)> {
        let mut found = Vec::new();
        let mut rest = 0;
        while let Some(at) = word_at(&self.code, rest) {
            let end = path_end(&self.code, at);
            let mut all = Vec::new();
            flatten(&self.code[at..end], &[], &mut all);
            let line = self.line(at);
            found.extend(all.into_iter().map(|path| (line, self.resolved(path))));
            rest = end.max(at + 1);
        }
        found
    }

    fn resolved(&self, path: Vec<String>) -> Vec<String> {
        let climbs = path.iter().take_while(|part| *part == "super").count();
        if climbs == 0 {
            return path;
        }
        let module = self.path.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
        let parts: Vec<&str> = module.split('/').collect();
        let kept = parts.into_iter().rev().skip(climbs).collect::<Vec<_>>();
        let kept = kept.into_iter().rev().map(str::to_owned);
        std::iter::once("crate".to_owned()).chain(kept).chain(path.into_iter().skip(climbs)).collect()
    }
}

/// As many spaces as bytes; lines stay lines.
fn spaces(text: &str) -> String {
    text.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect()
}

/// The code without comments and without the contents of strings, and these strings.
fn blanked(text: &str) -> (String, Vec<(usize, String)>) {
    let (mut code, mut strings) = (String::with_capacity(text.len()), Vec::new());
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let in_word = code.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let hashes = rest.trim_start_matches(['b', 'r']).bytes().take_while(|byte| *byte == b'#').count();
        let raw = !in_word && ["r\"", "r#", "br\"", "br#"].iter().any(|start| rest.starts_with(start));
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if raw && rest.trim_start_matches(['b', 'r', '#']).starts_with('"') {
            let open = rest.find('"').unwrap_or(0) + 1;
            let close = format!("\"{}", "#".repeat(hashes));
            let length = rest[open..].find(&close).unwrap_or(rest.len() - open);
            strings.push((at, rest[open..open + length].to_owned()));
            open + length + close.len()
        } else if c == '"' {
            let escaped = rest.char_indices().skip(1).scan(false, |after, (at, c)| {
                let end = c == '"' && !*after;
                *after = c == '\\' && !*after;
                Some((at, end))
            });
            let end = escaped.into_iter().find(|(_, end)| *end).map_or(rest.len() - 1, |(at, _)| at);
            strings.push((at, rest[1..end].to_owned()));
            end + 1
        } else if let Some(length) = char_literal(rest) {
            length
        } else {
            code.push_str(if c.is_ascii() { &rest[..1] } else { "_" });
            code.push_str(&" ".repeat(c.len_utf8() - 1));
            at += c.len_utf8();
            continue;
        };
        let mut blank = spaces(&rest[..length]);
        if strings.last().is_some_and(|(start, _)| *start == at) {
            blank.replace_range(..1, "\"");
        }
        code.push_str(&blank);
        at += length;
    }
    (code, strings)
}

/// `'x'` or `'\n'`, not a lifetime.
fn char_literal(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix('\'')?;
    let length = match inner.strip_prefix('\\') {
        Some(escape) => 1 + escape.char_indices().skip(1).find(|(_, c)| *c == '\'')?.0,
        None => inner.chars().next()?.len_utf8(),
    };
    inner[length..].starts_with('\'').then_some(length + 2)
}

/// The end of an item that begins with an attribute: its block or its semicolon.
pub fn end_of_item(code: &str, at: usize) -> usize {
    let mut depth = 0_i32;
    for (offset, c) in code[at..].char_indices() {
        match c {
            '{' | '[' | '(' => depth += 1,
            '}' | ']' | ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 && (c == ';' || c == '}') {
            return at + offset + 1;
        }
    }
    code.len()
}

pub fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn word_at(code: &str, from: usize) -> Option<usize> {
    code[from..].find(is_word).map(|offset| from + offset)
}

/// The end of a path with the groups in it: `a::b`, `a::{b, c::d}`, `a as b`.
fn path_end(code: &str, at: usize) -> usize {
    let word = code[at..].find(|c| !is_word(c)).map_or(code.len(), |offset| at + offset);
    let rest = code[word..].trim_start();
    let gap = code[word..].len() - rest.len();
    if let Some(after) = rest.strip_prefix("::") {
        let next = word + gap + 2 + (after.len() - after.trim_start().len());
        return match code[next..].chars().next() {
            Some('{') => end_of_item(code, next),
            Some('*') => next + 1,
            Some(c) if is_word(c) => path_end(code, next),
            _ => word,
        };
    }
    if rest.starts_with("as ") { path_end(code, word + gap + 3) } else { word }
}

fn flatten(tree: &str, prefix: &[String], found: &mut Vec<Vec<String>>) {
    let (head, group) = tree.split_once('{').map_or((tree, None), |(head, group)| (head, Some(group)));
    let parts = head.split("::").map(str::trim).filter(|part| !part.is_empty() && *part != "self");
    let path: Vec<String> = prefix.iter().cloned().chain(parts.map(str::to_owned)).collect();
    let Some(group) = group.map(|group| group.trim_end().strip_suffix('}').unwrap_or(group)) else {
        found.push(path);
        return;
    };
    let (mut depth, mut start) = (0, 0);
    for (at, c) in group.char_indices().chain([(group.len(), ',')]) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                let part = &group[start..at];
                if !part.trim().is_empty() {
                    flatten(part, &path, found);
                }
                start = at + 1;
            }
            _ => {}
        }
    }
}

/// Every Rust file of some folders of the project.
pub fn files(folders: &[&str]) -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut open: Vec<PathBuf> = folders.iter().map(|folder| root.join(folder)).collect();
    let mut found = Vec::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(std::fs::read_dir(&path).expect("a folder").map(|entry| entry.expect("an entry").path()));
        } else if path.extension().is_some_and(|end| end == "rs") {
            let name = path.strip_prefix(root).expect("a path in the project").display().to_string();
            found.push(File::new(&name, &std::fs::read_to_string(&path).expect("UTF-8")));
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}
