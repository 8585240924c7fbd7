//! Proves that a process talks to nobody beyond this machine. serenity keeps its connections open for a while, so that one to
//! the real Discord would still be there.

use std::collections::HashSet;

/// The far ends of a process's TCP connections that are not on loopback, as the kernel writes them. `process` is its id,
/// or `self`. Where there is no `/proc`, nothing is found.
pub fn connections_beyond(process: &str) -> Vec<String> {
    let ours = sockets(process);
    let tables =
        ["/proc/self/net/tcp", "/proc/self/net/tcp6"].map(|table| std::fs::read_to_string(table).unwrap_or_default());
    let rows = tables.iter().flat_map(|table| table.lines().skip(1));
    let far_ends = rows.filter_map(|row| {
        let columns: Vec<&str> = row.split_whitespace().collect();
        let (far, inode) = (columns.get(2)?, columns.get(9)?);
        let (address, _port) = far.split_once(':')?;
        (ours.contains(*inode) && !is_loopback(address)).then(|| (*far).to_owned())
    });
    far_ends.collect()
}

/// `127.x.x.x`, `::1`, `::ffff:127.x.x.x`, or nobody (a socket that listens). The kernel writes words in host order.
fn is_loopback(address: &str) -> bool {
    address.chars().all(|c| c == '0')
        || (address.len() == 8 && address.ends_with("7F"))
        || address == "00000000000000000000000001000000"
        || (address.starts_with("0000000000000000FFFF0000") && address.ends_with("7F"))
}

fn sockets(process: &str) -> HashSet<String> {
    let Ok(files) = std::fs::read_dir(format!("/proc/{process}/fd")) else { return HashSet::new() };
    let targets = files.flatten().filter_map(|file| std::fs::read_link(file.path()).ok());
    let inode =
        |target: std::path::PathBuf| Some(target.to_str()?.strip_prefix("socket:[")?.strip_suffix(']')?.to_owned());
    targets.filter_map(inode).collect()
}

mod tests {
    use super::is_loopback;

    #[test]
    fn tells_loopback_from_the_rest() {
        for near in ["0100007F", "00000000", "00000000000000000000000001000000", "0000000000000000FFFF00000100007F"] {
            assert!(is_loopback(near), "{near}");
        }
        for far in ["08080808", "0000000000000000FFFF000008080808", "B80D0120000000000000000001000000"] {
            assert!(!is_loopback(far), "{far}");
        }
    }
}
