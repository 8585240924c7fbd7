//! What a `Chat` expects of buttons and menus.

use super::server::Seen;
use super::state::GUILD;
use super::{Chat, components, show};
use expect_test::Expect;
use puente::store::ServerSettings;

impl Chat {
    /// What can be pressed under a message.
    pub fn expect_under(&self, id: u64, rows: &Expect) {
        rows.assert_eq(&components::shown(&self.server.world().message(id).expect("a posted message").components));
    }

    /// The next thing the bot does is to fetch a message.
    pub async fn expect_read(&mut self, id: u64) {
        self.expect(Seen::Read(id)).await;
    }

    /// The next thing the bot does is to say or change anything. Gives the message's id.
    pub async fn expect_any(&mut self) -> u64 {
        match self.next().await {
            Seen::Said(id) | Seen::Edited(id) => id,
            _ => panic!("the bot did something else\n{}", self.so_far()),
        }
    }

    /// The next thing the bot does is to say this to one person alone, in reply to a form.
    pub async fn expect_only_form(&mut self, person: &str, words: &str) {
        let id = self.expect_any().await;
        let world = self.server.world();
        let shown = show::message(&world, world.message(id).expect("a posted message"));
        assert_eq!(shown, format!("(to a form, only {person} sees it)\n{words}\n"));
    }

    /// The next thing that the bot says or changes, if it is for all; none if it is for one person alone.
    pub async fn expect_public(&mut self) -> Option<u64> {
        let id = self.expect_any().await;
        let world = self.server.world();
        world.message(id).expect("a posted message").only_for.is_none().then_some(id)
    }

    /// Whether a message has these words in it.
    pub fn has_words(&self, id: u64, words: &str) -> bool {
        let world = self.server.world();
        show::message(&world, world.message(id).expect("a posted message")).contains(words)
    }

    /// The next thing the bot does is to take away what can be pressed under a message.
    pub async fn expect_no_buttons(&mut self, id: u64) {
        self.expect(Seen::Edited(id)).await;
        assert_eq!(components::shown(&self.server.world().message(id).expect("a posted message").components), "");
    }

    /// A message is gone.
    pub fn somebody_deletes(&self, id: u64) {
        self.server.world().messages.retain(|message| message.id != id);
    }

    /// The next thing the bot does is to say this to one person alone, in reply to a press.
    pub async fn expect_only(&mut self, person: &str, words: &str) {
        let id = self.expect_any().await;
        let world = self.server.world();
        let shown = show::message(&world, world.message(id).expect("a posted message"));
        assert_eq!(shown, format!("(to a press, only {person} sees it)\n{words}\n"));
    }

    /// Whether there is such a button or option under a message.
    pub fn can_press(&self, id: u64, words: &str) -> bool {
        components::find(&self.server.world().message(id).expect("a posted message").components, words).is_some()
    }

    /// The next thing the bot does is to show a form with this title and label.
    pub async fn expect_form(&mut self, title: &str, label: &str) -> components::Form {
        self.expect_form_of(title, &[label]).await
    }

    /// The same with several labels.
    pub async fn expect_form_of(&mut self, title: &str, wanted: &[&str]) -> components::Form {
        let Seen::Asked(form) = self.next().await else { panic!("the bot did something else\n{}", self.so_far()) };
        let labels: Vec<&str> = form.components.iter().flat_map(|row| &row.components).map(|it| &*it.label).collect();
        assert_eq!((&*form.title, labels.as_slice()), (title, wanted));
        *form
    }

    /// How many answers were called helpful and not helpful in the server.
    pub async fn votes(&self) -> (u64, u64) {
        puente::curation::votes::sums(&self.insides.store.votes(Some(GUILD)).await.expect("a store in memory"))
    }

    /// Sets what an admin may set.
    pub async fn set(&self, change: impl FnOnce(&mut ServerSettings)) {
        self.insides.store.change(GUILD, 0, change).await.expect("a store in memory");
    }
}
