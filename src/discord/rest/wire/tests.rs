//! The fuse, on the wire: against a Discord that refuses everything.

use super::*;
use axum::Router;
use axum::http::{StatusCode, Uri};
use serenity::all::{ApplicationId, ChannelId};
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use tokio::net::TcpListener;

#[tokio::test]
async fn no_call_is_made_once_thousands_were_refused_but_those_to_interactions() {
    let seen = Arc::new(AtomicUsize::new(0));
    let counting = Arc::clone(&seen);
    let refusing = Router::new().fallback(async move |uri: Uri| {
        counting.fetch_add(1, Ordering::Relaxed);
        if uri.path().contains("webhooks") { StatusCode::NO_CONTENT } else { StatusCode::FORBIDDEN }
    });
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
    let api = Some(format!("http://{}", listener.local_addr().expect("an address")));
    tokio::spawn(async move { axum::serve(listener, refusing).await });
    // Its own limit would spread them over minutes.
    let settings = Settings { api, api_keeps_limits: true, ..Settings::default() };
    let rest = Rest::new(&settings, &SecretString::from("a.b.c"), Arc::default()).expect("a client");
    let call = Call::Type(ChannelId::new(1));
    let made = async || rest.perform(&call, None, Instant::now()).await.expect_err("a refusal");
    for _ in 0..4_999 {
        assert!(made().await.is_forbidden());
    }
    // The last that is made, and one that isn't any more.
    assert!(made().await.is_forbidden());
    assert_eq!(made().await, Failure::Fused);
    assert_eq!(seen.load(Ordering::Relaxed), 5_000);
    let follow_up = Call::FollowUp(ApplicationId::new(1), "t");
    assert!(rest.perform(&follow_up, None, Instant::now()).await.is_ok());
}

#[tokio::test]
async fn a_nonce_is_short_and_never_the_same() {
    let rest = Rest::new(&Settings::default(), &SecretString::from("a.b.c"), Arc::default()).expect("a client");
    let nonces: std::collections::BTreeSet<String> = (0..1000).map(|_| rest.nonce()).collect();
    assert_eq!(nonces.len(), 1000);
    assert!(nonces.iter().all(|nonce| nonce.len() <= 25));
}

#[tokio::test]
async fn of_hundreds_of_calls_to_interactions_so_many_are_made_at_once() {
    let (under_way, most, go_on) =
        (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)), watch::Sender::new(false));
    let (counting, highest, told) = (Arc::clone(&under_way), Arc::clone(&most), go_on.clone());
    let slow = Router::new().fallback(async move || {
        highest.fetch_max(counting.fetch_add(1, Ordering::Relaxed) + 1, Ordering::Relaxed);
        let _ = told.subscribe().wait_for(|told| *told).await;
        counting.fetch_sub(1, Ordering::Relaxed);
        StatusCode::NO_CONTENT
    });
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
    let api = Some(format!("http://{}", listener.local_addr().expect("an address")));
    tokio::spawn(async move { axum::serve(listener, slow).await });
    let settings = Settings { api, ..Settings::default() };
    let rest = Arc::new(Rest::new(&settings, &SecretString::from("a.b.c"), Arc::default()).expect("a client"));
    let mut calls = tokio::task::JoinSet::new();
    for number in 0..300 {
        let rest = Arc::clone(&rest);
        calls.spawn(async move {
            let call = Call::FollowUp(ApplicationId::new(1), &format!("t{number}"));
            rest.perform(&call, None, Instant::now()).await.is_ok()
        });
    }
    while under_way.load(Ordering::Relaxed) < INTERACTIONS_AT_ONCE {
        tokio::task::yield_now().await;
    }
    // Whoever comes beyond that would be there by now.
    for _ in 0..1000 {
        tokio::task::yield_now().await;
    }
    go_on.send_replace(true);
    assert!(calls.join_all().await.iter().all(|done| *done));
    assert_eq!(most.load(Ordering::Relaxed), INTERACTIONS_AT_ONCE);
}
