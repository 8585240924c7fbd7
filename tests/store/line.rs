//! A line to a PostgreSQL server that can be cut and mended, and what the store makes of it.

use super::{Database, Log, NOON, SCHOOL, gap, set, vote};
use puente::store::{ServerSettings, Unsaved};
use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// A port of its own that leads to a server, while it is whole.
struct Line {
    port: u16,
    whole: watch::Sender<bool>,
}

impl Line {
    async fn to(server: String) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let (whole, is_whole) = watch::channel(true);
        tokio::spawn(async move {
            while let Ok((mut near, _)) = listener.accept().await {
                let (server, mut is_whole) = (server.clone(), is_whole.clone());
                tokio::spawn(async move {
                    if !*is_whole.borrow() {
                        return;
                    }
                    let Ok(mut far) = TcpStream::connect(server).await else { return };
                    tokio::select! {
                        _ = copy_bidirectional(&mut near, &mut far) => {}
                        _ = is_whole.wait_for(|whole| !whole) => {}
                    }
                });
            }
        });
        Self { port, whole }
    }
}

#[tokio::test]
async fn postgresql_may_go_away_and_come_back() {
    let Some(mut database) = Database::on_postgres().await else { return };
    let url = database.settings.url.clone().expect("an address");
    let server = url.split_once('@').and_then(|(_, rest)| rest.split_once('/')).expect("an address").0;
    let line = Line::to(server.to_owned()).await;
    database.settings.url = Some(url.replace(server, &format!("127.0.0.1:{}", line.port)));
    let log = Log::listen();
    let store = database.open().await;
    let private = ServerSettings { private: true, ..ServerSettings::default() };
    set(&store, SCHOOL, &private, NOON).await.expect("saved");
    line.whole.send_replace(false);
    for _ in 0..2 {
        assert_eq!(store.gap(&gap(SCHOOL, "meanwhile"), NOON).await, Err(Unsaved));
        assert_eq!(set(&store, SCHOOL, &ServerSettings::default(), NOON).await, Err(Unsaved));
    }
    assert_eq!(store.settings(Some(SCHOOL)), private);
    line.whole.send_replace(true);
    store.vote(&vote(SCHOOL, true, ""), NOON).await.expect("saved");
    assert_eq!(store.gaps(None, u32::MAX).await.expect("read"), []);
    let lines = log.lines();
    assert!(lines.len() == 2 && lines[0].starts_with("WARN"), "{lines:?}");
    assert!(lines[1].contains("the store saves again"), "{lines:?}");
}

#[tokio::test]
async fn postgresql_may_come_after_the_bot() {
    let Some(mut database) = Database::on_postgres().await else { return };
    let url = database.settings.url.clone().expect("an address");
    let server = url.split_once('@').and_then(|(_, rest)| rest.split_once('/')).expect("an address").0;
    let private = ServerSettings { private: true, ..ServerSettings::default() };
    set(&database.open().await, SCHOOL, &private, NOON).await.expect("saved");
    let line = Line::to(server.to_owned()).await;
    line.whole.send_replace(false);
    database.settings.url = Some(url.replace(server, &format!("127.0.0.1:{}", line.port)));
    let store = database.open().await;
    assert_eq!(store.settings(Some(SCHOOL)), ServerSettings::default());
    line.whole.send_replace(true);
    store.gap(&gap(SCHOOL, "now"), NOON).await.expect("saved");
    assert_eq!(store.settings(Some(SCHOOL)), private, "what admins set holds from then on");
}
