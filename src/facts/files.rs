//! The raw files of facts folders: the one built into the binary, or folders on the disk, one over another.
//! The only place below `curation` that touches the disk.

use super::problem::{Place, Problem, Report};
use include_dir::{Dir, include_dir};
use std::borrow::Cow;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/facts");

/// Files that a later folder adds to; any other file of the same path it replaces.
const MERGED: [&str; 6] =
    ["entities.toml", "topics.toml", "concepts.toml", "intents.toml", "lexicon/en.toml", "lexicon/es.toml"];

/// The files of one or more facts folders.
#[derive(Debug, Clone, Default)]
pub struct Files {
    entries: Vec<Entry>,
}

#[derive(Debug, Clone)]
struct Entry {
    folder: Arc<str>,
    /// In the folder, with `/` between its parts.
    path: String,
    bytes: Cow<'static, [u8]>,
}

/// A file as text.
#[derive(Debug, Clone)]
pub(super) struct TextFile {
    /// In its folder, with `/` between its parts.
    pub path: String,
    /// The file as a whole: its name and its text.
    pub place: Place,
}

impl TextFile {
    /// The others are Fluent.
    pub fn is_toml(&self) -> bool {
        Path::new(&self.path).extension().is_some_and(|extension| extension == "toml")
    }
}

impl Files {
    /// The fact base of the repository, as it was when the binary was built.
    pub fn embedded() -> Self {
        let mut entries = Vec::new();
        let mut folders: Vec<&'static Dir<'static>> = vec![&EMBEDDED];
        while let Some(folder) = folders.pop() {
            folders.extend(folder.dirs());
            entries.extend(folder.files().filter_map(|file| {
                let path = path_with_slashes(file.path())?;
                is_read(&path).then(|| Entry { folder: "facts".into(), path, bytes: Cow::Borrowed(file.contents()) })
            }));
        }
        Self::in_order(entries)
    }

    /// A folder on the disk: its `.toml` and `.ftl` files and those of its folders, no deeper.
    ///
    /// # Errors
    /// A folder or file that can't be read, or a folder without any facts file.
    pub fn read_dir(folder: &Path) -> Result<Self, Problem> {
        let mut entries = Vec::new();
        for path in children(folder)? {
            if path.is_dir() {
                for inner in children(&path)? {
                    entries.extend(read_entry(folder, &inner)?);
                }
            } else {
                entries.extend(read_entry(folder, &path)?);
            }
        }
        if entries.is_empty() {
            return Err(Place::file(&folder.display().to_string())
                .problem("the folder holds no facts: expected .toml and .ftl files")
                .hint("name the folder that holds entities.toml and sources/"));
        }
        Ok(Self::in_order(entries))
    }

    /// Folders on the disk, each laid over the ones before it; without any, the fact base built into the binary.
    ///
    /// # Errors
    /// As [`Files::read_dir`], for all folders at once.
    pub fn open(folders: &[PathBuf]) -> Result<Self, Report> {
        if folders.is_empty() {
            return Ok(Self::embedded());
        }
        let mut files = Self::default();
        let mut report = Report::default();
        for folder in folders {
            match Self::read_dir(folder) {
                Ok(later) => files = files.overlay(later),
                Err(problem) => report.add([problem]),
            }
        }
        if report.is_empty() { Ok(files) } else { Err(report) }
    }

    /// Files in memory: the folder's name, and path and contents of each.
    pub fn in_memory<P: Into<String>, B: Into<Vec<u8>>>(folder: &str, files: impl IntoIterator<Item = (P, B)>) -> Self {
        let folder: Arc<str> = folder.into();
        let entry = |(path, bytes): (P, B)| Entry {
            folder: Arc::clone(&folder),
            path: path.into(),
            bytes: Cow::Owned(bytes.into()),
        };
        Self::in_order(files.into_iter().map(entry).collect())
    }

    /// Lays another folder over this one: its entities, topics, concepts, intents and words are added, any other file
    /// of the same path takes the place of ours.
    #[must_use]
    pub fn overlay(mut self, later: Self) -> Self {
        for entry in later.entries {
            let replaced =
                self.entries.iter_mut().find(|ours| ours.path == entry.path && !MERGED.contains(&&*entry.path));
            match replaced {
                Some(ours) => *ours = entry,
                None => self.entries.push(entry),
            }
        }
        self
    }

    /// Every file as text. What is not UTF-8 is reported and shown with its bad bytes replaced.
    pub(super) fn texts(&self) -> (Vec<TextFile>, Vec<Problem>) {
        let mut problems = Vec::new();
        let texts = self.entries.iter().map(|entry| {
            let whole = |text: &str| Place { file: entry.name().into(), text: text.into(), span: 0..0 };
            let place = match std::str::from_utf8(&entry.bytes) {
                Ok(text) => whole(text),
                Err(error) => {
                    let place = whole(&String::from_utf8_lossy(&entry.bytes));
                    let at = error.valid_up_to();
                    let shown = at..at + char::REPLACEMENT_CHARACTER.len_utf8();
                    problems.push(
                        place
                            .with_span(shown)
                            .problem(format!("not UTF-8: expected text, got a byte that is none at byte {at}"))
                            .hint("save the file as UTF-8"),
                    );
                    place
                }
            };
            TextFile { path: entry.path.clone(), place }
        });
        (texts.collect(), problems)
    }

    fn in_order(mut entries: Vec<Entry>) -> Self {
        entries.sort_by(|a, b| a.path.cmp(&b.path));
        Self { entries }
    }
}

impl Entry {
    fn name(&self) -> String {
        format!("{}/{}", self.folder.trim_end_matches('/'), self.path)
    }
}

fn children(folder: &Path) -> Result<Vec<PathBuf>, Problem> {
    let listed = std::fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    Ok(listed.map_err(|error| unreadable(folder, &error))?.into_iter().map(|entry| entry.path()).collect())
}

fn read_entry(folder: &Path, path: &Path) -> Result<Option<Entry>, Problem> {
    let relative = path.strip_prefix(folder).ok().and_then(path_with_slashes);
    // A pipe or a device would never end.
    let Some(relative) = relative.filter(|relative| is_read(relative) && path.is_file()) else {
        return Ok(None);
    };
    let bytes = std::fs::read(path).map_err(|error| unreadable(path, &error))?;
    Ok(Some(Entry { folder: folder.display().to_string().into(), path: relative, bytes: Cow::Owned(bytes) }))
}

fn unreadable(path: &Path, error: &io::Error) -> Problem {
    let hint = match error.kind() {
        io::ErrorKind::NotFound => "check the path; without `--facts` the built-in fact base is used",
        io::ErrorKind::NotADirectory => "name the folder that holds entities.toml and sources/, not a file",
        io::ErrorKind::PermissionDenied => "give the user who runs puente the right to read it",
        _ => "check that the disk is there and the path is right",
    };
    Place::file(&path.display().to_string()).problem(format!("can't be read: {error}")).hint(hint)
}

/// Facts files are TOML and Fluent; hidden ones belong to editors.
fn is_read(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let extension = Path::new(name).extension().unwrap_or_default();
    !name.starts_with('.') && (extension == "toml" || extension == "ftl")
}

fn path_with_slashes(path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.iter().map(|part| part.to_str()).collect();
    Some(parts?.join("/"))
}
