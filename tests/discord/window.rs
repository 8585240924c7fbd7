//! What operators see of the bot of a chat: its metrics and its health.

use super::insides::Insides;
use super::state::Stage;
use super::{Chat, TOKEN};
use puente::outside::Window;
use std::sync::Arc;

impl Insides {
    /// Lets operators look in; gives where.
    pub async fn open_window(&self) -> String {
        let window = Window::open(([127, 0, 0, 1], 0).into()).await.expect("a free port");
        let address = window.address().expect("an address");
        tokio::spawn(window.serve(Arc::clone(&self.metrics), Arc::clone(&self.store)));
        format!("http://{address}")
    }
}

impl Chat {
    /// Lets operators look in; gives where.
    pub async fn open_window(&self) -> String {
        self.insides.open_window().await
    }

    /// How much got no answer so far, by reason.
    pub fn unanswered(&self) -> String {
        let text = self.insides.metrics.text();
        let counts = text.lines().filter_map(|line| line.strip_prefix("puente_unanswered_total{reason=\""));
        let told = counts.filter_map(|count| count.split_once("\"} ")).filter(|(_, count)| *count != "0");
        told.map(|(reason, count)| format!("{reason} {count}")).collect::<Vec<_>>().join(", ")
    }

    /// Every number and token that Discord gave to somebody or something here.
    pub fn numbers_and_tokens(&self) -> Vec<String> {
        let world = self.server.world();
        assert!(world.interactions.iter().all(|interaction| interaction.stage != Stage::Called));
        let people = world.people.iter().map(|person| person.id);
        let channels = world.channels.iter().map(|channel| channel.id);
        let messages = world.messages.iter().map(|message| message.id);
        let interactions = world.interactions.iter().map(|interaction| interaction.id);
        let numbers = people.chain(channels).chain(messages).chain(interactions).map(|number| number.to_string());
        let tokens = world.interactions.iter().map(|interaction| interaction.token.clone());
        let secret = TOKEN.rsplit('.').next().unwrap_or(TOKEN).to_owned();
        numbers.chain(tokens).chain([secret]).collect()
    }
}

/// What somebody sees who asks there: status, type and text.
pub async fn look(address: &str) -> (u16, String, String) {
    let answer = reqwest::get(address).await.expect("an answer");
    let kind = answer.headers().get("content-type").and_then(|kind| kind.to_str().ok()).unwrap_or_default().to_owned();
    (answer.status().as_u16(), kind, answer.text().await.expect("a text"))
}
